import { anyOf, words } from '../../../text/index.ts';
import { type Absent, absentIn } from '../../document/absent.ts';
import { clocksIn } from '../../document/clocks.ts';
import { givensIn } from '../../document/givens.ts';
import { strength } from '../../document/likelihood.ts';
import { asAlways, RISES } from '../../document/looks.ts';
import { hits, type Piece } from '../../document/piece.ts';
import { METRICS, statesIn } from '../../document/states.ts';
import type { Doc, Hypothesis } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { once } from '../../once.ts';
import { at, prose, quoted, rule, textOf } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const UNITS = anyOf`servers | hosts | pods | nodes | instances | replicas | processes | workers | tasks`;
const ALL_UNITS = anyOf`(?:all|both|the) (?:\w+ )?${UNITS} | (?:every|each) (?:server|host|pod|node|instance|replica|process|worker|task)`;
const AT_ONCE = anyOf`(?:at|in) the same (?:moment|time|second|instant) | simultaneous(?:ly)? | all at once | (?<!not )(?<!n't )in step`;
const IN_STEP = anyOf`in step | in sync | simultaneous | synchroni[sz]ed | at the same (?:time|moment)`;
const APPEAR = anyOf`seen | found | logged | appear\w* | show up | visible`;
const ERRORS = anyOf`errors? | exceptions? | stack ?traces?`;
const RECORDS = anyOf`
  descriptions? | documents? | rows? | records? | data | notifications? | files? | messages? | orders? | bodies | notes | comments
`;
const LOST = anyOf`gone | lost | missing | deleted | wiped | empty | overwritten | corrupt\w*`;
/** What a report may say, and the words of an incident that say the opposite. */
const OPPOSITES: readonly { readonly says: RegExp; readonly incident: RegExp; readonly unless?: RegExp }[] = [
  {
    says: new RegExp(String.raw`\b${ALL_UNITS}\b[^.;]{0,50}\b${AT_ONCE}\b`, 'i'),
    incident: new RegExp(
      anyOf`
        \bnot (?:\w+ )?${IN_STEP} | \b(?:on )?(?:its|their) own clocks?\b | \bstaggered\b | \bindependently of each other\b
        \bat different (?:times|moments)\b
      `,
      'i',
    ),
  },
  {
    says: words`
      (?:also |same )?(?:reproduc\w+|happens|fails|occurs|shows|seen|visible)\b[^.;,]{0,25}\b(?:in|on) staging
      staging (?:also |too )?(?:fails|shows (?:it|the same)|is affected)
    `,
    incident: words`
      staging\b[^.;\n]{0,40}\b(?:fine|ok|works?|clean|healthy|not|never|unaffected)
      (?:not|never|cannot|can't|doesn't|does not)\b[^.;\n]{0,40}\bstaging
    `,
  },
  {
    says: new RegExp(String.raw`\b${ERRORS}\b[^.;]{0,12}\b${APPEAR}\b[^.;]{0,20}\b(?:logs?|sentry)\b`, 'i'),
    incident: new RegExp(
      anyOf`
        \bno errors?\b[^.;\n]{0,20}\b(?:logs?|sentry|at all|anywhere)\b | \berrors?:? none\b | \bno errors?(?:[.;,]|$)
        \bsentry:? (?:quiet|nothing|empty|silent)\b
      `,
      'im',
    ),
  },
  {
    says: /\bno (?:customer |user )?data (?:is|was|has been|are|were)?\s*(?:being )?(?:lost|loss|affected|corrupted|damaged|at risk)\b/i,
    incident: words`${RECORDS}\b[^.;\n]{0,30}\b${LOST} | overwrit\w+ | on top of the (?:blank|empty)`,
    unless: /\bno data loss\b/i,
  },
  {
    says: /\b(?:all|every) (?:regions?|zones?|clusters?|data ?cent(?:er|re)s?)\b[^.;,]{0,20}\b(?:affected|fail\w*|hit|down|see|show)\b/i,
    incident: words`
      only (?:in )?(?:one|a single|the|\w+) (?:regions?|zones?|clusters?)
      (?:eu|us|asia|other regions?)\b[^.;\n]{0,25}\b(?:ok|fine|unaffected|healthy|not affected)
    `,
  },
  {
    says: /\ball (?:customers|users|tenants)\b[^.;,]{0,20}\b(?:are|is|were) (?:affected|hit|down)\b/i,
    incident: /\bonly (?:some|a few|one|two|three|\d+|about|large|certain|new) (?:\w+ ){0,2}?(?:customers?|users?|tenants?)\b/i,
    unless: /\ball (?:customers|users|tenants)\b/i,
  },
  {
    says: new RegExp(
      anyOf`
        \bkilled (?:for|by|because of|due to) (?:its |too much )?memory\b | (?<!not )(?<!no )\bOOM-?[Kk]illed\b
        \bran out of memory\b | \bout[- ]of[- ]memory kill
      `,
      'i',
    ),
    incident: /\bnot OOM\w*|\bno OOM\w*|\bwithout (?:an )?OOM/i,
  },
];

