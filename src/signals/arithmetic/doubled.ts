import type { Span } from '../../incident/types.ts';
import { words } from '../../text/index.ts';
import { type Block, blocksIn, type Sample } from './prometheus.ts';
import type { Derived, Parts } from './types.ts';
import { shareIn, shown, spanOf, textsOf } from './words.ts';

/** Labels that say by which way a sample came, or of which machine it is. */
const WAYS =
  /^(?:job|instance|cluster|replica|prometheus|prometheus_replica|receive_replica|monitor|source|exporter|endpoint|container|service)$/;
/** Of machines one measure may be alike by chance. */
const MACHINES = /^(?:instance|replica|container)$/;
/** What a gauge says is often set to be the same everywhere; what is counted is not. */
const COUNTED = /_(?:total|count|sum|bucket)\b|\b(?:i?rate|increase)\(|\b(?:rate|per_second|qps|rps|requests)\b/i;
const TIMES = ['', '', 'twice', 'three times', 'four times'];
const PARTS = ['', '', 'one half', 'one third', 'one quarter'];
/** Figures that tell, of one value and of several together: 61.38 has four, 0.06 one. Judgement. */
const TELLING = 4;
const TELLING_TOGETHER = 5;
/** How near a share lies to the part of another. Judgement. */
const SAME = 0.02;

interface Doubled {
  readonly label: string;
  readonly ways: readonly string[];
  readonly samples: readonly Sample[];
  readonly equal: number;
}

/** Samples that are equal, value for value, in rows that differ in one label: one thing is counted more than once. */
export function countedTwice(parts: Parts): Derived[] {
  for (const block of blocksIn(textsOf(parts))) {
    const doubled = doubledIn(block);
    const [one, other] = doubled?.samples ?? [];
    if (!doubled || !one || !other) continue;
    const { label, ways, equal } = doubled;
    const share = shareOff(parts, block, doubled);
    return [
      {
        id: 'counted-twice',
        text: `${equal === 1 ? 'One value stands' : `All ${equal} values stand`} alike under ${ways.map((w) => `${label}="${w}"`).join(' and ')}: one thing is measured ${TIMES[ways.length]}, and a sum over ${label} counts it ${TIMES[ways.length]}.${share?.text ?? ''}`,
        formula: `${one.text} = ${other.text}${share ? `; ${share.formula}` : ''}`,
        value: ways.length,
        unit: 'times',
        inputs: [spanOf(one), spanOf(other), ...(share ? [spanOf(share.at)] : [])],
        // Judgement.
        ...(share ? { shows: ['measurements-disagree', 'yes'] as const, reliability: 0.9 } : {}),
      },
    ];
  }
  return [];
}

function doubledIn({ samples, above }: Block): Doubled | undefined {
  if (!samples.every((s) => COUNTED.test(`${above}\n${s.name}`))) return undefined;
  for (const label of new Set(samples.flatMap((s) => [...s.labels.keys()].filter((l) => WAYS.test(l))))) {
    const groups = new Map<string, Sample[]>();
    for (const s of samples) {
      const rest = [...s.labels].filter(([l]) => l !== label).sort(([a], [b]) => (a < b ? -1 : 1));
      const key = `${s.name}${JSON.stringify(rest)}`;
      groups.set(key, [...(groups.get(key) ?? []), s]);
    }
    const ways = [...new Set(samples.map((s) => s.labels.get(label) ?? ''))];
    if (ways.length < 2 || ways.length >= TIMES.length || ways.includes('')) continue;
    const all = [...groups.values()];
    const alike = all.every((g) => g.length === ways.length && new Set(g.map((s) => s.labels.get(label))).size === ways.length && same(g));
    const values = [...new Set(all.map((g) => g[0]?.value ?? 0))].filter((v) => v !== 0);
    const figures = values.map(figuresOf).reduce((a, b) => a + b, 0);
    const enough = values.length > 1 ? figures >= TELLING_TOGETHER : figures >= TELLING && !MACHINES.test(label);
    const first = all.reduce((a, b) => ((b[0]?.value ?? 0) > (a[0]?.value ?? 0) ? b : a));
    if (alike && enough) return { label, ways, samples: first, equal: all.length };
  }
  return undefined;
}

const same = (group: readonly Sample[]): boolean => group.every((s) => s.value === group[0]?.value);
const figuresOf = (value: number): number =>
  String(value)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;

const NUMBER = String.raw`(0?\.\d{2,6}|1\.\d{2,6}|\d{1,3}(?:\.\d{1,3})? ?%)`;
const FROM_TO = new RegExp(String.raw`\bfrom ${NUMBER} to ${NUMBER}(?![\d.])|(?<![\d.])${NUMBER} ?(?:->|→) ?${NUMBER}(?![\d.])`, 'gi');
const IS = new RegExp(
  String.raw`\b${words`value | ratio | share | success(?: rate)? | error rate | availability`.source}["':= ]{1,4}(?:is |of |at |about |~)?${NUMBER}(?![\d.])`,
  'gi',
);

/** A told share that is the part of what it should be: of what it was before, or of what one of the ways alone gives. */
function shareOff({ prose }: Parts, block: Block, { label, ways }: Doubled): { text: string; formula: string; at: Span } | undefined {
  const k = ways.length;
  const found = (value: string, whole: number, as: string, at: Span) => {
    const [part, times] = [shareIn(value), PARTS[k]];
    const less = Math.abs((part * k) / whole - 1) <= SAME;
    if (!less && !(Math.abs(part / (whole * k) - 1) <= SAME)) return undefined;
    return {
      text: ` ${value} is ${less ? times : `${k} times the`} ${less ? 'of ' : ''}${as}: the share is off by that.`,
      formula: less ? `${value} x ${k} = ${as}` : `${value} / ${k} = ${as}`,
      at,
    };
  };
  for (const { field, text } of prose)
    for (const m of text.matchAll(FROM_TO)) {
      const [before = '', after = ''] = [m[1] ?? m[3], m[2] ?? m[4]];
      const at = { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
      const off = shareIn(before) > 0 && found(after, shareIn(before), before, at);
      if (off) return off;
    }
  const own = block.samples.filter((s) => s.labels.get(label) === ways[0]);
  const total = own.reduce((sum, s) => sum + s.value, 0);
  if (own.length < 2 || !(total > 0)) return undefined;
  for (const { field, text } of prose)
    for (const m of text.matchAll(IS)) {
      const at = { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
      for (const s of own.filter((x) => x.value > 0)) {
        const off = found(m[1] ?? '', s.value / total, shown(s.value / total), at);
        if (off) return off;
      }
    }
  return undefined;
}
