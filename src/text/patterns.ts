/**
 * What a text must hold for a pattern to match it, lower case: a piece of plain text, all of several (`&`), any of several (`|`), or nothing (`null`).
 * A cheap first test: compiling an expression costs a hundred times more than looking for its words.
 */
export type Needs = string | null | readonly ['&' | '|', ...Needs[]];

/** The needs of a regular expression's source. Of a construct that is not understood nothing is asked. */
export function needsOf(pattern: string): Needs {
  const parser = { text: pattern, at: 0 };
  const needs = alternatives(parser);
  return parser.at >= pattern.length ? needs : null;
}

/** Stands for any digit. */
export const DIGIT = '\0';
const A_DIGIT = /\d/;

/** Whether a text, given in lower case, holds what is needed. */
export function mayMatch(needs: Needs, lower: string): boolean {
  if (needs === null) return true;
  if (needs === DIGIT) return A_DIGIT.test(lower);
  if (typeof needs === 'string') return lower.includes(needs);
  const all = needs[0] === '&';
  for (let i = 1; i < needs.length; i++) if (mayMatch(needs[i] as Needs, lower) !== all) return !all;
  return all;
}

/** The parts of a pattern that stand between its outermost bars. */
export function splitAlternatives(pattern: string): string[] {
  const parser = { text: pattern, at: 0 };
  const out: string[] = [];
  let from = 0;
  for (;;) {
    sequence(parser);
    out.push(pattern.slice(from, parser.at));
    if (pattern[parser.at] !== '|') break;
    from = ++parser.at;
  }
  return parser.at >= pattern.length ? out : [pattern];
}

interface Parser {
  readonly text: string;
  at: number;
}

/** Single letters and everyday marks are in every text; these are not. */
const worth = (run: string): boolean => run.length > 1 || /[^\w\s.,;:()'"/-]/.test(run);

/** a|b: any of the alternatives; nothing when one of them needs nothing. */
function alternatives(p: Parser): Needs {
  const out: Needs[] = [];
  for (;;) {
    out.push(sequence(p));
    if (p.text[p.at] !== '|') break;
    p.at++;
  }
  return out.includes(null) ? null : joined('|', out);
}

/** All that every match of the sequence must hold: runs of plain characters, and what its groups need. */
function sequence(p: Parser): Needs {
  const out: Needs[] = [];
  let run = '';
  const end = () => {
    if (worth(run)) out.push(run.toLowerCase());
    run = '';
  };
  while (p.at < p.text.length && p.text[p.at] !== '|' && p.text[p.at] !== ')') {
    const atom = next(p);
    const least = quantifier(p);
    if (atom.plain !== undefined && least !== 'maybe') run += atom.plain;
    if (atom.plain === undefined || least !== 'once') {
      end();
      if (least !== 'maybe' && atom.needs !== undefined && atom.needs !== null) out.push(atom.needs);
    }
  }
  end();
  return out.length === 0 ? null : joined('&', out);
}

function joined(by: '&' | '|', parts: readonly Needs[]): Needs {
  if (parts.length === 1) return parts[0] as Needs;
  const flat = parts.flatMap((x): readonly Needs[] => (Array.isArray(x) && x[0] === by ? (x.slice(1) as Needs[]) : [x]));
  const distinct = [...new Set(flat)];
  return distinct.length === 1 ? (distinct[0] as Needs) : [by, ...distinct];
}

function next(p: Parser): { plain?: string; needs?: Needs } {
  const ch = p.text[p.at++] ?? '';
  if (ch === '(') {
    const head = p.text[p.at] === '?' ? /^\?(?::|[=!]|<[=!]|<\w+>)/.exec(p.text.slice(p.at, p.at + 40)) : null;
    const look = head !== null && /[=!]$/.test(head[0]);
    if (head) p.at += head[0].length;
    const needs = alternatives(p);
    p.at++;
    return look ? {} : { needs };
  }
  if (ch === '[') {
    while (p.at < p.text.length && p.text[p.at] !== ']') p.at += p.text[p.at] === '\\' ? 2 : 1;
    p.at++;
    return {};
  }
  if (ch === '\\') {
    const escaped = p.text[p.at++] ?? '';
    // What belongs to the escape is no plain text: \u00e9, \xe9, \p{L}, \k<name>.
    const rest =
      'uxpkcUXPKC'.includes(escaped) &&
      /^(?:u(?:\{[^}]*\}|[\da-f]{4})|x[\da-f]{2}|p\{[^}]*\}|k<\w+>|c[a-z])/i.exec(p.text.slice(p.at - 1, p.at + 20));
    if (rest) p.at += rest[0].length - 1;
    return escaped === 'd' ? { needs: DIGIT } : /\w/.test(escaped) ? {} : { plain: escaped };
  }
  return ch === '.' || ch === '^' || ch === '$' ? {} : { plain: ch };
}