const statesOf = once((facts) => statesIn(facts.text));
const absentOf = once((facts) => absentIn(facts.text));
const givensOf = once((facts) => givensIn(facts.incident));

export const contradictsTheIncident = rule({
  id: 'contradicts-the-incident',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'whoever trusts the report looks for what the incident has already excluded',
  mend: 'take the words of the incident, or say which of the two is wrong and how that is known',
  check: (doc, facts) => {
    const known = statesOf(facts);
    const all = (metric: string) => known.filter((k) => k.metric === metric);
    const told = prose(doc).filter(
      (s) =>
        (s.section === 'snapshot' && s.part !== 'missing' && s.part !== 'ruledOut') || (s.section === 'ledger' && s.part === 'supporting'),
    );
    const supposed = absentOf(facts);
    const excluded = doc.hypotheses.flatMap((h) => needsWhatIsNone(h, supposed));
    const opposites = oppositesOf(facts);
    const said = told.flatMap(({ piece }) =>
      [
        ...measured(piece, all),
        ...opposite(piece, opposites),
        ...since(piece, facts.text),
        ...onlyIntended(piece, facts.text),
        ...slowThing(piece, facts),
      ].slice(0, 2),
    );
    return [...said, ...excluded, ...expected(doc, facts)];
  },
});

const MOST = anyOf`most | nearly all | almost all | the majority | all`;
const MOSTLY = new RegExp(String.raw`\b${MOST}\b[^.;]{0,40}?\b(?:are|is|in|hang in|sit in) ["“\x60]([\w -]{3,40})["”\x60]`, 'i');
/** A step expects what the incident rules out: a measure that rises, of which it says that it is as it always was; a state of most, which few are in. */
function expected(doc: Doc, facts: Facts) {
  const givens = givensOf(facts);
  return doc.steps.flatMap((s) =>
    s.expected
      .flatMap((p) => {
        const calm = RISES.test(p.text) && !UNDER.test(p.text) ? s.action.map((a) => asAlways(a.text, givens)).find((x) => x) : undefined;
        if (calm)
          return [at(p, `step ${s.number} expects ${quoted(p.text)}; the incident says ${quoted(calm)}`, 'what the incident says of it')];
        const state = MOSTLY.exec(p.text);
        const few = state && fewIn(state[1] ?? '', facts.text);
        return few
          ? [at(p, `step ${s.number} expects ${quoted(state[0])}; the incident says ${quoted(few)}`, 'what the incident says of it')]
          : [];
      })
      .slice(0, 1),
  );
}
/** "If H2 holds, it rises" tells what would be. */
const UNDER = /\b(?:if|under|would)\b[^.;,]{0,20}\bH\d/i;

/** "Of the 25 sessions, 3-4 are “idle in transaction”": the words, where fewer than half are in the state. */
function fewIn(state: string, incident: string): string | undefined {
  const named = state.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const m = new RegExp(
    String.raw`(?:[Oo]f (?:the )?(\d+)[^.\n]{0,40}?\b)?(\d+)(?:\s?[-–]\s?(\d+))?(?: of (?:the )?(\d+))?[^.\n\d]{0,30}["“\x60]${named}["”\x60]`,
  ).exec(incident);
  const [some, all] = [Number(m?.[3] ?? m?.[2]), Number(m?.[1] ?? m?.[4])];
  return m && all > 0 && some < all / 2 ? m[0] : undefined;
}

