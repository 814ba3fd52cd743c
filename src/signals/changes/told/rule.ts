import { type PackedPattern, packPattern } from '../../../text/index.ts';
import type { ChangeKind } from '../../types.ts';

/** Words that tell a change of a kind: of themselves, in a sentence with a time, or in a clause that the trouble is said to come after. */
export interface Telling {
  readonly kind: ChangeKind;
  readonly where: 'alone' | 'dated' | 'after';
  readonly pattern: PackedPattern;
}

export const telling = (kind: ChangeKind, where: Telling['where'], source: string): Telling => ({
  kind,
  where,
  pattern: packPattern(source, '(?<![\\w-])', '(?![\\w])'),
});
