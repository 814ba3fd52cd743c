import { type Clock, clocksIn, type ZonedClock, zonedIn } from '../../document/clocks.ts';
import { type Piece, sentences } from '../../document/piece.ts';
import { SPAN as LENGTH, spanSeconds } from '../../document/spans.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, prose, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const SPAN = '(\\d+(?:\\.\\d+)?)[\\s-]*(min(?:ute)?s?|h(?:ours?|rs?)?)\\b';
const LATER = new RegExp(`${SPAN}\\s*\\)?\\s*(after|before|later|earlier|prior to)`, 'i');
const MINUS = new RegExp(`(\\d{1,2}:\\d{2})[^\\d:]{0,6}[-−–]\\s*${SPAN}`, 'i');

export const timeArithmetic = rule({
  id: 'time-arithmetic',
  reads: 'prose',
  severity: 'warning',
  why: 'what changed just before the onset is found by these differences; a wrong one blames the wrong change',
  mend: 'compute the difference from the two times, and show both',
  check: (doc, facts) => {
    const texts = doc.kind === 'own' || doc.computed ? undefined : textsOf(doc, facts);
    return prose(doc).flatMap(({ piece }) =>
      sentences(piece).flatMap((s) => {
        const wrong = wrongIn(s);
        return wrong.length > 0 || !texts ? wrong : [...wrongRange(s), ...wrongZone(s, texts), ...wrongEvent(s, texts)].slice(0, 1);
      }),
    );
  },
});

function wrongIn(s: Piece) {
  const clocks = clocksIn(s.text);
  const span = LATER.exec(s.text);
  if (span && clocks.length === 2 && !/\bor\b|\bbetween\b|peak/i.test(s.text)) {
    const minutes = Number(span[1]) * (/^h/i.test(span[2] ?? '') ? 60 : 1);
    const [a, b] = clocks as [Clock, Clock];
    const apart = Math.abs(a.minutes - b.minutes);
    // Both clocks belong to the span only when it stands between them or right beside one.
    const near = Math.min(Math.abs(span.index - a.end), Math.abs(span.index - b.end), Math.abs(a.start - span.index)) < 60;
    if (
      near &&
      minutes < 720 &&
      // Two full hours and more are a rounded figure.
      Math.min(Math.abs(apart - minutes), Math.abs(1440 - apart - minutes)) >
        Math.max(1, minutes * 0.1, minutes >= 120 && minutes % 60 === 0 ? 30 : 0) &&
      !/~|about|around|roughly/.test(s.text.slice(Math.max(0, span.index - 9), span.index))
    )
      return [at(s, `${quoted(span[0])}: ${a.text} and ${b.text} are ${apart} minutes apart`, `${apart} minutes`)];
  }
  const minus = MINUS.exec(s.text);
  const from = minus && clocks.find((c) => c.text === minus[1]);
  const others = clocks.filter((c) => c.text !== minus?.[1]);
  if (minus && from && others[0]) {
    const minutes = Number(minus[2]) * (/^h/i.test(minus[3] ?? '') ? 60 : 1);
    const is = (from.minutes - minutes + 1440) % 1440;
    if (others.every((c) => Math.abs(is - c.minutes) > 1))
      return [at(s, `${quoted(minus[0])} is not ${others[0].text}`, 'the result of the subtraction')];
  }
  return [];
}

const textsOf = (doc: Doc, facts: Facts): readonly string[] => [
  ...(facts.given ? facts.text.split('\n') : []),
  ...prose(doc)
    .filter((s) => s.section === 'snapshot' || s.section === 'followUp')
    .map((s) => s.piece.text),
];

