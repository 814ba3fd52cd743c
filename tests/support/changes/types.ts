/** A short telling of a fresh incident with what is to be read of it. */
export interface Telling {
  readonly text: string;
  /** Part of the label of the onset; null where none is told. */
  readonly onset: string | null;
  /** One entry a change: words of it, then "@ time" where its time is told, then "~ no-effect" where it was undone in vain, "~ cleared" where the telling clears it. */
  readonly changes: readonly string[];
  /** One entry an attempt: its effect, then words of it. */
  readonly tried: readonly string[];
  /** It is not read so yet. */
  readonly gap?: true;
}
