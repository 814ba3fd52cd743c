/**
 * The pieces of plain text of which a match of the pattern must hold at least one, lower case: a cheap first test before the expression itself is
 * compiled or run. Empty when the pattern has none of use.
 */
export function literalsOf(pattern: string): readonly string[] {
  const parser = { text: pattern, at: 0 };
  const found = alternatives(parser);
  return found && parser.at >= pattern.length ? [...new Set(found)] : [];
}

interface Parser {
  readonly text: string;
  at: number;
}

/** Shorter pieces are in every text. */
const LEAST = 3;

/** a|b: one piece of each alternative; none when an alternative has none. */
function alternatives(p: Parser): string[] | undefined {
  const out: string[] = [];
  let all = true;
  for (;;) {
    const one = sequence(p);
    if (one) out.push(...one);
    else all = false;
    if (p.text[p.at] !== '|') break;
    p.at++;
  }
  return all ? out : undefined;
}

/** The best of what every match of the sequence must hold: a run of plain characters, or the pieces of a group. */
function sequence(p: Parser): string[] | undefined {
  let best: string[] | undefined;
  let run = '';
  const offer = (pieces: string[] | undefined) => {
    if (pieces && worth(pieces) > worth(best)) best = pieces;
  };
  const end = () => {
    if (run.length >= LEAST) offer([run.toLowerCase()]);
    run = '';
  };
  while (p.at < p.text.length && p.text[p.at] !== '|' && p.text[p.at] !== ')') {
    const atom = next(p);
    const least = quantifier(p);
    if (atom.plain !== undefined && least === 'once') run += atom.plain;
    else {
      if (atom.plain !== undefined && least === 'many') run += atom.plain;
      end();
      if (atom.pieces && least !== 'maybe') offer(atom.pieces);
    }
  }
  end();
  return best;
}

/** The shortest piece decides how much the test sorts out. */
const worth = (pieces: readonly string[] | undefined): number => (pieces ? Math.min(...pieces.map((x) => x.length)) : 0);

function next(p: Parser): { plain?: string; pieces?: string[] } {
  const ch = p.text[p.at++] ?? '';
  if (ch === '(') {
    const look = /^\?(?:[=!]|<[=!])/.test(p.text.slice(p.at));
    const head = /^\?(?::|[=!]|<[=!]|<\w+>)/.exec(p.text.slice(p.at));
    if (head) p.at += head[0].length;
    const pieces = alternatives(p);
    p.at++;
    return look || !pieces ? {} : { pieces };
  }
  if (ch === '[') {
    while (p.at < p.text.length && p.text[p.at] !== ']') p.at += p.text[p.at] === '\\' ? 2 : 1;
    p.at++;
    return {};
  }
  if (ch === '\\') {
    const escaped = p.text[p.at++] ?? '';
    return /[\w]/.test(escaped) ? {} : { plain: escaped };
  }
  return /[.^$]/.test(ch) ? {} : { plain: ch };
}

/** How often the atom before must be there. */
function quantifier(p: Parser): 'once' | 'many' | 'maybe' {
  const m = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(p.text.slice(p.at, p.at + 12));
  if (!m) return 'once';
  p.at += m[0].length;
  if (m[0].startsWith('*') || m[0].startsWith('?') || m[1] === '0') return 'maybe';
  return 'many';
}

export const mayMatch = (literals: readonly string[], lower: string): boolean =>
  literals.length === 0 || literals.some((l) => lower.includes(l));

const compiled = new Map<string, RegExp | undefined>();

/** The expression, compiled at its first use. One that does not compile never matches; the knowledge check names it. */
export function regexOf(pattern: string): RegExp | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern);
  let regex: RegExp | undefined;
  try {
    regex = new RegExp(pattern, 'i');
  } catch {
    regex = undefined;
  }
  compiled.set(pattern, regex);
  return regex;
}
