import { alternatives } from '../../../text/index.ts';

/** Words, or phrases of a few words, that are looked up and not matched: lines of ` | `. */
export const wordList = (parts: TemplateStringsArray, ...lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(
    alternatives(parts, ...lists.map((l) => l.join('|')))
      .split('|')
      .map((w) => w.trim())
      .filter((w) => w !== ''),
  ),
];

/** A word of a sentence as it is looked up. Offsets are into the sentence. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stands between it and the next one holds a comma, a bracket or a dash. */
  readonly closes: boolean;
  /** An arrow or the word "to" leads to the next one. */
  readonly becomes: boolean;
  /** It is written as a name within its sentence: "Tom". */
  readonly name: boolean;
  /** It owns what follows: "partner's". */
  readonly owner: boolean;
}

const WORD = /[\p{L}\d][\p{L}\d_.'’/%+-]*/gu;
const TRAILING = /(?:['’]s?|[.\-/+]+)$/;

export function wordsOf(text: string): Word[] {
  const found = [...text.matchAll(WORD)];
  return found.map((m, i) => {
    const raw = m[0].replace(/[.\-/+]+$/, '');
    const end = m.index + raw.length;
    const next = found[i + 1]?.index ?? text.length;
    const gap = text.slice(end, next);
    const becomes = /->|→|=>/.test(gap) || found[i + 1]?.[0] === 'to';
    return {
      text: raw.replace(TRAILING, '').toLowerCase(),
      start: m.index,
      end,
      closes: /[,;:()]|\s[–—-]\s/.test(gap),
      becomes,
      name: /^(?:\p{Lu}\p{Ll}+|IT)$/u.test(raw),
      owner: /['’]s?$/.test(raw),
    };
  });
}

/** The forms under which a word is looked up: as it stands, its last part, and without the ending of its plural. */
export function formsOf(word: string): string[] {
  const last = word.slice(word.lastIndexOf('-') + 1);
  const own = last === word || last.length < 3 ? [word] : [word, last];
  return own.flatMap((w) => [w, ...singularsOf(w)]);
}

function singularsOf(word: string): string[] {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
  if (word.endsWith('es')) return [word.slice(0, -1), word.slice(0, -2)];
  return [word.slice(0, -1)];
}
