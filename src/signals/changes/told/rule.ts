import { type PackedPattern, packPattern } from '../../../text/index.ts';
import type { ChangeKind } from '../../types.ts';

/** Words that tell a change of a kind: in a sentence with a time, or in a clause that the trouble is said to come after. */
export interface Telling {
  readonly kind: ChangeKind;
  readonly where: 'dated' | 'after';
  /** The words may be of any kind: they count where nothing else in the sentence tells one. */
  readonly weak: boolean;
  readonly pattern: PackedPattern;
}

export const telling = (kind: ChangeKind, where: Telling['where'], source: string, weak = false): Telling => ({
  kind,
  where,
  weak,
  pattern: packPattern(source, '(?<![\\w-])', '(?![\\w])'),
});
