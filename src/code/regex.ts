import { isAmbiguous } from './ambiguity.ts';

/**
 * Finds regular expressions that backtrack badly: a repeated group whose rounds can match the same text in more than one way
 * (exponential), or two unbounded repetitions in a row over the same characters before something that may fail (polynomial).
 * Sets of characters are compared over ASCII plus one place for all else.
 */

export interface Danger {
  readonly kind: 'exponential' | 'polynomial';
  /** The part of the pattern that is to blame. */
  readonly part: string;
}

type Chars = boolean[];

interface Item {
  readonly start: number;
  readonly end: number;
  readonly kind: 'chars' | 'group' | 'empty';
  readonly chars: Chars;
  readonly options: readonly (readonly Item[])[];
  readonly min: number;
  readonly max: number;
}

const SIZE = 129;
const all = (value: boolean): Chars => new Array<boolean>(SIZE).fill(value);
const one = (code: number): Chars => {
  const set = all(false);
  set[Math.min(code, SIZE - 1)] = true;
  return set;
};
const of = (test: (char: string) => boolean, other: boolean): Chars =>
  Array.from({ length: SIZE }, (_, i) => (i < SIZE - 1 ? test(String.fromCharCode(i)) : other));
const union = (a: Chars, b: Chars): Chars => a.map((value, i) => value || b[i] === true);
const not = (a: Chars): Chars => a.map((value) => !value);
const overlap = (a: Chars, b: Chars): boolean => a.some((value, i) => value && b[i] === true);

const DIGIT = of((c) => c >= '0' && c <= '9', false);
const WORD = of((c) => /\w/.test(c), false);
const SPACE = of((c) => /\s/.test(c), false);
const ANY = of((c) => c !== '\n', true);

/** A pattern longer than this is not looked at. */
const MAX_PATTERN = 5000;
const MAX_DEPTH = 40;

export function dangers(pattern: string): Danger[] {
  if (pattern.length > MAX_PATTERN) return [];
  const found: Danger[] = [];
  const reader = { at: 0 };
  const tree = alternatives(pattern, reader, 0);
  if (!tree) return [];
  for (const option of tree) inspect(option, pattern, found);
  return found;
}

function alternatives(text: string, reader: { at: number }, depth: number): Item[][] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const options: Item[][] = [[]];
  while (reader.at < text.length && text[reader.at] !== ')') {
    if (text[reader.at] === '|') {
      reader.at += 1;
      options.push([]);
      continue;
    }
    const item = atom(text, reader, depth);
    if (!item) return undefined;
    options.at(-1)?.push(item);
  }
  return options;
}

function atom(text: string, reader: { at: number }, depth: number): Item | undefined {
  const start = reader.at;
  const char = text[reader.at] as string;
  let kind: Item['kind'] = 'chars';
  let chars: Chars = all(false);
  let options: Item[][] = [];
  if (char === '(') {
    reader.at += 1;
    let zero = false;
    const prefix = /^\?(?:<[=!]|[=!]|>|:|P?<\w+>|'\w+'|[a-z-]+:)/.exec(text.slice(reader.at, reader.at + 60));
    if (prefix) {
      zero = /^\?<?[=!]/.test(prefix[0]) || prefix[0] === '?>';
      reader.at += prefix[0].length;
    } else if (text[reader.at] === '?') return undefined;
    const inner = alternatives(text, reader, depth + 1);
    if (!inner || text[reader.at] !== ')') return undefined;
    reader.at += 1;
    kind = zero ? 'empty' : 'group';
    options = inner;
  } else if (char === '[') {
    const set = characterClass(text, reader);
    if (!set) return undefined;
    chars = set;
  } else if (char === '\\') {
    const next = text[reader.at + 1] ?? '';
    reader.at += 2;
    if (/[bBAzZG]/.test(next)) kind = 'empty';
    else if (/[1-9k]/.test(next)) kind = 'empty';
    else chars = escaped(next);
  } else if (char === '^' || char === '$') {
    reader.at += 1;
    kind = 'empty';
  } else {
    reader.at += 1;
    chars = char === '.' ? ANY : one(char.charCodeAt(0));
  }
  const [min, max, possessive] = quantifier(text, reader);
  // A possessive repetition gives nothing back, so it cannot be tried in another way.
  return { start, end: reader.at, kind: possessive ? 'empty' : kind, chars, options, min, max };
}

function quantifier(text: string, reader: { at: number }): [number, number, boolean] {
  const match = /^(?:([*+?])|\{(\d{0,5})(,?)(\d{0,5})\})([?+])?/.exec(text.slice(reader.at, reader.at + 20));
  if (!match || (match[1] === undefined && match[2] === '' && match[4] === '')) return [1, 1, false];
  reader.at += match[0].length;
  const possessive = match[5] === '+';
  if (match[1] === '*') return [0, Infinity, possessive];
  if (match[1] === '+') return [1, Infinity, possessive];
  if (match[1] === '?') return [0, 1, possessive];
  const min = Number(match[2] || 0);
  return [min, match[3] === '' ? min : match[4] === '' ? Infinity : Number(match[4]), possessive];
}

