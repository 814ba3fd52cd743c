import { stringValue } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** By language the call that takes away any of a set of characters, and where the set stands among its arguments. */
const TRIMS: Readonly<Record<string, { readonly name: RegExp; readonly set: number }>> = {
  python: { name: /^[lr]?strip$/, set: 0 },
  go: { name: /^Trim(?:Left|Right)?$/, set: 1 },
  php: { name: /^[lr]?trim$/, set: 1 },
};

/** A word that begins or ends a name: an ending with its dot, a prefix with its separator. A set of characters repeats none and has no order. */
const WORD = /^[.\-_/:@]?[a-z][\w-]*(?:[.\-_/:@][\w-]+)*[.\-_/:@]?$/i;
const SIGNS = /^[\W\d_]*$/;

/** A prefix or suffix was meant; what is taken away is each of its characters, those of the name as well. */
export const trimTakesSetOfCharacters: Detector = {
  observable: 'trim-takes-set-of-characters',
  *detect({ programs }) {
    for (const program of programs) {
      const trim = TRIMS[program.language];
      if (!trim) continue;
      for (const call of program.calls) {
        if (!trim.name.test(call.name) || call.args.length !== trim.set + 1) continue;
        const set = stringValue(call.args[trim.set]) ?? '';
        if (set.length < 3 || SIGNS.test(set) || !WORD.test(set) || inOrder(set)) continue;
        yield at(
          call,
          `${call.name} takes away any of the characters of "${set}", and not the word: a name that ends or begins with one of them loses it too`,
          {
            value: set,
          },
        );
      }
    }
  },
};

/** "abc", "xyz": letters one after the other are a set. */
const inOrder = (set: string): boolean => /^\w/.test(set) && [...set].every((c, i) => i === 0 || c > (set[i - 1] ?? ''));
