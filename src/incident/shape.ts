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
    if (wanted === 'json')
      notes.push(readAsText(json === undefined ? 'The JSON is not valid' : 'The JSON holds none of the five fields'));
  }
  if (wanted === 'yaml' ? couldBeYaml(text) : looksLikeYaml(text)) {
    const yaml = await parseYaml(text);
    const draft = yaml.ok ? readRecord(yaml.value) : undefined;
    if (draft) return { ...draft, notes: [...notes, ...draft.notes] };
    notes.push(readAsText(yaml.ok ? 'The YAML holds none of the five fields' : `The YAML is not valid (${yaml.why})`));
  } else if (wanted === 'yaml') notes.push(readAsText('The file is no YAML with any of the five fields'));
  const draft = readText(withoutTruth(text));
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

/** A case file that is not valid YAML is still a case: the truth below its incident is not the incident's. */
function withoutTruth(text: string): string {
  if (!/^incident[ \t]*:/m.test(text)) return text;
  const truth = /^truth[ \t]*:/m.exec(text);
  if (!truth) return text;
  const rest = text.slice(truth.index + truth[0].length);
  const next = /^(?=incident[ \t]*:)/m.exec(rest);
  return text.slice(0, truth.index) + (next ? rest.slice(next.index) : '');
}
