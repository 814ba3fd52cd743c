import { hasMarkers, readBracket } from './bracket.ts';
import { readMarkdown } from './markdown.ts';
import { readRecord } from './record.ts';
import type { Draft } from './result.ts';
import type { InputNote } from './types.ts';
import { couldBeYaml, looksLikeYaml, parseYaml } from './yaml.ts';

export type InputFormat = 'yaml' | 'json' | 'markdown' | 'auto';

/** The format that a file's name says, where it says one. */
function formatOf(name: string | undefined): InputFormat {
  const extension = /\.([a-z]+)$/i.exec(name ?? '')?.[1]?.toLowerCase();
  if (extension === 'yaml' || extension === 'yml') return 'yaml';
  if (extension === 'json') return 'json';
  return extension === 'md' || extension === 'markdown' ? 'markdown' : 'auto';
}

/** Clean text of any shape -> its fields. What is no valid record is read as text, with a note. */
export async function readShape(text: string, format: InputFormat, name?: string): Promise<Draft> {
  const wanted = format === 'auto' ? formatOf(name) : format;
  if (wanted === 'markdown') return readText(text);
  const first = text.trimStart()[0];
  const notes: InputNote[] = [];
  if (wanted === 'json' || first === '{' || (first === '[' && !hasMarkers(text))) {
    const json = parseJson(text);
    const draft = json === undefined ? undefined : readRecord(json);
    if (draft) return draft;
    if (wanted === 'json') notes.push(readAsText(json === undefined ? 'The JSON is not valid' : 'The JSON holds none of the five fields'));
  }
  if (wanted === 'yaml' ? couldBeYaml(text) : looksLikeYaml(text)) {
    const yaml = await parseYaml(text);
    const draft = yaml.ok ? readRecord(yaml.value) : undefined;
    if (draft) return { ...draft, notes: [...notes, ...draft.notes] };
    notes.push(readAsText(yaml.ok ? 'The YAML holds none of the five fields' : `The YAML is not valid (${yaml.why})`));
  } else if (wanted === 'yaml') notes.push(readAsText('The file is no YAML with any of the five fields'));
  const draft = readText(incidentPart(text, wanted === 'yaml'));
  return { ...draft, notes: [...notes, ...draft.notes] };
}

const readAsText = (why: string): InputNote => ({ kind: 'guessed-field', text: `${why}; it was read as text.` });

const readText = (text: string): Draft => readBracket(text) ?? readMarkdown(text);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A case file that is not valid YAML is still a case: only what stands under its `incident:` is the incident's. */
function incidentPart(text: string, yaml: boolean): string {
  const incident = /^incident[ \t]*:[ \t]*$/m.exec(text);
  const truth = /^truth[ \t]*:/m.exec(text);
  if (!yaml && !(incident && truth)) return text;
  const from = incident ? incident.index + incident[0].length : 0;
  if (truth && truth.index >= from) return text.slice(from, truth.index);
  return text.slice(from);
}
