import type { Span } from '../../incident/types.ts';
import { anyOf, words } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { near, numberIn, numbersAt, shown, spanOf, textsOf, time } from './words.ts';

/** gp2: operations a second for each GiB, least and most of them, what it bursts to, and the credits of a full bucket. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const PER_GIB = 3;
const LEAST = 100;
const MOST = 16_000;
const BURST = 3000;
const BUCKET = 5_400_000;

/** Percent of each processor: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html. Of t2 the two largest differ. */
const BASELINE: Readonly<Record<string, number>> = { nano: 5, micro: 10, small: 20, medium: 20, large: 30, xlarge: 40, '2xlarge': 40 };
const BASELINE_T2: Readonly<Record<string, number>> = { xlarge: 22.5, '2xlarge': 17 };

const NO_MOVE = `(?! ?(?:→|->|to) ?gp3)`;
const SIZE = String.raw`(?<![\d.,])(\d{1,3}(?:,\d{3}){1,2}|\d{1,5}) ?([GT])i?B?\b`;
/** "200 GiB gp2", "gp2 volume of 200 GB", "General Purpose SSD (gp2) 200 GB". */
const VOLUMES: readonly RegExp[] = [
  new RegExp(String.raw`${SIZE}(?: of)?(?: \w{2,8})?,? \(?gp2\b${NO_MOVE}`, 'gi'),
  new RegExp(String.raw`\bgp2\b${NO_MOVE}\)?,?(?: (?:volume|disk|storage|ssd|root|data)s?)?,?(?: (?:of|with))?:? ${SIZE}`, 'gi'),
];
const IS_GP2 = /\bgp2\b/i;
const SIZED = /^(?:allocated_?storage|volume_?size|size)$/i;
/** One resource of Terraform. Judgement. */
const RESOURCE = 400;

/** What is cut off at a limit is told so. */
const FLAT = words`
  flat | ruler | straight | exactly | pinned | capped | cap | ceiling | constant | plateau | level line | stuck
  (?:never|not|no) (?:more|above|higher|over) | stands? at | stays? at
`;
const OPERATIONS = /IOPS\b|\boperations\b|\br\/s\b/i;
const LEVEL = /(?<![\d.,:/-]|\d )(\d{1,3}(?:,\d{3})+|\d{2,5})(?![\d:]|[.,]\d| ?(?:%|[mµ]?s\b|[KMGT]i?B|mb\/s|min|h\b|of\b))/gi;
const WORKING = /\bCPU\w*\b[^;\n%]{0,60}?(\d{1,2}(?:\.\d{1,2})?) ?%/gi;
/** Characters between a figure, what it is of, and that it is flat. Judgement. */
const ABOUT = 100;
const SAID = 40;
/** A line in a graph is read to three percent. Judgement. */
const CLOSE = 0.03;

/** A rate of operations that stands exactly at what a gp2 volume of its size gives without credits. */
export function volumeAtBaseline(parts: Parts): Derived[] {
  const levels = numbersAt(parts.prose, LEVEL, numberIn).filter((n) => OPERATIONS.test(around(parts.prose, n, ABOUT)));
  for (const volume of volumesOf(parts)) {
    const base = Math.min(MOST, Math.max(LEAST, PER_GIB * volume.gib));
    const flat = levels.find(
      (n) =>
        Math.abs(n.value / base - 1) <= CLOSE &&
        !near(n, volume, 0) &&
        FLAT.test(around(parts.prose, n, SAID)) &&
        !isBaseline(parts.prose, n),
    );
    if (!flat) continue;
    const formula = `${PER_GIB} x ${shown(volume.gib)} GiB = ${shown(PER_GIB * volume.gib)}${base === LEAST ? `, at least ${LEAST}` : ''} IOPS`;
    const both = { value: base, unit: 'IOPS', inputs: [clauseOf(parts.prose, flat), spanOf(volume)], reliability: 0.95 };
    const at: Derived = {
      ...both,
      id: 'volume-at-baseline',
      text: `${shown(flat.value)} operations a second are what a gp2 volume of ${shown(volume.gib)} GiB gives all the time (${PER_GIB} for each GiB): it stands at its limit.`,
      formula,
      shows: ['iops-at-ceiling', 'yes'],
    };
    return base >= BURST ? [at] : [at, { ...both, ...credits(levels, flat, base, formula) }];
  }
  return [];
}

