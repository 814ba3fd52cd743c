import type { Span } from '../../incident/types.ts';
import { FAILURES } from '../../knowledge/index.ts';
import { anyOf } from '../../text/index.ts';
import { type Context, minutesWords } from '../context.ts';
import { sentence } from '../slots.ts';
import type { ReportAction, ReportCheck } from '../types.ts';
import { exposure, hoursOf } from './exposure.ts';

/** What a business or a service gets done, by the piece. */
const WORK = anyOf`
  orders? | log-?ins? | sign-?ins? | sign-?ups? | payments? | bookings? | messages? | events? | jobs? | requests? | authori[sz]ations? | e?-?mails? | notices? | sales
  downloads? | uploads? | calls? | checkouts? | deliver(?:y|ies) | searches | sms | tickets? | donations? | registrations? | invoices? | exports? | imports? | reports?
  rides? | trips? | labels? | scans? | check-?ins? | transactions? | builds? | writes? | reads? | votes? | claims? | quotes? | reservations? | transfers? | records? | rows? | documents?
`;
/** "Failed logins", "duplicate orders" are the trouble itself. */
const TROUBLE = anyOf`
  fail\w* | duplicate\w* | error\w* | lost | missing | wrong | stuck | refused | rejected | declined | denied | aborted | late | slow | unanswered | retr\w+ | queued | waiting | bad
`;
const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)(?: ?(k|M|thousand|million))?(?:[-–]\d[\d,]*)?`;
const PER = String.raw` ?(?:/ ?|per |an? |each |every )(s|sec|second|min|minute|h|hour|day)\b`;
const USUAL = anyOf`usual(?:ly)? | normal(?:ly)? | typical(?:ly)? | instead of | before`;
const NEAR = String.raw`[^.;\n\d]{0,24}?`;
const ABOUT = '(?:about |around |some |only |~ ?)?';
const THEN = String.raw`(?: ?\([^)\n]{0,60}\))?(?:[^.;\n\d]{0,16}[(,;] ?|\s)(?:\w+ )?${USUAL}[:,]?${NEAR} ?`;
const FALLS = anyOf`fell | fall(?:s|en)? | dropp?(?:ed|s)? | down | went | sank | sunk | collapsed`;

interface Counter {
  /** Of what so many are done: "orders". */
  readonly noun: string;
  readonly unit: string;
  /** In a unit; 0 where the input gives only what is usual. */
  readonly now: number;
  readonly usual: number;
  readonly place: Span;
}

/** Which group of a form is what. */
interface Form {
  readonly re: RegExp;
  readonly noun: number;
  readonly unit: number;
  readonly now?: number;
  readonly usual: number;
}

const FORMS: readonly Form[] = [
  // "40 jobs/s (usual 1,500/s)", "12 authorisations/min, normal for this hour 640"
  {
    re: new RegExp(String.raw`(?<![\w.,])${NUMBER} ((?:[\w-]+ )?${WORK})${PER}(?:${THEN})${ABOUT}${NUMBER}`, 'gi'),
    now: 1,
    noun: 3,
    unit: 4,
    usual: 5,
  },
  // "Orders per minute fell from 82 to 41"
  {
    re: new RegExp(
      String.raw`((?:[\w-]+ )?\b${WORK})${PER}["”]?${NEAR}\b${FALLS}\b(?: ?from)? ${ABOUT}${NUMBER} (?:to|->|→) ${ABOUT}${NUMBER}`,
      'gi',
    ),
    noun: 1,
    unit: 2,
    usual: 3,
    now: 5,
  },
  // "Job throughput is down to 40/s from 700/s"
  {
    re: new RegExp(
      String.raw`((?:[\w-]+ )?\b${WORK})${NEAR}\b${FALLS} to ${ABOUT}${NUMBER}${PER} (?:from|instead of) ${ABOUT}${NUMBER}`,
      'gi',
    ),
    noun: 1,
    now: 2,
    unit: 4,
    usual: 5,
  },
  // "Successful logins: 3/min (usual 400)"
  {
    re: new RegExp(String.raw`((?:[\w-]+ )?\b${WORK})[:=]? ${ABOUT}${NUMBER}${PER}(?:${THEN})${ABOUT}${NUMBER}`, 'gi'),
    noun: 1,
    now: 2,
    unit: 4,
    usual: 5,
  },
  // "Normally 40-70 lease notices a day"
  {
    re: new RegExp(
      String.raw`\b(?:normally|usually|typically|a (?:normal|usual) \w+(?: has| is|:)?|usual(?: is|:)|normal(?: is|:)) ${ABOUT}${NUMBER} ((?:[\w-]+ )?${WORK})${PER}`,
      'gi',
    ),
    usual: 1,
    noun: 3,
    unit: 4,
  },
];

