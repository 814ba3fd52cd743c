import { FREQUENCY } from '../scale.ts';
import type { Mode } from '../types.ts';
import type { KnowledgeRule } from './types.ts';

/** Difference of two frequencies below which one look does not tell two modes apart (a step and a half of the scale). */
const TELLING = 0.35;

const frequencies = (m: Mode) => new Map(m.cells.map((c) => [`${c.observable}=${c.value}`, FREQUENCY[c.frequency]]));

/** Two modes must differ in at least one observable by more than a step: else no check can ever tell them apart. */
export const separable: KnowledgeRule = {
  id: 'separable',
  why: 'two hypotheses that no look can tell apart are one hypothesis printed twice',
  check({ knowledge: k, own = k }) {
    const mine = new Set(own.modes.map((m) => m.id));
    const row = (m: Mode) => ({ m, q: frequencies(m) });
    const rows = [...own.modes, ...k.modes.filter((m) => !mine.has(m.id))].map(row);
    return rows.slice(0, own.modes.length).flatMap((a, i) =>
      rows.slice(i + 1).flatMap((b) => {
        const keys = new Set([...a.q.keys(), ...b.q.keys()]);
        const apart = [...keys].some((key) => Math.abs((a.q.get(key) ?? 0) - (b.q.get(key) ?? 0)) >= TELLING);
        return apart
          ? []
          : [
              {
                path: `modes/${a.m.domain}/${a.m.id}`,
                seen: 'cells',
                message: `nothing tells it apart from "${b.m.id}"`,
                expected: 'an observable on which the two differ by more than a step',
                mend: 'Find what one shows and the other does not, or make one mode of the two',
              },
            ];
      }),
    );
  },
};
