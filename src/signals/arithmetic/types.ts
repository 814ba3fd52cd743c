import type { Finding } from '../../code/types.ts';
import type { Span } from '../../incident/types.ts';
import type { TechnologyDefault } from '../../knowledge/types.ts';
import type { FieldText, Quantity, TimeFacts } from '../types.ts';

/** A fact that follows from numbers of the input, with the way it was computed. */
export interface Derived {
  /** The rule, kebab case; `-2` and so on where a rule speaks more than once. */
  readonly id: string;
  readonly text: string;
  readonly formula: string;
  readonly value: number;
  readonly unit: string;
  readonly inputs: readonly Span[];
  /** The observable that it answers, and how. */
  readonly shows?: readonly [observable: string, value: string];
  /** How far that can be trusted, from 0 to 1, where it is not what follows from two numbers that belong together. */
  readonly reliability?: number;
}

/** What the rules read. */
export interface Parts {
  readonly quantities: readonly Quantity[];
  readonly time: TimeFacts;
  readonly settings: readonly Setting[];
  readonly code: string;
  /** What reading the code found. */
  readonly findings: readonly Finding[];
  /** The technologies that are named, with what is documented of them. */
  readonly technologies?: readonly NamedTechnology[];
  /** What a person wrote, field by field, without the code. */
  readonly prose: readonly FieldText[];
}

/** Where a technology is named first, and its documented defaults. */
export interface NamedTechnology extends Span {
  readonly name: string;
  readonly defaults: readonly TechnologyDefault[];
}

/** A number that code or configuration gives a name. */
export interface Setting extends Span {
  readonly name: string;
  readonly value: number;
  /** Seconds, where name or unit says that it is a time. */
  readonly seconds?: number;
}

export type Rule = (parts: Parts) => Derived[];
