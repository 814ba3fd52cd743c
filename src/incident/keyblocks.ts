import type { Range } from './redact.ts';

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/;
/** The lines of a key whose end is missing; also where line ends are written as \n inside a string. */
const BODY = /(?:[A-Za-z0-9+/=]|\\n|\r?\n(?=[A-Za-z0-9+/=]{16,}))*/y;

/** PEM and PGP private keys, from their first to their last line; one that was cut off ends where its letters end. */
export function findKeyBlocks(text: string): Range[] {
  const found: Range[] = [];
  BEGIN.lastIndex = 0;
  for (let m = BEGIN.exec(text); m; m = BEGIN.exec(text)) {
    const from = m.index + m[0].length;
    const end = endOfKey(text, from);
    found.push({ start: m.index, end });
    BEGIN.lastIndex = end;
  }
  return found;
}

/** Keys are short: the closing line is looked for within 16 KiB, which also bounds the work for each opening line. */
function endOfKey(text: string, from: number): number {
  const near = text.slice(from, from + 16_384);
  const next = near.indexOf('-----BEGIN ');
  const end = END.exec(next < 0 ? near : near.slice(0, next));
  if (end) return from + end.index + end[0].length;
  BODY.lastIndex = from;
  return from + (BODY.exec(text)?.[0].length ?? 0);
}
