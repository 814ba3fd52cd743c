import { type Needs, needsOf } from '../../text/index.ts';
import { tokenise } from './tokens.ts';

/** One place of a phrase: any of these fits. `s` stems, `p` prefixes, `c` concepts, `n` numbers, `t` a number with its unit; several joined by spaces follow one another. */
export interface Element {
  readonly any: readonly string[];
  /** What may stand before it: at most fillers, up to eight words, or what may stand between a thing and the state that is said of it. */
  readonly reach: 'next' | 'gap' | 'said';
}

/** A phrase: all parts in one sentence, in any order; each part a sequence. Or a raw regular expression. */
export interface Phrase {
  readonly parts: readonly (readonly Element[])[];
  readonly regex?: string;
  readonly target: number;
}

export interface CompiledPhrases {
  /** Target index -> observable and value. */
  readonly targets: readonly (readonly [string, string])[];
  /** As `packPhrase` writes them: most are never looked at, so they are unpacked when a sentence may hold them. */
  readonly phrases: readonly string[];
  /** Key -> the phrases (by place) that have it in their rarest place: what a sentence holds none of is not tried. */
  readonly index: Readonly<Record<string, readonly number[]>>;
  /** The phrases that are regular expressions. */
  readonly raw: readonly RawPhrase[];
  /** Every beginning of a word that a phrase or concept asks for. */
  readonly prefixes: readonly string[];
  /** Concept -> sequences of elements in its words. */
  readonly concepts: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** A phrase that is a regular expression, by its place, with what a sentence must hold for it. */
export interface RawPhrase {
  readonly phrase: number;
  readonly needs: Needs;
}

export interface PhraseSource {
  readonly observable: string;
  readonly value: string;
  readonly phrases: readonly string[];
}

/** Phrases and lexicon -> the form that is matched. `known`: concepts that are compiled already, which these phrases may name too. Element keys: `s:stem`, `p:prefix`, `c:concept`, `n:#`, `n:#%`, `n:#dur`. */
export function compilePhrases(
  lexicon: Readonly<Record<string, readonly string[]>>,
  sources: readonly PhraseSource[],
  known: CompiledPhrases['concepts'] = {},
): CompiledPhrases {
  const targets: [string, string][] = [];
  const phrases: Phrase[] = [];
  for (const { observable, value, phrases: written } of sources) {
    const target = targets.push([observable, value]) - 1;
    for (const text of written) {
      const phrase = compilePhrase(text, target);
      if (phrase) phrases.push(phrase);
    }
  }
  const concepts = { ...known, ...compileConcepts(lexicon, known) };
  return {
    targets,
    phrases: phrases.map(packPhrase),
    concepts,
    index: indexOf(phrases),
    raw: rawOf(phrases),
    prefixes: prefixesIn(phrases, concepts),
  };
}

/** The first of keys that follow one another: by it a phrase is found. */
export const headOf = (key: string): string => {
  const space = key.indexOf(' ');
  return space < 0 ? key : key.slice(0, space);
};

function indexOf(phrases: readonly Phrase[]): Record<string, number[]> {
  const places = (p: Phrase) => p.parts.flat().map((e) => [...new Set(e.any.map(headOf))]);
  const uses = new Map<string, number>();
  for (const p of phrases) for (const k of places(p).flat()) uses.set(k, (uses.get(k) ?? 0) + 1);
  const cost = (heads: readonly string[]) => heads.reduce((s, k) => s + (uses.get(k) ?? 0), 0);
  const index: Record<string, number[]> = {};
  phrases.forEach((p, i) => {
    if (p.regex !== undefined) return;
    const rarest = places(p).reduce((a, b) => (cost(b) < cost(a) ? b : a));
    for (const k of rarest) {
      index[k] ??= [];
      index[k].push(i);
    }
  });
  return index;
}

const rawOf = (phrases: readonly Phrase[]): RawPhrase[] =>
  phrases.flatMap((p, phrase) => (p.regex === undefined ? [] : [{ phrase, needs: needsOf(p.regex) }]));

function prefixesIn(phrases: readonly Phrase[], concepts: CompiledPhrases['concepts']): string[] {
  const keys = [...phrases.flatMap((p) => p.parts.flat().flatMap((e) => e.any)), ...Object.values(concepts).flat(2)];
  return [...new Set(keys.flatMap((k) => k.split(' ')).filter((k) => k.startsWith('p:')))].map((k) => k.slice(2)).sort();
}

export function compilePhrase(text: string, target: number): Phrase | undefined {
  const raw = /^\/(.*)\/i?$/s.exec(text.trim());
  if (raw) return { parts: [], regex: raw[1] ?? '', target };
  const parts = text
    .split(/\s&\s/)
    .map(compilePart)
    .filter((p) => p.length > 0);
  return parts.length ? { parts, target } : undefined;
}

function compilePart(text: string): Element[] {
  const out: Element[] = [];
  let reach: Element['reach'] = 'next';
  for (const word of text.trim().split(/\s+/)) {
    const between = REACHES[word];
    if (between) {
      reach = between;
      continue;
    }
    // A written word may fold into several tokens ("time-out", "w_await"): then it is a sequence, its keys joined by a space.
    const any = word
      .split('|')
      .map(keysOf)
      .filter((keys) => keys.length > 0)
      .map((keys) => keys.join(' '));
    if (any.length) out.push({ any, reach });
    reach = 'next';
  }
  return out;
}

const REACHES: Readonly<Record<string, Element['reach']>> = { '...': 'gap', '…': 'gap', '~': 'said' };

function keysOf(word: string): string[] {
  if (word === '') return [];
  if (word.startsWith('@')) return [`c:${word.slice(1)}`];
  if (word === '#' || word === '#%' || word === '#dur') return [`n:${word}`];
  if (word.endsWith('*'))
    return [
      `p:${word
        .slice(0, -1)
        .replace(/[&;|>]/g, '')
        .toLowerCase()}`,
    ];
  // A number with a unit that is written out ("100%", "503s") means just that one.
  return tokenise(word).map((t) => (t.kind === 'word' || t.kind === 'number' ? `s:${t.stem}` : `t:${exact(t.text)}`));
}

/** A number and its unit as one key: "100 %" is "100%". */
export const exact = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

function compileConcepts(
  lexicon: Readonly<Record<string, readonly string[]>>,
  known: CompiledPhrases['concepts'],
): Record<string, readonly (readonly string[])[]> {
  const expand = (name: string, path: readonly string[]): readonly (readonly string[])[] =>
    path.includes(name)
      ? []
      : lexicon[name] === undefined
        ? (known[name] ?? [])
        : lexicon[name].flatMap((word) => (word.startsWith('@') ? expand(word.slice(1), [...path, name]) : [sequenceOf(word)]));
  return Object.fromEntries(Object.keys(lexicon).map((name) => [name, expand(name, []).filter((s) => s.length > 0)]));
}

function sequenceOf(words: string): string[] {
  return words
    .split(/\s+/)
    .flatMap((w) => (w.endsWith('*') ? [`p:${w.slice(0, -1).toLowerCase()}`] : tokenise(w).map((t) => `s:${t.stem}`)));
}

/** "12/regex", or "12:" and parts joined by "&", elements by ";", keys by "|"; ">" before an element that may stand after a gap, "~" before a state. */
export function packPhrase(p: Phrase): string {
  if (p.regex !== undefined) return `${p.target}/${p.regex}`;
  return `${p.target}:${p.parts.map((part) => part.map((e) => `${MARKS[e.reach]}${e.any.join('|')}`).join(';')).join('&')}`;
}

const MARKS = { next: '', gap: '>', said: '~' } as const;

export function unpackPhrase(packed: string): Phrase {
  const cut = /[:/]/.exec(packed)?.index ?? 0;
  const target = Number(packed.slice(0, cut));
  const rest = packed.slice(cut + 1);
  if (packed[cut] === '/') return { parts: [], regex: rest, target };
  const element = (text: string): Element => {
    const reach = text[0] === '>' ? 'gap' : text[0] === '~' ? 'said' : 'next';
    return { any: (reach === 'next' ? text : text.slice(1)).split('|'), reach };
  };
  return { parts: rest.split('&').map((part) => part.split(';').map(element)), target };
}
