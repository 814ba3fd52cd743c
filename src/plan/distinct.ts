import { information } from './belief.ts';
import type { OpenTest } from './tests.ts';

/** Without those that another look answers as well: of each such pair the one that tells more per minute stays. */
export function distinctLooks(open: readonly OpenTest[], beliefs: ReadonlyMap<string, number>): OpenTest[] {
  const doubled = new Set(open.flatMap((o) => o.observable.sameLook));
  if (doubled.size === 0) return [...open];
  const rate = ({ test }: OpenTest) => information(test, beliefs) / test.minutes;
  const beaten = (o: OpenTest) =>
    open.some((x) => x !== o && oneLook(x, o) && (rate(x) > rate(o) || (rate(x) === rate(o) && x.observable.id < o.observable.id)));
  return open.filter((o) => (o.observable.sameLook.length === 0 && !doubled.has(o.observable.id)) || !beaten(o));
}

const oneLook = (a: OpenTest, b: OpenTest): boolean =>
  a.observable.sameLook.includes(b.observable.id) || b.observable.sameLook.includes(a.observable.id);
