import { redact } from '../../incident/index.ts';
import type { FieldName } from '../../incident/types.ts';
import {
  changesInWords,
  compare,
  type Happening,
  type InvestigationEvent,
  nextInWords,
  replay,
  wordsOfEvent,
} from '../../investigation/index.ts';
import { faultOf, trialOf } from '../../signals/index.ts';
import { EXIT } from '../exit.ts';
import type { TeamOptions } from '../team/options.ts';
import { appendEvents, logPathOf } from './log-file.ts';
import { accessKinds, command, type Opened, openIncident, Stop, theOnlyIncident } from './open.ts';
import { newId, type Said, whenIs, whoIs } from './who-and-when.ts';

export interface RecordOptions extends Said, TeamOptions {
  readonly note?: string;
  readonly access?: boolean | readonly string[];
  readonly format?: string;
}

/** `triage observe INCIDENT OBS=VALUE …` */
export const observeCommand = (file: string, pairs: readonly string[], options: RecordOptions): Promise<number> =>
  command(async () => {
    const opened = await openIncident(file, accessKinds(options.access), options);
    return record(
      opened,
      pairs.map((p) => observed(p, opened, options.note)),
      options,
    );
  });

function observed(pair: string, { engine }: Opened, note: string | undefined): Happening {
  const m = /^\s*([^=\s]+)\s*=\s*(\S.*?)\s*$/.exec(pair);
  if (!m?.[1] || !m[2]) throw new Stop(`"${pair}" is no answer; give it as OBSERVABLE=VALUE, such as rollback-cures=yes`);
  const [observable, value] = [m[1], m[2].replaceAll(' ', '-')];
  const fault = faultOf(observable, value, engine.knowledge);
  if (fault !== undefined) throw new Stop(fault);
  return { kind: 'observed', observable, value, ...(note === undefined ? {} : { note }) };
}

const EFFECTS = ['cured', 'partly', 'no-effect', 'unknown'] as const;

/** `triage applied INCIDENT WHAT --effect cured|partly|no-effect|unknown` */
export const appliedCommand = (file: string, what: string, options: RecordOptions & { readonly effect?: string }): Promise<number> =>
  command(async () => {
    const effect = EFFECTS.find((e) => e === (options.effect ?? 'unknown').replaceAll(' ', '-'));
    if (!effect) throw new Stop(`--effect "${options.effect}" is none of ${EFFECTS.join(', ')}`);
    if (what.trim() === '') throw new Stop('say what was done, such as "rolled back to v2.8.0"');
    const opened = await openIncident(file, accessKinds(options.access), options);
    const report = await opened.report(opened.events());
    const own = [...report.mitigations, ...report.fixes, ...report.repairs, ...report.evidence].find(
      (a) => a.id === what.trim().toUpperCase(),
    );
    if (!own && /^(?:FM|RCF|REP|SAVE)\d+$/i.test(what.trim()))
      throw new Stop(`the report has no action ${what.trim()}; say in words what was done`);
    const action = own?.remedy ?? what.trim();
    if (effect !== 'unknown' && !trialOf(action, [], opened.engine.knowledge))
      process.stderr.write(
        'triage: this is neither an action of the report nor an undoing, so it stands in the timeline and moves no hypothesis; name an action of the report (FM1) where it is one\n',
      );
    return record(opened, [{ kind: 'applied', action, effect, ...(options.note === undefined ? {} : { note: options.note }) }], options);
  });

export interface AddOptions extends RecordOptions {
  readonly code?: string;
  readonly stack?: string;
  readonly symptoms?: string;
  readonly pattern?: string;
  readonly impact?: string;
}

const FIELD: readonly (readonly [keyof AddOptions & string, FieldName])[] = [
  ['symptoms', 'symptoms'],
  ['pattern', 'occurrence_pattern'],
  ['impact', 'blast_radius'],
  ['stack', 'tech_stack'],
  ['code', 'code_snippet'],
];

/** `triage add INCIDENT --symptoms TEXT …`; a value `@file` is read from a file. */
export const addCommand = (file: string, options: AddOptions): Promise<number> =>
  command(async () => {
    const { readFlag } = await import('../input.ts');
    const given: Happening[] = [];
    for (const [flag, field] of FIELD) {
      const value = options[flag];
      if (typeof value !== 'string') continue;
      const read = await readFlag(flag as 'symptoms', value);
      if (!read.ok) throw new Stop(read.error, read.outside ? EXIT.outside : EXIT.usage);
      if (read.text.trim() !== '') given.push({ kind: 'added', field, text: read.text.trim() });
    }
    if (given.length === 0) throw new Stop('nothing to add; give --symptoms, --pattern, --impact, --stack or --code');
    return record(await openIncident(file, accessKinds(options.access), options), given, options);
  });

