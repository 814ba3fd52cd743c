import type { Report } from '../report/types.ts';

/** A change of a text: the first is there exactly once, and becomes the second. */
export type Edit = readonly [from: string, to: string];

/** What a rule proves beside the bad and the good of its page. */
export interface Cases {
  /** Breaks a sound report of ours in the one way of the rule. */
  readonly own?: (r: Report) => void;
  /** Further edits that must make the rule speak, each on its own. */
  readonly speaks?: readonly Edit[];
  /** Edits that must not. */
  readonly silent?: readonly Edit[];
  /** Edits that go with the page's bad example. */
  readonly edits?: readonly Edit[];
  /** Rules that speak with it, since the one fault is several. */
  readonly alsoOnPage?: readonly string[];
  readonly alsoOwn?: readonly string[];
}
