import { fstatSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { decodeBytes, incidentFromFields, type ReadResult, readIncident } from '../incident/index.ts';
import type { FieldName, Incident, InputNote } from '../incident/types.ts';
import { type Read, readFileBounded, readStreamBounded } from './bounded.ts';

/** Fields by flag; a value `@file` is read from a file, `@-` from standard input, and `@@…` is a text that begins with `@`. */
export interface FieldFlags {
  readonly code?: string;
  readonly stack?: string;
  readonly symptoms?: string;
  readonly pattern?: string;
  readonly impact?: string;
}

const FLAGS: Record<keyof FieldFlags, FieldName> = {
  code: 'code_snippet',
  stack: 'tech_stack',
  symptoms: 'symptoms',
  pattern: 'occurrence_pattern',
  impact: 'blast_radius',
};

export type Input =
  | { readonly ok: true; readonly title: string; readonly incident: Incident; readonly notes: readonly InputNote[] }
  /** `outside`: the system failed, not the call. */
  | { readonly ok: false; readonly error: string; readonly outside: boolean };

/** Where standard input and the questions come from; tests bring their own. */
export interface Sources {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  readonly stdinIsPiped: () => boolean;
  readonly ask: () => Promise<Partial<Incident> | undefined>;
}

const SYSTEM: Sources = {
  // To open it takes time, and a file needs none.
  get stdin() {
    return process.stdin;
  },
  stdinIsPiped: () => {
    const stat = fstatSync(0);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  },
  ask: async () => (await import('./dialogue.ts')).askIncident(),
};

class Refused extends Error {
  constructor(
    message: string,
    readonly outside = false,
  ) {
    super(message);
  }
}

/** The incident of one call: a file, `-`, flags (which replace a file's fields), or questions on a terminal. Never throws. */
export async function readInput(file: string | undefined, flags: FieldFlags, sources: Sources = SYSTEM): Promise<Input> {
  try {
    return await read(file, flags, sources);
  } catch (e) {
    if (e instanceof Refused) return { ok: false, error: e.message, outside: e.outside };
    return { ok: false, error: e instanceof Error ? e.message : String(e), outside: true };
  }
}

/** The text of one field flag outside a report's call. Never throws. */
export async function readFlag(
  flag: keyof FieldFlags,
  value: string,
  sources: Sources = SYSTEM,
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string; readonly outside: boolean }> {
  try {
    return { ok: true, text: await valueOfFlag(flag, value, sources, []) };
  } catch (e) {
    return { ok: false, error: e instanceof Error ? e.message : String(e), outside: !(e instanceof Refused) || e.outside };
  }
}

async function read(file: string | undefined, flags: FieldFlags, sources: Sources): Promise<Input> {
  const given = Object.keys(FLAGS).filter((f) => flags[f as keyof FieldFlags] !== undefined) as (keyof FieldFlags)[];
  const fromStdin = [...(file === '-' ? ['-'] : []), ...given.filter((f) => flags[f] === '@-').map((f) => `--${f} @-`)];
  if (fromStdin.length > 1) throw new Refused(`standard input can be read once, not by ${fromStdin.join(' and ')}`);
  const notes: InputNote[] = [];
  const fields: Partial<Record<FieldName, string>> = {};
  for (const flag of given) fields[FLAGS[flag]] = await valueOfFlag(flag, flags[flag] ?? '', sources, notes);
  if (file === undefined && given.length > 0) return titled(incidentFromFields(fields), notes);
  const base = await readWhole(file, sources, notes);
  if (given.length === 0) return titled(base, notes, file);
  const set = incidentFromFields(fields);
  if (!base.ok) return titled(set.ok ? set : base, notes, file);
  return titled(
    set.ok
      ? replaced(
          base,
          set.incident,
          set.notes,
          given.map((f) => FLAGS[f]),
        )
      : base,
    notes,
    file,
  );
}

/** Fields by flag over those of a file; what was said about a replaced field is no longer true. */
function replaced(base: ReadResult & { ok: true }, by: Incident, notes: readonly InputNote[], fields: readonly FieldName[]): ReadResult {
  const incident = { ...base.incident, ...Object.fromEntries(fields.map((f) => [f, by[f]])) };
  return { ...base, incident, notes: [...base.notes.filter((n) => !n.field || !fields.includes(n.field)), ...notes] };
}

async function readWhole(file: string | undefined, sources: Sources, notes: InputNote[]): Promise<ReadResult> {
  if (file !== undefined && file !== '-') return readIncident((await bytesOf(file, `"${file}"`, notes)).bytes, { name: file });
  if (file === undefined && sources.stdin.isTTY) {
    const answers = await sources.ask();
    if (!answers) throw new Refused('nothing was asked to the end; no report');
    return incidentFromFields(answers);
  }
  if (file === undefined && !sources.stdinIsPiped()) throw new Refused('no incident: give a file, - for standard input, or --symptoms');
  return readIncident(said(await readStreamBounded(sources.stdin), notes).bytes);
}

async function valueOfFlag(flag: string, value: string, sources: Sources, notes: InputNote[]): Promise<string> {
  if (!value.startsWith('@')) return value;
  if (value.startsWith('@@')) return value.slice(1);
  if (value === '@') throw new Refused(`--${flag} @ names no file`);
  const { bytes } =
    value === '@-'
      ? said(await readStreamBounded(sources.stdin), notes)
      : await bytesOf(value.slice(1), `--${flag}: "${value.slice(1)}"`, notes);
  const text = decodeBytes(bytes);
  if (!text.ok) throw new Refused(`--${flag}: ${text.error}`);
  notes.push(...text.notes);
  return text.text;
}

async function bytesOf(path: string, label: string, notes: InputNote[]): Promise<Read> {
  try {
    return said(await readFileBounded(path), notes);
  } catch (e) {
    const { code, message } = e as NodeJS.ErrnoException;
    const hint = label.startsWith('--') ? ' (for a text that begins with @, write @@)' : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refused(`${label} does not exist${hint}`);
    if (code === 'EISDIR') throw new Refused(`${label} is a directory; give one file`);
    if (code === 'EACCES' || code === 'EPERM') throw new Refused(`${label} may not be read by this user`, true);
    throw new Refused(`${label} cannot be read: ${message}`, true);
  }
}

function said(read: Read, notes: InputNote[]): Read {
  const megabytes = Math.round(read.left / 1_048_576);
  if (read.left > 0)
    notes.push({
      kind: 'cut',
      text: `The input is very large: ${Math.max(1, megabytes)} MiB in its middle were not read.`,
    });
  return read;
}

function titled(result: ReadResult, notes: readonly InputNote[], file?: string): Input {
  if (!result.ok) return { ok: false, error: result.error, outside: false };
  const { incident } = result;
  const name = file === undefined || file === '-' ? '' : basename(file, extname(file));
  const title = result.id ?? result.title ?? (name !== '' ? name : firstWords(incident));
  return { ok: true, title, incident, notes: [...notes, ...result.notes] };
}

/** The beginning of the symptoms, or of what there is, up to 60 characters and a word's end. */
function firstWords(incident: Incident): string {
  const text =
    [incident.symptoms, incident.blast_radius, incident.occurrence_pattern, incident.tech_stack, incident.code_snippet].find(
      (t) => t.trim() !== '',
    ) ?? '';
  const line = (text.trim().split('\n')[0] ?? '').slice(0, 400).replace(/\s+/g, ' ');
  if (line.length <= 60) return line;
  const end = line.lastIndexOf(' ', 60);
  return `${line.slice(0, end > 20 ? end : 60)}…`;
}
