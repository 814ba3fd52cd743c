import type { Observable, SignalKind } from '../../knowledge/types.ts';
import { checkFor } from '../../plan/index.ts';
import type { Quantity } from '../../signals/types.ts';
import { anyOf } from '../../text/index.ts';
import { command } from '../commands.ts';
import type { Context } from '../context.ts';
import { fill, sentence } from '../slots.ts';
import type { ReportCheck } from '../types.ts';

/** What is watched, for which actions, and when it counts. */
export interface Watched {
  readonly observable: string;
  readonly actions: readonly string[];
  readonly onlyWhen: string;
}

/** How long to watch what has no count in the input. Levels and attempts have no rate: three readings are a judgement. */
const WINDOW: Readonly<Record<SignalKind, string>> = {
  deterministic: 'three attempts of the kind that failed each time before',
  'load-dependent': 'three readings in a row, 5 min apart (a judgement: a level has no count to test)',
  'time-dependent': 'one whole period in which it used to show',
  intermittent: 'three times the mean gap between two events before the change is 95 %',
  'data-dependent': 'three of the inputs or users that were hit, and the same again later',
  'environment-dependent': 'three attempts from where it was seen',
};

/** Kinds that show whenever they are looked for. */
const OF_WHAT_WAS_SEEN: ReadonlySet<SignalKind> = new Set(['deterministic', 'environment-dependent']);

/** A look that reads only; where there is none, what would be looked at, in words. */
function queryOf(c: Context, o: Observable | undefined): Pick<ReportCheck, 'query'> {
  if (!o) return {};
  const reads = checkFor({ ...o, checks: o.checks.filter((x) => x.readOnly) }, c.setting);
  const check = reads ?? checkFor(o, c.setting);
  if (!check) return {};
  return { query: reads?.command ? command(reads.command, c.slots) : sentence(fill(check.action, c.slots)) };
}

const COUNTED = 't = -ln(1 - 0.95) / rate = 3.0 / rate';

/** That the trouble no longer comes and goes would be true of one that stays. */
const NO_LONGER = 'the trouble no longer shows';

/** A quotation that is longer is a story, and no level. Judgement. */
const MOST_QUOTED = 90;

/** The words with figures in which what is to end was told. */
function quotedNow(c: Context, observable: string): string | undefined {
  const quotes = c.reading.signals.filter((s) => s.observable === observable && s.value === 'yes').map((s) => s.quote);
  return quotes.find((q) => /\d/.test(q) && q.length <= MOST_QUOTED && !q.includes('\n'))?.replace(/\.$/, '');
}

/** What shows that an action worked, where the input gives no figure for it: the query that gives the baseline. */
export function unmeasured(c: Context, { observable, actions, onlyWhen }: Watched): ReportCheck {
  const o = c.knowledge.observables.find((x) => x.id === observable);
  const normal = o?.values.no?.means;
  const kind = o?.kind ?? 'intermittent';
  const seen = c.setting.answers.has(`${observable}=yes`);
  const told = quotedNow(c, observable);
  // That it failed each time, or where it was seen, is known of what was read alone.
  const window = seen || !OF_WHAT_WAS_SEEN.has(kind) ? WINDOW[kind] : WINDOW['load-dependent'];
  return {
    for: [...actions],
    observable,
    measure: o ? sentence(fill(o.question, c.slots)) : observable,
    baseline: told ? `now: “${told}”` : seen && OF_WHAT_WAS_SEEN.has(kind) ? 'it is so now' : 'not in the input: read it first',
    threshold: o?.family === 'onset' ? NO_LONGER : normal ? fill(normal, c.slots) : 'its value of the same hour last week',
    window,
    formula: kind === 'intermittent' ? COUNTED : '',
    onlyWhen,
    ...queryOf(c, o),
  };
}

/** A level that the input gives before and now ("lag went from 200 to 1.9M"): back to what it was. */
export function byLevel(c: Context, { observable, actions, onlyWhen }: Watched): ReportCheck | undefined {
  const q = moved(c, observable);
  if (!q) return undefined;
  const check = c.knowledge.observables.find((x) => x.id === observable);
  const [before = ''] = q.quote.split(/\s*(?:->|→|=>|\bto\b)\s*/);
  const percentile = [...lineOf(c, q).matchAll(/\bp ?(50|90|95|99(?:\.9)?)\b/gi)].at(-1)?.[1];
  const requests = percentile ? Math.ceil(Math.log(0.05) / Math.log(Number(percentile) / 100)) : undefined;
  return {
    for: [...actions],
    observable,
    measure: sentence(measured(q, percentile) ?? check?.question ?? observable),
    baseline: q.quote,
    threshold: `back at ${before}, from where it had moved`,
    window: requests
      ? `${requests} requests with none above are 95 % evidence for p${percentile}`
      : 'three readings in a row, 5 min apart, each nearer to it (a judgement: a level has no count to test)',
    formula: requests ? `n = ln(0.05) / ln(${Number(percentile) / 100})` : '',
    onlyWhen,
    ...queryOf(c, check),
  };
}

const MOVES = new RegExp(
  String.raw`\s+${anyOf`
    climb\w* | ris\w* | rose | grew | grow\w* | jump\w* | went | goes | gone | fell | fall\w* | drop\w* | is | was | are | were | now | up | down | from | at | to
  `}$`,
  'i',
);

/** What the number is of, without the verb that moves it: "p99 of /invoices". */
function measured(q: Quantity, percentile: string | undefined): string | undefined {
  let noun = q.of.trim();
  while (MOVES.test(noun)) noun = noun.replace(MOVES, '');
  if (noun.replace(/^of /, '').length <= 3) return undefined;
  return percentile && /^of /.test(noun) ? `p${percentile} ${noun}` : noun;
}

const lineOf = (c: Context, q: Quantity): string =>
  c.incident[q.field]
    .slice(Math.max(0, q.start - 120), q.end)
    .split(/[\n.;]\s/)
    .at(-1) ?? '';

/** "1-2 %" is one level told roughly, and no move from one to two. */
const RANGE = /^\W*\d[\d.,]*\s?(?:%|\w{1,3})?\s?[-–]\s?\d/;

/** The change of a number in the words that answer the observable. */
export function moved(c: Context, observable: string): Quantity | undefined {
  const spots = c.reading.signals.filter((s) => s.observable === observable && s.value === 'yes');
  const moves = c.reading.quantities.filter(
    (q) =>
      q.to !== undefined &&
      q.kind !== 'money' &&
      !RANGE.test(q.quote) &&
      spots.some((s) => s.field === q.field && s.start <= q.start && q.end <= s.end),
  );
  return moves.sort((a, b) => factor(b) - factor(a))[0];
}

/** By how much it moved: "p50 6 -> 7 ms, p99 35 -> 290 ms" tells of the second. */
function factor(q: Quantity): number {
  const [from, to] = [Math.abs(q.value), Math.abs(q.to ?? 0)];
  return from > 0 && to > 0 ? Math.max(from / to, to / from) : 1;
}
