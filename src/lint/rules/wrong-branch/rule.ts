import { words } from '../../../text/index.ts';
import type { Branch } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const AGAINST = words`
  rul\w* out | unlikely | eliminat\w* | refut\w* | disprov\w* | reject\w* | exclud\w* | discard\w*
  not (?:the cause|supported|confirmed)
`;
const FOR = /\b(?:confirm\w*|support\w*|proven|holds|is (?:the cause|correct|true)|strengthen\w*)\b/i;
const DENIES = /\b(?:no|not|none|never|without|absent|missing|fewer|lower|neither|n't)\b/i;

export const wrongBranch = rule({
  id: 'wrong-branch',
  severity: 'warning',
  why: 'the true cause is crossed out by the very result that shows it',
  mend: 'let the outcome that the hypothesis predicts lead to it',
  check: (doc) =>
    doc.kind === 'own'
      ? (doc.report?.plan.steps.flatMap((s, i) =>
          s.outcomes.flatMap((o, j) => {
            if ('step' in o.next || o.next.probability === undefined) return [];
            const { conclude, probability } = o.next;
            const before = doc.report?.hypotheses.find((h) => h.id === conclude)?.probability ?? 0;
            return before - probability > 0.3 && probability < 0.3
              ? [
                  at(
                    { text: o.looks, path: `plan.steps[${i}].outcomes[${j}].next` },
                    `concludes ${conclude} at ${probability}, which was ${before} before`,
                    'an outcome that makes it likelier',
                  ),
                ]
              : [];
          }),
        ) ?? [])
      : doc.steps.flatMap((s) => {
          // "If H1 holds, the rows lie milliseconds apart": what the hypothesis predicts.
          const predicted = [
            ...textOf(s.expected).matchAll(
              /\bif (?:\w+ )?(H\d{1,2})\b[^,:]{0,40}[,:]\s*(?:we (?:should |would |will )?(?:see|expect)\s*)?([^.;]+)/gi,
            ),
          ];
          return predicted.flatMap(([, id = '', what = '']) => {
            const words = contentWords(what);
            const match = s.branches
              .map((b) => ({ b, shared: [...words].filter((w) => contentWords(b.when).has(w)).length }))
              .filter(({ b, shared }) => shared >= 2 && DENIES.test(b.when) === DENIES.test(what))
              .sort((x, y) => y.shared - x.shared)[0];
            return match && excludes(match.b, id)
              ? [at(match.b.piece, `${id} predicts ${quoted(what.trim())}, and that outcome rules it out`, `that outcome to support ${id}`)]
              : [];
          });
        }),
});

function excludes(b: Branch, id: string): boolean {
  const clause = b.follows.split(/[.;,]\s/).find((c) => new RegExp(`\\b${id}\\b`).test(c)) ?? '';
  return AGAINST.test(clause) && !FOR.test(clause);
}
