import { anyOf } from '../../text/index.ts';
import { DENIAL, type Matched, type Sentence, type States } from './sentence.ts';
import { isFiller, type Token } from './tokens.ts';

/** Concepts with this beginning are states: what is said of a thing ("high", "as usual", "keeps rising"). */
const STATE = 'c:is-';
/** Words between a thing and its state, by far: "CPU of all three nodes, memory and disk are as usual". */
const REACH = 14;
/** Words that name neither the thing nor its state, in each place of a list. */
const FOREIGN = 2;
/** Things of a list before which their state is said: "As usual: CPU, memory, disk, network, DB". */
const LIST_REACH = 24;

export function statesOf(ends: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>): States {
  const out = new Map<number, number>();
  for (const [key, places] of ends)
    if (key.startsWith(STATE)) for (const [at, to] of places) out.set(at, Math.max(out.get(at) ?? 0, ...to));
  return out;
}

/** Words that begin another statement: what follows is said of something else. */
const TURNS = new RegExp(
  `^${anyOf`but | while | whereas | although | though | however | yet | except | because | since | when | if | after | before | until | which | so | then`}$`,
  'i',
);

const LIST = /[,/+&]/;
/** Words that only say how a thing is measured. */
const OF_MEASURES = new RegExp(
  `^${anyOf`usage | use | utili[sz]ation | load | level | levels | rate | rates | graph | graphs | curve | metric | metrics | numbers | figures | side | look | looks | seem | seems`}$`,
  'i',
);

/** The state that is said of the thing which ends at token `i`: the nearest one behind it, or that of the list in which it stands. */
export function boundState(s: Sentence, keys: readonly string[], i: number): Matched | undefined {
  return stateBehind(s, keys, i) ?? stateBefore(s, keys, i);
}

function stateBehind(s: Sentence, keys: readonly string[], i: number): Matched | undefined {
  let turned = false;
  let foreign = 0;
  for (let pos = i; pos < s.tokens.length && pos - i <= REACH; pos++) {
    const token = s.tokens[pos] as Token;
    if (/[;?!]/.test(gapBefore(s, pos)) || TURNS.test(token.text)) return undefined;
    const stateEnd = s.states.get(pos);
    // Of "steady climb" and "no longer normal" the last word counts.
    const goesOn = stateEnd !== undefined && s.states.has(stateEnd) && !/[,:()]/.test(gapBefore(s, stateEnd));
    if (!goesOn)
      for (const key of keys)
        for (const end of s.at(key, pos))
          if (stateEnd === undefined || end >= stateEnd) return { end, turned, said: { thingEnd: i, state: pos } };
    if (stateEnd !== undefined && !goesOn) return undefined;
    if (DENIAL.test(token.text)) turned = !turned;
    else if (LIST.test(gapBefore(s, pos)) || /^(?:and|or|nor)$/i.test(token.text)) [foreign, turned] = [0, false];
    else if (!goesOn && !isFiller(token) && !OF_MEASURES.test(token.text) && token.kind === 'word' && ++foreign > FOREIGN) return undefined;
  }
  return undefined;
}

function stateBefore(s: Sentence, keys: readonly string[], i: number): Matched | undefined {
  for (let pos = i - 1; pos >= 0 && i - pos <= LIST_REACH; pos--) {
    if (/[;?!]/.test(gapBefore(s, pos + 1))) return undefined;
    const stateEnd = s.states.get(pos);
    if (stateEnd === undefined) continue;
    if (!/^\s*(?:so far|again|today|all)?\s*:/.test(s.text.slice((s.tokens[stateEnd - 1] as Token).end))) return undefined;
    if (!keys.some((key) => s.at(key, pos).some((end) => end >= stateEnd))) return undefined;
    const turned = pos > 0 && DENIAL.test((s.tokens[pos - 1] as Token).text);
    return { end: i, from: pos, turned, said: { thingEnd: i, state: pos } };
  }
  return undefined;
}

const gapBefore = (s: Sentence, pos: number): string => s.text.slice(s.tokens[pos - 1]?.end ?? 0, s.tokens[pos]?.start ?? s.text.length);
