import { type Clock, clocksIn } from '../../document/clocks.ts';
import { type Piece, sentences } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const SPAN = '(\\d+(?:\\.\\d+)?)[\\s-]*(min(?:ute)?s?|h(?:ours?|rs?)?)\\b';
const LATER = new RegExp(`${SPAN}\\s*\\)?\\s*(after|before|later|earlier|prior to)`, 'i');
const MINUS = new RegExp(`(\\d{1,2}:\\d{2})[^\\d:]{0,6}[-−–]\\s*${SPAN}`, 'i');

export const timeArithmetic = rule({
  id: 'time-arithmetic',
  reads: 'prose',
  severity: 'warning',
  why: 'what changed just before the onset is found by these differences; a wrong one blames the wrong change',
  mend: 'compute the difference from the two times, and show both',
  check: (doc) => prose(doc).flatMap(({ piece }) => sentences(piece).flatMap(wrongIn)),
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
      Math.min(Math.abs(apart - minutes), Math.abs(1440 - apart - minutes)) > Math.max(1, minutes * 0.1) &&
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
