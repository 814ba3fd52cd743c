import type { Derived, Parts } from './types.ts';
import { shown, spanOf, textsOf } from './words.ts';

/** PostgreSQL plans a prepared statement anew for its first five executions, and compares these with a plan for any value then (documentation of PREPARE). */
const PLANNED_ANEW = 5;
const TIMES = /(?:^[^\S\n]*Time: \d[\d.]* ms[^\n]*(?:\n|$)){6,40}/gm;
const TIME = /Time: (\d{1,9}(?:\.\d{1,3})?) ms/g;
/** The slow runs take so many times as long as the slowest of the quick ones. Judgement. */
const SLOWER = 4;
const PREPARED = /\b(?:prepare|execute|prepared)\b/i;

/** Runs of one prepared statement, one after the other: five are quick, and all after them slow. */
export function slowFromSixthRun(parts: Parts): Derived[] {
  for (const { field, text } of textsOf(parts)) {
    if (!PREPARED.test(text)) continue;
    for (const block of text.matchAll(TIMES)) {
      const runs = [...block[0].matchAll(TIME)].map((m) => ({
        field,
        start: block.index + m.index,
        end: block.index + m.index + m[0].length,
        quote: m[0],
        ms: Number(m[1]),
      }));
      const [before, after] = [runs.slice(0, PLANNED_ANEW), runs.slice(PLANNED_ANEW)];
      const [quick, slow] = [Math.max(...before.map((r) => r.ms)), Math.min(...after.map((r) => r.ms))];
      const [last, sixth] = [before.at(-1), after[0]];
      if (!last || !sixth || slow < SLOWER * quick) continue;
      return [
        {
          id: 'slow-from-sixth-run',
          text: `Five runs take up to ${shown(quick)} ms, the sixth and all later ones ${shown(slow)} ms and more: PostgreSQL plans the first five executions of a prepared statement for their values, and may then keep one plan for any value.`,
          formula: `${shown(slow)} / ${shown(quick)} = ${shown(slow / quick)} times, from run 6 of ${runs.length} on`,
          value: slow / quick,
          unit: 'times',
          inputs: [spanOf(sixth), spanOf(last)],
          shows: ['plan-made-for-any-value', 'yes'],
          reliability: 1,
        },
      ];
    }
  }
  return [];
}
