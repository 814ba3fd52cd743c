import type { Knowledge, Mode, Observable, Remedy } from '../../knowledge/types.ts';
import type { Signal } from '../../signals/types.ts';

/** Why something of a model's answer was left out. */
export type Reason =
  | 'quotation not in the input'
  | 'quotation does not speak of it'
  | 'already read'
  | 'unknown observable or value'
  | 'would change the system'
  | 'names what is not in the input'
  | 'explains no signal'
  | 'treats no cause that it proposes'
  | 'empty or malformed'
  | 'more than is taken';

/** What of a model's answer is taken over, and what is not. */
export interface Accepted {
  readonly signals: readonly Signal[];
  readonly observables: readonly Observable[];
  readonly modes: readonly Mode[];
  readonly remedies: readonly Remedy[];
  /** Ids of our own modes that the model named. */
  readonly seconded: readonly string[];
  readonly dropped: ReadonlyMap<Reason, number>;
}

/** A signal, as far as a model's answer is compared with it. */
export type Read = Pick<Signal, 'observable' | 'value'>;

/** What an answer is held against. */
export interface Against {
  readonly knowledge: Knowledge;
  /** Signals that the engine has read itself. */
  readonly read: readonly Read[];
  readonly incident: Readonly<Record<string, string>>;
  /** The whole input, in one text. */
  readonly input: string;
  readonly model: string;
  readonly drop: (reason: Reason) => void;
}
