import { anyOf } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';
import type { Item } from './items.ts';
import { nameOf } from './naming.ts';
import type { ChangeRead } from './types.ts';
import { effectAfter } from './undone.ts';

const SOFTWARE = new RegExp(
  anyOf`
    deploy | releas | version | build | \bcode\b | \bapp\b | image | patch | push | firmware | software | \bv?\d+\.\d+ | upgrade
    \bfix\b | config | setting | flag
  `,
  'i',
);

/** Words that may tell one change from another, and versions. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z][a-z0-9.-]{3,}|\d+(?:\.\d+)+/g) ?? [];
/** "Went back to the old key", "reverted to 1.43". */
const SAYS_WHAT = /\bback (?:to|on) (?:the )?(?:old|former|previous|last)? ?[\w.-]{3,}/i;
const COMMON = /^(?:back|release|deploy|rolled|version)$/;

/** "Rolled back at 14:50, no change": the change that it undid learns so. */
export function markUndone(changes: ChangeRead[], item: Item, quote: string, tail: string, inside: readonly Mention[]): void {
  const effect = effectAfter(tail) ?? 'unknown';
  const words = new Set(wordsOf(item.text));
  const undoable = changes
    .map((c, i) => ({ c, i }))
    .filter(
      ({ c }) => c.undone === undefined && c.kinds.some((k) => k === 'deploy' || k === 'upgrade' || k === 'configuration' || k === 'flag'),
    );
  const shares = ({ c }: { c: ChangeRead }) => wordsOf(c.quote).filter((w) => words.has(w) && !COMMON.test(w)).length;
  const before = ({ c }: { c: ChangeRead }) => Number(c.field === item.field && c.start < item.start);
  // Words that name what was taken back name the change, or another one.
  const named = SAYS_WHAT.test(item.text);
  const fits = named && undoable.length > 1 ? undoable.filter((u) => shares(u) > 0 || before(u) > 0) : undoable;
  const best = [...fits].sort(
    (a, b) =>
      shares(b) - shares(a) ||
      before(b) - before(a) ||
      Number(b.c.kinds.includes('deploy')) - Number(a.c.kinds.includes('deploy')) ||
      b.i - a.i,
  )[0];
  if (best) {
    const { field, start, end } = item;
    changes[best.i] = { ...best.c, undone: effect, undoneAt: { field, start, end, quote } };
    return;
  }
  // The change itself is not told, only that it was taken back: of what, the words must say, or that it ended the trouble.
  if (effect !== 'cured' && !SOFTWARE.test(item.text)) return;
  changes.push({
    kinds: [/\b(?:flag|toggle|experiment|feature switch)s?\b/i.test(item.text) ? 'flag' : 'deploy'],
    name: nameOf(item, inside),
    field: item.field,
    start: item.start,
    end: item.end,
    quote,
    undone: effect,
    onlyUndone: true,
  });
}
