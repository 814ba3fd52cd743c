import { placesByPiece } from '../text/index.ts';

/** A power of two: three characters have one of so many slots. */
const SLOTS = 1 << 15;
/** Of a piece that is shorter; every text has it. */
const ANY = SLOTS;

export const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 1021 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);

/** The slots of a text: by slot 1 where three characters of it have that, and each once. */
export interface Slots {
  readonly seen: Uint8Array;
  readonly each: readonly number[];
}

export function slotsOf(text: string): Slots {
  const seen = new Uint8Array(SLOTS + 1);
  const each = [ANY];
  seen[ANY] = 1;
  for (let i = 0; i + 2 < text.length; i++) {
    const slot = slotOf(text, i);
    if (seen[slot] === 0) each.push(slot);
    seen[slot] = 1;
  }
  return { seen, each };
}

/** `letThrough` of some guards for a text whose slots are given. */
export type Sieve = (text: string, slots: Slots) => number[];

const sieves = new WeakMap<object, Sieve | 'asked'>();

/**
 * The guards of a store taken apart, so that they are asked faster: of the pieces only those that begin as something in the text does. That takes longer than a look
 * at the guards, so there is none when a store is asked for the first time, which for most processes is the only one.
 */
export function sieveOf(store: { readonly guards: string }): Sieve | undefined {
  const known = sieves.get(store);
  if (typeof known === 'function') return known;
  const sieve = known === 'asked' ? sieveFrom(store.guards) : undefined;
  sieves.set(store, sieve ?? 'asked');
  return sieve;
}

interface Piece {
  readonly text: string;
  /** The slot of its last three characters. */
  readonly last: number;
  /** Of the patterns that it lets through. */
  readonly places: readonly number[];
}

function sieveFrom(guards: string): Sieve {
  const { count, byPiece, always } = placesByPiece(guards);
  const byFirst = new Map<number, Piece[]>();
  for (const [text, places] of byPiece) {
    const [first, last] = text.length < 3 ? [ANY, ANY] : [slotOf(text, 0), slotOf(text, text.length - 3)];
    const before = byFirst.get(first);
    if (before) before.push({ text, last, places });
    else byFirst.set(first, [{ text, last, places }]);
  }
  return (text, { seen, each }) => {
    const open = new Uint8Array(count);
    for (const place of always) open[place] = 1;
    for (const slot of each)
      for (const piece of byFirst.get(slot) ?? [])
        if (seen[piece.last] === 1 && text.includes(piece.text)) for (const place of piece.places) open[place] = 1;
    const through: number[] = [];
    for (let place = 0; place < count; place++) if (open[place] === 1) through.push(place);
    return through;
  };
}
