import { FIELDS, type FieldName } from '../../incident/types.ts';
import type { Report, ReportSignal } from '../../report/types.ts';
import { block, bullets, inline, table } from './text.ts';
import { type Span, unread } from './unread.ts';

/** Of one field, so that a pasted log does not bury the report. */
const MOST_CHARACTERS = 8_000;

/** Where to look when the ranking seems wrong: what each signal says of each cause, and the incident as it was given with what was read from it. */
export const appendix = (r: Report): string[] => [...matrix(r), ...given(r)];

function given(r: Report): string[] {
  const fields = FIELDS.filter((f) => r.incident[f].trim() !== '');
  if (fields.length === 0) return [];
  const silent = unread(r).sentences;
  const legend = 'The number of a signal stands behind the words that it was read from.';
  return [
    '## Appendix: the incident as it was given',
    '',
    silent.length ? `${legend} Nothing was read from what stands in italics: if it matters, the ranking does not know it.` : legend,
    ...fields.flatMap((field) => [
      '',
      `**${nameOf(field)}**`,
      '',
      ...(field === 'code_snippet'
        ? codeOf(r)
        : told(
            r.incident[field],
            r.signals.flatMap((s) => placesIn(s, field)),
            silent.filter((s) => s.field === field),
          )),
    ]),
  ];
}

const nameOf = (field: FieldName): string => `${field[0]?.toUpperCase()}${field.slice(1).replaceAll('_', ' ')}`;

type Place = { readonly id: string; readonly start: number; readonly end: number };

const placesIn = (s: ReportSignal, field: FieldName): Place[] =>
  [s, ...s.also].flatMap(({ field: f, start, end }) => (f === field && end > start ? [{ id: s.id, start, end }] : []));

/** Line by line, as it was written. */
function told(text: string, places: readonly Place[], silent: readonly Span[]): string[] {
  const out: string[] = [];
  let from = 0;
  for (const line of text.slice(0, MOST_CHARACTERS).split('\n')) {
    const to = from + line.length;
    if (line.trim() !== '') out.push(`> ${pieces(text, from, to, places, silent)}`, '>');
    from = to + 1;
  }
  return [...out.slice(0, -1), ...left(text)];
}

function pieces(text: string, from: number, to: number, places: readonly Place[], silent: readonly Span[]): string {
  const inside = (at: number) => at > from && at < to;
  const cuts = [...new Set([from, to, ...[...silent.flatMap((s) => [s.start, s.end]), ...places.map((p) => p.end)].filter(inside)])];
  cuts.sort((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((start, i) => {
      const end = cuts[i + 1] ?? to;
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text.slice(start, end)) ?? [];
      const italic = words !== '' && silent.some((s) => s.start <= start && s.end >= end);
      const numbers = [...new Set(places.filter((p) => p.end === end).map((p) => p.id))];
      const shown = italic ? `*${inline(words)}*` : inline(words);
      return `${before && ' '}${shown}${numbers.length ? ` \\[${numbers.join(', ')}\\]` : ''}${after && ' '}`;
    })
    .join('')
    .trim();
}

/** The code stays as it can be copied; what was read from it is listed by line. */
function codeOf(r: Report): string[] {
  const text = r.incident.code_snippet;
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  const read = r.signals.flatMap((s) =>
    placesIn(s, 'code_snippet')
      .slice(0, 1)
      .map((p) => `line ${lineOf(p.start)}: ${s.id} ${s.reading}`),
  );
  return [...block(text.slice(0, MOST_CHARACTERS)), ...left(text), ...(read.length ? ['', ...bullets(read.map(inline))] : [])];
}

const left = (text: string): string[] => (text.length > MOST_CHARACTERS ? ['', `… ${text.length - MOST_CHARACTERS} more characters`] : []);

function matrix(r: Report): string[] {
  const all = r.matrix.signals.map((id, i) => [id, ...(r.matrix.cells[i] ?? [])]);
  // What speaks a little for some tells nothing that the ledger does not say.
  const telling = all.filter((row) => row.some((x) => x === '++' || x === '--' || x === '-'));
  const rows = telling.length ? telling : all;
  if (rows.length === 0) return [];
  return [
    '## Appendix: signals × hypotheses',
    '',
    '(`++` three times likelier or more, `+` for, `0` neutral, `-` against, `--` strongly against)',
    '',
    ...table(['', ...r.matrix.hypotheses], rows),
    '',
  ];
}
