import type { KnowledgeRule } from './types.ts';

/** An observable that no mode speaks of tells nothing; a mode with few cells can hardly be told from its rivals. */
export const cellsUsed: KnowledgeRule = {
  id: 'cells-used',
  why: 'an observable without a row is read for nothing, a row with few cells ranks by chance',
  check({ knowledge: k }) {
    const used = new Set([...k.modes.flatMap((m) => m.cells.map((c) => c.observable)), ...k.remedies.map((r) => r.verifiedBy)]);
    const unused = k.observables
      .filter((o) => !used.has(o.id))
      .map((o) => ({ path: `observables/${o.family}/${o.id}`, message: 'no mode has a cell on it' }));
    const thin = k.modes
      .filter((m) => new Set(m.cells.map((c) => c.observable)).size < 5)
      .map((m) => ({ path: `modes/${m.domain}/${m.id}`, message: 'fewer than 5 observables in its row' }));
    return [...unused, ...thin];
  },
};
