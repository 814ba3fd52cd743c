import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { splitAlternatives } from '../text/index.ts';

/** The line, from 1, of a place in a YAML text: of the key it hangs on, or of the last part of the path that there is. */
export function lineAt(text: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  let node: unknown = document.contents;
  let offset = isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && nameOf(p.key.value) === String(part));
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      const range = (node as { range?: readonly number[] } | undefined)?.range;
      if (range?.[0] === undefined) break;
      offset = range[0];
    } else break;
  }
  return lines.linePos(offset).line;
}

/** Bare yes and no may be read as booleans. */
const nameOf = (key: unknown): string => (key === true ? 'yes' : key === false ? 'no' : String(key));

/** The first line, from 1, that holds the word as a whole; of a pattern that is written as a list the line of its first alternative; 1 where none does. */
export const lineWith = (text: string, word: string): number => lineOf(text, word) || lineOf(text, splitAlternatives(word)[0] ?? '') || 1;

function lineOf(text: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`);
  const lines = text.split('\n');
  const at = lines.findIndex((l) => whole.test(l.replace(/(?:^|\s)#.*$/, '')));
  return (at < 0 ? lines.findIndex((l) => l.includes(word)) : at) + 1;
}
