import type { Span } from '../../incident/types.ts';
import type { Derived } from '../arithmetic/types.ts';
import type { FieldText } from '../types.ts';
import { type CodePage, codePages } from './pages.ts';

/** Words that are tried, at most; a text in another script than Latin has many. */
const MOST = 200;
/** A shorter word fits by accident. */
const LEAST = 4;
const WORD = /[^\s"'“”„»«()[\]{},;:=<>|]{3,60}/g;

interface Word extends Span {
  readonly plain: string;
}

/**
 * A word of the incident that is another one written in one encoding and read in another: the right one stands in the incident as well, or the wrong one is what
 * UTF-8 gives when it is read byte by byte.
 */
export function wordsReadInAnotherEncoding(fields: readonly FieldText[]): Derived[] {
  const words = fields.flatMap(wordsOf).slice(0, MOST);
  if (words.length === 0) return [];
  const right = new Map(words.map((w) => [w.plain, w]));
  const hits = words.flatMap((wrong) => {
    const found = sourceOf(wrong, right);
    return found ? [{ wrong, ...found }] : [];
  });
  const [best] = hits;
  if (!best) return [];
  const { wrong, text, written, read } = best;
  const same = hits.filter((h) => h.written === written && h.read === read);
  const told = right.get(text);
  return [
    {
      id: 'read-in-another-encoding',
      text: `“${wrong.quote}” is “${text}” written in ${written.name} and read as ${read.name}${alike(same.length - 1)}: the writer and the reader do not use the same encoding, and what is plain ASCII hides it.`,
      formula: `${written.name}(${text}) read as ${read.name} = ${wrong.plain}`,
      value: same.length,
      unit: 'words',
      inputs: [wrong, ...(told ? [told] : []), ...same.slice(1, 3).map((h) => h.wrong)].map(({ field, start, end, quote }) => ({
        field,
        start,
        end,
        quote,
      })),
      shows: ['text-garbled', 'yes'],
      // No chance makes one word of the incident of another, byte by byte.
      reliability: 1,
    },
  ];
}

const alike = (n: number): string => (n === 0 ? '' : n === 1 ? ' (so is one more word)' : ` (so are ${n} more words)`);

/** Words with something else than ASCII in them. */
function wordsOf({ field, text }: FieldText): Word[] {
  return [...text.matchAll(WORD)].flatMap((m) => {
    const plain = m[0].replace(/[.!?…]+$/, '');
    if (plain.length < LEAST || !/[^\x00-\x7f]/.test(plain)) return [];
    return [{ field, start: m.index, end: m.index + plain.length, quote: plain, plain }];
  });
}

const WORDLIKE = /^[\p{L}\p{N}.'’-]+$/u;

interface Source {
  readonly text: string;
  readonly written: CodePage;
  readonly read: CodePage;
}

function sourceOf(wrong: Word, right: ReadonlyMap<string, Word>): Source | undefined {
  const [utf8, ...single] = codePages();
  for (const read of single) {
    const bytes = read.encode(wrong.plain);
    if (!bytes || !utf8) continue;
    for (const written of [utf8, ...single]) {
      if (written === read) continue;
      const text = written.decode(bytes);
      if (text === undefined || text === wrong.plain) continue;
      // Bytes that make sense as UTF-8 do not come about otherwise; of two words that stand in the incident, the one with signs in it is the wrong one.
      if (written === utf8 ? WORDLIKE.test(text) : right.has(text) && WORDLIKE.test(text) && !WORDLIKE.test(wrong.plain))
        return { text, written, read };
    }
  }
  return undefined;
}
