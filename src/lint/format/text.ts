import type { Located } from '../types.ts';
import type { LintOutput } from './index.ts';

/** Columns of a quoted source line that are shown around the place. */
const WIDTH = 100;

/** As a compiler says it: place, what was seen, the line with the place marked, what was expected, why, what to do. */
export function text({ file, source, findings }: LintOutput): string {
  const lines = source.replace(/^\ufeff/, '').split('\n');
  const blocks = findings.map((f) => block(f, file, lines));
  const errors = findings.filter((f) => f.severity === 'error').length;
  const warnings = findings.length - errors;
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
  return findings.length === 0 ? '' : `${blocks.join('\n')}\n${count(errors, 'error')}, ${count(warnings, 'warning')}\n`;
}

function block(f: Located, file: string, lines: readonly string[]): string {
  const p = f.position;
  const head = `${file}:${p ? `${p.line}:${p.column}` : f.place}: ${f.severity}: ${f.seen} [${f.rule}]`;
  const quoted = p ? quote(p, (lines[p.line - 1] ?? '').replace(/\r$/, '')) : [];
  const place = p && /[[.]/.test(f.place) ? [`  at:       ${f.place}`] : [];
  return [head, ...quoted, ...place, `  expected: ${f.expected}`, `  why:      ${f.why}`, `  to mend:  ${f.mend}`, ''].join('\n');
}

/** The source line, cut around the place, with a mark under it. */
function quote(p: NonNullable<Located['position']>, line: string): string[] {
  const at = p.column - 1;
  const from = at < WIDTH * 0.6 ? 0 : at - 20;
  const shown = `${from > 0 ? '…' : ''}${line.slice(from, from + WIDTH)}${line.length > from + WIDTH ? '…' : ''}`.replace(
    /[\t\u0000-\u001f\u007f-\u009f]/g,
    ' ',
  );
  const long = p.endLine === p.line ? Math.max(1, p.endColumn - p.column) : line.length - at;
  const indent = at - from + (from > 0 ? 1 : 0);
  const mark = '^'.repeat(Math.max(1, Math.min(long, shown.length - indent)));
  const gutter = String(p.line);
  return [`  ${gutter} | ${shown}`, `  ${' '.repeat(gutter.length)} | ${' '.repeat(indent)}${mark}`];
}
