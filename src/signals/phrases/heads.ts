/** For each place of a phrase the keys by which it begins, of many phrases: numbers in one list, since thousands of phrases are asked in every report and few hold. */
export interface Heads {
  readonly known: (phrase: number) => boolean;
  readonly add: (phrase: number, places: readonly (readonly string[])[]) => void;
  /** The keys of a sentence, as `allIn` takes them. To be asked when all phrases are there that it is to be compared with. */
  readonly present: (keys: Iterable<string>) => Uint8Array;
  /** Whether each place of the phrase has one of its keys there. */
  readonly allIn: (phrase: number, present: Uint8Array) => boolean;
}

export function createHeads(): Heads {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known === undefined) numbers.set(key, numbers.size);
    return known ?? numbers.size - 1;
  };
  /** Of each phrase its places, one after the other: how many keys, and their numbers; behind the last place 0. */
  const list: number[] = [];
  const starts = new Map<number, number>();
  return {
    known: (phrase) => starts.has(phrase),
    add: (phrase, places) => {
      starts.set(phrase, list.length);
      for (const keys of places) list.push(keys.length, ...keys.map(numberOf));
      list.push(0);
    },
    present: (keys) => {
      const present = new Uint8Array(numbers.size);
      for (const key of keys) {
        const number = numbers.get(key);
        if (number !== undefined) present[number] = 1;
      }
      return present;
    },
    allIn: (phrase, present) => {
      let at = starts.get(phrase) as number;
      for (let count = list[at] as number; count > 0; count = list[at] as number) {
        const end = at + 1 + count;
        do at++;
        while (at < end && present[list[at] as number] === 0);
        if (at === end) return false;
        at = end;
      }
      return true;
    },
  };
}
