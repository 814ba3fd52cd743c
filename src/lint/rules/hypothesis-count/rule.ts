import { at, rule } from '../../rule.ts';

export const hypothesisCount = rule({
  id: 'hypothesis-count',
  severity: 'error',
  why: 'two leave no rival to think of, ten are a list that nobody works through at night',
  mend: 'add the rival that could be true instead, or merge hypotheses with the same test and drop the remote ones',
  check: (doc) => {
    const n = doc.hypotheses.length;
    // Two, with what is left for anything else in a number, are an honest ledger.
    if (!doc.sections.ledger || (n >= 3 && n <= 6) || (n === 2 && doc.kind === 'foreign' && doc.other !== undefined)) return [];
    const where = doc.kind === 'own' ? { ...doc.sections.ledger, path: 'hypotheses' } : doc.sections.ledger;
    return [at(where, n === 0 ? 'no hypothesis in the ledger' : `${n} ${n === 1 ? 'hypothesis' : 'hypotheses'}`, '3 to 6 hypotheses')];
  },
});
