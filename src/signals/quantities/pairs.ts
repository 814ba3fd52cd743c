import type { Quantity } from '../types.ts';
import { labelBefore, MOVES, nounAfter, subjectOf } from './labels.ts';
import { NAMED } from './names.ts';
import { counts, ofPhrase } from './nouns.ts';
import { numberOf } from './numbers.ts';
import { PERCENTILE_BEFORE, percentileName, percentileOf } from './percentiles.ts';
import { type Field, make, NUMBER, type Read, round, SUFFIX } from './read.ts';
import { type Unit, unitAfter } from './units.ts';

const ARROW = /^ ?(?:->|→|=>|➜) ?(?:~|about )?/;
const RANGE = /^ ?(?:-|–|to|\.\.+|or|and) ?(?:~|about )?(?=\d)/;
const BETWEEN = /\bbetween (?:about |~)?$/i;
/** "retry 9 of 12" is a place in a row, and no part of a whole. */
const PLACE_IN_A_ROW = /\b(?:retry|retries|attempt|try|step|part|page|chunk|round|run|wave|phase|batch|day|week)\s+(?:no\.? |number |#)?$/i;
const OUT_OF = /^ ?(?:of|out of|in|\/) ?(?:the |our |all |~|about |some |roughly )*(?=\d)/;

interface Pair {
  readonly second: Read;
  readonly joiner: 'arrow' | 'range' | 'of';
  readonly firstUnit?: Unit;
}

/** "2 to 6", "22k -> 36k", "110ms -> 900ms+", "3 of 18": the second number and what joins them. */
export function pairAt(text: string, n: Read, rest: string): Pair | undefined {
  const unit = unitAfter(rest);
  const skip =
    unit && (unit.kind === 'duration' || unit.kind === 'bytes' || unit.kind === 'share' || (unit.kind === 'rate' && unit.length < 14))
      ? unit.length
      : 0;
  for (const length of skip > 0 ? [skip, 0] : [0]) {
    const tail = rest.slice(length);
    const joins: [Pair['joiner'], RegExp][] = [
      ['arrow', ARROW],
      ['of', OUT_OF],
      ['range', RANGE],
    ];
    for (const [joiner, re] of joins) {
      if (joiner === 'of' && length > 0) continue;
      const j = re.exec(tail);
      if (!j) continue;
      const at = n.end + length + j[0].length;
      NUMBER.lastIndex = 0;
      if (/\b(?:and|or)\b/.test(j[0]) && !BETWEEN.test(text.slice(Math.max(0, n.start - 16), n.start))) continue;
      const m = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)((?:k|K|M|bn)(?![iB\w]))?(?!\.\d|:\d|\d)(-?ish\b|\+(?!\d))?/.exec(
        text.slice(at, at + 24),
      );
      if (!m) continue;
      const value = numberOf(m[1] ?? '') * (SUFFIX[(m[2] ?? '').toLowerCase()] ?? 1);
      const second: Read = {
        start: at,
        end: at + m[0].length,
        value,
        approximate: m[3] !== undefined || /[~]|about|some|roughly/.test(j[0]),
      };
      return { second, joiner, ...(length > 0 && unit ? { firstUnit: unit } : {}) };
    }
  }
  return undefined;
}

/** What two joined numbers measure; undefined where they are two things side by side. */
export function pairQuantity(
  field: Field,
  text: string,
  n: Read,
  before: string,
  { second, joiner, firstUnit }: Pair,
): Quantity | undefined {
  const rest = text.slice(second.end, second.end + 110).split('\n')[0] ?? '';
  const unit = unitAfter(rest);
  const read: Read = { ...n, approximate: n.approximate || second.approximate };
  if (joiner === 'of') {
    const joined = text.slice(n.end, second.start);
    const noun = unit ? '' : nounAfter(rest);
    if (n.value > second.value || second.value === 0 || NAMED.test(before) || PLACE_IN_A_ROW.test(before)) return undefined;
    if (unit && unit.kind !== 'bytes' && !(unit.kind === 'times' && /\bin\b/.test(joined))) return undefined;
    if (/^\//.test(joined.trim()) && noun === '') return undefined;
    // "1 in 5 minutes" is no share; "in" needs one or a few of them.
    if (/\bin\b/.test(joined) && n.value > 10) return undefined;
    const named = noun.trim() === '' ? labelBefore(before) : noun.trim();
    return make(
      field,
      text,
      read,
      'share',
      n.value / second.value,
      n.start,
      second.end + (unit?.length ?? 0) + noun.length,
      text.slice(n.start, second.end),
      named,
    );
  }
  // "1,081,300 -> 6 %" sets two things side by side; it is no change of one.
  if (unit?.kind === 'share' && !firstUnit && n.value > 100) return undefined;
  const scale = unit && unit.kind !== 'times' ? unit.scale : (firstUnit?.scale ?? 1);
  const firstScale = firstUnit ? firstUnit.scale : scale;
  const used = unit && (unit.kind !== 'times' || joiner === 'range') ? unit : firstUnit;
  if (!used && /\d\.\d+$/.test(text.slice(n.start, n.end)) && /\d\.\d/.test(text.slice(second.start, second.end))) return undefined;
  if (!used && NAMED.test(before)) return undefined;
  const noun = used ? used.of || ofPhrase(rest.slice(unit?.length ?? 0)).trim() : nounAfter(rest).trim();
  const end = second.end + (unit && used === unit ? unit.length : 0);
  const percentile = used?.kind === 'duration' ? PERCENTILE_BEFORE.exec(before) : null;
  const moves = joiner === 'arrow' || MOVES.test(before);
  const base = { to: round(second.value * scale) };
  if (percentile)
    return {
      ...make(
        field,
        text,
        read,
        'percentile',
        n.value * firstScale,
        n.start,
        end,
        percentileName(percentile[1] ?? ''),
        percentileOf(percentile[2] ?? ''),
      ),
      ...base,
    };
  const wordEnd = noun !== '' && !used?.of ? text.indexOf(noun, second.end) + noun.length : 0;
  const stop = wordEnd > end && wordEnd - end < 60 ? wordEnd : end;
  if (
    moves ||
    (!used && joiner === 'range' && /\bto\b|–|-/.test(text.slice(n.end, second.start)) && /\bto\b/.test(text.slice(n.end, second.start)))
  ) {
    const subject = noun || subjectOf(before);
    if (!used && subject === '' && joiner !== 'arrow') return undefined;
    return { ...make(field, text, read, 'change', n.value * firstScale, n.start, stop, used?.unit ?? '', subject), ...base };
  }
  if (used && used.kind !== 'times')
    return { ...make(field, text, read, used.kind, n.value * firstScale, n.start, stop, used.unit, noun), ...base };
  if (noun === '' || !counts(noun)) return undefined;
  return { ...make(field, text, read, 'count', n.value, n.start, stop, '', noun), ...base };
}
