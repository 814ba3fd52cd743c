import { ANSWER, FAILURES, FREQUENCY, isAnswer } from '../../knowledge/index.ts';
import { zoneOffset } from '../../signals/index.ts';
import type { Quantity } from '../../signals/types.ts';
import { anyOf, words } from '../../text/index.ts';
import { type Context, fromAction, minutesWords } from '../context.ts';
import { sentence } from '../slots.ts';
import type { Report, ReportAction, ReportCheck, Statement } from '../types.ts';
import { levelBefore } from './before.ts';
import { byLevel, unmeasured } from './levels.ts';

const CONFIDENCE = 0.95;
const SURE = 0.999;
/** Minutes under which a counter does not show that events have stopped, and the minutes watched instead. Judgements. */
const BRIEF = 1;
const WATCHED = 5;
/** Below this share of failures a service is called well again; a judgement, for the person to set. */
const WELL = 0.01;

const FAILURE = anyOf`
  error | fail | 5xx | 4xx | time[- ]?outs? | timed out | reject | duplicate | violat | exception | crash | restart | refus
  drop | lost | missing | wrong | stuck | hang | kill | mismatch | invalid | unavailable | throttl | slow
`;
/** A status of HTTP, and no part of another figure. */
const STATUS = String.raw`(?<![\d./+:-])\b(?:40\d|42[29]|50[0-4]|52\d)s?\b(?![./+:%-]|\d| ?[km]?b\b| ms)`;
/** Words that make a rate or a share a measure of the trouble, in its own noun phrase or its sentence. */
const TROUBLE = new RegExp(anyOf`\w(?:timeout|error|exception)\b | \b${FAILURE} | ${STATUS}`, 'i');

