import { mayMatch, type Needs, type PatternStore } from '../text/index.ts';
import { mayHave, placeOf, SHORT, type Slots, slotsOf } from './slots.ts';

/**
 * The needs of a store's patterns, their pieces by number: of thousands of patterns a text asks again and again, so they stand in one list, and what was found of a
 * piece in another.
 */
export interface NumberedNeeds {
  readonly pieces: string[];
  readonly numbers: Map<string, number>;
  /** Each need as a piece's number, or as `ALL` or `SOME`, where it ends, and its parts; or `NOTHING`. */
  readonly list: number[];
  /** By pattern where its needs begin in the list. */
  readonly starts: number[];
}

const ALL = -1;
const SOME = -2;
const NOTHING = -3;

const ofStores = new WeakMap<object, NumberedNeeds>();

/** The needs of these patterns of a store, and of those that were asked for before. */
export function numberedNeeds(store: PatternStore<{ readonly needs: Needs }>, places: readonly number[]): NumberedNeeds {
  const known = ofStores.get(store) ?? { pieces: [], numbers: new Map(), list: [], starts: [] };
  ofStores.set(store, known);
  for (const place of places) {
    if (known.starts[place] !== undefined) continue;
    known.starts[place] = known.list.length;
    add(known, store.at(place).needs);
  }
  return known;
}

function add(to: NumberedNeeds, needs: Needs): void {
  const { list } = to;
  if (needs === null) list.push(NOTHING);
  else if (typeof needs === 'string') list.push(numberOf(to, needs));
  else {
    const end = list.push(needs[0] === '&' ? ALL : SOME, 0) - 1;
    for (const part of needs.slice(1) as readonly Needs[]) add(to, part);
    list[end] = list.length;
  }
}

function numberOf({ pieces, numbers }: NumberedNeeds, piece: string): number {
  const known = numbers.get(piece);
  if (known !== undefined) return known;
  numbers.set(piece, pieces.length);
  return pieces.push(piece) - 1;
}

/** Stands between sentences: no piece holds it. */
const BETWEEN = '\0';

/** Which of 31 sentences at most, of a whole text, hold what a pattern needs: a bit for each. A piece is looked for once. */
export function whichHold({ pieces, list, starts }: NumberedNeeds, sentences: readonly string[], whole: Slots): (place: number) => number {
  const all = 2 ** sentences.length - 1;
  const slots = slotsOf(sentences.join(BETWEEN));
  const bitAt = bitsByPlace(sentences);
  const found = new Int32Array(pieces.length).fill(UNKNOWN);
  const search = (number: number): number => {
    const piece = pieces[number] as string;
    let bits = 0;
    if (piece.length < SHORT) {
      if (mayMatch(piece, slots.text)) for (const [i, sentence] of sentences.entries()) if (mayMatch(piece, sentence)) bits |= 1 << i;
    } else if (mayHave(whole, piece))
      for (let at = placeOf(slots, piece); at !== 0; at = placeOf(slots, piece, slots.before[at])) bits |= bitAt[at - 1] as number;
    found[number] = bits;
    return bits;
  };
  const bitsOf = (at: number): number => {
    const head = list[at] as number;
    if (head >= 0) return found[head] === UNKNOWN ? search(head) : (found[head] as number);
    if (head === NOTHING) return all;
    const every = head === ALL;
    const end = list[at + 1] as number;
    let bits = every ? all : 0;
    for (let part = at + 2; part < end && bits !== (every ? 0 : all); part = behind(list, part))
      bits = every ? bits & bitsOf(part) : bits | bitsOf(part);
    return bits;
  };
  return (place) => bitsOf(starts[place] as number);
}

const UNKNOWN = -1;

/** Where the need ends that begins at a place of the list. */
const behind = (list: readonly number[], at: number): number => {
  const head = list[at] as number;
  return head === ALL || head === SOME ? (list[at + 1] as number) : at + 1;
};

/** By place in the joined text the bit of the sentence that stands there. */
function bitsByPlace(sentences: readonly string[]): Int32Array {
  const length = sentences.reduce((sum, s) => sum + s.length + BETWEEN.length, 0);
  const bitAt = new Int32Array(length);
  let start = 0;
  for (const [i, sentence] of sentences.entries()) {
    bitAt.fill(1 << i, start, start + sentence.length);
    start += sentence.length + BETWEEN.length;
  }
  return bitAt;
}
