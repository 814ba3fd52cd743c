import { FIELDS, type FieldName, type Incident, type Span } from '../../incident/types.ts';

const LEAST = 4;
const MOST = 400;

/**
 * The place of a quotation in the input, or nothing. Line breaks and runs of blanks may differ; the quotation that is kept is the input's own text.
 * The field that the model names is tried first.
 */
export function placeOf(quote: string, field: FieldName, incident: Incident): Span | undefined {
  const wanted = quote.trim();
  if (wanted.length < LEAST || wanted.length > MOST || !/[\p{L}\p{N}]/u.test(wanted)) return undefined;
  const fields = [field, ...FIELDS.filter((f) => f !== field)];
  for (const f of fields) {
    const start = incident[f].indexOf(wanted);
    if (start >= 0) return { field: f, start, end: start + wanted.length, quote: wanted };
  }
  const loose = new RegExp(wanted.split(/\s+/).map(escaped).join('\\s+'));
  for (const f of fields) {
    const m = loose.exec(incident[f]);
    if (m) return { field: f, start: m.index, end: m.index + m[0].length, quote: m[0] };
  }
  return undefined;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
