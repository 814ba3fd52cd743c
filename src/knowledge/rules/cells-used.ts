import type { KnowledgeRule } from './types.ts';

/** An observable that no mode speaks of tells nothing; a mode with few cells can hardly be told from its rivals. */
export const cellsUsed: KnowledgeRule = {
  id: 'cells-used',
  why: 'an observable without a row is read for nothing, a row with few cells ranks by chance',
  check({ knowledge: k, own = k }) {
    const used = new Set([...k.modes.flatMap((m) => m.cells.map((c) => c.observable)), ...k.remedies.map((r) => r.verifiedBy)]);
    const unused = own.observables
      .filter((o) => !used.has(o.id))
      .map((o) => ({
        path: `observables/${o.family}/${o.id}`,
        message: 'no mode has a cell on it',
        expected: 'a row that says how often it makes the observable so',
        mend: 'Add a cell to the modes that show it, in their mode.yaml or under refine in shipped.yaml',
      }));
    const thin = own.modes
      .filter((m) => new Set(m.cells.map((c) => c.observable)).size < 5)
      .map((m) => ({
        path: `modes/${m.domain}/${m.id}`,
        seen: 'cells',
        message: `${new Set(m.cells.map((c) => c.observable)).size} observables in its row`,
        expected: 'at least 5',
        mend: 'Add what its rivals show and it does not, what else a person would see, and what it forbids',
      }));
    return [...unused, ...thin];
  },
};
