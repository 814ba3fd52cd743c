import { at, quoted, rule } from '../../rule.ts';

export const severityContradictsPolicy = rule({
  id: 'severity-contradicts-policy',
  severity: 'warning',
  why: 'the severity decides who is woken and what may be broken to mend it',
  mend: 'state one level, with the fact that decides it',
  check: (doc, facts) => {
    const [first, ...others] = doc.severities;
    if (!first) return [];
    const other = others.find((s) => s.level !== first.level && (doc.kind === 'own' || speaksOfNow(s.piece.text)));
    if (other) return [at(other.piece, `level ${other.level} here, level ${first.level} as the severity`, 'one level')];
    const policy = facts.given && doc.kind === 'foreign' ? facts.read?.severity : undefined;
    const due = policy ? Number(policy.level.slice(3)) : first.level;
    return Math.abs(due - first.level) >= 2
      ? [at(first.piece, `level ${first.level}: ${quoted(first.piece.text)}`, `level ${due}: ${policy?.rule.text ?? ''}`)]
      : [];
  },
});

/** A level is also named to say why it is not that, or what would make it that. */
const speaksOfNow = (text: string): boolean =>
  !/\bnot\b|\bno SEV|\bif\b|\bwhen\b|\bonce\b|\bwould\b|escalat|downgrad|upgrad|rais|lower|becomes|until|rather than|instead|above|below|or higher|threshold|for any|policy|alert/i.test(
    text,
  );