const INTENDED = /`([^`\n]{3,40})` (?:was|were|is|had been) (?:only )?(?:intended|planned|meant)\b/g;
/** What the incident says was intended, and was not, is told as what runs. */
function onlyIntended(piece: Piece, incident: string) {
  return [...incident.matchAll(INTENDED)].flatMap((m) => {
    const start = piece.text.indexOf(m[1] ?? '');
    return start >= 0 && !/\b(?:intended|planned|meant|not)\b/i.test(piece.text)
      ? [
          at(
            { piece, start, end: start + (m[1] ?? '').length, text: m[1] ?? '' },
            `${quoted(m[1] ?? '')} is told as what runs; the incident says ${quoted(m[0])}`,
            'what the incident says of it',
          ),
        ]
      : [];
  });
}

const SLOW =
  /\b(?:slow(?:er|ed|ing)?|sluggish)\s+(?:(?:external|remote|down of the)\s+)?([a-z]+)(?:\s+(?:call|api|request|response)s?)?\b/gi;
/** "Behind the slow provider call", of a provider whose latency is as it always was. */
function slowThing(piece: Piece, facts: Facts) {
  const calm = givensOf(facts).filter((g) => g.calm && g.words.has('latency'));
  return [...piece.text.matchAll(SLOW)].flatMap((m) => {
    const [thing] = [...contentWords(m[1] ?? '')];
    const given = thing && !/^(?:call|quer|request|respon|api|pod|down)/.test(thing) ? calm.find((g) => g.words.has(thing)) : undefined;
    return given
      ? [
          at(
            { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
            `${quoted(m[0])}; the incident says ${quoted(given.text)}`,
            'what the incident says of it',
          ),
        ]
      : [];
  });
}

const REMOTE = 0.05;
/** Its mechanism is what the incident says did not happen, and it does not face that. */
function needsWhatIsNone(h: Hypothesis, supposed: readonly Absent[]) {
  const faced = `${textOf(h.parts.disconfirming)} ${textOf(h.parts.unexplained)}`;
  if ((strength(h.likelihood) ?? 1) <= REMOTE) return [];
  return (h.parts.mechanism ?? []).flatMap((p) =>
    supposed
      .filter((x) => x.named.test(h.title.text) && !x.named.test(faced))
      .flatMap((x) =>
        hits(p, x.named)
          .filter((m) => !/\b(?:no|not|without|if|never)\b[^.;,]*$/i.test(p.text.slice(0, m.start)))
          .slice(0, 1)
          .map((m) => ({ m, x })),
      )
      .slice(0, 1)
      .map(({ m, x }) =>
        at(
          m,
          `${h.id} works by ${quoted(m.text)}; the incident says ${quoted(x.quote)}`,
          'a mechanism that the incident allows, or why the count misleads',
        ),
      ),
  );
}

const SINCE = /\b(?:since|began at|beginning at|started at|starting at|onset(?: at)?|from)(?: about| around)?\s+(\d{1,2}:\d{2})/gi;
const SYMPTOM = /\b(?:first|began|started?|onset|errors?|fail\w*|down|slow\w*|reports?|alert\w*|crash\w*|gone|5\d\d|spik\w*|step|until)\b/i;
const CHANGE = words`
  deploy\w* | releas\w* | roll(?:ed|ing)? ?back | rollback | reverted | restart\w* | migrat\w* | upgrad\w* | config\w* | flag
  switch\w* | out at | went out
`;

/** "Since 14:05", the time of a deploy, where the incident says since 14:32. */
function since(piece: Piece, incident: string) {
  const told = [...incident.matchAll(SINCE)].flatMap((m) => clocksIn(m[0]));
  if (told.length === 0) return [];
  return hits(piece, SINCE).flatMap((h) => {
    const [clock] = clocksIn(h.text);
    if (!clock || told.some((t) => Math.abs(t.minutes - clock.minutes) <= 2)) return [];
    const named = incident.split(/(?<=[.;])\s|\n/).filter((x) => clocksIn(x).some((c) => c.minutes === clock.minutes));
    const other = named.length > 0 && named.every((x) => CHANGE.test(x) && !SYMPTOM.test(x.replace(/\bno (?:errors?|change)\b/gi, '')));
    return other
      ? [
          at(
            h,
            `${quoted(h.text)}: the incident says ${quoted(told[0]?.text ?? '')}, and of ${clock.text} ${quoted((named[0] ?? '').trim())}`,
            'the onset that the incident gives',
          ),
        ]
      : [];
  });
}

/** A measure that every sentence of the incident calls calm is told as high, or the other way. */
function measured(piece: Piece, all: (metric: string) => ReturnType<typeof statesIn>) {
  return statesIn(piece.text).flatMap((s) => {
    const incident = all(s.metric);
    const name = METRICS.find((m) => m.id === s.metric)?.name;
    if (incident.length === 0 || incident.some((k) => k.state === s.state) || !name) return [];
    const text = piece.text.slice(s.start, s.end).trim();
    // "1.7x traffic" compares with another day.
    if (/\d\s?[x×] (?:the )?\w+/.test(text)) return [];
    const start = piece.text.indexOf(text, s.start);
    return [
      at(
        { piece, start, end: start + text.length, text },
        `${quoted(text)}: the incident says that ${name.exec(text)?.[0] ?? s.metric} was ${s.state === 'high' ? 'not' : 'high or rising'}${s.state === 'high' ? ' high' : ''}`,
        'what the incident says of it',
      ),
    ];
  });
}

/** Those of which the incident says the opposite, with its words. */
const oppositesOf = once(({ text }) =>
  OPPOSITES.flatMap(({ says, incident, unless }) => {
    const denied = incident.exec(text)?.[0].trim();
    return denied === undefined || unless?.test(text) ? [] : [{ says, denied }];
  }),
);

const opposite = (piece: Piece, opposites: ReturnType<typeof oppositesOf>) =>
  opposites.flatMap((o) =>
    hits(piece, o.says)
      .filter((h) => !/\b(?:not|no|never|if|n't|neither|unlike)\b[^.;,]{0,20}$/i.test(piece.text.slice(0, h.start)))
      .slice(0, 1)
      .map((h) => at(h, `${quoted(h.text)}; the incident says ${quoted(o.denied)}`, 'what the incident says of it')),
  );
