import { setTimeout as sleep } from 'node:timers/promises';
import { type InvestigationEvent, standingOf } from '../investigation/index.ts';
import type { Access } from '../knowledge/types.ts';
import { DEFAULT_BUDGET, parseBudget, parseModelName, promptFor, type Time, triageWithModel } from '../model/index.ts';
import { costWords } from '../render/index.ts';
import type { ModelUse, Report } from '../report/types.ts';
import type { Engine } from '../signals/index.ts';
import type { TriageInput } from '../triage.ts';
import { EXIT } from './exit.ts';
import { loadParser } from './parsers.ts';

export interface ModelOptions {
  readonly model?: string;
  readonly baseUrl?: string;
  readonly budget?: string;
  readonly redactIps?: boolean;
}

const TIME: Time = { now: () => performance.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) };

/** What is wrong with the flags of the model, before anything is read. */
export function wrongIn(options: ModelOptions): string | undefined {
  const name = options.model === undefined ? undefined : parseModelName(options.model);
  if (typeof name === 'string') return name;
  const budget = options.budget === undefined ? undefined : parseBudget(options.budget);
  if (typeof budget === 'string') return budget;
  if (options.baseUrl !== undefined && !/^https?:\/\/[^\s/]+/.test(options.baseUrl))
    return `--base-url "${options.baseUrl}" is no address; give http://host:port or https://host/path`;
  return undefined;
}

/** `--print-prompt`: what would be sent, on standard output; nothing is called. */
export async function printPrompt(
  input: TriageInput,
  events: readonly InvestigationEvent[],
  engine: Engine,
  options: ModelOptions,
): Promise<number> {
  const { input: now, given } = standingOf(input, events, engine.knowledge);
  const prompt = await promptFor(now, engine, loadParser, options.redactIps === true, given);
  process.stdout.write(`${prompt.system}\n\n${prompt.user}\n`);
  return EXIT.done;
}

/** The report with a model. Ctrl-C ends the waiting, not the report; a second one ends the program. */
export async function reportWithModel(
  input: TriageInput,
  events: readonly InvestigationEvent[],
  engine: Engine,
  options: ModelOptions,
  noAccess: readonly Access[],
): Promise<Report> {
  const model = parseModelName(options.model ?? '');
  const budget = options.budget === undefined ? DEFAULT_BUDGET : parseBudget(options.budget);
  // `wrongIn` has been asked before.
  if (typeof model === 'string' || typeof budget === 'string') throw new Error('the flags of the model were not checked');
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  process.once('SIGINT', stop);
  const line = progress(model.label);
  try {
    const { input: now, given } = standingOf(input, events, engine.knowledge, { noAccess });
    const report = await triageWithModel(now, engine, loadParser, {
      given,
      model,
      ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
      budget,
      redactIps: options.redactIps === true,
      env: process.env,
      time: TIME,
      enough: stopped.signal,
      heard: line.heard,
    });
    line.end(report.model);
    return report;
  } finally {
    line.clear();
    process.removeListener('SIGINT', stop);
  }
}

/** One line on standard error: moving on a terminal, else only its end. */
function progress(label: string): { heard: (characters: number) => void; clear: () => void; end: (use: ModelUse | undefined) => void } {
  const terminal = process.stderr.isTTY === true;
  const started = performance.now();
  let characters = 0;
  let shown = false;
  const draw = () => {
    shown = true;
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stderr.write(`\r\u001b[K${label}: ${seconds} s, ${characters} characters (Ctrl-C: the report without it)`);
  };
  const timer = terminal ? setInterval(draw, 500) : undefined;
  timer?.unref();
  const clear = () => {
    clearInterval(timer);
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    heard: (n) => {
      characters = n;
    },
    clear,
    end: (use) => {
      clear();
      if (use) process.stderr.write(`triage: ${use.outcome} ${costWords(use)}\n`);
    },
  };
}
