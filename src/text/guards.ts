import { DIGIT, type Needs } from './patterns.ts';

/**
 * Of each of many patterns pieces of plain text, lower case, one of which a text must hold for the pattern to match: a line a pattern, a tab behind each
 * piece, an empty line for a pattern that any text may match. One text, since thousands of small lists take longer to make than to ask.
 */
export type Guards = string;

/** Patterns with what they need, wherever they are kept: one is looked at when its guards let it through. */
export interface PatternStore<T extends { readonly needs: Needs }> {
  readonly guards: Guards;
  readonly at: (place: number) => T;
}

export const patternStore = <T extends { readonly needs: Needs }>(patterns: readonly T[]): PatternStore<T> => ({
  guards: packGuards(patterns.map((p) => p.needs)),
  at: (place) => patterns[place] as T,
});

export const packGuards = (needs: readonly Needs[]): Guards =>
  needs.map((n) => `${(guardOf(n) ?? []).map((piece) => `${piece}\t`).join('')}\n`).join('');

/** How many patterns there are. */
export const countOf = (guards: Guards): number => guards.split('\n').length - 1;

/** Of all patterns. */
export const placesOf = (guards: Guards): number[] => Array.from({ length: countOf(guards) }, (_, place) => place);

/** The patterns, by place, that a text may match; `holds` says whether it holds a piece, given by where it stands in the guards. */
export function letThrough(guards: Guards, holds: (from: number, to: number) => boolean): number[] {
  const places: number[] = [];
  for (let at = 0, place = 0; at < guards.length; at++, place++) {
    let open = guards[at] === '\n';
    while (guards[at] !== '\n') {
      const end = guards.indexOf('\t', at);
      open ||= holds(at, end);
      at = open ? guards.indexOf('\n', end) : end + 1;
    }
    if (open) places.push(place);
  }
  return places;
}

/** By piece the places of the patterns that it lets through; and those that any text may match. */
export function placesByPiece(guards: Guards): {
  readonly count: number;
  readonly byPiece: ReadonlyMap<string, readonly number[]>;
  readonly always: readonly number[];
} {
  const byPiece = new Map<string, number[]>();
  const always: number[] = [];
  const lines = guards.split('\n').slice(0, -1);
  for (const [place, line] of lines.entries()) {
    if (line === '') always.push(place);
    for (const piece of line.split('\t').slice(0, -1)) {
      const known = byPiece.get(piece);
      if (known) known.push(place);
      else byPiece.set(piece, [place]);
    }
  }
  return { count: lines.length, byPiece, always };
}

/** A longer piece is hardly rarer than its beginning. */
const BEGINNING = 12;

function guardOf(needs: Needs): readonly string[] | undefined {
  if (needs === null || needs === DIGIT) return undefined;
  if (typeof needs === 'string') return /[\t\n]/.test(needs) ? undefined : [needs.slice(0, BEGINNING)];
  const guards = (needs.slice(1) as readonly Needs[]).map(guardOf);
  if (needs[0] === '|') return guards.includes(undefined) ? undefined : [...new Set(guards.flatMap((g) => g ?? []))];
  // Of several things that must all be there the one that is there by accident least often.
  return guards.reduce((a, b) => (b && (!a || accidents(b) < accidents(a)) ? b : a), undefined);
}

/** A letter more makes a piece some times rarer. Judgement: a better guess would only save a few looks. */
const RARER = 3;
const accidents = (guard: readonly string[]): number => guard.reduce((sum, piece) => sum + RARER ** -piece.length, 0);