const SCALE: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };
const MINUTES: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1440 };
const figure = (digits: string | undefined, scale: string | undefined): number =>
  Number((digits ?? '').replaceAll(',', '')) * (SCALE[(scale ?? '').toLowerCase()] ?? 1);

/** What is done so much less often has fallen. Judgement. */
const FELL = 0.8;
const FIELDS = ['symptoms', 'occurrence_pattern', 'blast_radius'] as const;
const TROUBLED = new RegExp(String.raw`\b${TROUBLE}\b`, 'i');

/** Work of which the input tells how much is usual, and that less is done now. */
export function fallenCounters(incident: Context['incident']): Counter[] {
  return FIELDS.flatMap((field) =>
    FORMS.flatMap((form) =>
      [...incident[field].matchAll(form.re)].flatMap((m): Counter[] => {
        const at = (group: number) => figure(m[group], m[group + 1]);
        const noun = (m[form.noun] ?? '')
          .replace(/^(?:the|our|its|their|a|an|and|of|all|only) /i, '')
          .trim()
          .replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase());
        const now = form.now === undefined ? 0 : at(form.now);
        const usual = at(form.usual);
        const place = { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
        const more = form.now === undefined && risen(incident[field].slice(place.end), usual);
        return !(usual > 0) || now > FELL * usual || more || TROUBLED.test(noun)
          ? []
          : [{ noun, unit: m[form.unit] ?? '', now, usual, place }];
      }),
    ),
  );
}

/** "Normally 15 writes/s, now 1,500/s": it is more than usual that is told of. */
const NOW = new RegExp(String.raw`^[^.\n\d]{0,40}?${ABOUT}${NUMBER}`, 'i');
function risen(then: string, usual: number): boolean {
  const m = NOW.exec(then);
  return m !== null && figure(m[1], m[2]) > usual;
}

/** One-sided 95 % of the normal distribution, and a counter is read over so many minutes at least (a judgement). */
const SIGMAS = 1.645;
const WATCHED = 5;

/**
 * Minutes after which counts at two rates are told apart with 95 % either way: the root of a Poisson count has a standard deviation of a half (Anscombe
 * 1948). Beside none at all it is the time in which the usual rate would have shown one (THEORY §3).
 */
export const minutesApart = (usual: number, now: number): number =>
  now > 0 ? (SIGMAS / (Math.sqrt(usual) - Math.sqrt(now))) ** 2 : -Math.log(0.05) / usual;

/** That the work is done again: a service that answers nothing has no errors either. */
export function worksAgain(c: Context, actions: readonly ReportAction[]): ReportCheck[] {
  const [told] = fallenCounters(c.incident);
  const lead = c.diagnosis.hypotheses[0]?.id ?? '';
  const ids = actions.filter((a) => a.addresses.includes(lead)).map((a) => a.id);
  if (!told || ids.length === 0) return [];
  const { noun, unit, now, usual, place } = told;
  const unitMinutes = MINUTES[unit.charAt(0).toLowerCase()] ?? 1;
  const minutes = Math.max(WATCHED, minutesApart(usual / unitMinutes, now / unitMinutes));
  const per = `${noun} ${/^[a-z]$/i.test(unit) ? `/${unit}` : `a ${unit}`}`.replace(' /', '/').replace('a hour', 'an hour');
  return [
    {
      for: ids,
      observable: FAILURES,
      measure: sentence(`${noun} that get done`),
      onlyWhen: exposure(c),
      ...hoursOf(c),
      baseline: place.quote.replace(/\s+/g, ' '),
      threshold: `back at ${usual.toLocaleString('en')} ${per}, as is usual for the hour`,
      window: `${minutesWords(minutes)}: ${now > 0 ? `counts at the usual rate and at that of now are then told apart with 95 %` : 'none in that time would be no chance with 95 %'}; no errors alone may be no traffic`,
      formula: `${now > 0 ? 't = (1.645 / (√usual - √now))², Poisson counts' : 't = -ln(1 - 0.95) / usual'}, at least ${WATCHED} min`,
    },
  ];
}