function credits(levels: readonly (Span & { value: number })[], flat: Span & { value: number }, base: number, formula: string) {
  const asked = levels.filter((n) => near(n, flat, 2 * ABOUT) && n.value > base * (1 + CLOSE) && n.value <= BURST * (1 + CLOSE));
  const demand = Math.max(0, ...asked.map((n) => n.value));
  const lasts = BUCKET / (demand - base);
  return {
    id: 'volume-credits-spent',
    text:
      demand > 0
        ? `More than ${shown(base)} was given before (${shown(demand)}), so it was lent from burst credits, and they are spent: a full bucket of 5.4 million lasts ${time(lasts)} at ${shown(demand)} a second.`
        : `With burst credits left it would give up to ${shown(BURST)}: held at ${shown(base)}, it has none.`,
    formula: demand > 0 ? `5,400,000 / (${shown(demand)} - ${shown(base)}) = ${time(lasts)}` : formula,
    shows: ['burst-credits-exhausted', 'disk'] as const,
  };
}

/** A baseline that is told is no measurement. */
const isBaseline = (texts: readonly FieldText[], at: Span): boolean =>
  /\bbase(?:line)?\b[^;\n]{0,12}$/i.test(around(texts, at, 20).slice(0, Math.min(20, at.start)));

function volumesOf(parts: Parts): (Span & { gib: number })[] {
  const told = textsOf(parts).flatMap(({ field, text }) =>
    VOLUMES.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((m) => {
        const gib = numberIn(m[1] ?? '') * (/t/i.test(m[2] ?? '') ? 1024 : 1);
        return { field, start: m.index, end: m.index + m[0].length, quote: m[0], gib };
      }),
    ),
  );
  const set = parts.settings.filter(
    (s) => SIZED.test(s.name) && s.value > 0 && IS_GP2.test(parts.code.slice(Math.max(0, s.start - RESOURCE), s.end + RESOURCE)),
  );
  return [...told, ...set.map((s) => ({ ...spanOf(s), gib: s.value }))];
}

const FAMILY = anyOf`t2 | t3a? | t4g`;
const SIZES = anyOf`nano | micro | small | medium | 2xlarge | xlarge | large`;
const MACHINE = new RegExp(String.raw`(?<![\w-])(?:db\.|cache\.)?(${FAMILY})\.(${SIZES})\b`, 'gi');
const UNLIMITED = /\bcpu_?credits?"? ?[=:] ?"?unlimited\b|\bunlimited mode\b/i;

/** A processor's share that stands exactly at what a burstable machine gives without credits. */
export function machineAtBaseline(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  if (texts.some(({ text }) => UNLIMITED.test(text))) return [];
  const levels = numbersAt(parts.prose, WORKING, Number).filter((n) => FLAT.test(around(parts.prose, n, SAID)));
  for (const { field, text } of texts)
    for (const m of text.matchAll(MACHINE)) {
      const [quote, family = '', size = ''] = m.map((x) => x.toLowerCase()) as [string, string, string];
      const base = (family === 't2' ? BASELINE_T2[size] : undefined) ?? BASELINE[size] ?? Number.NaN;
      const flat = levels.find((n) => Math.abs(n.value - base) <= base * CLOSE);
      if (!flat) continue;
      return [
        {
          id: 'machine-at-baseline',
          text: `${shown(flat.value)} % of its processors is what ${quote} gives all the time: held there, it has no CPU credits left.`,
          formula: `${shown(flat.value)} % = the baseline of ${quote}`,
          value: base,
          unit: '%',
          inputs: [spanOf(flat), { field, start: m.index, end: m.index + quote.length, quote: m[0] }],
          shows: ['burst-credits-exhausted', 'cpu'],
          reliability: 0.95,
        },
      ];
    }
  return [];
}

/** A figure with the words around it. */
function clauseOf(texts: readonly FieldText[], { field, start, end }: Span): Span {
  const text = texts.find((t) => t.field === field)?.text ?? '';
  const before = text.slice(Math.max(0, start - ABOUT), start);
  const from =
    start - before.length + Math.max(...[', ', '; ', '. ', ': ', '(', '\n\n'].map((m) => before.lastIndexOf(m) + m.length - 1), 0);
  const after = text.slice(end, end + SAID);
  const first = start - before.length === from ? start : from;
  const left = text.slice(first, start).search(/\S/);
  const begin = left < 0 ? start : first + left;
  const clause = end + (/[,;)(\n]|[.:](?:\s|$)|$/.exec(after)?.index ?? 0);
  // "300, never more": what says that it is flat belongs to it.
  const flat = FLAT.test(text.slice(begin, clause)) ? null : FLAT.exec(after);
  const stop = flat ? end + flat.index + flat[0].length : clause;
  return { field, start: begin, end: stop, quote: text.slice(begin, stop) };
}

function around(texts: readonly FieldText[], { field, start, end }: Span, most: number): string {
  const text = texts.find((t) => t.field === field)?.text ?? '';
  return text.slice(Math.max(0, start - most), end + most);
}
