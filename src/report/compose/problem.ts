import type { Span } from '../../incident/types.ts';
import { isErrorText } from '../../signals/index.ts';
import type { Change } from '../../signals/types.ts';
import { spanWords } from '../../text/index.ts';
import { type Context, computed, fromInput, fromSignal, list } from '../context.ts';
import type { Statement } from '../types.ts';
import { triggersOf } from './triggers.ts';

/** Since when, what is seen, with which message, and what comes of it. */
export function problem(c: Context): Statement[] {
  const out: Statement[] = [];
  const { complaint, effect, time } = c.reading;
  const { onset } = time;
  const seen = complaint && quoted(complaint);
  if (onset)
    out.push({ text: `${onsetWords(c)}.`, from: onset.derived ? [fromInput(onset), computed(onset.derived)] : [fromInput(onset)] });
  if (seen) out.push({ text: `Seen: “${seen.text}”.`, from: seen.from });
  const error = c.reading.signals.find(isErrorText);
  if (error && !seen?.text.includes(error.quote)) out.push({ text: `Error: “${error.quote}”.`, from: [fromSignal(error)] });
  if (effect) {
    const { text, from } = quoted(effect);
    out.push({ text: `Effect: “${text}”.`, from });
  }
  return out;
}

/** Characters of a quotation. Judgement. */
const MOST = 220;

/** A sentence in one line and without its end mark, cut at a word where it is long. */
function quoted({ quote, field, start }: Span): Statement {
  const line = quote.replaceAll('\n', ' ');
  const cut = line.length > MOST ? line.slice(0, line.lastIndexOf(' ', MOST)) : line;
  return {
    text: `${cut.replace(/[.:;,]+$/, '')}${cut.length < line.length ? ' …' : ''}`,
    from: [{ kind: 'input', field, start, end: start + cut.length }],
  };
}

/** "Since 14:20 UTC, 25 min after “release v2.8.1” (13:55 UTC, derived)" */
export function onsetWords(c: Context): string {
  const { onset } = c.reading.time;
  if (!onset) return '';
  const near = triggersOf(c).filter((t) => t.minutesBeforeOnset !== undefined && t.minutesBeforeOnset >= 0 && !t.cleared);
  const words = near
    .slice(0, 3)
    .map((t) => `${distance(t)} ${nameWords(c, t)}${t.at ? ` (${t.at.label}${t.at.derived ? `, derived: ${t.at.derived}` : ''})` : ''}`);
  return `Since ${onset.approximate ? 'about ' : ''}${onset.label}${onset.derived ? ` (derived: ${onset.derived})` : ''}${words.length ? `, ${list(words)}` : ''}`;
}

/** In quotation marks where it stands so in the text: a name is often cut and joined. */
const nameWords = (c: Context, t: Change): string => (c.incident[t.field].includes(t.name) ? `“${t.name}”` : t.name);

/** How far the onset is from a change: in minutes where both are told so, in days where one is told by its day. */
function distance(t: Change): string {
  const minutes = t.minutesBeforeOnset ?? 0;
  if (t.byDay) return minutes < 1440 ? 'on the day of' : minutes < 2880 ? 'the day after' : `${Math.round(minutes / 1440)} days after`;
  return minutes < 1 ? 'at the time of' : `${spanWords(minutes)} after`;
}
