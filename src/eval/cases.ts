import { parse } from 'yaml';
import { z } from 'zod';
import type { ParserLoader } from '../code/index.ts';
import { incidentFromFields } from '../incident/index.ts';
import type { Incident } from '../incident/types.ts';
import type { Report } from '../report/types.ts';
import type { Engine } from '../signals/index.ts';
import { triage } from '../triage.ts';
import type { Case } from './types.ts';

const caseFile = z.object({
  id: z.string(),
  incident: z.object({
    code_snippet: z.string().default(''),
    tech_stack: z.string().default(''),
    symptoms: z.string().default(''),
    occurrence_pattern: z.string().default(''),
    blast_radius: z.string().default(''),
  }),
  truth: z.object({
    cause: z.string(),
    classes: z.array(z.string()).min(1),
    modes: z.array(z.string()).min(1).optional(),
    severity: z.array(z.string()).min(1),
    key_facts: z.array(z.string()).default([]),
  }),
});

const descriptionLine = z.object({ class: z.string(), text: z.string(), severity: z.string().optional() });

/** A case file's text -> the case; throws with the reason when it is not one. */
export function readCase(text: string, set: string): Case {
  const { id, incident, truth } = caseFile.parse(parse(text));
  const { cause, classes, modes, severity, key_facts: keyFacts } = truth;
  return { id, set, incident, truth: { cause, classes, ...(modes ? { modes } : {}), severity, keyFacts } };
}

/** Lines of `{class, text}` (and `severity` where it was judged), each a whole incident in one text -> cases; throws with the line that is none. */
export function readDescriptions(jsonl: string, set: string): Case[] {
  return jsonl.split('\n').flatMap((line, i): Case[] => {
    if (line.trim() === '') return [];
    const { class: name, text, severity } = descriptionLine.parse(JSON.parse(line));
    return [
      {
        id: `${set}-${i + 1}`,
        set,
        incident: { code_snippet: '', tech_stack: '', symptoms: text, occurrence_pattern: '', blast_radius: '' },
        truth: { cause: '', classes: [name], severity: severity === undefined ? [] : [severity], keyFacts: [] },
      },
    ];
  });
}

/** The report on five field texts, as the command line would make it. The truth of a case is nowhere in reach. */
export async function triageText(fields: Incident, title: string, engine: Engine, loadParser: ParserLoader): Promise<Report> {
  const read = incidentFromFields(fields);
  if (!read.ok) throw new Error(read.error);
  return triage({ title, incident: read.incident, notes: read.notes }, engine, loadParser);
}
