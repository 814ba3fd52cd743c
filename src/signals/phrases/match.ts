import { keepLately, lately, mayMatch, placesOf, regexOf } from '../../text/index.ts';
import type { Holding } from '../holding.ts';
import { type Element, exact, headOf, type Phrase, unpackPhrase } from './compile.ts';
import { createHeads } from './heads.ts';
import { deniedInGap } from './inside.ts';
import { movedIn } from './moved.ts';
import { deniedAt, deniedBefore, matchPart, sequenceEnd, startsOf } from './parts.ts';
import type { Matched, Sentence } from './sentence.ts';
import { statesOf } from './states.ts';
import type { PhraseStore } from './store.ts';
import { type Token, tokenise } from './tokens.ts';

/** A phrase found in a sentence: which, and the tokens that carry it. */
export interface PhraseMatch {
  readonly observable: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Whether a denial between its words turns it: "CPU is not high". */
  readonly turned: boolean;
}

/** What was found, as a regular expression tells it. */
export interface Found {
  readonly index: number;
  readonly 0: string;
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A regular expression, ours or one in linear time. */
export interface Finder {
  exec(text: string): Found | null;
}

export interface Matcher {
  /** The concepts that its phrases may name. */
  readonly concepts: PhraseStore['concepts'];
  /** For each sentence of a whole text, given in lower case, the regular expressions, by place, that it may match. */
  rawIn(whole: Holding, sentences: readonly string[]): readonly (readonly number[])[];
  /** `raw`: what `rawIn` found for the sentence, where that was asked. */
  match(text: string, raw?: readonly number[]): { tokens: readonly Token[]; matches: PhraseMatch[] };
}

const headsOf = ({ any }: Element): readonly string[] => (any.some((key) => key.includes(' ')) ? any.map(headOf) : any);

/** A sentence only tries the phrases whose rarest word it has. `finderOf` compiles a phrase that is a regular expression. */
export function createMatcher(c: PhraseStore, finderOf: (pattern: string) => Finder | undefined = regexOf): Matcher {
  const push = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  const conceptPrefixes = new Set(c.conceptPrefixes);
  const prefixKeys = new Set(c.prefixes);
  const heads = createHeads();
  const unpacked = new Map<number, Phrase>();
  const phraseAt = (at: number): Phrase => {
    const known = unpacked.get(at);
    if (known) return known;
    const phrase = unpackPhrase(c.phraseAt(at));
    unpacked.set(at, phrase);
    return phrase;
  };
  const headsAt = (at: number) => phraseAt(at).parts.flatMap((part) => part.map(headsOf));
  const prefixesIn = (known: ReadonlySet<string>) =>
    lately((word: string): readonly string[] => {
      const out: string[] = [];
      for (let n = 2; n <= word.length; n++) {
        const beginning = word.slice(0, n);
        if (known.has(beginning)) out.push(beginning);
      }
      return out;
    }, MOST_WORDS);
  const prefixesOf = prefixesIn(prefixKeys);
  const conceptPrefixesOf = prefixesIn(conceptPrefixes);
  const mayMatchAlone = (text: string): number[] => {
    const lower = text.toLowerCase();
    return placesOf(c.raw.guards).filter((place) => mayMatch(c.raw.at(place).needs, lower));
  };

  const keep = keepLately<ReturnType<Matcher['match']>>(MOST_KEPT);
  return {
    concepts: c.concepts,
    rawIn: (whole, sentences) => whole.amongEach(c.raw, sentences),
    match: (text, raw) => keep(text, () => matchAnew(text, raw ?? mayMatchAlone(text))),
  };

  function matchAnew(text: string, raw: readonly number[]): ReturnType<Matcher['match']> {
    const tokens = tokenise(text);
    /** Key -> token -> ends (exclusive) of the key when it begins there. What is not in it is not in the text. */
    const ends = new Map<string, Map<number, number[]>>();
    const put = (key: string, i: number, end: number) => {
      const places = ends.get(key);
      if (!places) ends.set(key, new Map([[i, [end]]]));
      else push(places, i, end);
    };
    const at = (key: string, i: number): readonly number[] => {
      if (!key.includes(' ')) return ends.get(key)?.get(i) ?? NOWHERE;
      const end = sequenceEnd(tokens, key.split(' '), i, at);
      return end === undefined ? NOWHERE : [end];
    };
    tokens.forEach((t, i) => {
      if (t.kind === 'word' || t.kind === 'number') put(`s:${t.stem}`, i, i + 1);
      if (t.kind === 'word') {
        for (const p of prefixesOf(t.text.toLowerCase())) put(`p:${p}`, i, i + 1);
      } else {
        put('n:#', i, i + 1);
        if (t.stem.startsWith('#')) put(`n:${t.stem}`, i, i + 1);
        put(`t:${exact(t.text)}`, i, i + 1);
      }
    });
    tokens.forEach((t, i) => {
      const prefixed = t.kind === 'word' ? conceptPrefixesOf(t.text.toLowerCase()).flatMap((p) => c.wordsFrom(`p:${p}`)) : [];
      for (const { concept, keys } of [...c.wordsFrom(`s:${t.stem}`), ...prefixed]) {
        const end = sequenceEnd(tokens, keys, i, at);
        if (end !== undefined) put(`c:${concept}`, i, end);
      }
    });
    for (const { from, to, way, waited } of movedIn(text, tokens)) {
      for (const state of MOVED[way]) put(state, from, to);
      if (waited && way === 'up') put(LONGER, from, to);
    }
    const matches: (PhraseMatch & Said)[] = [];
    const found = (p: Phrase, from: number, to: number, at: Pick<PhraseMatch, 'start' | 'end'>, { turned, said }: Whole) => {
      const [observable, value] = c.targetAt(p.target);
      matches.push({ observable, value, ...at, from, to, turned, ...(said ? { said } : {}) });
    };
    const sentence: Sentence = { text, tokens, at, states: statesOf(ends) };
    const candidates = new Set<number>();
    for (const key of ends.keys()) for (const p of c.phrasesWith(key)) candidates.add(p);
    for (const p of candidates) if (!heads.known(p)) heads.add(p, headsAt(p));
    const here = heads.present(ends.keys());
    for (const p of candidates) {
      // A sentence without any word of one of its places cannot hold the phrase.
      if (!heads.allIn(p, here)) continue;
      const phrase = phraseAt(p);
      let from = tokens.length;
      let to = 0;
      let whole: Whole = { turned: false };
      const starts: number[] = [];
      const all = phrase.parts.every((part) => {
        for (const i of startsOf(part[0]?.any ?? [], ends)) {
          const matched = matchPart(sentence, part, 0, i);
          if (matched === undefined) continue;
          starts.push(matched.from ?? i);
          from = Math.min(from, matched.from ?? i);
          to = Math.max(to, matched.end);
          whole = { turned: whole.turned !== matched.turned, said: matched.said ? { ...matched.said, thing: i } : whole.said };
          return true;
        }
        return false;
      });
      // What is denied before the first part is seen by who reads the sentence; before a later one only here.
      const denied = starts.filter((i) => i > from && deniedAt(tokens, i)).length % 2 === 1;
      // Both are denied: "no pool is full, no pod restarted".
      if (denied && deniedBefore(tokens, from)) continue;
      if (denied) whole = { ...whole, turned: !whole.turned };
      if (all) found(phrase, from, to, { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }, whole);
    }
    for (const place of raw) {
      const phrase = phraseAt(c.raw.at(place).phrase);
      const m = finderOf(phrase.regex ?? '')?.exec(text);
      if (m) {
        const turned = c.targetAt(phrase.target)[1] === 'yes' && deniedInGap(phrase.regex ?? '', m[0]);
        found(phrase, 0, 0, { start: m.index, end: m.index + m[0].length }, { turned });
      }
    }
    return { tokens, matches: matches.filter((m) => !matches.some((other) => saysMore(other, m))) };
  }
}

/** Sentences of an incident that is being typed: all but one are as they were. */
const MOST_KEPT = 300;
/** Words whose prefixes are kept: those of some reports. */
const MOST_WORDS = 2000;

const NOWHERE: readonly number[] = [];

/** The states that a comparison of two numbers tells. */
const MOVED = { up: ['c:is-high', 'c:is-rising'], down: ['c:is-low', 'c:is-falling'], same: ['c:is-normal'] } as const;
const LONGER = 'c:is-longer';

interface Said {
  readonly said?: (Matched['said'] & { readonly thing: number }) | undefined;
}
type Whole = Pick<Matched, 'turned'> & Said;

/** "Database CPU is high" is not said of CPU at large: of the same state, the longer name of the thing is meant. */
const saysMore = ({ said: a }: Said, { said: b }: Said): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.state === b.state &&
  a.thing <= b.thing &&
  a.thingEnd >= b.thingEnd &&
  a.thingEnd - a.thing > b.thingEnd - b.thing;
