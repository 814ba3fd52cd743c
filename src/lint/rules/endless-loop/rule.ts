import { anyOf, words } from '../../../text/index.ts';
import { successors } from '../../document/plan.ts';
import type { Doc, Step } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

const ANOTHER_SAMPLE = anyOf`window | sample | payment | seat | order | user | time | period | example | id | row`;
const BOUND = words`
  once | one more time | at most | unless | (?:at|in|during|after|with) the next
  (?:different|longer|wider|another|larger|second|new|more) (?:\w+ )?${ANOTHER_SAMPLE}
`;
export const endlessLoop = rule({
  id: 'endless-loop',
  severity: 'error',
  why: 'a plan that leads back to where it was never ends, and nobody notices at night',
  mend: 'let branches lead forward, and every path end in a conclusion',
  check: (doc) => {
    const place = new Map(doc.steps.map((s, i) => [s.number, i]));
    return doc.steps.flatMap((s, i) =>
      s.branches.flatMap((b) =>
        b.targets.flatMap((t) => {
          const to = t.kind === 'step' ? place.get(t.number) : undefined;
          const bounded = BOUND.test(b.piece.text);
          return to !== undefined && to <= i && !bounded && leadsTo(doc, doc.steps[to], s)
            ? [
                at(
                  b.piece,
                  `step ${s.number} leads back to step ${doc.steps[to]?.number}: ${quoted(b.piece.text)}`,
                  'a later step or a conclusion',
                ),
              ]
            : [];
        }),
      ),
    );
  },
});

/** A step that an earlier one jumped to may lead back to what was left out: only what comes round again is a loop. */
function leadsTo(doc: Doc, from: Step | undefined, to: Step): boolean {
  const seen = new Set<string>();
  const open = from ? [from] : [];
  for (let s = open.pop(); s; s = open.pop()) {
    if (s === to) return true;
    if (seen.has(s.number)) continue;
    seen.add(s.number);
    const next = successors(doc, s);
    open.push(...doc.steps.filter((x) => next.includes(x.number)));
  }
  return false;
}
