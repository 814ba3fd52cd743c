import { FIELDS } from '../../incident/types.ts';
import type { Report } from '../../report/types.ts';

/** Lines of one field that are shown; the rest is said to be left out. */
const MOST_LINES = 120;
/** Of one line, so that a pasted log on a single line stays a line. */
const MOST_CHARACTERS = 2000;

/** The input as it was given (secrets redacted), each line with the signals read from it: what has none was not understood. */
export function appendix(r: Report): string[] {
  const fields = FIELDS.filter((f) => r.incident[f].trim() !== '');
  if (fields.length === 0) return [];
  return [
    '## Appendix: the input, and what was read from it',
    '',
    'A line without a signal was not used for the ranking. If one of them matters, that is the place to look next.',
    '',
    ...fields.flatMap((f) => [`**${f.replaceAll('_', ' ')}**`, '', ...annotated(r, f), '']),
  ];
}

function annotated(r: Report, field: (typeof FIELDS)[number]): string[] {
  const text = r.incident[field];
  const places = r.signals.flatMap((s) =>
    [s, ...s.also].filter((p) => p.field === field).map((p) => ({ id: s.id, start: p.start, end: p.end })),
  );
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const ids = [...new Set(places.filter((p) => p.start < start + line.length && p.end > start).map((p) => p.id))];
    const cut =
      line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)} … ${line.length - MOST_CHARACTERS} more characters` : line;
    return { ids: ids.join(' '), text: cut.trimEnd() };
  });
  const shown = lines.slice(0, MOST_LINES);
  const width = Math.max(0, ...shown.map((l) => l.ids.length));
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((m) => m[0].length + 1)));
  const body = shown.map((l) => `${l.ids.padEnd(width)} | ${l.text}`);
  const left = lines.length - shown.length;
  return [`${fence}text`, ...body, ...(left > 0 ? [`${''.padEnd(width)} | … ${left} more lines, read and not shown`] : []), fence];
}
