/** How a sentence holds what it says. */
export interface Stance {
  readonly denied: boolean;
  /** Factor on the reliability: hedged, past or somebody else's statements count less. */
  readonly trust: number;
  /** Strength of an absence: 0.9 measured, 0.6 said, 0.3 vague (THEORY §1). */
  readonly strength: number;
}

const DENIAL =
  /\b(?:no|not|never|none|without|zero|nothing|neither|nor|nobody|cannot see|can't see|free of|absence of|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|won't|wouldn't)\b|\b0(?=\s+[a-z])/gi;
/** Words after which `no` and `not` deny nothing. */
const NOT_DENIAL =
  /\b(?:not only|no longer|no doubt|not just|nothing but|no matter|not until|why not|if not|or not|no one can|nobody can|not yet)\b/gi;
/** Denials of the ability itself: the failure is the statement. */
const AFTER =
  /[:=]\s*(?:none|no|0|zero|nil|empty|n\/a)\b|\b(?:is|are|was|were|stays?|at|of|=)\s+(?:0|zero|none|empty|nil)(?:[.,;)\s]|$)|\b(?:ruled out|excluded|not (?:seen|found|there|the case|affected|involved)|never (?:seen|happens|happened|occurs))\b/i;
const HEDGE =
  /\b(?:maybe|perhaps|possibly|might|could be|suspect|we think|i think|probably|not sure|unclear|wonder|theory|guess|looks like|seems? like|apparently|somebody says|someone says)\b/i;
const PAST =
  /\b(?:last (?:week|month|year|quarter|autumn|spring|summer|winter)|(?:weeks?|months?|years?) ago|in (?:january|february|march|april|june|july|august|september|october|november|december)|previous incident|back then|used to)\b/i;
const PLAN =
  /\b(?:we (?:will|plan|want|intend)|going to|planned|should we|consider(?:ing)?|would (?:help|fix)|scheduled for|next week|tomorrow)\b/i;
const IF = /\b(?:if|unless|in case|were it|would have)\b/i;
const MEASURED = /\d/;
const VAGUE =
  /\b(?:nothing (?:odd|unusual|special|strange)|looks? (?:ok|fine|normal)|seems? (?:ok|fine|normal)|as far as|i think|we think|apparently)\b/i;

/**
 * The stance of a clause towards what was found in it at [from, to). `sentence` is the whole sentence, for hedges and times.
 */
export function stanceOf(sentence: string, clause: string, from: number, to: number): Stance {
  const trust =
    (HEDGE.test(sentence) ? 0.5 : 1) * (PAST.test(clause) ? 0.5 : 1) * (PLAN.test(clause) ? 0.3 : 1) * (IF.test(clause) ? 0.5 : 1);
  return { denied: isDenied(clause, from, to), trust, strength: MEASURED.test(clause) ? 0.9 : VAGUE.test(sentence) ? 0.3 : 0.6 };
}

function isDenied(clause: string, from: number, to: number): boolean {
  const masked = clause.replace(NOT_DENIAL, (m) => '_'.repeat(m.length));
  let count = 0;
  for (const m of masked.matchAll(DENIAL)) {
    const at = m.index;
    // A denial before the match and near it, or between its words, turns it; one inside the phrase's own first word is the phrase.
    if (at + m[0].length <= from && from - at <= 45) count++;
  }
  if (count % 2 === 1) return true;
  return count === 0 && AFTER.test(masked.slice(to, to + 40).split(/[.;]/)[0] ?? '');
}