const escaped = (char: string): Chars => {
  switch (char) {
    case 'd':
      return DIGIT;
    case 'D':
      return not(DIGIT);
    case 'w':
      return WORD;
    case 'W':
      return not(WORD);
    case 's':
      return SPACE;
    case 'S':
      return not(SPACE);
    case 'h':
      return of((c) => c === ' ' || c === '\t', false);
    case 'n':
      return one(10);
    case 'r':
      return one(13);
    case 't':
      return one(9);
    case 'p':
    case 'P':
    case 'X':
    case 'R':
      return ANY;
    default:
      return one(char.charCodeAt(0) || 0);
  }
};

function characterClass(text: string, reader: { at: number }): Chars | undefined {
  let at = reader.at + 1;
  const negated = text[at] === '^';
  if (negated) at += 1;
  let set = all(false);
  let first = true;
  while (at < text.length && (text[at] !== ']' || first)) {
    first = false;
    const posix = /^\[:(\w+):\]/.exec(text.slice(at, at + 12));
    if (posix) {
      set = union(set, posix[1] === 'space' ? SPACE : posix[1] === 'digit' ? DIGIT : WORD);
      at += posix[0].length;
      continue;
    }
    let low: Chars;
    let code = text.charCodeAt(at);
    if (text[at] === '\\') {
      low = escaped(text[at + 1] ?? '');
      code = text.charCodeAt(at + 1);
      at += 2;
    } else {
      low = one(code);
      at += 1;
    }
    if (text[at] === '-' && text[at + 1] !== ']' && at + 1 < text.length && text[at + 1] !== '\\') {
      const high = text.charCodeAt(at + 1);
      for (let i = code; i <= Math.min(high, SIZE - 1); i += 1) set[i] = true;
      at += 2;
    } else set = union(set, low);
  }
  if (text[at] !== ']') return undefined;
  reader.at = at + 1;
  return negated ? not(set) : set;
}

const nullable = (item: Item): boolean =>
  item.kind === 'empty' || item.min === 0 || (item.kind === 'group' && item.options.some((option) => option.every(nullable)));

/** Characters that an item can begin with, and those it can match at all. */
function first(item: Item): Chars {
  if (item.kind === 'chars') return item.chars;
  if (item.kind === 'empty') return all(false);
  return item.options.map(firstOf).reduce(union, all(false));
}

function firstOf(items: readonly Item[]): Chars {
  let set = all(false);
  for (const item of items) {
    set = union(set, first(item));
    if (!nullable(item)) break;
  }
  return set;
}

const any = (item: Item): Chars =>
  item.kind === 'chars' ? item.chars : item.kind === 'empty' ? all(false) : item.options.flat().map(any).reduce(union, all(false));

function inspect(items: readonly Item[], pattern: string, found: Danger[]): void {
  for (const item of items) {
    if (item.kind !== 'group') continue;
    const before = found.length;
    for (const option of item.options) inspect(option, pattern, found);
    // The smallest part that is to blame says most.
    if (found.length === before && item.max > 10 && isAmbiguous(item))
      found.push({ kind: 'exponential', part: pattern.slice(item.start, item.end) });
  }
  const pair = adjacentLoops(items);
  if (pair) found.push({ kind: 'polynomial', part: pattern.slice(pair[0].start, pair[1].end) });
}

/** `.*.*=`: two unbounded repetitions over the same characters, with only optional items between, and something that must follow. */
function adjacentLoops(sequence: readonly Item[]): [Item, Item] | undefined {
  const items = sequence.flatMap((item) =>
    item.kind === 'group' && item.min === 1 && item.max === 1 && item.options.length === 1 ? [...(item.options[0] ?? [])] : [item],
  );
  for (let i = 0; i < items.length; i += 1) {
    const a = items[i] as Item;
    if (a.max !== Infinity || a.kind !== 'chars') continue;
    for (let j = i + 1; j < items.length; j += 1) {
      const b = items[j] as Item;
      if (b.max === Infinity && b.kind === 'chars' && overlap(any(a), any(b))) {
        const rest = items.slice(j + 1);
        if (rest.some((item) => !nullable(item)) && wide(any(a)) && wide(any(b))) return [a, b];
      }
      if (!nullable(b)) break;
    }
  }
  return undefined;
}

/** Sets of a few characters (` *`, `\s*`) seldom meet long runs; letters, digits and "anything" do. */
const wide = (set: Chars): boolean => set.filter(Boolean).length >= 8;
