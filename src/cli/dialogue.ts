import { existsSync, writeFileSync } from 'node:fs';
import { incidentFromFields, writeMarkdown } from '../incident/index.ts';
import type { FieldName, Incident } from '../incident/types.ts';
import { type Answer, EMPTY, feed, PASTE_OFF, PASTE_ON } from './editor.ts';

// The symptoms first: they are what is known at once, and the one answer that cannot be missing.
const QUESTIONS: readonly { readonly field: FieldName; readonly ask: string; readonly hint: string }[] = [
  {
    field: 'symptoms',
    ask: 'What is seen?',
    hint: 'error texts, rates, graphs, complaints; paste log lines as they are',
  },
  {
    field: 'occurrence_pattern',
    ask: 'When did it begin, and what changed before?',
    hint: 'deploys, traffic, certificates; when does it happen and when not',
  },
  { field: 'blast_radius', ask: 'Who is hit, and how badly?', hint: 'share of users, which function, money or data' },
  { field: 'tech_stack', ask: 'What does it run on?', hint: 'languages, databases, queues, platform, with versions' },
  {
    field: 'code_snippet',
    ask: 'Code, query or configuration near the fault?',
    hint: 'paste it; leave it empty if none is known',
  },
];

/**
 * Asks for the five fields on a terminal. Questions go to standard error, so that standard output has the report alone.
 * Returns nothing when the person breaks off.
 */
export async function askIncident(): Promise<Partial<Incident> | undefined> {
  const prompts = await import('@clack/prompts');
  const output = process.stderr;
  prompts.intro('Five questions. A line break goes on, an empty line ends the answer; Ctrl-C breaks off.', { output });
  const fields: Partial<Record<FieldName, string>> = {};
  for (const { field, ask, hint } of QUESTIONS) {
    prompts.log.step(`${ask}\n${hint}`, { output });
    const text = await readAnswer(process.stdin, output);
    if (text === undefined) {
      prompts.cancel('Broken off.', { output });
      return undefined;
    }
    fields[field] = text;
  }
  await keep(fields, prompts);
  prompts.outro('Thank you.', { output });
  return fields;
}

/** Offers to keep the answers: results of checks are recorded against a file. Secrets are not written. */
async function keep(fields: Partial<Incident>, prompts: typeof import('@clack/prompts')): Promise<void> {
  const read = incidentFromFields(fields);
  if (!read.ok) return;
  const output = process.stderr;
  const path = await prompts.text({
    message: 'Keep the answers in a file? Its name, or nothing',
    placeholder: 'incident.md',
    defaultValue: '',
    output,
    validate: (name) => (name !== undefined && name !== '' && existsSync(name) ? 'This file exists; choose another name' : undefined),
  });
  if (typeof path !== 'string' || path === '') return;
  try {
    writeFileSync(path, writeMarkdown(read.incident), { flag: 'wx' });
    prompts.log.success(`Kept in ${path}`, { output });
  } catch (e) {
    prompts.log.warn(`Not kept: ${e instanceof Error ? e.message : String(e)}`, { output });
  }
}

export interface TerminalInput {
  setRawMode?(on: boolean): unknown;
  on(event: 'data', listener: (chunk: string | Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: string | Buffer) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
  setEncoding(encoding: 'utf8'): unknown;
}

/** One answer of any number of lines, or nothing when the person breaks off. The terminal is left as it was found. */
export function readAnswer(input: TerminalInput, output: { write(text: string): unknown }): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer: Answer = EMPTY;
    const finish = (text: string | undefined) => {
      input.off('data', onData);
      input.off('end', onEnd);
      output.write(PASTE_OFF);
      input.setRawMode?.(false);
      input.pause();
      resolve(text);
    };
    const onData = (chunk: string | Buffer) => {
      const next = feed(answer, chunk.toString());
      answer = next.answer;
      // In raw mode a line feed does not return to the margin.
      output.write(next.echo.replace(/\n/g, '\r\n'));
      if (answer.state !== 'open') finish(answer.state === 'done' ? answer.text : undefined);
    };
    const onEnd = () => finish(answer.text);
    input.setEncoding('utf8');
    input.setRawMode?.(true);
    output.write(PASTE_ON);
    input.on('data', onData);
    input.on('end', onEnd);
    input.resume();
  });
}
