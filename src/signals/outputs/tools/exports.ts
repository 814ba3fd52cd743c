import { bytesOf, over, says } from '../lines.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

/** What a panel exports: moments in the first column, one series in each other. */
interface Export {
  readonly names: readonly string[];
  readonly rows: readonly { readonly line: Line; readonly cells: readonly string[] }[];
}

const HEAD = /^"?(?:time|timestamp|date|datetime)"?,/i;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const cellsOf = (line: string): string[] => line.split(',').map((c) => c.trim().replace(/^"|"$/g, ''));

function exportsIn(page: Page): Export[] {
  return page.lines.flatMap((head, i) => {
    if (!HEAD.test(head.text)) return [];
    const names = cellsOf(head.text).slice(1);
    const rows: { line: Line; cells: string[] }[] = [];
    for (const line of page.lines.slice(i + 1)) {
      const cells = cellsOf(line.text);
      if (cells.length !== names.length + 1 || !MOMENT.test(cells[0] ?? '')) break;
      rows.push({ line, cells: cells.slice(1) });
    }
    return [{ names, rows }];
  });
}

const MEMORY = /\b(?:rss|mem(?:ory)?|heap|working[ _]set)\b/i;
const CONNECTIONS = /\bconn(?:ection)?s\b/i;
const WAITING = /\b(?:lag|backlog|queue(?:d| depth| length)?|messages_ready)\b/i;
const KINDS: readonly (readonly [RegExp, string])[] = [
  [MEMORY, 'memory-grows-between-restarts'],
  [CONNECTIONS, 'connection-count-grows'],
  [WAITING, 'backlog-grows'],
];
/** Judgements: so many values without one that falls are no chance (1 in 24 of equal ones), and half as much again is growth. */
const FEWEST = 4;
const GROWTH = 1.5;

/** A panel's table: a series that climbs from value to value, up to its end or to a restart. */
export const exports: OutputReader = {
  id: 'panel-export',
  needs: [
    ['time', ',20'],
    ['time', ',"20'],
    ['time', '\n20'],
    ['time', '\n"20'],
  ],
  read: (page) => ({ claims: exportsIn(page).flatMap(ofExport) }),
};

function ofExport({ names, rows }: Export): Claim[] {
  return KINDS.flatMap(([title, observable]) => {
    const climbs = names.some((name, i) => title.test(name) && climb(rows.map((r) => sizeOf(r.cells[i] ?? ''))));
    return climbs ? [says(over(rows.map((r) => r.line)), observable)] : [];
  });
}

const sizeOf = (text: string): number => bytesOf(text.replace(/\s*(?:conns?|msgs?|messages)$/i, ''));

/** The longest run without a value that falls. */
function climb(values: readonly number[]): boolean {
  let from = 0;
  return values.some((n, i) => {
    if (i > 0 && !(n >= (values[i - 1] ?? Number.NaN))) from = i;
    return i - from + 1 >= FEWEST && n >= GROWTH * (values[from] ?? Number.NaN);
  });
}
