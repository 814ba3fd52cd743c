import type { Budget } from './budget.ts';
import { callPatiently, type Time } from './call.ts';
import { type Meter, meter, type Used } from './meter.ts';
import { parseReply } from './parse.ts';
import type { Price } from './prices.ts';
import { type Prompt, sendBack } from './prompt/index.ts';
import { CallFailed, type Provider, type Said, type Turn } from './providers/index.ts';
import type { Reply } from './schema.ts';

/** An answer goes back to the model at most so often. */
const SENT_BACK = 2;

export interface Asking {
  readonly provider: Provider;
  readonly prompt: Prompt;
  readonly classes: readonly string[];
  readonly budget: Budget;
  readonly price: Price | undefined;
  readonly time: Time;
  /** The person no longer wants to wait. */
  readonly enough: AbortSignal;
  readonly heard: (characters: number) => void;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly used: Used }
  | { readonly ok: false; readonly why: string; readonly used: Used };

/**
 * Asks the model until an answer fits: `judge` makes something of a reply that fits the schema, or says what is wrong with it. Never throws for
 * anything that a server does; ends within the budget.
 */
export async function askUntilFit<T>(a: Asking, judge: (reply: Reply) => Promise<T | readonly string[]>): Promise<Outcome<T>> {
  const m = meter(a.budget, a.price);
  const until = a.time.now() + a.budget.seconds * 1000;
  const late = AbortSignal.timeout(Math.min(2 ** 31 - 1, Math.ceil(a.budget.seconds * 1000)));
  const signal = AbortSignal.any([late, a.enough]);
  const failed = (why: string): Outcome<T> => ({ ok: false, why, used: m.used() });
  let turns: readonly Turn[] = [{ role: 'user', text: a.prompt.user }];
  let why = '';
  for (let round = 0; round <= SENT_BACK; round++) {
    const room = m.room(a.prompt, turns);
    if (typeof room === 'string') return failed(round === 0 ? room : `${why}; ${room}`);
    let said: Said;
    try {
      said = await ask(a, m, turns, room, signal, until);
    } catch (e) {
      if (a.enough.aborted) return failed('it was stopped by you');
      if (late.aborted) return failed(`it was not done within ${a.budget.seconds} s`);
      return failed(e instanceof CallFailed ? e.message : `the call failed: ${(e as Error).message?.slice(0, 160)}`);
    }
    const findings = await findingsOf(a, said, judge);
    if ('fit' in findings) return { ok: true, value: findings.fit, used: m.used() };
    why = `its answer could not be used${round > 0 ? `, ${round === 1 ? 'and was sent back once' : 'and was sent back twice'}` : ''} (${short(findings.wrong[0])})`;
    turns = [
      ...turns,
      { role: 'assistant', text: said.text.slice(0, 20_000) || '(nothing)' },
      { role: 'user', text: sendBack(findings.wrong) },
    ];
  }
  return failed(why);
}

async function ask(a: Asking, m: Meter, turns: readonly Turn[], maxTokens: number, signal: AbortSignal, until: number): Promise<Said> {
  let characters = 0;
  const heard = (n: number) => {
    characters = n;
    a.heard(n);
  };
  try {
    const said = await callPatiently(
      a.provider,
      { system: a.prompt.system, turns, schema: a.prompt.schema, maxTokens, signal, heard },
      until,
      a.time,
    );
    m.count(a.prompt, turns, said);
    return said;
  } catch (e) {
    // What a broken call has cost is not told by the server: it is counted as if it had gone through.
    if (characters > 0) m.count(a.prompt, turns, { text: 'x'.repeat(characters) });
    throw e;
  }
}

async function findingsOf<T>(
  a: Asking,
  said: Said,
  judge: (reply: Reply) => Promise<T | readonly string[]>,
): Promise<{ fit: T } | { wrong: readonly string[] }> {
  const parsed = parseReply(said.text, a.classes);
  if (!parsed.ok) {
    if (said.calledTool) return { wrong: ['You called a tool; there are no tools. Answer with the JSON object as text.'] };
    return {
      wrong: said.complete
        ? parsed.findings
        : ['The answer ended before it was complete: write less, the most important rows first.', ...parsed.findings],
    };
  }
  const judged = await judge(parsed.reply);
  return Array.isArray(judged) ? { wrong: judged as readonly string[] } : { fit: judged as T };
}

const short = (text = ''): string => {
  const flat = text.replace(/\s+/g, ' ').replace(/\.$/, '');
  return flat.length > 140 ? `${flat.slice(0, 140)}…` : flat;
};
