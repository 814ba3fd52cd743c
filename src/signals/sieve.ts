import { placesByPiece } from '../text/index.ts';
import { ANY, firstSlot, hasPiece, lastSlot, type Slots } from './slots.ts';

/** `letThrough` of some guards for a text whose slots are given. */
export type Sieve = (slots: Slots) => number[];

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

function sieveFrom(guards: string): Sieve {
  const { count, byPiece, always } = placesByPiece(guards);
  // In the order of the slots by which they begin: those of a slot stand together.
  const pieces = [...byPiece].sort(([a], [b]) => firstSlot(a) - firstSlot(b));
  const lasts = Int32Array.from(pieces, ([text]) => lastSlot(text));
  const starts = startsBySlot(pieces.map(([text]) => firstSlot(text)));
  return (slots) => {
    const open = new Uint8Array(count);
    for (const place of always) open[place] = 1;
    for (const slot of slots.each)
      for (let i = starts[slot] as number; i < (starts[slot + 1] as number); i++) {
        if (slots.last[lasts[i] as number] === 0) continue;
        const [text, places] = pieces[i] as (typeof pieces)[number];
        if (hasPiece(slots, text)) for (const place of places) open[place] = 1;
      }
    const through: number[] = [];
    for (let place = 0; place < count; place++) if (open[place] === 1) through.push(place);
    return through;
  };
}

/** By slot where the ones with it begin in a sorted list, and behind it where they end. */
function startsBySlot(sorted: readonly number[]): Int32Array {
  const starts = new Int32Array(ANY + 2);
  let at = 0;
  for (let slot = 0; slot < starts.length; slot++) {
    while (at < sorted.length && (sorted[at] as number) < slot) at++;
    starts[slot] = at;
  }
  return starts;
}
