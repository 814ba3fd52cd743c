import { tokenise } from '../../signals/index.ts';

/** Words that say nothing of what a text is about. */
const EMPTY = new Set(
  'the a an of to is it its that this and or in on at for with by from as are was be been we our they has have had were but not no any all after before when while does do did than then there which one two more most some each per can could will would still only same other new'.split(
    ' ',
  ),
);

/** The words of a text that carry meaning, inflection folded. */
export function stems(text: string): Set<string> {
  return new Set(
    tokenise(text).flatMap((t) => (t.kind === 'word' && t.stem.length > 2 && !EMPTY.has(t.text.toLowerCase()) ? [t.stem] : [])),
  );
}

/** Share of the smaller set that the other holds too. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return small.size === 0 ? 0 : [...small].filter((x) => large.has(x)).length / small.size;
}
