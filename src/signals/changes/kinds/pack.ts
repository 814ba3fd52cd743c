import { alternatives, type PackedPattern, packPattern } from '../../../text/index.ts';
import type { ChangeKind } from '../../types.ts';

export interface PackedKind {
  readonly kind: ChangeKind;
  readonly pattern: PackedPattern;
  /** The words themselves say that something happened; other patterns need a time, a list of changes or a word such as "after". */
  readonly event: boolean;
}

export const k = (kind: ChangeKind, event: boolean, source: string): PackedKind => ({
  kind,
  event,
  pattern: packPattern(source, '(?<![\\w-])', '(?![\\w])'),
});

/** A number, with a unit or without. */
export const N = '\\d[\\d.,]*(?:[kKM%]|[KMG]i?B?| ?(?:ms|s|min|h))?';
/** What is scaled. */
export const UNITS = alternatives`
  tasks? | pods? | nodes? | instances? | replicas? | workers? | hosts? | servers? | shards? | containers? | machines? | brokers?
  consumers? | dynos? | VMs? | web nodes | processes
`;
export const VERSION = 'v?\\d+(?:\\.\\d+)+(?:[-.]?\\w+)?';
