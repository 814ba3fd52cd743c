import { placesByPiece } from '../text/index.ts';

/** A power of two: three characters have one of so many slots. */
const SLOTS = 1 << 15;
/** Of a piece that is shorter; every text has it. */
const ANY = SLOTS;

export const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 1021 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);

/** By slot: 1 where three characters of the text have it. */
export function slotsOf(text: string): Uint8Array {
  const seen = new Uint8Array(SLOTS + 1);
  seen[ANY] = 1;
  for (let i = 0; i + 2 < text.length; i++) seen[slotOf(text, i)] = 1;
  return seen;
}

/** `letThrough` of some guards for a text whose slots are given. */
export type Sieve = (text: string, seen: Uint8Array) => number[];

const sieves = new WeakMap<object, Sieve | 'asked'>();

/**
 * The guards of a store taken apart, so that they are asked faster: each piece once, by slots that are known. That takes longer than a look at the guards, so
 * there is none when a store is asked for the first time, which for most processes is the only one.
 */
export function sieveOf(store: { readonly guards: string }): Sieve | undefined {
  const known = sieves.get(store);
  if (typeof known === 'function') return known;
  const sieve = known === 'asked' ? sieveFrom(store.guards) : undefined;
  sieves.set(store, sieve ?? 'asked');
  return sieve;
}

function sieveFrom(guards: string): Sieve {
  const { count, byPiece, always } = placesByPiece(guards);
  const pieces = [...byPiece.keys()];
  const places = [...byPiece.values()];
  const firsts = Uint16Array.from(pieces, (p) => (p.length < 3 ? ANY : slotOf(p, 0)));
  const lasts = Uint16Array.from(pieces, (p) => (p.length < 3 ? ANY : slotOf(p, p.length - 3)));
  return (text, seen) => {
    const open = new Uint8Array(count);
    for (const place of always) open[place] = 1;
    for (let i = 0; i < pieces.length; i++) {
      if (seen[firsts[i] as number] === 0 || seen[lasts[i] as number] === 0 || !text.includes(pieces[i] as string)) continue;
      for (const place of places[i] as readonly number[]) open[place] = 1;
    }
    const through: number[] = [];
    for (let place = 0; place < count; place++) if (open[place] === 1) through.push(place);
    return through;
  };
}
