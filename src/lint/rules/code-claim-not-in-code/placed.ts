import { anyOf } from '../../../text/index.ts';
import { type Piece, sentences } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, prose, quoted } from '../../rule.ts';

const OPENS = new RegExp(
  anyOf`
    transaction\.atomic | \bwith [\w.]*\b(?:begin|transaction|atomic)\( | \$transaction\( | \.transaction\( | withTransaction\( | runInTransaction\(
    @Transactional | \btransaction do\b | TransactionScope\( | \.(?:Begin|BeginTx|beginTransaction|begin)\(
  `,
  'i',
);
const CLOSES = /\.(?:commit|Commit)\(|\bCOMMIT\b|\.complete\(/;

/** Lines of the code that lie in a transaction; absent where it opens none, or where its end is not to be seen. */
function linesInTransaction(lines: readonly string[]): ReadonlySet<number> | undefined {
  const inside = new Set<number>();
  let any = false;
  lines.forEach((line, i) => {
    if (!OPENS.test(line)) return;
    const to =
      /:\s*(?:#.*)?$/.test(line) || /\bdo\b/.test(line)
        ? endByIndent(lines, i)
        : line.includes('{') || /@Transactional/.test(line)
          ? endByBrace(lines, i)
          : endByCommit(lines, i);
    if (to === undefined) return;
    any = true;
    for (let k = i + 1; k <= to; k++) inside.add(k);
  });
  return any ? inside : undefined;
}

const indentOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;
function endByIndent(lines: readonly string[], from: number): number {
  let to = from;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= indentOf(lines[from] ?? '')) break;
    to = i;
  }
  return to;
}
function endByBrace(lines: readonly string[], from: number): number | undefined {
  let depth = 0;
  let opened = false;
  for (let i = from; i < lines.length; i++) {
    for (const c of lines[i] ?? '') {
      if (c === '{') {
        depth++;
        opened = true;
      } else if (c === '}') depth--;
      if (opened && depth === 0) return i;
    }
  }
  return undefined;
}
function endByCommit(lines: readonly string[], from: number): number | undefined {
  const at = lines.findIndex((l, i) => i > from && CLOSES.test(l));
  return at < 0 ? undefined : at;
}

const LOCKS_HELD = anyOf`(?:row |table )?locks? (?:are|is) (?:still )?held | holding (?:the |its )?(?:row )?locks? | (?:row )?locks? held`;
const INSIDE = new RegExp(
  String.raw`\b(?:(?:inside|within|in) (?:of )?(?:the |a |an |one |this |its )?(?:same |open |database |db )*(?:transaction|\x60[^\x60]*(?:atomic|transaction)[^\x60]*\x60)|while (?:the |its )?${LOCKS_HELD}|${LOCKS_HELD})`,
  'i',
);
const MOVED_OUT =
  /\bmov(?:e|ing) (?:the )?(.{3,60}?) (?:out of|outside(?: of)?|behind|after) (?:the )?(?:`[^`]*(?:atomic|transaction)[^`]*`|(?:database |db )?transaction|with[- ]block|lock)/i;
const AFTER =
  /\b(?:deadlock|lock (?:wait|time-?out)|OperationalError)\b[^.;]{0,80}\bafter (?:the )?`?(\w+)`?(?:\(\))? (?:was|is|has been|had been|returned|succeeded|ran)/i;
const DENIED = /\b(?:not|never|no longer|outside|without|if|whether)\b/i;

/** What a report places in a transaction, or wants moved out of it, and the code has outside. */
export function placedOtherwise(doc: Doc, code: string) {
  const lines = code.split('\n');
  const inside = linesInTransaction(lines);
  if (!inside) return [];
  const last = Math.max(...inside);
  const ledger = prose(doc).filter(
    (s) => s.section === 'ledger' && (s.part === 'mechanism' || s.part === 'title' || s.part === 'supporting'),
  );
  const told = ledger
    .flatMap(({ piece }) => sentences(piece))
    .flatMap((p) => {
      const held = INSIDE.exec(p.text);
      const after = AFTER.exec(p.text);
      const names = after ? callsOf(after[1] ?? '', lines) : [];
      if (names.length > 0 && names.every((i) => i > last) && !DENIED.test(p.text))
        return [
          at(
            p,
            `${quoted(p.text)}: in the code the locks are taken and given back before ${quoted(after?.[1] ?? '')}`,
            'an order that the code allows',
          ),
        ];
      if (!held || DENIED.test(p.text)) return [];
      return outside(p, p.text.slice(0, held.index), lines, inside);
    });
  const moved = doc.actions
    .flatMap((a) => [a.title, ...(a.parts.does ?? [])])
    .flatMap((p) => {
      const m = MOVED_OUT.exec(p.text);
      return m ? outside(p, m[1] ?? '', lines, inside) : [];
    });
  return [...told, ...moved];
}

function outside(p: Piece, thing: string, lines: readonly string[], inside: ReadonlySet<number>) {
  const places = callsOf(thing, lines);
  const name = /([A-Za-z_]\w*)\s*\(/.exec(lines[places[0] ?? -1] ?? '')?.[1] ?? '';
  return places.length > 0 && places.every((i) => !inside.has(i))
    ? [
        at(
          p,
          `${quoted(p.text)}: in the code ${quoted((lines[places[0] ?? 0] ?? name).replace(/\s+/g, ' ').trim())} stands outside the transaction`,
          'what the code does',
        ),
      ]
    : [];
}

/** Lines that call what a text names: by its identifier, or by two words of the name and the comment beside it. */
function callsOf(text: string, lines: readonly string[]): number[] {
  const named = [...text.matchAll(/\b([a-z]\w*(?:_\w+|[A-Z]\w+)+)\b/g)].map((m) => m[1] ?? '');
  const at = (test: (line: string) => boolean) =>
    lines.flatMap((l, i) =>
      /\w\(/.test(l) && !/^\s*(?:def|function|async function|func|public|private|class)\b/.test(l) && test(l) ? [i] : [],
    );
  const byName = at((l) => named.some((n) => new RegExp(`\\b${n}\\s*\\(`).test(l)));
  if (byName.length > 0) return byName;
  const words = contentWords(text);
  return at((l) => {
    const comment = /(?:#|\/\/)\s*(.{4,80})$/.exec(l)?.[1];
    if (!comment) return false;
    const said = contentWords(`${comment} ${l.replace(/[_.(]/g, ' ')}`);
    return [...words].filter((w) => said.has(w)).length >= 2;
  });
}
