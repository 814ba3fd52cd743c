import { anyOf } from '../../../text/index.ts';
import type { Branch, Step } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

const LOW = anyOf`under | below | less than | fewer than | lower than | at most | up to | no more than | not above | < | ≤`;
const HIGH = anyOf`over | above | more than | greater than | higher than | at least | exceeds? | beyond | > | ≥`;
const VALUE = String.raw`\s*(?:about |~|the )?(\d[\d,]*(?:\.\d+)?)\s?(%|(?:ms|s|min|h|[kmg]b)\b)?`;
const LIMIT = new RegExp(`(?:(${LOW})|(${HIGH}))${VALUE}`, 'gi');
/** A branch for all the rest. */
const OTHERS = anyOf`
  otherwise | else | between | in between | neither | anything | any other | rest | inconclusive | unclear | mixed | partial\w* | both
  some
`;
const REST = new RegExp(String.raw`\b${OTHERS}\b|\d\s*(?:–|-|to)\s*\d`, 'i');
/** Up to this factor the two limits are one, told roundly. */
const SAME = 1.25;

interface Limit {
  readonly branch: Branch;
  readonly high: boolean;
  readonly value: number;
  readonly unit: string;
}

export const outcomesLeaveAGap = rule({
  id: 'outcomes-leave-a-gap',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the value that comes is the one for which nobody wrote what to do',
  mend: 'let the outcomes cover all values: one limit, or a branch for what lies between two',
  check: (doc) => (doc.computed ? [] : doc.steps).flatMap((s) => [...gapOf(s), ...yesAndOne(s)]),
});

function gapOf(s: Step) {
  if (s.branches.length !== 2 || s.branches.some((b) => REST.test(b.when))) return [];
  const told = s.branches.flatMap(limitsIn);
  const limits = told.length === 1 && told[0] ? [told[0], ...s.branches.flatMap((b) => aboutIn(b, told[0] as Limit))] : told;
  const [a, b] = limits;
  if (limits.length !== 2 || !a || !b || a.branch === b.branch || a.high === b.high || a.unit !== b.unit) return [];
  const [low, high] = a.high ? [b, a] : [a, b];
  return high.value > low.value * SAME
    ? [
        at(
          high.branch.piece,
          `step ${s.number} has no outcome between ${low.value} and ${high.value}: ${quoted(`${low.branch.when} … ${high.branch.when}`)}`,
          'a branch for what lies between',
        ),
      ]
    : [];
}

const limitsIn = (branch: Branch): Limit[] =>
  [...branch.when.matchAll(LIMIT)].map((m) => ({
    branch,
    high: m[2] !== undefined,
    value: Number((m[3] ?? '').replace(/,/g, '')),
    unit: (m[4] ?? '').toLowerCase(),
  }));

const ABOUT = /^\W*(?:if |when )?(?:it is )?(?:~|≈|about |around |roughly )\s?(\d[\d,]*(?:\.\d+)?)\s?(%|(?:ms|s|min|h|[kmg]b)\b)?\W*$/i;
/** "About 1" beside "above 3" leaves out what lies between. */
function aboutIn(branch: Branch, other: Limit): Limit[] {
  const m = branch === other.branch ? null : ABOUT.exec(branch.when);
  return m ? [{ branch, high: !other.high, value: Number((m[1] ?? '').replace(/,/g, '')), unit: (m[2] ?? '').toLowerCase() }] : [];
}

const YES = /^\W*(?:if )?(?:yes|so|fixed|(?:it )?(?:helps|works|recovers|resolves)|resolved)\W*$/i;
/** What "yes" leaves open is "no", in whatever words. */
const NO =
  /^\W*(?:if )?(?:no|not|none|never|nothing|otherwise|else|neither|without|fewer|less|more|different|missing|absent|only|still|un\w+|below|above|anything|something)\b|\b(?:not|no|n't|none|fail\w*)\b/i;
/** "Yes → H1. Threads in the client → H2": neither is left out. */
function yesAndOne(s: Step) {
  const [first, second] = s.branches;
  return s.branches.length === 2 &&
    first &&
    second &&
    YES.test(first.when) &&
    second.when.split(/\s+/).length >= 2 &&
    !NO.test(second.when) &&
    !REST.test(second.piece.text)
    ? [
        at(
          second.piece,
          `step ${s.number} has outcomes for ${quoted(first.when)} and ${quoted(second.when)}, and none for anything else`,
          'a branch for all the rest',
        ),
      ]
    : [];
}
