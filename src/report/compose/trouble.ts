import { FAILURES } from '../../knowledge/index.ts';
import type { Quantity } from '../../signals/types.ts';
import { anyOf, words } from '../../text/index.ts';
import type { Context } from '../context.ts';
import { sentence } from '../slots.ts';

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

/** What it costs is an effect; nobody waits until no money comes in. */
const MONEY = words`eur | euros? | usd | dollars? | gbp | chf | pounds? | revenue | sales | turnover`;

/** How full or busy a part is, or how well a cache serves: no share of what fails. */
const LEVEL = words`
  cpu | cores? | memory | mem | heap | ram | swap | disks? | space | throttl\w* | utili[sz]ation | usage | capacity | pool
  hit(?: rate| ratio) | quota | bandwidth
`;

/** The rates or shares that measure the trouble: those that a signal quotes first, then those whose words speak of failure. */
export function troubleQuantity(c: Context, kind: 'rate' | 'share'): Trouble | undefined {
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
  const family = c.knowledge.observables.find((o) => o.id === signal?.observable)?.family ?? '';
  const reading = AROUND.has(family) ? undefined : signal?.reading;
  return {
    q,
    observable: signal?.observable ?? FAILURES,
    measure: sentence(
      counted ? `${counted}${beside(metWith(c, q), reading)}` : (reading ?? `the failures${beside(metWith(c, q), undefined)}`),
    ),
  };
}

/** When it began, whom it hits and what was changed before is told in the same words, and is not what is counted. */
const AROUND: ReadonlySet<string> = new Set(['onset', 'scope', 'change']);

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

/** A rate or a share of the input that measures the trouble. */
export interface Trouble {
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
