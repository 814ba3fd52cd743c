import { type Element, headOf } from './compile.ts';
import { type At, DENIAL, type Matched, type Sentence } from './sentence.ts';
import { boundState } from './states.ts';
import { isFiller, type Token } from './tokens.ts';

const GAP = 8;
/** It denies what it counts: "probe: 0 failures". */
const ZERO = /^(?:0|zero)$/i;

/** Behind it a denial holds no more: "was not renewed and is expired". */
const ENDED = /[,;:()–—]|\band (?:is|are|was|were|has|have|had|it|they|then|now|so)\b/i;
/** Denies what is behind it as the object of a verb: "evicted none of our pods". */
const OBJECT = /^(?:none|neither)$/i;

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
        // "Errors 0, healthy hosts 6/6": that count is of what stands before.
        if (n + 1 < part.length && NONE.test(token.text) && /^[,;]/.test(s.text.slice(token.end))) continue;
        const rest = matchPart(s, part, n + 1, end, pos);
        if (!rest) continue;
        const zero = pos > i && ZERO.test((s.tokens[pos - 1] as Token).text);
        const turns =
          zero || (key.startsWith('n:#') && countsNone(s, pos)) || (denial !== undefined && !ENDED.test(s.text.slice(denial, token.start)));
        return { ...rest, turned: rest.turned !== turns };
      }
    }
    // The first place of a part stands where it is tried; a later one may be reached over fillers, a denial or a gap.
    if (n === 0) return undefined;
    const denied = DENIAL.test(token.text);
    if (denied || (element.reach === 'gap' && OBJECT.test(token.text))) denial = token.end;
    if (element.reach === 'gap' ? pos - i >= GAP : !(denied || isFiller(token)) || ++fillers > 3) return undefined;
  }
  return undefined;
}

const NONE = /^0(?:[.,]0+)?(?:\s?[a-z%]+)?$/i;
/** Has none of it, and the sentence is read so elsewhere: "the queue has 0". */
const HAS = /\b(?:has|have|had|holds?|held|shows?|showed|counts?|contains?|got|gets)\s+$/i;
/** The number that a phrase asks for is nothing, and nothing more comes of it: "replicas 0 s behind", not "0 → 38" nor "0 to 300". */
function countsNone({ text, tokens }: Sentence, pos: number): boolean {
  const { text: number, start, end } = tokens[pos] as Token;
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  return NONE.test(number) && !HAS.test(before) && !/\d\D{0,6}$/.test(before) && !MORE_COMES.test(behind);
}
const MORE_COMES = /^[^;,]{0,24}[1-9]|^,? (?:and |but )?(?:then|now|later|since|today)\b/;

/** Denies as the subject of what follows: "nothing is restarted", "none of them was killed". */
const NOBODY = /^(?:nothing|none|nobody|neither|nor)$/i;
const denies = ({ text }: Token): boolean => DENIAL.test(text) || NOBODY.test(text);

/** Whether a denial stands right before a token, fillers aside: "are not thrown out". */
export function deniedAt(tokens: readonly Token[], i: number): boolean {
  for (let pos = i - 1; pos >= 0 && i - pos <= 3; pos--) {
    const token = tokens[pos] as Token;
    if (denies(token)) return true;
    if (!isFiller(token)) return false;
  }
  return false;
}

/** Whether one stands among the words before it. */
export const deniedBefore = (tokens: readonly Token[], i: number): boolean => tokens.slice(Math.max(0, i - 3), i).some(denies);