/** `triage note INCIDENT TEXT`: a remark for the timeline. */
export const noteCommand = (file: string, text: string, options: RecordOptions): Promise<number> =>
  command(async () => {
    if (text.trim() === '') throw new Stop('an empty note says nothing');
    return record(await openIncident(file, [], options), [{ kind: 'noted', note: text.trim() }], options);
  });

/** `triage undo [INCIDENT] [ID]`: the last event that counts, or the one named. */
export const undoCommand = (args: readonly string[], options: RecordOptions): Promise<number> =>
  command(async () => {
    const { existsSync } = await import('node:fs');
    const [first, second] = args;
    const named = second !== undefined || (first !== undefined && (existsSync(first) || /[./\\]/.test(first)));
    const file = named && first !== undefined ? first : theOnlyIncident();
    const opened = await openIncident(file, accessKinds(options.access), options);
    const target = targetOf(named ? second : first, opened.events(), file);
    process.stdout.write(`Taken back: ${target.id} ${target.kind} ${wordsOfEvent(target)}\n`);
    return record(opened, [{ kind: 'undone', event: target.id }], options);
  });

function targetOf(id: string | undefined, events: readonly InvestigationEvent[], file: string): InvestigationEvent {
  const { undone } = replay(events);
  if (id === undefined) {
    const last = events.filter((e) => !undone.has(e.id) && e.kind !== 'undone').at(-1);
    if (!last) throw new Stop(`${logPathOf(file)} holds nothing to take back`);
    return last;
  }
  const exact = events.find((e) => e.id === id);
  const matches = exact ? [exact] : events.filter((e) => e.id.startsWith(id));
  const [one, ...more] = matches;
  if (!one) throw new Stop(`no event of ${logPathOf(file)} has the id "${id}"; triage log ${file} shows them`);
  if (more.length > 0)
    throw new Stop(`"${id}" begins the ids of ${matches.length} events: ${matches.map((e) => e.id).join(', ')}; give more of it`);
  if (undone.has(one.id)) throw new Stop(`${one.id} was taken back already, by ${undone.get(one.id)}`);
  return one;
}

/** Writes the events, says so, and only then works out what they change: what was said to be recorded is on the disk. */
export async function record(opened: Opened, happenings: readonly Happening[], options: RecordOptions): Promise<number> {
  const when = whenIs(options.at, new Date());
  if (!when.ok) throw new Stop(when.error);
  const by = whoIs(options.by);
  const earlier = opened.events();
  const events = happenings.map((h): InvestigationEvent => ({ ...withoutSecrets(h), id: newId(), at: when.at, by }));
  try {
    appendEvents(opened.path, events);
  } catch (e) {
    throw new Stop(`${logPathOf(opened.path)}: nothing was recorded: ${(e as Error).message}`, EXIT.outside);
  }
  const json = options.format === 'json';
  const said = json ? process.stderr : process.stdout;
  for (const e of events) said.write(`Recorded ${e.id}: ${e.kind} ${wordsIn(e)} (${e.by}, ${e.at})\n`);
  const [before, after] = [await opened.report(earlier), await opened.report(opened.events())];
  const comparison = compare(before, after);
  for (const n of after.notes.filter((n) => n.kind === 'overruled' || n.kind === 'log'))
    if (!before.notes.some((b) => b.text === n.text)) process.stderr.write(`triage: ${n.text}\n`);
  if (json)
    process.stdout.write(`${JSON.stringify({ recorded: events, changed: comparison, next: after.plan.steps[0] ?? null }, null, 2)}\n`);
  else process.stdout.write(`\n${[...changesInWords(comparison), '', ...nextInWords(after, opened.path)].join('\n')}\n`);
  return EXIT.done;
}

const wordsIn = (e: InvestigationEvent): string =>
  e.kind === 'observed' ? `${e.observable}=${e.value}` : e.kind === 'applied' ? `${e.action}: ${e.effect}` : wordsOfEvent(e).slice(0, 80);

/** What is stored holds no secret. */
function withoutSecrets(h: Happening): Happening {
  const safe = (text: string) => redact(text).text;
  const note = 'note' in h && h.note !== undefined ? { note: safe(h.note) } : {};
  if (h.kind === 'applied') return { ...h, action: safe(h.action), ...note };
  if (h.kind === 'added') return { ...h, text: safe(h.text) };
  return { ...h, ...note } as Happening;
}
