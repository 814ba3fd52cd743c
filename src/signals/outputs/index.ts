import type { FieldText } from '../types.ts';
import { pageOf } from './lines.ts';
import { READERS } from './readers.ts';
import type { OutputReader, Outputs } from './types.ts';

export { type Command, commandsIn, hostOf, inContainer } from './commands.ts';
export { type CpuStat, cpuStatsIn, FELT, FEWEST, NONE, shareOf } from './cpu-stat.ts';
export { bytesOf, pageOf } from './lines.ts';
export { cell, number } from './table.ts';
export { spaceRows } from './tools/disks.ts';
export type { OutputReading, Outputs, Page } from './types.ts';

/** Output of known tools in a field, beside what all fields tell -> what it proves, with the rows that prove it, and the names that it shows. */
export function readOutputs(field: FieldText['field'], text: string, told = text): Outputs {
  const page = pageOf(text, told);
  const said = READERS.filter((r) => wanted(r, page.lower)).map((r) => r.read(page));
  const quote = (start: number, to: number) => {
    const end = to - start > LONGEST_QUOTE ? start + page.text.slice(start, start + LONGEST_QUOTE).trimEnd().length : to;
    return { field, start, end, quote: page.text.slice(start, end) };
  };
  const claims = said.flatMap((s) => s.claims);
  // A second host, pod or moment that is well does not deny what the first one shows.
  const shown = new Set(claims.filter((c) => c.value !== 'no').map((c) => c.observable));
  return {
    readings: claims
      .filter((c) => c.value !== 'no' || !shown.has(c.observable))
      .map(({ start, end, observable, value, reliability, slots }) => ({ ...quote(start, end), observable, value, reliability, slots })),
    names: said.flatMap((s) => (s.names ?? []).map(({ slot, name, start, end }) => ({ slot, name, ...quote(start, end) }))),
  };
}

/** Rows of a statement's text or many rows together are quoted from their beginning. */
const LONGEST_QUOTE = 400;

const wanted = (reader: OutputReader, lower: string): boolean =>
  reader.needs.some((n) => (typeof n === 'string' ? lower.includes(n) : n.every((word) => lower.includes(word))));
