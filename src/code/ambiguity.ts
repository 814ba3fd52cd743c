/**
 * Whether a repeated part of a pattern can read one and the same text in more than one way, so that a backtracking engine tries a number of ways that
 * doubles with each round ("exponential degree of ambiguity", Weber and Seidl 1991; on backtracking engines Weideman et al. 2016). Decided on the position
 * automaton of Glushkov: two different ways from a position back to itself over the same characters.
 */
export interface Piece {
  readonly kind: 'chars' | 'group' | 'empty';
  /** For each character whether it fits. */
  readonly chars: readonly boolean[];
  readonly options: readonly (readonly Piece[])[];
  readonly min: number;
  readonly max: number;
}

/** A part with more places than this is not looked at: pairs of places are compared. */
const MOST_PLACES = 40;
/** A repetition of at most so many rounds is no loop. */
const FEW_ROUNDS = 10;

interface Automaton {
  readonly chars: (readonly boolean[])[];
  /** Place -> place -> in how many ways the one follows the other. */
  readonly follow: Map<number, number>[];
}

interface Ends {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

const NOTHING: Ends = { first: [], last: [], nullable: true };

export function isAmbiguous(loop: Piece): boolean {
  const automaton: Automaton = { chars: [], follow: [] };
  repeated(loop, automaton);
  const { chars, follow } = automaton;
  if (chars.length > MOST_PLACES) return false;
  if (follow.some((to, from) => [...to].some(([at, ways]) => ways > 1 && comesBack(automaton, at, from)))) return true;
  return chars.some((_, start) => splitsAndMeets(automaton, start));
}

function repeated(piece: Piece, a: Automaton): Ends {
  if (piece.kind === 'empty' || a.chars.length > MOST_PLACES) return NOTHING;
  const once = piece.kind === 'group' ? oneOf(piece.options, a) : place(piece.chars, a);
  if (piece.max > FEW_ROUNDS) connect(once.last, once.first, a);
  return { ...once, nullable: once.nullable || piece.min === 0 };
}

function place(chars: readonly boolean[], a: Automaton): Ends {
  const at = a.chars.push(chars) - 1;
  a.follow.push(new Map());
  return { first: [at], last: [at], nullable: false };
}

function oneOf(options: Piece['options'], a: Automaton): Ends {
  const all = options.map((option) =>
    option.reduce<Ends>((before, piece) => {
      const next = repeated(piece, a);
      connect(before.last, next.first, a);
      return {
        first: before.nullable ? [...before.first, ...next.first] : before.first,
        last: next.nullable ? [...before.last, ...next.last] : next.last,
        nullable: before.nullable && next.nullable,
      };
    }, NOTHING),
  );
  return { first: all.flatMap((e) => e.first), last: all.flatMap((e) => e.last), nullable: all.some((e) => e.nullable) };
}

function connect(from: readonly number[], to: readonly number[], { follow }: Automaton): void {
  for (const i of from) for (const j of to) follow[i]?.set(j, (follow[i]?.get(j) ?? 0) + 1);
}

const comesBack = (a: Automaton, from: number, to: number): boolean => reach([from], (i) => [...(a.follow[i]?.keys() ?? [])]).has(to);

/** Two ways that start together, part, and meet where they started, over the same characters. */
function splitsAndMeets({ chars, follow }: Automaton, start: number): boolean {
  const n = chars.length;
  const next = (pair: number): number[] => {
    const out: number[] = [];
    for (const i of follow[Math.floor(pair / n)]?.keys() ?? [])
      for (const j of follow[pair % n]?.keys() ?? []) if (chars[i]?.some((fits, c) => fits && chars[j]?.[c])) out.push(i * n + j);
    return out;
  };
  const home = start * n + start;
  const reached = reach(next(home), next);
  if (!reached.has(home)) return false;
  return [...reached].some((pair) => Math.floor(pair / n) !== pair % n && reach(next(pair), next).has(home));
}

function reach(from: readonly number[], next: (at: number) => readonly number[]): Set<number> {
  const seen = new Set(from);
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of next(at))
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen;
}
