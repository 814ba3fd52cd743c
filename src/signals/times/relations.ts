import type { Span } from '../../incident/types.ts';
import { anyOf, words } from '../../text/index.ts';
import { isLoose, numberOf, secondsIn, WORD_NUMBER } from '../quantities/numbers.ts';
import { sentencesOf } from '../sentences.ts';
import type { FieldText } from '../types.ts';

/**
 * A distance between two events: "started 25 minutes after deploying v2". `after` true when the later of the two is the trouble,
 * so that the event lies `minutes` before the onset.
 */
export interface Relation extends Span {
  readonly minutes: number;
  /** What the trouble is measured from: the words after "after", or the clause that "before" follows. Offsets are into the field. */
  readonly event: Span;
  readonly approximate: boolean;
  /** Into the event rather than after it: "20 minutes into the peak". */
  readonly into: boolean;
}

const UNIT = anyOf`seconds? | secs? | s | minutes? | mins? | min | m | hours? | hrs? | hr | h | days? | d`;
const RELATION = anyOf`after | before | into | later | earlier | prior to | following | past | from`;
const NUMBER = anyOf`\d{1,5}(?:\.\d{1,3})? | ${WORD_NUMBER}`;
const DISTANCE = new RegExp(String.raw`(?<![\w.-])(${NUMBER})[ -]?(${UNIT})(?: and a half)? (${RELATION})\b`, 'gi');
/** Before a distance. Not in one expression with it: all its numbers would be compiled twice, a tenth of all that expressions cost a report. */
const LEAD = /(?<![\w.-])(?:(?:about|around|roughly|some|nearly|exactly|within) |~ ?)$/i;
/** Words for the trouble itself: what began. */
const TROUBLE = words`
  start(?:s|ed|ing)? | beg[aiu]n(?:s|ning)? | first | appear(?:s|ed)? | onset | came | broke | symptoms? | errors? | fail\w*
  alerts? | problems? | issue | incident | outage | it | this | trouble | showed? up | seen | noticed | spik\w* | happens?
  happened | occurr?\w* | crash\w* | flapping | since | intermittent | went (?:down|dark) | died | dies | slow | latency | timeouts?
`;
const FIRST_SIGN = anyOf`
  first | onset | incident | alerts? | errors? | outage | spike | drop | problems? | issues? | trouble | symptoms? | failures?
  crash\w* | page
`;
const ONSET = anyOf`it | this | that | the ${FIRST_SIGN} | things | start | symptoms? | errors? | everything`;
const MEANS_ONSET = new RegExp(String.raw`^\s*${anyOf`$ | [,.;:)] | ${ONSET}\b`}`, 'i');
const END = /[,;()\n]|[.:](?=\s|$)| (?:which|that|where|when|who|and|but|while|with|on all|the same) /;
const NOT_NOW = words`
  (?:in|for|within|during|over) the (?:first|last) | vs\.? | versus | than | compared (?:to|with) | usually | normally | always
  every | each | once | per | takes? | took | until | OOM\w* | then
`;

/** "A day before, nothing happened." */
const NO_EVENT = /^(?:nothing|nobody|no one|no)\b/i;

/** Distances between an event and the trouble, in order. */
export function relationsOf(fields: readonly FieldText[]): Relation[] {
  return fields.flatMap(({ field, text }) =>
    sentencesOf(text).flatMap((s) => [...s.text.matchAll(DISTANCE)].flatMap((m) => relation(field, s, withLead(m, s.text)) ?? [])),
  );
}

/** "About 25 minutes after" from the 25 on: the same with what stands before it. */
function withLead(m: RegExpExecArray, text: string): RegExpExecArray {
  const lead = LEAD.exec(text.slice(Math.max(0, m.index - 10), m.index))?.[0] ?? '';
  m[0] = lead + m[0];
  m.index -= lead.length;
  return m;
}

function relation(field: FieldText['field'], s: { start: number; text: string }, m: RegExpExecArray): Relation | undefined {
  const seconds = secondsIn(m[2] ?? '');
  const n = numberOf(m[1] ?? '');
  if (seconds === undefined || !Number.isFinite(n)) return undefined;
  const minutes = ((n + (/and a half/i.test(m[0]) ? 0.5 : 0)) * seconds) / 60;
  const word = (m[3] ?? '').toLowerCase();
  const before = s.text.slice(Math.max(0, m.index - 120), m.index);
  const rest = s.text.slice(m.index + m[0].length, m.index + m[0].length + 160);
  const clause = before.split(/[,;:()]/).pop() ?? '';
  if (NOT_NOW.test(clause.slice(-30).trimEnd()) || /\b(?:every|each|any)\b/i.test(rest.slice(0, 12))) return undefined;
  const start = s.start + m.index;
  const whole = (event: Span): Relation => {
    const from = Math.min(start, event.start);
    const to = Math.max(start + m[0].length, event.end);
    return {
      field,
      start: from,
      end: to,
      quote: s.text.slice(from - s.start, to - s.start),
      minutes,
      event,
      approximate: isLoose(m[1] ?? '') || /~|about|around|roughly|some|nearly|within/i.test(m[0]),
      into: word === 'into',
    };
  };
  const spanAt = (offset: number, raw: string): Span | undefined => {
    const lead = raw.length - raw.trimStart().length;
    const quote = raw.trim();
    return quote.length > 2 && !NO_EVENT.test(quote)
      ? { field, start: s.start + offset + lead, end: s.start + offset + lead + quote.length, quote }
      : undefined;
  };
  if (word === 'after' || word === 'into' || word === 'following' || word === 'past') {
    const phrase = rest.split(END)[0] ?? '';
    const subject = clause.trim() === '' ? rest : `${before}`;
    if (!TROUBLE.test(subject) && clause.trim() !== '') return undefined;
    if (clause.trim() === '' && !TROUBLE.test(rest) && before.trim() !== '') return undefined;
    const event = spanAt(m.index + m[0].length, phrase);
    return event && whole(event);
  }
  if (word === 'before' || word === 'earlier' || word === 'prior to') {
    if (word !== 'earlier' && !MEANS_ONSET.test(rest)) return undefined;
    const ahead = before.split(/[;:()]| (?:but|while|and) /).pop() ?? '';
    if (ahead.trim().length > 4) {
      const event = spanAt(
        m.index - ahead.length,
        ahead.replace(/,\s*$/, (x) => ' '.repeat(x.length)),
      );
      return event && whole(event);
    }
    const lead = /^\s*,?\s*(?:(?:it|this|that)\s*,?\s*)?/.exec(rest)?.[0].length ?? 0;
    const phrase = rest.slice(lead).split(/[.;()\n]/)[0] ?? '';
    const event = spanAt(m.index + m[0].length + lead, phrase);
    return event && whole(event);
  }
  if (word === 'later' && TROUBLE.test(rest.slice(0, 60))) {
    // "Deployed at 13:00. Half an hour later the errors began": the event is what stands before.
    const event = spanAt(
      m.index - before.length,
      before.replace(/,?\s*(?:and|then)?\s*$/i, (x) => ' '.repeat(x.length)),
    );
    return event && whole(event);
  }
  return undefined;
}
