import type { Span } from '../../incident/types.ts';
import type { Derived, Parts, Setting } from './types.ts';
import { shown, spanOf, textsOf } from './words.ts';

/** A name of a setting that caps what each of several may have. */
const CAPS = /limit|max|quota|cap$|ceiling|threshold/i;
const LEAST_LIMIT = 100;
/** "pod/ingest-3   51042": one name and one number. */
const ROW = /^[ \t]*([A-Za-z][\w./@-]{1,80})[ \t]+(\d{1,12})[ \t]*$/gm;
const FEWEST_ROWS = 4;
/** All counts lie within this factor of the limit: else the limit is of something else. Judgement. */
const NEAR = 1.5;
/** "(0, 3, 5, 8, 10)", "pods 2 and 7": numbers of those that are told to be ill. */
const NUMBERS = /(?<![\w.,:])(\d{1,4}(?:(?:, ?| and |, and | & )\d{1,4}){1,40})(?![\w.,:]\d|\d|%| ?(?:ms|s|min|h|GB|MB)\b)/g;
/** Prometheus drops the whole scrape of a target that has more samples or labels than these (documentation of `scrape_config`). */
const OF_SCRAPE = /^(?:sample|label|target|body_size)_limit$/i;

/** Several of a kind on both sides of a configured limit, close to it: those above are cut off, those below not. */
export function someAboveLimit(parts: Parts): Derived[] {
  const rows = textsOf(parts).flatMap(({ field, text }) =>
    [...text.matchAll(ROW)].map((m) => {
      const start = m.index + m[0].search(/\S/);
      return { field, start, end: m.index + m[0].length, quote: m[0].trim(), name: m[1] ?? '', value: Number(m[2]) };
    }),
  );
  if (rows.length < FEWEST_ROWS) return [];
  for (const limit of parts.settings) {
    if (!CAPS.test(limit.name) || limit.value < LEAST_LIMIT) continue;
    const [above, below] = [rows.filter((r) => r.value > limit.value), rows.filter((r) => r.value <= limit.value)];
    if (above.length === 0 || below.length === 0) continue;
    if (rows.some((r) => r.value > limit.value * NEAR || r.value < limit.value / NEAR)) continue;
    const told = toldOf(parts, above);
    return [derived(limit, above, rows, told)];
  }
  return [];
}

interface Counted extends Span {
  readonly name: string;
  readonly value: number;
}

function derived(limit: Setting, above: readonly Counted[], rows: readonly Counted[], told: Span | undefined): Derived {
  const [first, ...more] = above;
  return {
    id: 'some-above-limit',
    text: `${above.length} of ${rows.length} stand above ${limit.name} ${shown(limit.value)} (${above.map((r) => `${r.name} ${shown(r.value)}`).join(', ')}), the others below it${told ? `: exactly those that are told of in “${told.quote}”` : ''}.`,
    formula: `${above.map((r) => r.value).join(', ')} > ${shown(limit.value)}; the other ${rows.length - above.length} are not`,
    value: above.length,
    unit: `of ${rows.length}`,
    inputs: [...(first ? [spanOf(first)] : []), spanOf(limit), ...(told ? [told] : []), ...more.slice(0, 3).map(spanOf)],
    ...(OF_SCRAPE.test(limit.name) ? { shows: ['metrics-missing', 'yes'] as const, reliability: told ? 1 : 0.9 } : {}),
  };
}

/** The numbers at the end of their names, told as a list. */
function toldOf({ prose }: Parts, above: readonly Counted[]): Span | undefined {
  const ours = above.map((r) => /(\d+)$/.exec(r.name)?.[1]).sort();
  if (ours.length < 2 || ours.includes(undefined)) return undefined;
  for (const { field, text } of prose)
    for (const m of text.matchAll(NUMBERS)) {
      const listed = (m[1] ?? '').match(/\d+/g)?.sort() ?? [];
      if (listed.join() === ours.join()) return { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
    }
  return undefined;
}
