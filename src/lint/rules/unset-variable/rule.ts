import { hits, type Piece } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

export const unsetVariable = rule({
  id: 'unset-variable',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the command runs all the same, on nothing or on everything, and what it prints reads as an outcome',
  mend: 'set the variable in the command, or leave a name to fill in (`<host>`) that cannot be run by mistake',
  check: (doc, facts) => {
    const looks = doc.said.filter((s) => s.section === 'plan' || (s.section === 'ledger' && s.part === 'confirmation'));
    const code = looks.flatMap((s) => (s.command ? [s.piece.text] : (s.piece.text.match(/`[^`]+`/g) ?? [])));
    const all = `${code.join('\n')}\n${facts.incident.code_snippet}`;
    const found = looks
      .filter((s) => s.command || s.piece.text.includes('`'))
      .flatMap(({ piece }) => [...inAwk(piece), ...inQuotes(piece), ...inPhp(piece, all, doc)].slice(0, 1));
    // One name in several lines is one fault.
    return found.filter((f, i) => found.findIndex((g) => g.seen === f.seen) === i);
  },
});

const names = (text: string): string[] => [...text.matchAll(/\$\{?([a-z_]\w+)\b/g)].map((m) => m[1] ?? '');
const seen = (piece: Piece, start: number, text: string, what: string) =>
  at({ piece, start, end: start + text.length, text }, `${quoted(text)}: ${what}`, 'a variable that the command sets');

/** `awk '{print $route}'`: a name in awk is a variable, not a column of that name. */
const inAwk = (piece: Piece) =>
  hits(piece, /\bawk\b[^'`\n]{0,40}'[^'\n]*'/)
    .filter((h) =>
      names(h.text).some((n) => !new RegExp(`(?:\\b${n}\\s*=|\\bin ${n}\\b|\\(${n} in\\b)`).test(h.text) && !/^(?:NF|NR|FNR)$/.test(n)),
    )
    .map((h) => seen(piece, h.start, h.text, 'awk does not know columns by name; an unset name is the whole line'));

/** `watch 'redis-cli -h $n'`: single quotes keep the shell from filling it in, and the one inside was never told. */
const inQuotes = (piece: Piece) =>
  hits(piece, /\b(?:watch|ssh|sh -c|bash -c)\b[^'`|\n]{0,40}'[^'\n]*'/)
    .filter((h) =>
      names(`${h.text} `)
        .concat(single(h.text))
        .some((n) => !sets(h.text, n)),
    )
    .map((h) => seen(piece, h.start, h.text, 'in single quotes the variable is not filled in, and the command inside does not have it'));
const single = (text: string): string[] => [...text.matchAll(/\$([a-z])\b/g)].map((m) => m[1] ?? '');
const sets = (text: string, name: string): boolean =>
  new RegExp(`\\b(?:for|read) ${name}\\b|\\b${name}=`).test(text) || /\bawk\b/.test(text);

/** `whereIn('id', $failedIds)`, where nothing in the report or the snippet makes $failedIds. */
function inPhp(piece: Piece, all: string, doc: Doc) {
  if (!/->|::|\bfn\s*\(/.test(all) || !/\$\w+(?:->|\s*=[^=])/.test(all)) return [];
  return hits(piece, /\$[a-z]\w*[A-Z]\w*/)
    .filter((h) => {
      const name = h.text.slice(1);
      const made = new RegExp(
        String.raw`\$${name}\s*(?:=(?!=|>)|\[)|(?:\bas|=>|use ?\(|fn ?\(|function ?\w* ?\([^)]{0,60})\s*&?\$${name}\b`,
      );
      return !made.test(all) && !doc.said.some((s) => !s.command && s.piece.text.includes(h.text) && !s.piece.text.includes('->'));
    })
    .slice(0, 1)
    .map((h) => seen(piece, h.start, h.text, 'nothing in the report or the code sets it'));
}