const TO_THE_SECOND = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}))`;
const RANGE = new RegExp(
  String.raw`\b${LENGTH}\b[^.;]{0,30}?[,(:]?\s?(?:from |between )?${TO_THE_SECOND}\s?(?:-|–|to|until|and)\s?${TO_THE_SECOND}`,
  'i',
);

/** "41 s, from 22:04:11 to 22:05:12": both ends to the second. */
function wrongRange(s: Piece) {
  const m = RANGE.exec(s.text);
  if (!m) return [];
  const seconds = (i: number) => Number(m[i]) * 3600 + Number(m[i + 1]) * 60 + Number(m[i + 2]);
  const apart = (seconds(8) - seconds(5) + 86400) % 86400;
  const said = spanSeconds(m, 1);
  if (Math.abs(apart - said) <= Math.max(1, said * 0.1)) return [];
  return [at(part(s, m.index, m[0].length), `${quoted(m[0])}: they are ${apart} s apart`, `${apart} s`)];
}

const AFTER = new RegExp(
  `\\b${LENGTH}\\s+(after|before|later than|earlier than|from)\\s+(?:the |a |an |its |our )?([^,.;:()→]{3,50})`,
  'i',
);

/** "At 08:15 CET, four hours and 45 minutes after the run", which began at 03:30 UTC: the zones were not counted. */
function wrongZone(s: Piece, texts: readonly string[]) {
  const m = AFTER.exec(s.text);
  const own = zonedIn(s.text);
  if (!m || own.length !== 1 || !own[0]) return [];
  const here = own[0];
  const said = Math.round(spanSeconds(m, 1) / 60);
  const others = texts.flatMap(zonedIn).filter((c) => c.offset !== here.offset || c.minutes !== here.minutes);
  const naive = (c: ZonedClock) => Math.abs(Math.abs(here.minutes - c.minutes) - said) <= 1;
  const real = (c: ZonedClock) => Math.abs(here.minutes - here.offset - (c.minutes - c.offset));
  const right = others.some((c) => Math.abs(real(c) - said) <= Math.max(1, said * 0.03));
  const mixed = others.find((c) => c.offset !== here.offset && naive(c));
  if (right || !mixed || said < 10) return [];
  return [
    at(
      part(s, m.index, m[0].length),
      `${quoted(m[0])}: ${here.text} ${here.zone} and ${mixed.text} ${mixed.zone} are ${real(mixed)} minutes apart`,
      `${real(mixed)} minutes`,
    ),
  ];
}

/** "At 07:01, 41 minutes before the first report", and the first report is told at 07:20. */
function wrongEvent(s: Piece, texts: readonly string[]) {
  const m = AFTER.exec(s.text);
  const clocks = clocksIn(s.text);
  const before = clocks.filter((c) => m !== null && c.end <= m.index);
  const here = clocks.length === 1 ? clocks[0] : before[before.length - 1];
  if (!m || !here || /\b(?:about|around|roughly|some|~|over|more than|at least|less than|up to)\s*$/i.test(s.text.slice(0, m.index)))
    return [];
  const event = [...contentWords(m[6] ?? '')].filter((w) => !/^\d/.test(w));
  const said = Math.round(spanSeconds(m, 1) / 60);
  if (event.length === 0 || said < 2) return [];
  const named = [...eventTimes([s.text, ...texts], /first|last/.test(m[6] ?? '') ? (m[6] ?? '') : '', event)].filter(
    (t) => t !== here.minutes,
  );
  if (named.length === 0) return [];
  const apart = (t: number) => Math.min(Math.abs(t - here.minutes), 1440 - Math.abs(t - here.minutes));
  // The event may be of the day before: then the way round is the other one.
  const close = (minutes: number) => Math.abs(minutes - said) <= Math.max(1, said * 0.1);
  if (named.some((t) => close(apart(t)) || close(1440 - apart(t)))) return [];
  return [
    at(
      part(s, m.index, m[0].length),
      `${quoted(m[0])}: it is told at ${clock(named[0] ?? 0)}, ${apart(named[0] ?? 0)} minutes from ${here.text}`,
      `${apart(named[0] ?? 0)} minutes`,
    ),
  ];
}

/** Times that stand right beside all words of an event: "First report 07:20", "07:20 first report". */
function eventTimes(texts: readonly string[], phrase: string, event: readonly string[]): ReadonlySet<number> {
  const out = new Set<number>();
  const order = /\b(first|last)\b/i.exec(phrase)?.[1]?.toLowerCase();
  for (const text of texts)
    for (const clause of text.split(/[,;·|]|\.(?=\s)|\s-\s/)) {
      const [c, ...more] = clocksIn(clause);
      if (!c || more.length > 0 || clause.length > 70 || (order && !new RegExp(`\\b${order}\\b`, 'i').test(clause))) continue;
      const words = contentWords(clause);
      if (event.every((w) => words.has(w))) out.add(c.minutes);
    }
  return out;
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const part = (s: Piece, start: number, length: number) => ({
  piece: s,
  start,
  end: start + length,
  text: s.text.slice(start, start + length),
});
