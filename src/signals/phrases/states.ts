import { anyOf } from '../../text/index.ts';
import { DENIAL, type Matched, type Sentence, type States } from './sentence.ts';
import { isFiller, type Token } from './tokens.ts';

/** Concepts with this beginning are states: what is said of a thing ("high", "as usual", "keeps rising"). */
const STATE = 'c:is-';
/** Words between a thing and its state, by far: "CPU of all three nodes, memory and disk are as usual". */
const REACH = 14;
/** Words that name neither the thing nor its state, in each place of a list. */
const FOREIGN = 2;
/** Numbers between a thing and its state: behind more of them another thing is told of. */
const NUMBERS = 2;
/** Things of a list before which their state is said: "As usual: CPU, memory, disk, network, DB". */
const LIST_REACH = 24;

export function statesOf(ends: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>): States {
  const out = new Map<number, number>();
  for (const [key, places] of ends)
    if (key.startsWith(STATE)) for (const [at, to] of places) out.set(at, Math.max(out.get(at) ?? 0, ...to));
  return out;
}

/** Words that begin another statement, or what the thing is compared with: what follows is not said of it. */
const TURNS = new RegExp(
  `^${anyOf`
    but | while | whereas | although | though | however | yet | except | because | since | when | if | after | before | until | which | so | then
    vs | versus | against | than | times | below | above | instead
  `}$`,
  'i',
);

const LIST = /[,/+&]/;
/** Words that only say how a thing is measured. */
const OF_MEASURES = new RegExp(
  `^${anyOf`usage | use | utili[sz]ation | load | level | levels | rate | rates | graph | graphs | curve | metric | metrics | numbers | figures | side | look | looks | seem | seems`}$`,
  'i',
);

/** Words that make a thing another than the one that is meant: "other shards: normal". */
const ANOTHER = new RegExp(`^${anyOf`other | others | another | elsewhere | neighbour | neighbours | neighbouring`}$`, 'i');
/** Words by which a thing only says where, with what or of what something else is: "the row in the database is right". */
const BESIDE = new RegExp(`^${anyOf`in | into | to | with | from | of | between | via | through | against | for`}$`, 'i');

/**
 * The state that is said of the thing which stands at the tokens `from` to `i`: the nearest one behind it, or that of the list in
 * which it stands.
 */
export function boundState(s: Sentence, keys: readonly string[], from: number, i: number): Matched | undefined {
  return isSubject(s, from) ? (stateBehind(s, keys, i) ?? stateBefore(s, keys, i)) : undefined;
}

/** Whether the thing at a token is what its sentence speaks of, by the words right before it. */
function isSubject(s: Sentence, from: number): boolean {
  for (let pos = from - 1, named = 0; pos >= 0 && named <= 1; pos--) {
    if (/[,;:.()–—]/.test(gapBefore(s, pos + 1))) return true;
    const token = s.tokens[pos] as Token;
    if (ANOTHER.test(token.text)) return false;
    // What begins the clause says where it is seen: "on the database: all normal".
    if (BESIDE.test(token.text)) return pos === 0 || /[,;:.()–—]/.test(gapBefore(s, pos));
    if (!isFiller(token)) named++;
  }
  return true;
}

function stateBehind(s: Sentence, keys: readonly string[], i: number): Matched | undefined {
  let turned = false;
  let foreign = 0;
  let numbers = 0;
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
    if (token.kind === 'number' && !goesOn && ++numbers > NUMBERS) return undefined;
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
