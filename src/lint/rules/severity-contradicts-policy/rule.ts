import { at, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

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
    // One level off is a matter of opinion, unless data is being lost, or nothing works for anybody.
    const clearly =
      policy !== undefined && due < first.level && (/\bbeing lost\b/i.test(policy.rule.text) || (first.level >= 3 && downForAll(facts)));
    return Math.abs(due - first.level) >= 2 || clearly
      ? [at(first.piece, `level ${first.level}: ${quoted(first.piece.text)}`, `level ${due}: ${policy?.rule.text ?? ''}`)]
      : [];
  },
});

/** "All customers: nothing works": no workaround makes that a small thing. */
const downForAll = (facts: Facts): boolean => {
  const hit = facts.incident.blast_radius;
  return (
    /\b(?:all|every) (?:\w+ )?(?:customers?|users?|tenants?|orders?|requests?)\b|\beveryone\b/i.test(hit) &&
    /\bnothing works\b|\b(?:is|are|goes|everything) down\b|\bcannot (?:log ?in|use|pay|order|work)\b|\bno (?:new )?(?:logins?|orders?|payments?|deploys?)\b|\bunusable\b|\boutage\b/i.test(
      hit,
    )
  );
};

/** A level is also named to say why it is not that, or what would make it that. */
const speaksOfNow = (text: string): boolean =>
  !/\bnot\b|\bno SEV|\bif\b|\bwhen\b|\bonce\b|\bwould\b|escalat|downgrad|upgrad|rais|lower|becomes|until|rather than|instead|above|below|or higher|threshold|for any|policy|alert/i.test(
    text,
  );