/** "No errors in the indexer's log" names a trouble that is not there. */
const DENIED = /\b(?:no|zero|0|not|never|without)\s+(?:[\w'’-]+\s+){0,1}[\w'’-]+/gi;
const USUAL_REACH = 30;
/** "900/min as on any day" is what is well. */
const AS_USUAL = new RegExp(
  `^\\s*\\(?${anyOf`as (?:on (?:any|every|a usual)|usual|ever|always|before) | normal | usual | unchanged | the same as`}`,
  'i',
);

/** What a share or a rate is of, where it is things that can be counted and not the verb that follows the number ("22 % give up"). */
const COUNTED = /^of .|\w{3}s\b(?<!ss)|ing\b|ed\b|traffic|volume/i;
const VERB = /^\w+(?:ing|ed)$/i;
const QUOTED_BEFORE = /["“`]([^"“”`]{6,120})["”`][^"“”`.]{0,30}$/;

/** "2 of 5 wards": a part of the places, and no chance for each request. */
const PLACES = words`
  wards? | hosts? | pods? | nodes? | zones? | regions? | sites? | branch(?:es)? | stores? | shops? | hospitals? | clinics?
  schools? | offices? | instances? | servers? | countries | warehouses? | machines? | brokers? | partitions? | shards? | services?
  teams? | replicas? | workers? | lines? | plants? | cells? | racks? | labs?
`;

/** So few requests prove nothing to anybody, whatever the share was. Judgement. */
const FEW = 10;

/** What it costs is an effect; nobody waits until no money comes in. */
const MONEY = words`eur | euros? | usd | dollars? | gbp | chf | pounds? | revenue | sales | turnover`;

/** How full or busy a part is, or how well a cache serves: no share of what fails. */
const LEVEL = words`
  cpu | cores? | memory | mem | heap | ram | swap | disks? | space | throttl\w* | utili[sz]ation | usage | capacity | pool
  hit(?: rate| ratio) | quota | bandwidth
`;

/** Judgement. */
const WORTH_WATCHING = 0.15;
/** At most so many things to watch that the input gives no figure for. */
const MOST_UNMEASURED = 3;

/** When is it over? What must return to normal, how far, and how long to watch: computed from the input's own figures. */
export function composeVerification(
  c: Context,
  actions: { mitigations: readonly ReportAction[]; fixes: readonly ReportAction[]; repairs: readonly ReportAction[] },
): Report['verification'] {
  const all = [...actions.mitigations, ...actions.fixes];
  const mending = damageStays(c) ? actions.repairs.filter((r) => r.addresses.includes(c.diagnosis.hypotheses[0]?.id ?? '')) : [];
  const measured = [byRate, byShare].flatMap((by) =>
    by(c, (observable) => (mending.length ? mending : all).filter((a) => !silences(c, a, observable)).map((a) => a.id)),
  );
  const covered = new Set(measured.map((m) => m.observable));
  const groups = new Map<string, ReportAction[]>();
  for (const a of all) {
    const observable = c.knowledge.remedies.find((r) => r.id === a.remedy)?.verifiedBy ?? '';
    if (!covered.has(observable)) groups.set(observable, [...(groups.get(observable) ?? []), a]);
  }
  // Where the input has no figure, what is watched is for the causes that may well be it.
  const worth = new Set(c.diagnosis.hypotheses.filter((h, i) => i === 0 || h.probability >= WORTH_WATCHING).map((h) => h.id));
  const watched = [...groups].filter(([, as]) => as.some((a) => a.addresses.some((id) => worth.has(id))));
  const rest = watched.map(([observable, as]) => {
    const what = { observable, actions: as.map((a) => a.id), onlyWhen: exposure(c) };
    return byLevel(c, what) ?? unmeasured(c, what);
  });
  // What nobody has read or counted is watched where there is nothing else.
  const read = rest.filter((check) => c.setting.answers.has(`${check.observable}=yes`));
  const others = measured.length + read.length > 0 ? read : rest;
  return {
    checks: [...measured, ...others.slice(0, MOST_UNMEASURED)],
    fix: actions.fixes.filter((f) => f.test !== '').map((f) => ({ text: `${f.id}: ${f.test}`, from: [fromAction(f)] })),
    regressions: regressions(actions.fixes),
  };
}

/** Whether the action ends what is measured by itself, so that it proves nothing of it. */
const silences = (c: Context, a: ReportAction, observable: string): boolean =>
  c.knowledge.remedies.some((r) => r.id === a.remedy && r.silences?.includes(observable));

/** What is gone or wrong stays so when its cause is stopped: the failures end with the repair, and no mitigation is measured by them. */
function damageStays({ diagnosis }: Context): boolean {
  const [lead] = diagnosis.hypotheses;
  const cell = lead?.mode.cells.find((x) => isAnswer(x, ANSWER.outlastsItsTrigger));
  const stays = cell !== undefined && FREQUENCY[cell.frequency] >= FREQUENCY.often;
  return lead !== undefined && lead.mode.class === 'data-corruption-or-loss' && lead.probability >= 0.5 && stays;
}

function regressions(fixes: readonly ReportAction[]): Statement[] {
  return fixes.filter((f) => f.regression !== '').map((f) => ({ text: `${f.id}: ${f.regression}`, from: [fromAction(f)] }));
}

/** The rates or shares that measure the trouble: those that a signal quotes first, then those whose words speak of failure. */
function troubleQuantity(c: Context, kind: 'rate' | 'share'): Trouble | undefined {
  const candidates = c.reading.quantities.filter(
    (q) =>
      q.kind === kind &&
      q.value > 0 &&
      q.field !== 'code_snippet' &&
      q.field !== 'tech_stack' &&
      (kind === 'rate' || q.value < 1) &&
      !MONEY.test(`${q.quote} ${q.of}`),
  );
  const signalOf = (q: Quantity) =>
    c.reading.signals.find(
      (s) =>
        s.value === 'yes' && s.classification !== 'environment-dependent' && s.field === q.field && s.start <= q.start && q.end <= s.end,
    );
  const speaks = (q: Quantity) =>
    !AS_USUAL.test(c.incident[q.field].slice(q.end, q.end + USUAL_REACH)) &&
    (TROUBLE.test(q.of) || TROUBLE.test(near(c, q).replace(q.quote, ' ').replace(DENIED, ' '))) &&
    !(kind === 'share' && (LEVEL.test(q.of) || PLACES.test(q.of) || LEVEL.test(clauseOf(c, q))));
  const q = candidates.find((x) => speaks(x) && signalOf(x)) ?? candidates.find(speaks);
  if (!q) return undefined;
  const line = q.kind === 'rate' ? quotedLine(c, q) : '';
  const signal = signalOf(q) ?? c.reading.signals.find((s) => s.value === 'yes' && s.field === q.field && line.includes(s.quote));
  const counted = countedBy(q, line);
  return {
    q,
    observable: signal?.observable ?? FAILURES,
    measure: sentence(counted ? `${counted}${beside(metWith(c, q), signal?.reading)}` : (signal?.reading ?? 'the failures')),
  };
}

/** What the text says of them right behind the number: "3 % of requests get 502", "40 orders a minute fail". */
function metWith(c: Context, q: Quantity): string {
  const said =
    /^\s*([^.;,:\n(]{3,30}?)(?=\s+(?:from|since|after|at|in|on|when|while|and|but)\b|[.;,:\n(]|$)/.exec(
      c.incident[q.field].slice(q.end),
    )?.[1] ?? '';
  return TROUBLE.test(said) ? said : '';
}

const beside = (met: string, reading: string | undefined): string => (met ? ` (“${met}”)` : reading ? ` (${reading})` : '');

/** What a rate or a share counts, in words: its own noun, or the line that is quoted before it. Empty where neither is told. */
function countedBy(q: Quantity, line: string): string {
  const noun = q.of.trim();
  if (q.kind === 'share' && /^of ./.test(noun)) return `share ${noun}`;
  if (COUNTED.test(noun) && !VERB.test(noun)) return noun;
  return line ? `lines with “${line}”` : '';
}

/** "the line "x" appearing 40 times": what is quoted before a number. */
const quotedLine = (c: Context, q: Quantity): string =>
  QUOTED_BEFORE.exec(c.incident[q.field].slice(0, q.start).split('\n').at(-1) ?? '')?.[1] ?? '';

interface Trouble {
  readonly q: Quantity;
  readonly observable: string;
  /** What is counted, in words. */
  readonly measure: string;
}

const near = (c: Context, q: Quantity) =>
  stretch(c, q, 60)
    .split(/\n|(?<=[.;])\s/)
    .find((line) => line.includes(q.quote)) ?? '';

/** What stands around a number between two commas. */
const clauseOf = (c: Context, q: Quantity) =>
  stretch(c, q, 40)
    .split(/\n|(?<=[.;:,])\s|\bwith\b/)
    .find((part) => part.includes(q.quote)) ?? '';

const stretch = (c: Context, q: Quantity, reach: number) => c.incident[q.field].slice(Math.max(0, q.start - reach), q.end + reach);

const secondsWords = (minutes: number): string => (minutes * 60 < 1 ? 'a second' : `${Math.ceil(minutes * 60)} s`);

const baselineOf = (q: Quantity) => `${q.quote}${q.approximate ? ' (approximate in the input)' : ''}`;

/** Zero events in t at a rate r: confidence 1 - e^(-rt) that the rate fell (THEORY §3). */
function byRate(c: Context, idsFor: (observable: string) => string[]): ReportCheck[] {
  const trouble = troubleQuantity(c, 'rate');
  if (!trouble) return [];
  const { q, observable, measure } = trouble;
  const perMinute = q.value * 60;
  const t95 = -Math.log(1 - CONFIDENCE) / perMinute;
  const t999 = -Math.log(1 - SURE) / perMinute;
  return [
    {
      for: idsFor(observable),
      observable,
      measure,
      onlyWhen: exposure(c),
      was: { kind: 'rate', value: perMinute },
      ...hoursOf(c),
      baseline: baselineOf(q),
      threshold: `none in ${minutesWords(t95 < BRIEF ? WATCHED : t95)}`,
      window:
        t95 < BRIEF
          ? `${minutesWords(WATCHED)}, so that a counter shows more than one reading (a judgement); at this rate ${secondsWords(t95)} without one is 95 % evidence that it fell, ${secondsWords(t999)} is 99.9 %`
          : `${minutesWords(t95)} without one is 95 % evidence that the rate fell, ${minutesWords(t999)} is 99.9 %; if they come in bursts, that is a minimum`,
      formula: `t = -ln(1 - confidence) / rate, rate = ${trim(perMinute)} a minute`,
    },
  ];
}

/** Zero failures in n: 95 % evidence for a share below s when n = ln(0.05) / ln(1 - s) (THEORY §3). */
function byShare(c: Context, idsFor: (observable: string) => string[]): ReportCheck[] {
  const trouble = troubleQuantity(c, 'share');
  if (!trouble) return [];
  const { q, observable, measure } = trouble;
  const usual = shareBefore(c, q);
  if (usual) return [backToUsual(c, trouble, usual, idsFor(observable))];
  const fewest = Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(1 - q.value));
  const n = Math.max(fewest, Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(1 - WELL)));
  return [
    {
      for: idsFor(observable),
      observable,
      measure,
      onlyWhen: exposure(c),
      was: { kind: 'share', value: q.value },
      ...hoursOf(c),
      baseline: baselineOf(q),
      threshold: `none in ${n} requests of the same kind`,
      window:
        n === fewest || fewest < FEW
          ? `${n} requests without a failure are 95 % evidence for a share below ${shareWords(n === fewest ? q.value : WELL)}`
          : `${fewest} requests without a failure are 95 % evidence for a share below ${shareWords(q.value)}, ${n} for one below ${shareWords(WELL)}`,
      formula: `n = ln(1 - 0.95) / ln(1 - share), share = ${trim(q.value)}${n === fewest ? '' : ` and ${WELL}`}`,
    },
  ];
}

/** The share of before, where it is told and is none of nothing. */
function shareBefore(c: Context, q: Quantity): { readonly share: number; readonly text: string } | undefined {
  const text = levelBefore(c, q);
  const share = Number.parseFloat(text?.match(/\d[\d.]*/)?.[0] ?? '') / 100;
  return text && share > 0 && share < q.value / 2 ? { share, text: text.includes('%') ? text : `${text} %` } : undefined;
}

/** So many failures at the usual share tell it from another. Judgement. */
const EXPECTED = 10;

/** What always fails a little is well again when it fails as little. */
function backToUsual(c: Context, { q, observable, measure }: Trouble, usual: { share: number; text: string }, ids: string[]): ReportCheck {
  const n = Math.ceil(EXPECTED / usual.share);
  return {
    for: ids,
    observable,
    measure,
    onlyWhen: exposure(c),
    was: { kind: 'share', value: q.value },
    ...hoursOf(c),
    baseline: baselineOf(q),
    threshold: `back at ${usual.text}, as before`,
    window: `${n} requests: at ${usual.text} ${EXPECTED} of them fail, and twice as many are too many`,
    formula: `n = ${EXPECTED} / ${trim(usual.share)}`,
  };
}

/** As given, in per cent: "0.8 %". */
const shareWords = (x: number) => `${trim(100 * x)} %`;

const trim = (x: number) => String(Number(x.toPrecision(3)));

/** A time of day that comes again is told to the minute, and lasts a while. Judgement. */
const LEAST_HOURS = 15;
const TO_THE_SECOND = /\d:\d\d:\d\d/;

/** The hours in which the fault shows. An interval that begins with the onset, or is told of one day, is the incident itself, and no hours to wait for. */
const peakOf = ({ reading: { time } }: Context) =>
  time.intervals.find(
    (i) =>
      /peak|busy|hours|occurs|concentrated|only/i.test(i.what) &&
      i.from.minutes !== time.onset?.minutes &&
      i.from.day === undefined &&
      !TO_THE_SECOND.test(i.from.label) &&
      Math.abs(i.to.minutes - i.from.minutes) >= LEAST_HOURS,
  );

/** Those hours as clock times, for those who compute with them. */
function hoursOf(c: Context): Pick<ReportCheck, 'hours'> {
  const peak = peakOf(c);
  if (!peak) return {};
  const { zone } = peak.from;
  const offset = zone === '' ? undefined : zoneOffset(zone);
  const clock = (minutes: number) => {
    const ofDay = ((Math.round(minutes) % 1440) + 1440) % 1440;
    return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
  };
  return { hours: { from: clock(peak.from.minutes), to: clock(peak.to.minutes), zone, ...(offset === undefined ? {} : { offset }) } };
}

/** "Wednesday 18:00 UTC" is over: what counts is the hour. */
const clockOf = (label: string): string => label.replace(/^.*?(?=\d{1,2}:\d\d)/, '');

/** Only exposure counts: hours, load, hosts and users where the fault shows. */
function exposure(c: Context): string {
  const { onset } = c.reading.time;
  const peak = peakOf(c);
  const parts: string[] = [];
  if (peak)
    parts.push(
      `count only minutes between ${clockOf(peak.from.label)} and ${clockOf(peak.to.label)}: a quiet hour outside them proves nothing`,
    );
  else if (c.setting.answers.has(ANSWER.atPeak)) parts.push('count only minutes at peak load: a quiet hour proves nothing');
  if (c.setting.answers.has(ANSWER.someHosts) || c.setting.answers.has(ANSWER.oneHost)) parts.push('on the instances that were hit');
  if (c.setting.answers.has(ANSWER.someInputs) || c.setting.answers.has(ANSWER.someUsers))
    parts.push('for the inputs and users that were hit');
  if (c.setting.answers.has(ANSWER.atClockTimes)) parts.push('over at least one of its clock times');
  if (parts.length === 0) return onset ? 'at a load like that of the onset' : 'at the load at which it was seen';
  return parts.join('; ');
}
