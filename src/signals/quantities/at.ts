import type { Quantity } from '../types.ts';
import { labelBefore, nounAfter } from './labels.ts';
import { NAMED, STATUS, STATUS_NEXT } from './names.ts';
import { counts } from './nouns.ts';
import { numberOf } from './numbers.ts';
import { pairAt, pairQuantity } from './pairs.ts';
import { type Field, make, type Read } from './read.ts';
import { unitAfter } from './units.ts';
import { withUnit } from './with-unit.ts';

const CURRENCY_BEFORE = /(?:(€|\$|£)|\b(EUR|USD|GBP|CHF|SEK|PLN)\s?)$/;

/** What a number measures, by the words around it; undefined where it is a name, a status or nothing that counts. */
export function quantityAt(field: Field, text: string, n: Read): Quantity | undefined {
  const before =
    text
      .slice(Math.max(0, n.start - 90), n.start)
      .split('\n')
      .pop() ?? '';
  const rest = text.slice(n.end, n.end + 110).split('\n')[0] ?? '';
  const digits = text.slice(n.start, n.end).replace(/^[~≈±]\s?/, '');
  const money = CURRENCY_BEFORE.exec(before);
  if (money) return make(field, text, n, 'money', n.value, n.start - money[0].length, n.end, money[1] ?? money[2] ?? '', nounAfter(rest));
  const second = pairAt(text, n, rest);
  const unit = second ? undefined : unitAfter(rest);
  if (second) {
    const q = pairQuantity(field, text, n, before, second);
    if (q) return q;
  }
  if (unit) return withUnit(field, text, n, before, rest, unit);
  if (STATUS.test(digits) && STATUS_NEXT.test(rest)) return undefined;
  if (NAMED.test(before) || /^[-A-Za-z_]/.test(rest) || (/[-/=(]$/.test(before.trimEnd()) === true && !/[(=]$/.test(before.trimEnd())))
    return undefined;
  const per = /^ per (?:[a-z]+ )?(?:pod|host|instance|worker|task|node|process|dyno|server|container|replica)\b/i.exec(rest);
  if (per)
    return make(field, text, n, 'count', n.value, n.start, n.end + per[0].length, '', `${labelBefore(before)} ${per[0].trim()}`.trim());
  const these = /^ of (?:these|those|them)\b/i.exec(rest);
  if (these) return make(field, text, n, 'count', n.value, n.start, n.end + these[0].length, '', these[0].trim());
  const noun = nounAfter(rest);
  if (noun === '' || !counts(noun) || (STATUS.test(digits) && /^(?:error|response)/i.test(noun.trim()))) {
    // A plain large number is kept with the word before it: "Ready 6,204".
    return /,\d{3}|\d[kM]/.test(digits) || (n.value >= 65_000 && n.value < 1e11)
      ? make(field, text, n, 'number', n.value, n.start, n.end, '', labelBefore(before))
      : undefined;
  }
  const all = /^ of (?:the )?(\d{1,3}(?:,\d{3})+|\d+)(?!\d|[.,]\d|%|[A-Za-z]| ?[A-Za-z]+s\b)/.exec(rest.slice(noun.length));
  if (all && n.value <= numberOf(all[1] ?? '')) {
    const end = n.end + noun.length + all[0].length;
    return make(field, text, n, 'share', n.value / numberOf(all[1] ?? ''), n.start, end, text.slice(n.start, end), noun.trim());
  }
  return make(field, text, n, 'count', n.value, n.start, n.end + noun.length, '', noun.trim());
}
