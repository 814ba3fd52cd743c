import { type Element, headOf } from './compile.ts';
import { type At, DENIAL, type Matched, type Sentence } from './sentence.ts';
import { boundState } from './states.ts';
import { isFiller, type Token } from './tokens.ts';

const GAP = 8;
/** It denies what it counts: "probe: 0 failures". */
const ZERO = /^(?:0|zero)$/i;

/** Tokens at which any of the keys begins, in order. */
export function startsOf(keys: readonly string[], ends: ReadonlyMap<string, ReadonlyMap<number, unknown>>): number[] {
  const out = new Set<number>();
  for (const k of keys) for (const i of ends.get(headOf(k))?.keys() ?? []) out.add(i);
  return [...out].sort((a, b) => a - b);
}

export function sequenceEnd(tokens: readonly Token[], seq: readonly string[], i: number, at: At): number | undefined {
  let pos = i;
  for (const [n, key] of seq.entries()) {
    while (n > 0 && pos < tokens.length && at(key, pos).length === 0 && isFiller(tokens[pos] as Token)) pos++;
    const end = at(key, pos)[0];
    if (end === undefined) return undefined;
    pos = end;
  }
  return pos;
}

/** The elements from the nth on, from token i on. `before`: where the element before begins. */
export function matchPart(s: Sentence, part: readonly Element[], n: number, i: number, before = i): Matched | undefined {
  const element = part[n];
  if (!element) return { end: i, turned: false };
  if (element.reach === 'said') return boundState(s, element.any, before, i);
  let fillers = 0;
  /** Where the last denial ends that was stepped over. */
  let denial: number | undefined;
  for (let pos = i; pos < s.tokens.length; pos++) {
    const token = s.tokens[pos] as Token;
    for (const key of element.any) {
      for (const end of s.at(key, pos)) {
        const rest = matchPart(s, part, n + 1, end, pos);
        if (!rest) continue;
        const zero = pos > i && ZERO.test((s.tokens[pos - 1] as Token).text);
        const turns = zero || (denial !== undefined && !/[,;:()–—]/.test(s.text.slice(denial, token.start)));
        return { ...rest, turned: rest.turned !== turns };
      }
    }
    // The first place of a part stands where it is tried; a later one may be reached over fillers, a denial or a gap.
    if (n === 0) return undefined;
    const denies = DENIAL.test(token.text);
    if (denies) denial = token.end;
    if (element.reach === 'gap' ? pos - i >= GAP : !(denies || isFiller(token)) || ++fillers > 3) return undefined;
  }
  return undefined;
}

/** Whether a denial stands right before a token, fillers aside: "are not thrown out". */
export function deniedAt(tokens: readonly Token[], i: number): boolean {
  for (let pos = i - 1; pos >= 0 && i - pos <= 3; pos--) {
    const token = tokens[pos] as Token;
    if (DENIAL.test(token.text)) return true;
    if (!isFiller(token)) return false;
  }
  return false;
}
