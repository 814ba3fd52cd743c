import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Parts } from './types.ts';
import { textsOf } from './words.ts';

/** A line of a log that begins with a time. */
export interface LogLine extends Span {
  /** Seconds of the day. */
  readonly at: number;
  /** What stands after the time. */
  readonly text: string;
  /** `order=T-99`, `job 48213`: names with their values. */
  readonly ids: readonly (readonly [name: string, value: string])[];
}

const LINE =
  /^[ \t>|*[-]{0,12}(?:\d{4}-\d\d-\d\d[T ])?(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]{1,6}(\S[^\n]{0,2000})$/gm;
const NAMED = /(?<![\w.-])([A-Za-z][\w.-]{0,40})=["']?([\w][\w:.@/-]{0,80})/g;
const SPOKEN = /\b(job|order|task|message|request|payment|invoice|import)\s(?:id\s)?#?(\d{2,20}|[A-Z]+-\d{2,20})\b/gi;
/** `notify.send[8c1f0a7e-52d1]`: Celery writes a task's id behind its name. */
const MARKED = /\b(task)\s[\w.]{3,80}\[([0-9a-f][0-9a-f-]{7,40})\]/gi;
/** A pasted log may be long; so many lines tell enough. */
const MOST = 800;

const READ = new WeakMap<Parts, readonly LogLine[]>();

/** The lines of logs in all that was given, in the order in which they stand; read once. */
export function logLines(parts: Parts): readonly LogLine[] {
  const known = READ.get(parts);
  if (known) return known;
  const lines = linesIn(textsOf(parts));
  READ.set(parts, lines);
  return lines;
}

const linesIn = (texts: readonly FieldText[]): LogLine[] =>
  texts
    .flatMap(({ field, text }) =>
      [...text.matchAll(LINE)].map((m) => {
        const [whole, h, min, s, part, rest = ''] = m;
        const start = m.index + whole.search(/\S/);
        const ids = [...rest.matchAll(NAMED), ...rest.matchAll(SPOKEN), ...rest.matchAll(MARKED)].map(
          ([, name = '', value = '']) => [name.toLowerCase(), value.replace(/[.,:;]+$/, '')] as const,
        );
        const at = Number(h) * 3600 + Number(min) * 60 + Number(s) + Number(`0.${part ?? 0}`);
        return { field, start, end: m.index + whole.length, quote: text.slice(start, m.index + whole.length), at, text: rest, ids };
      }),
    )
    .slice(0, MOST);

/** What two lines are both about: the first name and value that they share. */
export const shared = (a: LogLine, b: LogLine): readonly [string, string] | undefined =>
  a.ids.find(([, value]) => /\d/.test(value) && value.length > 1 && b.ids.some((other) => other[1] === value));

/** The time that a line begins with, to the second. */
export const clockOf = ({ quote }: LogLine): string => /\d\d:\d\d:\d\d/.exec(quote)?.[0] ?? '';

/** A line of one run, and what stands behind the run's mark. */
export interface RunLine {
  readonly line: LogLine;
  readonly message: string;
}

/** "[31877] start", "[pid 512]", "[run-18]": the run that wrote the line. */
const OF_RUN = /^\W{0,2}\[\s*((?:pid |run[-_ ]?|job[-_ ]?)?[\w-]*\d[\w-]*)\s*\]\s*(.*)$/i;

/** The lines of each run that marks its lines, field by field, in the order of the log. */
export function runsIn(lines: readonly LogLine[]): { readonly id: string; readonly lines: readonly RunLine[] }[] {
  const runs = new Map<string, { id: string; lines: RunLine[] }>();
  for (const line of lines) {
    const [, id, message = ''] = OF_RUN.exec(line.text) ?? [];
    if (id === undefined) continue;
    const key = `${line.field} ${id}`;
    const run = runs.get(key) ?? { id, lines: [] };
    runs.set(key, run);
    run.lines.push({ line, message });
  }
  return [...runs.values()];
}
