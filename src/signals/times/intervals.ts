import { anyOf, words } from '../../text/index.ts';
import type { FieldText, Interval } from '../types.ts';
import { type Frame, momentOf } from './frame.ts';
import { isRange } from './mentions.ts';
import type { Mention } from './types.ts';

const BUSY = anyOf`peak | busy | business | office | working | trading | opening | rush | night(?! (?:desk|shift|team|crew|duty|watch))`;
const NAMED = new RegExp(
  String.raw`\b(${anyOf`
    (?:(?:morning|evening|lunch|daily|weekday) )?${BUSY}(?: (?:hours?|time|times|load|traffic|period))? | peak
    (?:planned |scheduled )?maintenance(?: window)? | freeze window | low traffic
  `})\b[^.;\d]{0,24}$`,
  'i',
);
const QUIET =
  /\b(?:clean|no (?:errors?|problems?|issues?|failures?|trouble)|fine|never|normal|quiet|nothing|zero|ok|healthy|unaffected|0)\b/i;
const OCCURS = words`
  concentrated | only | mostly | mainly | worst | always | fall | falls | occurs? | happens? | errors? | fail\w* | spikes? | slow
  timeouts? | 50\dx?s? | 5xx | missing | from | between | begin | windows? | clumps? | all of
`;

/** Work on the system, and words by which the trouble shows: a window of work is no window in which it shows. */
const WORK = words`
  replaced | swapped | changed | switched | migrated | moved | deployed | released | rolled out | upgraded | patched | rebooted
  restarted | reconfigured | installed | cut over | rotated
`;
const SHOWS = /\b(?:only|mostly|mainly|occurs?|happens?|errors?|fail\w*|slow|timeouts?|missing)\b/i;

/** Pairs of times with a dash or "to" between them, or "between … and …". `what` is how the text names the time. */
export function intervalsOf(mentions: readonly Mention[], fields: readonly FieldText[], frame: Frame): Interval[] {
  const texts = new Map(fields.map((f) => [f.field, f.text]));
  const out: Interval[] = [];
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [a, b] = [mentions[i] as Mention, mentions[i + 1] as Mention];
    const text = texts.get(a.field) ?? '';
    if (!isRange(a, b, text)) continue;
    const from = momentOf(a, frame);
    const to = momentOf(b, frame);
    if (!from || !to) continue;
    // "22:00-02:00" ends on the next day.
    const end = to.minutes < from.minutes ? { ...to, minutes: to.minutes + 1440 } : to;
    out.push({ from, to: end, what: whatOf(text, a, b) });
  }
  return out;
}

function whatOf(text: string, a: Mention, b: Mention): string {
  const before =
    text
      .slice(Math.max(0, a.start - 60), a.start)
      .split(/[.;\n]/)
      .pop() ?? '';
  const after = text.slice(b.end, b.end + 50).split(/[.;,\n]/)[0] ?? '';
  const named = NAMED.exec(before)?.[1];
  if (named) return named.trim().toLowerCase();
  if (QUIET.test(after) && !OCCURS.test(after)) return 'quiet';
  if (/\b(?:maintenance|window|run|job|backup)\b/i.test(before)) return 'maintenance or job';
  if (WORK.test(before) && !SHOWS.test(before)) return 'change';
  if (OCCURS.test(before) || OCCURS.test(after)) return 'occurs';
  return 'interval';
}
