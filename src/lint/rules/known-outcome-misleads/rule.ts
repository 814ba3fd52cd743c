import { measureWords } from '../../document/givens.ts';
import { strength } from '../../document/likelihood.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

/** Up to here the report itself does not believe in it. */
const REMOTE = 0.15;
const DENIED = /\b(?:no|not|none|never|without|zero|nothing|n't)\b/i;

export const knownOutcomeMisleads = rule({
  id: 'known-outcome-misleads',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the outcome that is bound to come leads away from the cause',
  mend: 'let the outcome that the incident shows lead to what explains it, and ask for one that is still open',
  check: (doc, facts) => {
    const clauses = facts.incident.symptoms
      .split(/\n|[;.](?=\s|$)/)
      .flatMap((c) => c.split(/,\s+(?!\d)/))
      .filter((c) => !DENIED.test(c))
      .map((text) => ({ text: text.trim(), words: measureWords(text) }));
    return doc.steps.flatMap((s) =>
      s.branches.flatMap((b) => {
        const ids = [...new Set(b.targets.flatMap((t) => (t.kind === 'hypothesis' ? [t.id] : [])))];
        const h = ids.length === 1 ? doc.hypotheses.find((x) => x.id === ids[0]) : undefined;
        const words = [...contentWords(b.when)];
        if (!h || (strength(h.likelihood) ?? 1) > REMOTE || words.length < 2 || DENIED.test(b.when) || /\d/.test(b.when)) return [];
        if (/\b(?:not|rul|exclud|unlikely|close|against|refut)/i.test(b.follows)) return [];
        const seen = clauses.find((c) => words.every((w) => c.words.has(w)));
        return seen
          ? [
              at(
                b.piece,
                `${quoted(b.when)} is what the incident shows: ${quoted(seen.text)}; it leads to ${h.id}, which the report rates as remote`,
                'an outcome that is open, or the hypothesis that explains it',
              ),
            ]
          : [];
      }),
    );
  },
});
