import { FIELDS, type FieldName } from '../../incident/types.ts';
import type { Applied, Happening, InvestigationEvent } from '../types.ts';
import { checksum } from './format.ts';

/** A line that is not what the program wrote. It stays in the file as it is. */
export interface LineFault {
  readonly line: number;
  readonly text: string;
  /** What was seen, and whether it counts. */
  readonly why: string;
  readonly counts: boolean;
}

export interface ParsedLog {
  readonly events: readonly InvestigationEvent[];
  readonly faults: readonly LineFault[];
}

/** The text of a log -> its events in order, and the lines that need a person's eye. Never throws; every line is looked at alone. */
export function parseLog(text: string): ParsedLog {
  const events: InvestigationEvent[] = [];
  const faults: LineFault[] = [];
  const known = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  lines.forEach((raw, i) => {
    const line = raw.replace(/\r$/, '').trim();
    if (line === '' || line.startsWith('#')) return;
    const fault = (why: string, counts: boolean) => faults.push({ line: i + 1, text: line, why, counts });
    const whole = readLine(line);
    const read = whole?.event && !whole.why ? whole : (rescued(line) ?? whole ?? UNREADABLE);
    if (!read.event) {
      fault(`${read.why}; it does not count, record it again`, false);
      return;
    }
    if (read.why) fault(read.why, true);
    const written = known.get(read.event.id);
    // Two branches of one log, joined by git, may hold a line twice.
    if (written === line) return;
    const id = written === undefined ? read.event.id : freeId(read.event.id, known);
    if (written !== undefined) fault(`its id ${read.event.id} stands above already; it counts as ${id}`, true);
    known.set(id, line);
    events.push({ ...read.event, id });
  });
  return { events, faults };
}

function freeId(id: string, known: ReadonlyMap<string, string>): string {
  let n = 2;
  while (known.has(`${id}-${n}`)) n++;
  return `${id}-${n}`;
}

interface Read {
  readonly event?: InvestigationEvent;
  readonly why?: string;
}

const UNREADABLE: Read = { why: 'the line is no event, or only the beginning of one' };

/** Undefined where the line is no event at all. A line whose checksum is whole but another was changed on purpose, and counts as it stands. */
function readLine(line: string): Read | undefined {
  const end = / ~([0-9a-f]{8})$/.exec(line);
  const body = end ? line.slice(0, end.index) : line;
  const event = eventOf(wordsOf(body));
  if (!end) return event ? { why: 'the line has no checksum at its end, so it may be torn' } : undefined;
  if (!event) return undefined;
  return checksum(body) === end[1] ? { event } : { event, why: 'the line was changed after it was written; it counts as it stands now' };
}

/** A whole line may stand behind a torn one, when a write broke off and the next came from another process. */
function rescued(line: string): Read | undefined {
  for (const m of line.matchAll(/(?=\d{4}-\d\d-\d\dT\d\d:\d\d)/g)) {
    const read = m.index > 0 ? readLine(line.slice(m.index)) : undefined;
    if (read?.event && !read.why)
      return { event: read.event, why: 'its beginning is the rest of a torn line; what stands behind it counts' };
  }
  return undefined;
}

/** Words of a line, JSON strings decoded; undefined where a quotation does not end or is no JSON. */
function wordsOf(body: string): string[] | undefined {
  const words: string[] = [];
  let rest = body.trim();
  while (rest !== '') {
    const m = /^(?:"(?:[^"\\]|\\.)*"|[^\s"]\S*)(?=\s|$)/.exec(rest);
    if (!m) return undefined;
    try {
      words.push(m[0].startsWith('"') ? (JSON.parse(m[0]) as string) : m[0]);
    } catch {
      return undefined;
    }
    rest = rest.slice(m[0].length).trimStart();
  }
  return words;
}

const EFFECTS: readonly Applied['effect'][] = ['cured', 'partly', 'no-effect', 'unknown'];

function eventOf(words: readonly string[] | undefined): InvestigationEvent | undefined {
  const [at, id, by, kind, ...rest] = words ?? [];
  if (at === undefined || !id || !by || kind === undefined || Number.isNaN(Date.parse(at)) || !/^\d{4}-/.test(at)) return undefined;
  const happening = happeningOf(kind, rest);
  return happening && { ...happening, id, at, by };
}

function happeningOf(kind: string, [first, second, third, ...more]: readonly string[]): Happening | undefined {
  if (first === undefined || more.length > 0) return undefined;
  const noted = (text: string | undefined) => (text === undefined ? {} : { note: text });
  switch (kind) {
    case 'observed': {
      const m = /^([^=\s]+)=([^=\s]+)$/.exec(first);
      return m?.[1] && m[2] && third === undefined ? { kind, observable: m[1], value: m[2], ...noted(second) } : undefined;
    }
    case 'applied': {
      const effect = EFFECTS.find((e) => e === second);
      return effect && { kind, action: first, effect, ...noted(third) };
    }
    case 'added': {
      const field = FIELDS.find((f): f is FieldName => f === first);
      return field && second !== undefined && third === undefined ? { kind, field, text: second } : undefined;
    }
    case 'noted':
      return second === undefined ? { kind, note: first } : undefined;
    case 'undone':
      return second === undefined ? { kind, event: first } : undefined;
    case 'closed':
      return third === undefined ? { kind, ...(first === '-' ? {} : { mode: first }), ...noted(second) } : undefined;
    default:
      return undefined;
  }
}
