import type { ParserLoader } from '../code/index.ts';
import { type Pseudonyms, pseudonyms } from '../incident/index.ts';
import type { InputNote } from '../incident/types.ts';
import { redactThoroughly } from '../redaction/index.ts';
import type { Report } from '../report/types.ts';
import type { Engine } from '../signals/index.ts';
import { type Given, type TriageInput, triage } from '../triage.ts';
import { type Accepted, accept, extended } from './accept/index.ts';
import { askUntilFit } from './ask.ts';
import type { Budget } from './budget.ts';
import type { Time } from './call.ts';
import type { ModelName } from './name.ts';
import { useOf } from './outcome.ts';
import { priceOf } from './prices.ts';
import { composePrompt, knownOf, type Prompt } from './prompt/index.ts';
import { type Env, openProvider } from './providers/index.ts';
import type { Reply } from './schema.ts';

export { type Budget, DEFAULT_BUDGET, parseBudget } from './budget.ts';
export type { Time } from './call.ts';
export { DEFAULT_CLAUDE, type ModelName, parseModelName } from './name.ts';

export interface Asked {
  readonly model: ModelName;
  readonly baseUrl?: string;
  readonly budget: Budget;
  readonly redactIps: boolean;
  /** Recorded answers, and what this person can look at. */
  readonly given?: Given;
  readonly env: Env;
  readonly time: Time;
  /** Given when the person no longer wants to wait for the model. */
  readonly enough: AbortSignal;
  /** Characters of the answer so far. */
  readonly heard: (characters: number) => void;
}

/**
 * A report with a language model as a second source of rows. The knowledge base's own report is made first; whatever the model does, at least that one
 * comes back, with a sentence that says so.
 */
export async function triageWithModel(given: TriageInput, engine: Engine, loadParser: ParserLoader, asked: Asked): Promise<Report> {
  const started = asked.time.now();
  const price = priceOf(asked.model.provider, asked.model.name);
  const { input, prompt, names } = await prepare(given, engine, loadParser, asked.redactIps, asked.given);
  const own = await triage(input, engine, loadParser, asked.given);
  const finish = (report: Report, part: Parameters<typeof useOf>[1], used: Parameters<typeof useOf>[2]): Report => {
    const model = useOf(asked.model.label, part, used, (asked.time.now() - started) / 1000, price);
    return { ...report, notes: [...report.notes, { kind: 'model', text: model.outcome }], model };
  };
  const none = { input: 0, output: 0, calls: 0, estimated: false };
  const provider = await openProvider(asked.model, asked.baseUrl, asked.env, asked.time.now);
  if (typeof provider === 'string') return finish(own, { why: provider }, none);
  const judge = (reply: Reply) => merge(restored(reply, names), input, engine, loadParser, own, asked);
  const outcome = await askUntilFit(
    { provider, prompt, classes: engine.knowledge.classes.map((c) => c.id), price: price.price, ...asked },
    judge,
  );
  return outcome.ok ? finish(outcome.value.report, outcome.value, outcome.used) : finish(own, outcome, outcome.used);
}

/** What would be sent, and nothing else done. */
export async function promptFor(
  given: TriageInput,
  engine: Engine,
  loadParser: ParserLoader,
  redactIps: boolean,
  beside?: Given,
): Promise<Prompt> {
  return (await prepare(given, engine, loadParser, redactIps, beside)).prompt;
}

async function prepare(
  given: TriageInput,
  engine: Engine,
  loadParser: ParserLoader,
  ips: boolean,
  beside: Given = {},
): Promise<{ input: TriageInput; prompt: Prompt; names: Pseudonyms }> {
  const { incident, notes } = await redactThoroughly(given.incident);
  const names = pseudonyms({ ips });
  const prompt = composePrompt(incident, await knownOf(incident, engine, loadParser, beside.signals), engine.knowledge, names);
  const hidden = [...names.counts()].map(([kind, n]) => `${n} ${kind}`).join(', ');
  const said: InputNote[] = hidden ? [{ kind: 'redacted', text: `Hidden from the model, and real here: ${hidden}.` }] : [];
  return { input: { ...given, incident, notes: [...given.notes, ...notes, ...said] }, prompt, names };
}

/** The report with what is taken over of a reply; or the linter's errors that the report without it does not have. */
async function merge(
  reply: Reply,
  input: TriageInput,
  engine: Engine,
  loadParser: ParserLoader,
  own: Report,
  { model: { label }, given: beside = {} }: Pick<Asked, 'model' | 'given'>,
): Promise<{ accepted: Accepted; report: Report } | readonly string[]> {
  const accepted = accept(reply, input.incident, own.signals, engine.knowledge, label);
  const report = await triage(input, extended(engine, accepted, label), loadParser, {
    ...beside,
    signals: [...(beside.signals ?? []), ...accepted.signals],
  });
  const before = new Set(own.lint.map((f) => `${f.rule} ${f.seen}`));
  const errors = report.lint.filter((f) => f.severity === 'error' && !before.has(`${f.rule} ${f.seen}`));
  return errors.length === 0
    ? { accepted, report }
    : errors.map((f) => `With your rows the report breaks its rule ${f.rule} at ${f.place}: ${f.seen}; expected ${f.expected}. ${f.mend}.`);
}

/** The reply with the real names where it carries placeholders. */
function restored<T>(value: T, names: Pseudonyms): T {
  if (typeof value === 'string') return names.restore(value) as T;
  if (Array.isArray(value)) return value.map((v) => restored(v, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, restored(v, names)])) as T;
}
