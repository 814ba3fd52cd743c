import { RE2JS } from 're2js';
import type { Finder, Found } from '../signals/index.ts';
import { type Needs, needsOf } from '../text/index.ts';

export interface Unsound {
  readonly message: string;
  readonly expected: string;
  readonly mend: string;
}

const FORM = 'an expression that runs in linear time (RE2): no look-ahead or look-behind, no back-reference, no possessive or atomic group';

/**
 * A pattern that somebody else wrote, as RE2 runs it: in time linear in the text, whatever it says. Any case; `^` and `$` are the ends of a line.
 * Named groups as `(?<name>…)` or `(?P<name>…)`.
 */
export function linear(pattern: string, exactCase = false): Finder {
  const key = `${exactCase}${pattern}`;
  const made = compiled.get(key) ?? compile(pattern, exactCase);
  compiled.set(key, made);
  return made;
}

const compiled = new Map<string, Finder>();

/** The same, compiled at its first use. One that cannot be compiled never matches; the knowledge check names it. */
export function lazily(pattern: string, exactCase = false): Finder {
  return {
    exec(text) {
      try {
        return linear(pattern, exactCase).exec(text);
      } catch {
        return null;
      }
    },
  };
}

function compile(pattern: string, exactCase: boolean): Finder {
  const re2 = RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.MULTILINE | (exactCase ? 0 : RE2JS.CASE_INSENSITIVE));
  const names = Object.keys(re2.namedGroups());
  return {
    exec(text): Found | null {
      const m = re2.matcher(text);
      if (!m.find()) return null;
      const groups = names.length ? Object.fromEntries(names.map((n) => [n, m.group(n) ?? undefined])) : undefined;
      return { index: m.start(), 0: m.group() ?? '', ...(groups ? { groups } : {}) };
    },
  };
}

/** A plain piece of text, letter for letter. */
export const plain = (piece: string): Finder => ({
  exec(text) {
    const index = text.indexOf(piece);
    return index < 0 ? null : { index, 0: piece };
  },
});

/** What is wrong with a pattern, or nothing. */
export function unsound(pattern: string): Unsound | undefined {
  try {
    const m = linear(pattern).exec('');
    if (!m) return undefined;
    return {
      message: `the pattern matches the empty text: ${pattern}`,
      expected: 'a pattern that needs some text',
      mend: 'Take out the part that may be absent, or demand it',
    };
  } catch (e) {
    const why = e instanceof Error ? e.message.replace(/^error parsing regexp: /, '') : String(e);
    return {
      message: `the pattern cannot be used: ${why}`,
      expected: FORM,
      mend: 'Write it without, or as two patterns; words around a match are better told by a phrase',
    };
  }
}

/** What a text must hold for the pattern to match, where its syntax is also ours; otherwise nothing is asked. */
export function needsOfLinear(pattern: string): Needs {
  const ours = pattern.replaceAll('(?P<', '(?<').replace(/^\(\?[ims]+\)/, '');
  return /\(\?(?![:<])|\\[QEAzZCG]|\[\[:/.test(ours) ? null : needsOf(ours);
}
