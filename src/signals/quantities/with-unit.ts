import type { Quantity, QuantityKind } from '../types.ts';
import { labelBefore, nounAfter } from './labels.ts';
import { STATUS } from './names.ts';
import { nounPhrase, ofPhrase } from './nouns.ts';
import { PERCENTILE_AFTER, PERCENTILE_BEFORE, percentileName, percentileOf } from './percentiles.ts';
import { type Field, make, type Read } from './read.ts';
import { secondPart, type Unit } from './units.ts';

/** One number with its unit: a share, a rate, a duration, a percentile … */
export function withUnit(field: Field, text: string, n: Read, before: string, rest: string, unit: Unit): Quantity | undefined {
  let end = n.end + unit.length;
  let value = n.value * unit.scale;
  let read = n;
  const after = () => text.slice(end, end + 90).split('\n')[0] ?? '';
  if (unit.kind === 'times') {
    const up = /\b(?:up|down|increased?|grew|rose)\b[^.;,\n]{0,12}$/i.test(before);
    const noun = nounAfter(after().replace(/^ (?:more|as many|the|normal|usual|what)\b/, (m) => m));
    return make(field, text, n, /x/i.test(rest.slice(0, 2)) || up ? 'change' : 'count', n.value, n.start, end, 'x', noun.trim());
  }
  if (unit.kind === 'duration') {
    // Hundreds of metres and versions of a name have no business here; a lone "s" after an HTTP status is a plural.
    if (unit.unit === 'm' && (n.value === 0 || n.value > 90 || /\b(?:cpu|mem\w*|heap|height|length|width)\b[^.;\n]{0,30}$/i.test(before)))
      return undefined;
    if (unit.unit === 's' && !/^ /.test(rest) && STATUS.test(text.slice(n.start, n.end))) return undefined;
    const part = secondPart(after(), unit.scale);
    if (part) {
      end += part.length;
      value += part.seconds;
    }
    const ahead = PERCENTILE_BEFORE.exec(before);
    const behind = PERCENTILE_AFTER.exec(after());
    if (behind)
      return make(
        field,
        text,
        n,
        'percentile',
        value,
        n.start,
        end + behind[0].length,
        percentileName(behind[1] ?? ''),
        ofPhrase(after().slice(behind[0].length)).trim(),
      );
    if (ahead) return make(field, text, n, 'percentile', value, n.start, end, percentileName(ahead[1] ?? ''), percentileOf(ahead[2] ?? ''));
  }
  const plus = /^(?:\+(?!\d)|-?ish\b)/.exec(after());
  if (plus) {
    end += plus[0].length;
    read = { ...n, approximate: true };
  }
  if (unit.kind === 'share') {
    const signed = /^[-+]/.test(text.slice(n.start, n.end));
    const grew = signed || /\b(?:up|down|by|rose|fell|dropped|increased|decreased|grew)(?: by| another| about)? ?~?$/i.test(before);
    const of = ofPhrase(after());
    if (of !== '') end += of.length;
    return make(
      field,
      text,
      read,
      grew && of === '' ? 'change' : 'share',
      value,
      n.start,
      end,
      '%',
      of.trim() || labelBefore(before) || nounPhrase(after()).trim(),
    );
  }
  if (unit.kind === 'rate' || unit.kind === 'money') {
    const of = unit.of || ofPhrase(after()).trim() || (unit.kind === 'rate' ? labelBefore(before) : '');
    return make(field, text, read, unit.kind, value, n.start, end, unit.unit, of);
  }
  return make(
    field,
    text,
    read,
    unit.kind as QuantityKind,
    value,
    n.start,
    end,
    unit.unit,
    ofPhrase(after()).trim() ||
      (unit.kind === 'duration' && /\btime-?outs?\b[^.;,\n]{0,40}$/i.test(before) ? 'time-out' : '') ||
      (unit.kind === 'bytes' ||
      /\b(?:time-?outs?|ttl|interval|expir\w*|limit|deadline|takes|latency|avg|average|mean)\b[^.;,\n]{0,12}$/i.test(before)
        ? labelBefore(before)
        : ''),
  );
}
