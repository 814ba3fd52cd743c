import { words } from '../../text/index.ts';
import { sentencesOf } from '../sentences.ts';
import type { FieldText } from '../types.ts';
import { changeAge } from './fit.ts';
import { type ItemReader, LEFT_BEHIND } from './item.ts';
import { nameOf } from './naming.ts';
import { tellingsIn } from './telling/tell.ts';
import type { ChangeRead } from './types.ts';

/** Plans, habits, questions, and what was done about the incident: no change that set it off. */
export const NO_EVENT = words`
  tomorrow | next (?:week|month|release|deploy|run|sprint) | planned for | will (?:be|go|get) | should | could | would | plan to
  each time | every time | whenever | always | usually | normally | if we | not yet | before we | every (?:deploy|release)
  (?:each|every) of | as usual | per day | a day | mondays | tuesdays | wednesdays | thursdays | fridays
  postponed | used to | red herring | years ago
`;
export const ROLLED = /\broll(?:ed|ing)?[ -]?back\b/i;
/** Only so long a story is read sentence by sentence: a pasted log tells no changes in words. */
const MOST_SENTENCES = 1500;

/** Adds what sentences tell of changes in so many words, wherever they stand; what is already read of the same words only gains a kind. */
export function withTold(changes: ChangeRead[], { field, text }: FieldText, { mentions, clockwork, denied }: ItemReader): void {
  for (const s of sentencesOf(text).slice(0, MOST_SENTENCES)) {
    if (s.text.endsWith('?') || NO_EVENT.test(s.text) || LEFT_BEHIND.test(s.text) || ROLLED.test(s.text)) continue;
    for (const { kind, start: from, end: to } of tellingsIn(s.text)) {
      const start = s.start + from;
      const end = s.start + to;
      const quote = text.slice(start, end).trimEnd();
      if (denied.some((d) => d.field === field && d.start < end && d.end > start)) continue;
      const at = changes.findIndex((c) => c.field === field && c.start < end && c.end > start);
      const host = changes[at];
      if (host) {
        changes[at] = { ...host, kinds: [...new Set([...host.kinds, kind])] };
        continue;
      }
      const inside = mentions.filter((m) => m.start >= start && m.end <= end);
      const near = inside.find((m) => m.clock !== undefined) ?? inside[0] ?? mentions.find((m) => m.start >= s.start && m.end <= s.end);
      const name = nameOf({ start, text: quote }, inside);
      changes.push({ kinds: [kind], name, field, start, end: start + quote.length, quote, ...changeAge(undefined, near, clockwork) });
    }
  }
}
