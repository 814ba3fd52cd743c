/** What is known of a state, by slot: `least` bounds its value from below, and is the value where `exact` is 1. */
export interface Memory {
  /** The slot of a state, made if new. Valid until the next call. */
  readonly slot: (belief: Float64Array, at: number, mask: number, depth: number) => number;
  least: Float64Array;
  exact: Uint8Array;
  choice: Int8Array;
}

/** Two roads to one state multiply the same numbers in another order: this apart, they are the same. */
const SAME = 1e-13;

/**
 * An open-addressing table keyed by (tests still open that tell anything, tests allowed, belief). The belief, not the answers, is the
 * key: so orders of asking meet, and so do different answers that leave the same belief.
 */
export function createMemory(n: number): Memory {
  let size = 1 << 12;
  let used = 0;
  let masks = new Int32Array(size).fill(-1);
  let depths = new Int8Array(size);
  let hashes = new Int32Array(size);
  let beliefs = new Float64Array(size * n);
  const memory: Memory = {
    least: new Float64Array(size),
    exact: new Uint8Array(size),
    choice: new Int8Array(size).fill(-1),
    slot(belief, at, mask, depth) {
      let h = Math.imul(mask, 0x9e3779b1) ^ Math.imul(depth + 1, 0x85ebca6b);
      for (let i = 0; i < n; i++) {
        h = Math.imul(h ^ Math.round(belief[at + i]! * 0x3fffffff), 0xc2b2ae35);
        h ^= h >>> 15;
      }
      let s = h & (size - 1);
      while (masks[s] !== -1) {
        if (hashes[s] === h && masks[s] === mask && depths[s] === depth && same(belief, at, s * n)) return s;
        s = (s + 1) & (size - 1);
      }
      if (used * 2 >= size) {
        grow();
        s = free(h);
      }
      used++;
      masks[s] = mask;
      depths[s] = depth;
      hashes[s] = h;
      for (let i = 0; i < n; i++) beliefs[s * n + i] = belief[at + i]!;
      return s;
    },
  };

  function same(belief: Float64Array, at: number, from: number): boolean {
    for (let i = 0; i < n; i++) if (Math.abs(beliefs[from + i]! - belief[at + i]!) > SAME) return false;
    return true;
  }

  function free(h: number): number {
    let s = h & (size - 1);
    while (masks[s] !== -1) s = (s + 1) & (size - 1);
    return s;
  }

  function grow(): void {
    const old = { size, masks, depths, hashes, beliefs, least: memory.least, exact: memory.exact, choice: memory.choice };
    size *= 4;
    masks = new Int32Array(size).fill(-1);
    depths = new Int8Array(size);
    hashes = new Int32Array(size);
    beliefs = new Float64Array(size * n);
    memory.least = new Float64Array(size);
    memory.exact = new Uint8Array(size);
    memory.choice = new Int8Array(size).fill(-1);
    for (let o = 0; o < old.size; o++) {
      if (old.masks[o] === -1) continue;
      const s = free(old.hashes[o]!);
      masks[s] = old.masks[o]!;
      depths[s] = old.depths[o]!;
      hashes[s] = old.hashes[o]!;
      for (let i = 0; i < n; i++) beliefs[s * n + i] = old.beliefs[o * n + i]!;
      memory.least[s] = old.least[o]!;
      memory.exact[s] = old.exact[o]!;
      memory.choice[s] = old.choice[o]!;
    }
  }
  return memory;
}
