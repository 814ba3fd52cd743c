import type { Check } from './types.ts';

/** Compared with what was before. */
export const BASELINE =
  /\b(?:back to|return(?:s|ed|ing)? to|at|to|below|within|near|restored to|recover(?:s|ed)? to|than|matches?|reach(?:es)?|drops? to|falls? to)\s+(?:(?:the|its|their|a|pre-?\w+|usual|historical|expected|previous|established)\s+){0,3}(?:baselines?|normal(?: levels?| values?| range| rates?)?|usual levels?|pre-?(?:incident|deploy\w*|release|onset)(?: levels?| rates?| values?| baselines?)?|previous levels?|historical (?:levels?|averages?|norms?))\b|\b(?:above|below|over|under|than|at|to|exceeds?)\s+(?:today's|yesterday's|the current|the present|its current|current|present|the (?:old|former|earlier))\s+(?:levels?|values?|rates?|state)\b|\bnormali[sz]es?\b|\bstabili[sz]es?\b/i;

/** How long, or how many. */
export const WINDOW =
  /\d\s*(?:-|–|to)?\s*\d*\s*\+?\s*(?:consecutive |continuous |full |more |business )?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|requests|orders|checkouts|attempts|cycles?|runs|rounds|samples|tries|payments|deploys?|releases|migrations|restarts?)\b|(?<!\d )(?<!\d)\b(?:one|two|three|a|an|the next|next|the following|that|full|entire|each|every|whole|(?<=\b(?:for|over|during|through|within) )the)\s+(?:full |complete |entire |business |following )?(?:peak|hour|day|week|cycle|window|shift|run|minute|batch|sale|on-sale|month)\b|\b(?:next|following|coming) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) \w+|\b(?:later|older|newer) than the (?:ban|fix|release|roll-?back|restart|deploy|change)\b|\b(?:through|until|by|from)\s+(?:the )?(?:\d{1,2}:\d{2}|next|end of)|\b(?:two|three|four|five|six|seven|eight|ten|twelve) (?:full |whole |more |consecutive |complete )?(?:minutes?|hours?|days?|weeks?|runs?|cycles?|peaks?|windows?)\b|\bat least \d[\d,]* \w+|\b\d+ (?:of|out of) \d+\b|\b(?:counted|read|checked|compared|run) (?:once|twice|again|three times|daily|hourly|on \w+day)\b|\bovernight\b|\bmean gaps?\b|\b24\/7\b|\d{1,2}:\d{2}\s*(?:[-–—]|to)\s*\d{1,2}:\d{2}|\d+-(?:minute|hour|day)/i;

const TREND =
  /\b(?:go(?:es)? (?:down|away|up)|drops?|falls?|decreases?|declines?|improves?|recovers?|normali[sz]es?|stops?|disappears?|stabili[sz]es?|(?:are|is) (?:gone|lower|better|fewer|fine|healthy|back)|resumes?)\b/i;

/** A sentence that says when it is well, not one that says what to look at, whom to tell or when to go back. */
export function isCriterion(c: Check): boolean {
  const text = c.piece.text;
  // A fix is verified by its test.
  if (c.for.length > 0 && c.for.every((id) => id.startsWith('RCF'))) return false;
  // "Errors go down." is one, and a poor one; "FM1" or "Dashboards" alone is none.
  const figure = /^[^:=]{3,60}[:=<≤]\s*(?:0|zero|none|no\b|[<≤]?\s*\d)/i.test(text);
  if (text.split(/\s+/).length < 4 && !(text.split(/\s+/).length >= 2 && (TREND.test(text) || figure))) return false;
  if (
    /^\W*(?:run|execute|query|monitor|watch|compare|review|check|use|look|alert|dashboard|tools?|note|baseline|if|rollback|escalate|failure|abort)\b/i.test(
      text,
    ) &&
    !/\b(?:zero|no|0|below|under|less than|drop\w*|return\w*|decrease\w*|should|must|remains?|<|≤)\b/i.test(text)
  )
    return false;
  if (/\b(?:load test|integration test|unit test|regression test|test suite|simulate|in staging|staging)\b/i.test(text)) return false;
  return /\b(?:no|zero|0|none|drops?|dropped|falls?|decreas\w*|declin\w*|reduc\w*|stops?|ceases?|clears?|returns?|recover\w*|normali[sz]\w*|stabili[sz]\w*|improv\w*|below|under|less than|fewer|lower|above|remains?|stays?|should|must|increase[sd]?|rises?|resum\w*|go(?:es)? (?:down|away)|disappear\w*|success\w*|complete[sd]?|is \d|are \d|healthy|flat|count|faster|quicker|sooner|better|finish(?:es|ed)?|active)\b|[<>≤≥=]/i.test(
    text,
  );
}
