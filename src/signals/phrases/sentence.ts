import type { Token } from './tokens.ts';

/** The ends (exclusive, in tokens) of a key that begins at a token. */
export type At = (key: string, i: number) => readonly number[];

export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly at: At;
  readonly states: States;
}

export interface Matched {
  /** Of the tokens, exclusive. */
  readonly end: number;
  /** The first token, where it is not the one that was tried: a state may be said before what it is said of. */
  readonly from?: number;
  /** Whether a denial between the words turns what they say. */
  readonly turned: boolean;
  /** Where a state was said of a thing: the token at which the thing ends, and that of the state. */
  readonly said?: { readonly thingEnd: number; readonly state: number };
}

/** Token -> the end (exclusive) of the state that begins there. */
export type States = ReadonlyMap<number, number>;

export const DENIAL = /^(?:not?|never|(?:is|are|was|were|do|does|did|has|have|had)n['’]t)$/i;
