import { sentencesOf } from '../sentences.ts';
import type { Mention } from '../times/types.ts';
import type { ChangeKind, FieldText } from '../types.ts';
import { changeAge, dayOfMonth, isLongPast } from './fit.ts';
import type { ItemReader } from './item.ts';
import { settled } from './kinds.ts';
import { nameOf } from './naming.ts';
import { beforeOnset, onlyBeforeOnset } from './near.ts';
import { tellingsIn } from './telling/tell.ts';
import { BARE_NOUN, BARE_VERB } from './titles.ts';
import type { ChangeRead } from './types.ts';
import { HABIT, isAnswer, isResponse, isUnreal, NOT_OURS } from './unreal.ts';
import { isOfProgram, isOfTrouble } from './written.ts';

const BY_US = /\b(?:we|i|by hand)\b/i;
/** Kinds that a word beside the change names as well: for whom, by what hour, where. */
const SURROUNDINGS: ReadonlySet<ChangeKind> = new Set(['traffic', 'schedule', 'data', 'infrastructure', 'network']);
/** Only so long a story is read sentence by sentence: a pasted log tells no changes in words. */
const MOST_SENTENCES = 1500;

/** Adds what sentences tell of changes in so many words, wherever they stand; what is already read of the same words only gains a kind. */
export function withTold(
  changes: ChangeRead[],
  { field, text }: FieldText,
  { text: written, mentions, clockwork, denied }: ItemReader,
): void {
  for (const s of sentencesOf(text).slice(0, MOST_SENTENCES)) {
    // What brackets hold, is said by the way: "the firewall (rolled back later) was replaced".
    const main = s.text.replace(/\([^()]*\)/g, (m) => ' '.repeat(m.length));
    if (isUnreal(main) || isOfProgram(text, s.start)) continue;
    const whole = tellingsIn(s.text);
    const also = main === s.text ? [] : tellingsIn(main).filter((t) => !whole.some((w) => w.kind === t.kind));
    for (const { kind, since, weak, start: from, end: to } of [...whole, ...also]) {
      const start = s.start + from;
      const end = s.start + to;
      const quote = text.slice(start, end).trimEnd();
      if (HABIT.test(quote) || NOT_OURS.test(quote) || isOfTrouble(quote)) continue;
      if (isAnswer(quote, '', text.slice(start + quote.length, start + quote.length + 90))) continue;
      if ((BY_US.test(quote) && isResponse(quote)) || denied.some((d) => d.field === field && d.start < end && d.end > start)) continue;
      const at = changes.findIndex((c) => c.field === field && c.start < end && c.end > start);
      const host = changes[at];
      // What may be of any kind adds nothing to what is told in so many words.
      if (host && weak && !host.named) continue;
      if (host) {
        const { named, ...rest } = host;
        changes[at] = { ...rest, kinds: settled([...host.kinds.filter((k) => !named || !SURROUNDINGS.has(k)), kind], host.quote) };
        continue;
      }
      const inside = mentions.filter((m) => m.start >= start && m.end <= end);
      const near =
        inside.find((m) => m.clock !== undefined) ??
        inside[0] ??
        nearest(
          start,
          start + quote.length,
          mentions.filter((m) => m.start >= s.start && m.end <= s.end),
        );
      if (!since && isLongPast(near, clockwork.frame)) continue;
      // What stands behind the time of "since the release on Tuesday" is the trouble.
      const until = since && inside[0] && inside[0].start - start > 3 ? inside[0].start - start : quote.length;
      const said = nameOf({ start, text: quote.slice(0, until) }, inside);
      const name = BARE_NOUN.test(said) ? withContent(said, text.slice(start, s.end), quote.length) : said;
      if (BARE_VERB.test(name)) continue;
      changes.push({
        kinds: [kind],
        name,
        field,
        start,
        end: start + quote.length,
        quote: written.slice(start, start + quote.length),
        ...(near && onlyBeforeOnset(text, start, near, clockwork)
          ? beforeOnset(near)
          : near
            ? changeAge(undefined, near, clockwork)
            : dayOfMonth(s.text, clockwork.frame)),
      });
    }
  }
}

/** "Our deploy of last night (index on vin)", "Deploy yesterday: express 4.19": what brackets or a colon behind it tell. */
function withContent(noun: string, text: string, length: number): string {
  const held = /\(([^()]{3,60})\)/.exec(text)?.[1] ?? /^\s*:\s+([^,;]{3,60}?)(?=[,;]|\.(?:\s|$)|$)/.exec(text.slice(length))?.[1];
  return held === undefined ? noun : `${noun}: ${held}`;
}

/** Of the times of a sentence the one that stands nearest. */
const nearest = (start: number, end: number, times: readonly Mention[]): Mention | undefined =>
  [...times].sort((a, b) => gap(a, start, end) - gap(b, start, end))[0];
const gap = (m: Mention, start: number, end: number): number => Math.max(m.start - end, start - m.end, 0);
