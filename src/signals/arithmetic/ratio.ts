import type { Span } from '../../incident/types.ts';
import { base, blocksIn, isParty, type Matcher, matchersIn, SELECTOR } from './prometheus.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

/** One division, and nothing that begins another expression or the next rule. */
const DIVIDED = /^[\w\s()[\],:.$*-]*\/[\w\s()[\],:.$*-]*$/;
const NEXT_RULE = /^\s*(?:- )?\w+:(?:\s|$)/m;
/** Characters between the two parts, values that are named. Judgement. */
const FARTHEST = 300;
const MOST_NAMED = 3;

interface Selected extends Span {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** A ratio whose two parts select the parties that they are about differently. */
export function partsSelectDifferently(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  for (const { field, text } of texts) {
    const all = [...text.matchAll(SELECTOR)].map((m) => ({
      field,
      start: m.index,
      end: m.index + m[0].length,
      quote: m[0],
      metric: base(m[1] ?? ''),
      matchers: matchersIn(m[2] ?? ''),
    }));
    for (const [i, above] of all.entries()) {
      const below = all[i + 1];
      if (!below || below.metric !== above.metric || below.start - above.end > FARTHEST) continue;
      const between = text.slice(above.end, below.start);
      if (!DIVIDED.test(between) || NEXT_RULE.test(between) || !measuresPart(above, below)) continue;
      const [one, other] = differs(above, below) ?? [];
      if (!one || !other) continue;
      const seen = takenOnlyBy(parts, one, other);
      const [a, b] = [says(one), says(other)];
      return [
        {
          id: 'parts-select-differently',
          text: `The numerator selects ${a} and the denominator ${b}, of one metric: what only the denominator takes lowers the ratio, whatever it does${seen.length > 0 ? `; here that is ${seen.map((v) => `${one.label}="${v}"`).join(', ')}` : ''}.`,
          formula: `${a} ≠ ${b}`,
          value: seen.length,
          unit: '',
          inputs: [spanOf(above), spanOf(below)],
        },
      ];
    }
  }
  return [];
}

const says = ({ label, op, value }: Matcher): string => `${label}${op}"${value}"`;
const named = (s: Selected, label: string): Matcher | undefined => s.matchers.find((m) => m.label === label);

/** A ratio of what came out, not the share of one party: something besides the parties narrows the numerator. */
const measuresPart = (above: Selected, below: Selected): boolean =>
  above.matchers.some(
    (m) => !isParty(m.label) && m.label !== '__name__' && (!named(below, m.label) || says(named(below, m.label) as Matcher) !== says(m)),
  );

/** The denominator takes more than the numerator's one value. */
function differs(above: Selected, below: Selected): readonly [Matcher, Matcher] | undefined {
  for (const one of above.matchers) {
    const other = named(below, one.label);
    if (!isParty(one.label) || !other || [one, other].some((m) => /\$|\{\{|\[\[/.test(m.value))) continue;
    if (above.matchers.filter((m) => m.label === one.label).length > 1 || below.matchers.filter((m) => m.label === one.label).length > 1)
      continue;
    const [few, many] = [listOf(one), listOf(other)];
    // An expression that is more than a list takes what nobody has listed; a longer list takes more.
    if (
      few &&
      (many ? few.every((v) => many.includes(v)) && many.length > few.length : other.op === '=~' && few.every((v) => takes(other, v)))
    )
      return [one, other];
  }
  return undefined;
}

/** The values that a matcher lists. */
const listOf = ({ op, value }: Matcher): readonly string[] | undefined =>
  op === '=' ? [value] : op === '=~' && /^[\w|:/-]+$/.test(value) ? value.split('|') : undefined;

/** Simple expressions only: what is pasted may be anything. */
const takes = ({ value }: Matcher, text: string): boolean =>
  /^[\w|:/-]*(?:\.[*+][\w|:/-]*){1,3}$/.test(value) && new RegExp(`^(?:${value})$`).test(text);

/** Values in pasted series of which just the denominator knows. */
function takenOnlyBy(parts: Parts, one: Matcher, other: Matcher): string[] {
  const values = blocksIn(textsOf(parts)).flatMap((b) => b.samples.flatMap((s) => s.labels.get(one.label) ?? []));
  const [few, many] = [listOf(one), listOf(other)];
  return [...new Set(values)].filter((v) => !few?.includes(v) && (many ? many.includes(v) : takes(other, v))).slice(0, MOST_NAMED);
}
