import type { Config } from './config.ts';
import type { Node } from './node.ts';
import { namedFunction, type Program } from './program.ts';
import type { Script } from './shell.ts';
import type { Statement } from './sql.ts';
import type { Finding, Setting } from './types.ts';

/** All that was read of one snippet: what detectors look at. */
export interface Source {
  readonly text: string;
  readonly programs: readonly Program[];
  /** Statements of SQL parts; those in strings are with their programs. */
  readonly sql: readonly Statement[];
  readonly configs: readonly Config[];
  readonly settings: readonly Setting[];
  readonly scripts: readonly Script[];
}

/** One observable, looked for in one snippet. One file each. */
export interface Detector {
  readonly observable: string;
  detect(source: Source): Iterable<Sighting>;
}

/** A finding before its quotation is cut. */
export interface Sighting {
  readonly start: number;
  readonly end: number;
  readonly because: string;
  readonly value?: string;
  readonly slots?: Readonly<Record<string, string>>;
}

/** A sighting at a node, with the function's name as slot. */
export function at(node: Node, because: string, slots: Readonly<Record<string, string>> = {}, value = 'yes'): Sighting {
  const { name } = namedFunction(node);
  return { start: node.start, end: node.end, because, value, slots: { ...(name ? { function: name } : {}), ...slots } };
}

/** Most of a quotation that is useful: three lines. */
const MAX_QUOTE_LINES = 3;
const MAX_QUOTE = 400;

/** A line longer than this is a program written on one line: there the place itself is the quotation. */
const LONG_LINE = 140;

/** Grows a place to its whole lines, without the outer white space; long ones keep their first lines. */
export function quoted(text: string, sighting: Sighting, observable: string): Finding {
  let start = text.lastIndexOf('\n', Math.max(0, sighting.start - 1)) + 1;
  if (text[sighting.start] === '\n') start = sighting.start;
  const ends = text.indexOf('\n', Math.max(sighting.start, sighting.end - 1));
  let end = ends < 0 ? text.length : ends;
  if (end - start > LONG_LINE && sighting.end - sighting.start < LONG_LINE) {
    start = sighting.start;
    end = sighting.end;
  }
  let lines = 0;
  for (let i = start; i < end; i += 1) {
    if (text[i] === '\n') {
      lines += 1;
      if (lines >= MAX_QUOTE_LINES) {
        end = i;
        break;
      }
    }
  }
  if (end - start > MAX_QUOTE) {
    if (sighting.start - start > MAX_QUOTE) start = sighting.start;
    end = Math.min(end, start + MAX_QUOTE);
  }
  while (start < end && /\s/.test(text[start] as string)) start += 1;
  while (end > start && /\s/.test(text[end - 1] as string)) end -= 1;
  const line = String(text.slice(0, start).split('\n').length);
  return {
    observable,
    value: sighting.value ?? 'yes',
    start,
    end,
    quote: text.slice(start, end),
    because: sighting.because,
    slots: { line, ...(sighting.slots ?? {}) },
  };
}

/** 1-based line of a place, as slot text. */
export const lineSlot = (text: string, offset: number): string => String(text.slice(0, offset).split('\n').length);
