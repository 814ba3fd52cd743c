import type { Report } from '../../report/types.ts';
import { bullets, inline } from './text.ts';
import { unread } from './unread.ts';

/** Sentences that are shown; the rest is said to be left out. */
const MOST_SENTENCES = 40;
/** Of one, so that a pasted log on a single line stays a line. */
const MOST_CHARACTERS = 300;

/** What of the telling was not understood: the place to look when the ranking seems wrong. */
export function appendix(r: Report): string[] {
  const { sentences } = unread(r);
  if (sentences.length === 0) return [];
  const shown = sentences.slice(0, MOST_SENTENCES).map((s) => `${s.field.replaceAll('_', ' ')}: “${inline(cut(s.text))}”`);
  const left = sentences.length - shown.length;
  return [
    '## Appendix: what was not used',
    '',
    'Nothing was read from these sentences of the input. If one of them matters, the ranking does not know it.',
    '',
    ...bullets(left > 0 ? [...shown, `… ${left} more`] : shown),
  ];
}

const cut = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} … ${text.length - MOST_CHARACTERS} more characters` : text;
