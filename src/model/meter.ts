import { type Budget, estimateTokens } from './budget.ts';
import { costOf, type Price } from './prices.ts';
import type { Prompt } from './prompt/index.ts';
import type { Said, Turn } from './providers/index.ts';

/** An answer of rows is seldom longer. */
const MOST_OUTPUT = 8_000;
/** Below this no answer can be whole. */
const LEAST_OUTPUT = 400;

export interface Used {
  readonly input: number;
  readonly output: number;
  readonly calls: number;
  /** Some of the tokens were counted by us, not by the server. */
  readonly estimated: boolean;
}

/** What has been used of the budget. Tokens that a server does not report are estimated on the safe side. */
export interface Meter {
  used(): Used;
  /** Tokens that the next answer may have, or why there is to be none. */
  room(prompt: Prompt, turns: readonly Turn[]): number | string;
  count(prompt: Prompt, turns: readonly Turn[], said: Pick<Said, 'text' | 'tokens'>): void;
}

export function meter(budget: Budget, price: Price | undefined): Meter {
  let used: Used = { input: 0, output: 0, calls: 0, estimated: false };
  const inputOf = (prompt: Prompt, turns: readonly Turn[]) =>
    estimateTokens(prompt.system.length + JSON.stringify(prompt.schema).length + turns.reduce((n, t) => n + t.text.length, 0));
  return {
    used: () => used,
    room(prompt, turns) {
      const input = inputOf(prompt, turns);
      const left = budget.tokens - used.input - used.output - input;
      if (left < LEAST_OUTPUT)
        return `the budget of ${budget.tokens} tokens does not hold the question (about ${input} tokens) and an answer`;
      if (budget.usd === undefined) return Math.min(MOST_OUTPUT, left);
      if (!price) return `a limit in dollars cannot be kept: the price of this model is not known; give tokens instead`;
      const usd = budget.usd - costOf(price, used) - (input * price.input) / 1e6;
      const output = price.output === 0 ? left : Math.floor((usd * 1e6) / price.output);
      if (usd < 0 || output < LEAST_OUTPUT) return `the budget of $${budget.usd} does not pay for the question and an answer`;
      return Math.min(MOST_OUTPUT, left, output);
    },
    count(prompt, turns, { text, tokens }) {
      used = {
        input: used.input + (tokens?.input ?? inputOf(prompt, turns)),
        output: used.output + (tokens?.output ?? estimateTokens(text.length)),
        calls: used.calls + 1,
        estimated: used.estimated || !tokens,
      };
    },
  };
}
