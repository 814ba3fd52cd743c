import { anyOf, words } from '../../../text/index.ts';
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
    const grave =
      facts.given && doc.kind === 'foreign' && first.level >= 3
        ? (HARMED.exec(facts.incident.blast_radius) ?? HARMED.exec(facts.incident.symptoms))
        : null;
    if (grave && !/\bno (?:\w+ )?(?:patients?|harm|injur|data (?:loss|shown|leak))/i.test(facts.text))
      return [
        at(
          first.piece,
          `level ${first.level}: ${quoted(first.piece.text)}; the incident says ${quoted(grave[0].trim())}`,
          'level 1 or 2: people or their data are harmed',
        ),
      ];
    const read = facts.given && doc.kind === 'foreign' ? facts.read?.severity : undefined;
    const policy = read?.byTelling ? undefined : read;
    const due = policy ? Number(policy.level.slice(3)) : first.level;
    // One level off is a matter of opinion, unless the rule of the policy is a plain fact: down, lost, wrong.
    const clearly =
      policy !== undefined &&
      due !== first.level &&
      (plain(policy.rule.text, facts) || (due < first.level && first.level >= 3 && downForAll(facts)));
    // Worse than the policy, with its figures in the sentence: a judgement, not a slip.
    const reasoned = due > first.level && /\d/.test(first.piece.text.replace(/^\W*(?:severity\W*)?(?:SEV|P|S)\W*\d/i, ''));
    return (Math.abs(due - first.level) >= 2 && !reasoned) || clearly
      ? [at(first.piece, `level ${first.level}: ${quoted(first.piece.text)}`, `level ${due}: ${policy?.rule.text ?? ''}`)]
      : [];
  },
});

const CARE = anyOf`
  patients? | alarms? | alerts? | doses? | medication | emergency calls? | ambulances? | treatments? | vital signs | infusions?
`;
const FAILED = anyOf`late | missed | delayed | wrong | lost | unnoticed | not (?:shown|seen|raised|delivered)`;
/** People came to harm or nearly, or what is theirs was shown or lost. */
const HARMED = words`
  ${CARE}\b[^.;\n]{0,50}\b${FAILED} | injur\w+ | hurt | died | deaths?
  personal data\b[^.;\n]{0,30}\b(?:shown|leak\w*|exposed|disclosed|visible|sent)
  (?:data|account|records?) of (?:others|other (?:users|customers|patients|tenants)|strangers) | to strangers
`;

/** Share of failures from which "down for most users" is no matter of opinion. */
const MOST = 30;
const FAILING = new RegExp(
  anyOf`
    \b(?:5\d\ds?|fail\w*|errors?)\b[^.;,\n]{0,20}?(\d{1,3})(?:\.\d+)?\s?%
    (\d{1,3})(?:\.\d+)?\s?%[^.;,\n]{0,40}\b(?:fail\w*|errors?|5\d\ds?)\b
  `,
  'gi',
);
const plain = (text: string, facts: Facts): boolean =>
  /\bbeing lost\b|\binternal system is down\b/i.test(text) ||
  (/\bdown for most\b/i.test(text) && [...facts.text.matchAll(FAILING)].some((m) => Number(m[1] ?? m[2]) >= MOST));

const ALL_DOWN = words`
  nothing works | (?:is|are|goes|everything) down | cannot (?:log ?in|use|pay|order|work)
  no (?:new )?(?:logins?|orders?|payments?|deploys?) | unusable | outage
`;
/** "All customers: nothing works": no workaround makes that a small thing. */
const downForAll = (facts: Facts): boolean => {
  const hit = facts.incident.blast_radius;
  return /\b(?:all|every) (?:\w+ )?(?:customers?|users?|tenants?|orders?|requests?)\b|\beveryone\b/i.test(hit) && ALL_DOWN.test(hit);
};

const NOT_NOW = new RegExp(
  anyOf`
    \bnot\b | \bno SEV | \bif\b | \bwhen\b | \bonce\b | \bwould\b | escalat | downgrad | upgrad | rais | lower | becomes | until
    rather than | instead | above | below | or higher | threshold | for any | policy | alert
  `,
  'i',
);
/** A level is also named to say why it is not that, or what would make it that. */
const speaksOfNow = (text: string): boolean => !NOT_NOW.test(text);
