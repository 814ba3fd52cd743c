import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf, wordsOf } from '../src/diagnosis/wording/index.ts';
import type { Incident } from '../src/incident/types.ts';
import type { Compiled } from '../src/knowledge/compile.ts';
import { type Engine, signalsOf } from '../src/signals/index.ts';

/** A text with the class of its cause. */
export interface Description {
  readonly class: string;
  readonly text: string;
  /** The mechanism that it tells of, where it is one of the knowledge's. */
  readonly mode?: string;
  /** Its level under `knowledge/severity.yaml`, where it tells enough of the harm. */
  readonly severity?: string;
}

export const symptoms = (text: string): Incident => ({
  code_snippet: '',
  tech_stack: '',
  symptoms: text,
  occurrence_pattern: '',
  blast_radius: '',
});

/** An incident whose cause is known, and where it is a description its text and its level. */
export interface TrainingIncident {
  readonly class: string;
  readonly mode?: string | undefined;
  readonly incident: Incident;
  readonly text?: string;
  readonly severity?: string | undefined;
}

/**
 * Everything under `knowledge/` that tells an incident whose cause is known: short descriptions, of each mode its `told.yaml`, its `speaks.yaml`, and its `silent.yaml` where
 * that says which other mode or class is the cause.
 */
export function trainingIncidents(compiled: Compiled, descriptions: readonly Description[]): TrainingIncident[] {
  const classOf = new Map(compiled.knowledge.modes.map((m) => [m.id, m.class]));
  const classes = new Set(compiled.knowledge.classes.map((c) => c.id));
  const known = (cause: string | undefined, incident: Incident): TrainingIncident[] => {
    const name = classOf.get(cause ?? '');
    if (name !== undefined) return [{ class: name, mode: cause, incident }];
    return cause !== undefined && classes.has(cause) ? [{ class: cause, incident }] : [];
  };
  for (const d of descriptions)
    if (d.mode !== undefined && classOf.get(d.mode) !== d.class)
      throw new Error(`a description of ${d.class} names the mode ${d.mode}, which is none of that class: ${d.text.slice(0, 60)}…`);
  return [
    ...descriptions.map((d) => ({ class: d.class, mode: d.mode, incident: symptoms(d.text), text: d.text, severity: d.severity })),
    ...compiled.told.flatMap((t) => known(t.mode, symptoms(t.text))),
    ...compiled.tests.flatMap((t) => known(t.expects === 'speaks' ? t.mode : t.leads, t.incident)),
  ];
}

export function bagOf(incident: Incident, engine: Engine): ReadonlyMap<string, number> {
  return featuresOf(wordsOf(incident), signalsOf(incident, engine));
}

/** Every file of a folder, in the order of their names. */
export const descriptionsIn = (folder: string): Description[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readDescriptions(readFileSync(join(folder, name), 'utf8')));

/** One JSON object a line: `{class, mode?, text, severity?}`. */
export const readDescriptions = (jsonl: string): Description[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Description);
