import { anyOf, words } from '../../text/index.ts';
import type { Check } from './types.ts';

const USUAL_LEVEL = anyOf`
  baselines? | normal(?: levels?| values?| range| rates?)? | usual levels?
  pre-?(?:incident|deploy\w*|release|onset)(?: levels?| rates?| values?| baselines?)? | previous levels?
  historical (?:levels?|averages?|norms?)
`;
const RETURNS_TO = anyOf`
  back to | return(?:s|ed|ing)? to | at | to | below | within | near | restored to | recover(?:s|ed)? to | than | matches?
  reach(?:es)? | drops? to | falls? to
`;
const WHOSE = anyOf`the | its | their | a | pre-?\w+ | usual | historical | expected | previous | established`;
const NOW_OR_BEFORE = anyOf`
  today's | yesterday's | the current | the present | its current | current | present | the (?:old|former|earlier)
`;
/** Compared with what was before. */
export const BASELINE = words`
  ${RETURNS_TO}\s+(?:${WHOSE}\s+){0,3}${USUAL_LEVEL}
  (?:at|to|near) (?:the |a )?levels? (?:from|of|as|seen|known) (?:it was )?before
  (?:above|below|over|under|than|at|to|exceeds?)\s+${NOW_OR_BEFORE}\s+(?:levels?|values?|rates?|state) | normali[sz]es?
  stabili[sz]es?
`;

const UNIT_OR_EVENT = anyOf`
  s | secs? | seconds? | m | mins? | minutes? | h | hrs? | hours? | days? | weeks? | requests | orders | checkouts | attempts
  weekdays | workdays | evenings | nights | mornings | cycles? | runs | rounds | samples | tries | payments | deploys? | releases | migrations | restarts?
`;
const ONE_OR_NEXT = anyOf`
  one | two | three | a | an | the next | next | the following | that | full | entire | each | every | whole
  (?<=\b(?:for|over|during|through|within) )the
`;
const SPAN = anyOf`peak | hour | day | week | cycle | window | shift | run | minute | batch | sale | on-sale | month | evening | night`;
const SPANS = anyOf`minutes? | hours? | days? | weeks? | runs? | cycles? | peaks? | windows? | sales? | evenings? | nights? | mornings? | sends?`;
/** How long, or how many. */
export const WINDOW = new RegExp(
  anyOf`
    // "10 minutes", "3 deploys"; one or the next of them
    \d\s*(?:-|–|to)?\s*\d*\s*\+?\s*(?:consecutive |continuous |full |more |business )?${UNIT_OR_EVENT}\b
    (?<!\d )(?<!\d)\b${ONE_OR_NEXT}\s+(?:full |complete |entire |business |following )?${SPAN}\b
    \b(?:next|following|coming) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) \w+
    \b(?:later|older|newer) than the (?:ban|fix|release|roll-?back|restart|deploy|change)\b
    // until when; so many of them in words
    \b(?:through|until|by|from)\s+(?:the )?(?:\d{1,2}:\d{2}|next|end of)
    \b(?:two|three|four|five|six|seven|eight|ten|twelve) (?:full |whole |more |consecutive |complete )?${SPANS}\b
    // so many times, from when to when
    \bat least \d[\d,]* \w+ | \b\d+ (?:of|out of) \d+\b
    \b(?:counted|read|checked|compared|run) (?:once|twice|again|three times|daily|hourly|on \w+day)\b | \bovernight\b
    // how many come in a period; the run of a date, or when what is to be counted is through
    \bper (?:[\w-]+ )?(?:hour|day|week|month|evening|night|morning|shift|run|batch|release)\b
    \b(?:run|batch|sale|release|billing) of (?:the )?\d{1,2}\b
    \bonce (?:the |all |every )?\w+ (?:is|are|has|have) (?:been )?(?:drained|empty|finished|through|done|processed|complete\w*|caught up)\b
    \bbetween \d{1,2}:\d{2} and \d{1,2}:\d{2}\b
    // against the same hours of another day
    \bthe same (?:${SPANS}|hours of the (?:day|week))\b
    \bmean gaps?\b | \b24/7\b | \d{1,2}:\d{2}\s*(?:[-–—]|to)\s*\d{1,2}:\d{2} | \d+-(?:minute|hour|day)
  `,
  'i',
);

const TREND = words`
  go(?:es)? (?:down|away|up) | drops? | falls? | decreases? | declines? | improves? | recovers? | normali[sz]es? | stops?
  disappears? | stabili[sz]es? | (?:are|is) (?:gone|lower|better|fewer|fine|healthy|back) | resumes?
`;

const OTHER_DEED = new RegExp(
  String.raw`^\W*${anyOf`
    run | execute | query | monitor | watch | compare | review | check | use | look | alert | dashboard | tools? | note | baseline
    if | rollback | escalate | failure | abort
  `}\b`,
  'i',
);
const TURN = anyOf`
  no | zero | 0 | none | drops? | dropped | falls? | decreas\w* | declin\w* | reduc\w* | stops? | ceases? | clears? | returns?
  recover\w* | normali[sz]\w* | stabili[sz]\w* | improv\w* | below | under | less than | fewer | lower | above | remains? | stays?
  should | must | increase[sd]? | rises? | resum\w* | go(?:es)? (?:down|away) | disappear\w* | success\w* | complete[sd]? | is \d
  are \d | (?:is|are|stays?|remains?) (?:\w+ )?(?:low|small|short|acceptable|good|fine|normal|fast|ok) | healthy | flat | count
  faster | quicker | sooner | better | finish(?:es|ed)? | active
`;
const OUTCOME = new RegExp(anyOf`\b${TURN}\b | [<>≤≥=]`, 'i');
/** When to go back or to stop is no sign of recovery, and neither is how the test has to be run. */
const GOES_BACK = new RegExp(
  anyOf`
    ^\W*(?:stop|roll(?:ing)?[ -]?back|roll (?:it )?back|go(?:ing)? back|back out|abort|revert|undo|escalat\w+|switch \w+ (?:off|on) again)\b(?:[^.;]*\b(?:if|when|once|unless|as soon as)\b|\W*:)
    ^\W*(?:stop|rollback|abort|exit|escalation) (?:rule|criteri\w+|condition|trigger)s?\b
    \b(?:test|check|comparison|measurement|run|reproduction|drill) (?:has|have|must|needs?|ought|should|is) (?:to )?(?:be )?(?:done|made|run|taken|repeated|carried out)\b
  `,
  'i',
);
/** A sentence that says when it is well, not one that says what to look at, whom to tell or when to go back. */
export function isCriterion(c: Check): boolean {
  const text = c.piece.text;
  if (GOES_BACK.test(text)) return false;
  // A fix is verified by its test.
  if (c.for.length > 0 && c.for.every((id) => id.startsWith('RCF'))) return false;
  // "Errors go down." is one, and a poor one; "FM1" or "Dashboards" alone is none.
  const figure = /^[^:=]{3,60}[:=<≤]\s*(?:0|zero|none|no\b|[<≤]?\s*\d)/i.test(text);
  if (text.split(/\s+/).length < 4 && !(text.split(/\s+/).length >= 2 && (TREND.test(text) || figure))) return false;
  if (
    OTHER_DEED.test(text) &&
    !/\b(?:zero|no|0|below|under|less than|drop\w*|return\w*|decrease\w*|should|must|remains?|<|≤)\b/i.test(text)
  )
    return false;
  if (/\b(?:load test|integration test|unit test|regression test|test suite|simulate|in staging|staging|same test)\b/i.test(text))
    return false;
  return OUTCOME.test(text);
}
