import { type CompiledPhrases, type Element, exact, type Phrase } from './compile.ts';
import { isFiller, type Token, tokenise } from './tokens.ts';

const GAP = 8;

/** A phrase found in a sentence: which, and the tokens that carry it. */
export interface PhraseMatch {
  readonly observable: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly fuzzy: boolean;
}

export interface Matcher {
  match(text: string): { tokens: readonly Token[]; matches: PhraseMatch[] };
}

/** Builds the look-up once: phrases by the key of their rarest place, so that a sentence only tries phrases whose words it has. */
export function createMatcher(c: CompiledPhrases): Matcher {
  const conceptsByStem = new Map<string, { concept: string; seq: readonly string[] }[]>();
  const prefixConcepts = new Map<string, { concept: string; seq: readonly string[] }[]>();
  const push = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  for (const [concept, seqs] of Object.entries(c.concepts)) {
    for (const seq of seqs) {
      const first = seq[0] ?? '';
      push(first.startsWith('p:') ? prefixConcepts : conceptsByStem, first.slice(2), { concept, seq });
    }
  }
  const uses = new Map<string, number>();
  for (const p of c.phrases)
    for (const part of p.parts) for (const e of part) for (const k of e.any) uses.set(headOf(k), (uses.get(headOf(k)) ?? 0) + 1);
  const byKey = new Map<string, Phrase[]>();
  const prefixKeys = new Set<string>();
  const regexes: { phrase: Phrase; regex: RegExp }[] = [];
  for (const p of c.phrases) {
    if (p.regex !== undefined) {
      try {
        regexes.push({ phrase: p, regex: new RegExp(p.regex, 'i') });
      } catch {
        // An unreadable expression never matches; the knowledge check names it.
      }
      continue;
    }
    const places = p.parts.flat();
    const cost = (e: Element) => e.any.reduce((s, k) => s + (uses.get(headOf(k)) ?? 0), 0);
    const rarest = places.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    for (const k of rarest.any.map(headOf)) {
      push(byKey, k, p);
      if (k.startsWith('p:')) prefixKeys.add(k.slice(2));
    }
  }
  const prefixesOf = (word: string, known: ReadonlySet<string> | ReadonlyMap<string, unknown>): string[] => {
    const out: string[] = [];
    for (let n = 2; n <= word.length; n++) if (known.has(word.slice(0, n))) out.push(word.slice(0, n));
    return out;
  };

  return {
    match(text) {
      const tokens = tokenise(text);
      const spans = new Map<string, number[]>();
      const at = (key: string, i: number): readonly number[] => {
        // Ends (exclusive) of the key when it begins at token i.
        const t = tokens[i];
        if (!t) return [];
        if (key.includes(' ')) {
          const end = sequenceEnd(tokens, key.split(' '), i, at);
          return end === undefined ? [] : [end];
        }
        if (key.startsWith('t:')) return t.kind !== 'word' && exact(t.text) === key.slice(2) ? [i + 1] : [];
        if (key.startsWith('c:')) return spans.get(`${key}@${i}`) ?? [];
        if (key.startsWith('s:')) return t.stem === key.slice(2) ? [i + 1] : [];
        if (key.startsWith('p:')) return t.kind === 'word' && t.text.toLowerCase().startsWith(key.slice(2)) ? [i + 1] : [];
        if (key === 'n:#') return t.kind === 'word' ? [] : [i + 1];
        return t.stem === key.slice(2) ? [i + 1] : [];
      };
      const candidates = new Set<Phrase>();
      const add = (key: string) => {
        for (const p of byKey.get(key) ?? []) candidates.add(p);
      };
      tokens.forEach((t, i) => {
        const word = t.text.toLowerCase();
        const starts = [
          ...(conceptsByStem.get(t.stem) ?? []),
          ...(t.kind === 'word' ? prefixesOf(word, prefixConcepts).flatMap((p) => prefixConcepts.get(p) ?? []) : []),
        ];
        for (const { concept, seq } of starts) {
          const end = sequenceEnd(tokens, seq, i, at);
          if (end === undefined) continue;
          push(spans, `c:${concept}@${i}`, end);
          add(`c:${concept}`);
        }
        if (t.kind === 'word' || t.kind === 'number') add(`s:${t.stem}`);
        if (t.kind === 'word') for (const p of prefixesOf(word, prefixKeys)) add(`p:${p}`);
        else {
          add('n:#');
          add(`n:${t.stem}`);
          add(`t:${exact(t.text)}`);
        }
      });
      const matches: PhraseMatch[] = [];
      const found = (p: Phrase, from: number, to: number, start: number, end: number) => {
        const [observable, value] = c.targets[p.target] as readonly [string, string];
        matches.push({ observable, value, start, end, from, to, fuzzy: false });
      };
      for (const p of candidates) {
        let from = tokens.length;
        let to = 0;
        const all = p.parts.every((part) => {
          for (let i = 0; i < tokens.length; i++) {
            const end = matchPart(tokens, part, 0, i, at);
            if (end === undefined) continue;
            from = Math.min(from, i);
            to = Math.max(to, end);
            return true;
          }
          return false;
        });
        if (all) found(p, from, to, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
      }
      for (const { phrase, regex } of regexes) {
        const m = regex.exec(text);
        if (m) found(phrase, 0, 0, m.index, m.index + m[0].length);
      }
      return { tokens, matches };
    },
  };
}

/** The first of keys that follow one another: by it a phrase is found. */
const headOf = (key: string): string => key.split(' ')[0] ?? key;

type At = (key: string, i: number) => readonly number[];

function sequenceEnd(tokens: readonly Token[], seq: readonly string[], i: number, at: At): number | undefined {
  let pos = i;
  for (const [n, key] of seq.entries()) {
    while (n > 0 && pos < tokens.length && at(key, pos).length === 0 && isFiller(tokens[pos] as Token)) pos++;
    const end = at(key, pos)[0];
    if (end === undefined) return undefined;
    pos = end;
  }
  return pos;
}

function matchPart(tokens: readonly Token[], part: readonly Element[], n: number, i: number, at: At): number | undefined {
  const element = part[n];
  if (!element) return i;
  let fillers = 0;
  for (let pos = i; pos < tokens.length; pos++) {
    for (const key of element.any) {
      for (const end of at(key, pos)) {
        const rest = matchPart(tokens, part, n + 1, end, at);
        if (rest !== undefined) return rest;
      }
    }
    // The first place of a part stands where it is tried; a later one may be reached over fillers or a gap.
    if (n === 0) return undefined;
    if (element.gap ? pos - i >= GAP : !isFiller(tokens[pos] as Token) || ++fillers > 3) return undefined;
  }
  return undefined;
}