/** How often the atom before must be there. */
function quantifier(p: Parser): 'once' | 'many' | 'maybe' {
  const ch = p.text[p.at];
  if (ch !== '*' && ch !== '+' && ch !== '?' && ch !== '{') return 'once';
  const least = ch === '{' ? /^\{(\d+)(?:,\d*)?\}/.exec(p.text.slice(p.at, p.at + 12)) : undefined;
  if (least === null) return 'once';
  p.at += least?.[0].length ?? 1;
  if (p.text[p.at] === '?') p.at++;
  return ch === '+' || (least && Number(least[1]) > 0) ? 'many' : 'maybe';
}

const compiled = new Map<string, Map<string, RegExp | undefined>>();

/** The expression, compiled at its first use. One that does not compile never matches; the knowledge check names it. */
export function regexOf(pattern: string, flags = 'i'): RegExp | undefined {
  let known = compiled.get(flags);
  if (!known) {
    known = new Map<string, RegExp | undefined>();
    compiled.set(flags, known);
  }
  const before = known.get(pattern);
  if (before !== undefined || known.has(pattern)) return before;
  let regex: RegExp | undefined;
  try {
    regex = new RegExp(pattern, flags);
  } catch {
    regex = undefined;
  }
  known.set(pattern, regex);
  return regex;
}

/** Dozens of patterns ask for the same text in turn. */
let last = { text: '', lower: '' };
function lowerOf(text: string): string {
  if (text !== last.text) last = { text, lower: text.toLowerCase() };
  return last.lower;
}

/** A pattern that is compiled when a text may hold a match: most never are. */
export interface Guarded {
  exec(text: string): RegExpExecArray | null;
  test(text: string): boolean;
}

/** The same of a pattern with the flag `g`: every match. */
export interface GuardedAll {
  all(text: string): Iterable<RegExpExecArray>;
}

export interface Alternative {
  readonly source: string;
  readonly needs: Needs;
}

/** A pattern taken apart at its outermost bars: its alternatives, each with its needs. */
export type PackedPattern = readonly Alternative[];

/** `before(?:a|b)after` as the alternatives `before(?:a)after` and `before(?:b)after`. */
export const packPattern = (body: string, before = '', after = ''): PackedPattern =>
  splitAlternatives(body).map((part) => {
    const source = `${before}(?:${part})${after}`;
    return { source, needs: needsOf(source) };
  });

/** Matches as the whole pattern would: the alternative that stands furthest left, of two at one place the first. */
export const openPattern = (alternatives: PackedPattern): Guarded => {
  const exec = (text: string): RegExpExecArray | null => {
    const lower = lowerOf(text);
    let best: RegExpExecArray | null = null;
    for (const { source, needs } of alternatives) {
      const m = mayMatch(needs, lower) ? regexOf(source)?.exec(text) : null;
      if (m && (!best || m.index < best.index)) best = m;
      if (best?.index === 0) break;
    }
    return best;
  };
  return { exec, test: (text) => exec(text) !== null };
};

const guardOf = (regex: RegExp): ((text: string) => boolean) => {
  let needs: Needs | undefined;
  return (text) => {
    // Nothing needed (null) is known as well.
    if (needs === undefined) needs = needsOf(regex.source);
    return mayMatch(needs, lowerOf(text));
  };
};

/** The same expression behind its needs. A literal is not compiled by being written; its first use does that. Without the flags `g` and `y`. */
export function guarded(regex: RegExp): Guarded {
  const may = guardOf(regex);
  return { exec: (text) => (may(text) ? regex.exec(text) : null), test: (text) => may(text) && regex.test(text) };
}

export function guardedAll(regex: RegExp): GuardedAll {
  const may = guardOf(regex);
  return { all: (text) => (may(text) ? text.matchAll(regex) : []) };
}
