import { at, rule } from '../../rule.ts';

export const stepWithoutBranch = rule({
  id: 'step-without-branch',
  severity: 'error',
  why: 'after the step the reader has a result and no way on',
  mend: 'say what each outcome means and where it leads',
  check: (doc) =>
    doc.steps.flatMap((s) => {
      const known = s.branches.filter((b) => b.when !== 'could not tell');
      if (doc.kind === 'own')
        return known.length >= 2
          ? []
          : [at({ ...s.piece, path: `${s.piece.path}.outcomes` }, `${known.length} outcome`, 'at least two outcomes')];
      return known.length === 0
        ? [at(s.piece, `step ${s.number} has no branch`, 'each outcome with what it means and where it leads')]
        : [];
    }),
});
