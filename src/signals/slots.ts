/** A power of two: three characters have one of so many slots. */
const SLOTS = 1 << 15;
/** Of a piece that is shorter; every text has it. */
export const ANY = SLOTS;

const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 1021 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);

/** A text with the places at which each slot stands in it: what is looked for is compared there, and the text is not searched. */
export interface Slots {
  readonly text: string;
  /** By slot its last place in the text, counted from 1; 0 where it has none. */
  readonly last: Int32Array;
  /** By place, counted from 1, the place before it that has the same slot. */
  readonly before: Int32Array;
  /** The slots that it has, each once. */
  readonly each: readonly number[];
}

export function slotsOf(text: string): Slots {
  const last = new Int32Array(SLOTS + 1);
  const before = new Int32Array(text.length + 1);
  const each = [ANY];
  last[ANY] = 1;
  for (let i = 0; i + SHORT <= text.length; i++) {
    const slot = slotOf(text, i);
    const earlier = last[slot] as number;
    if (earlier === 0) each.push(slot);
    before[i + 1] = earlier;
    last[slot] = i + 1;
  }
  return { text, last, before, each };
}

/** Shorter pieces have no slot: they are searched for. */
export const SHORT = 3;

/** The slots of a piece's beginning and end. */
export const firstSlot = (piece: string): number => (piece.length < SHORT ? ANY : slotOf(piece, 0));
export const lastSlot = (piece: string): number => (piece.length < SHORT ? ANY : slotOf(piece, piece.length - SHORT));

/** Whether the first and the last three characters of a piece that is not short stand in the text; the piece may be a part of a longer one. */
export const mayHave = ({ last }: Slots, piece: string, from = 0, to = piece.length): boolean =>
  last[slotOf(piece, from)] !== 0 && last[slotOf(piece, to - SHORT)] !== 0;

/** The last place of a piece that is not short, counted from 1, no later than `at`, which has the slot of its beginning; 0 where there is none. */
export function placeOf({ text, last, before }: Slots, piece: string, at = last[slotOf(piece, 0)] as number): number {
  let place = at;
  while (place !== 0 && !text.startsWith(piece, place - 1)) place = before[place] as number;
  return place;
}

/** Whether the text holds the piece. */
export const hasPiece = (slots: Slots, piece: string): boolean =>
  piece.length < SHORT ? slots.text.includes(piece) : mayHave(slots, piece) && placeOf(slots, piece) !== 0;
