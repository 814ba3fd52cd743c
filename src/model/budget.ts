/** What a model may cost: seconds of waiting, tokens in and out together, US dollars. */
export interface Budget {
  readonly seconds: number;
  readonly tokens: number;
  readonly usd?: number;
}

/** A person with a pager waits two minutes at most; the tokens are three rounds of a large incident. Judgement. */
export const DEFAULT_BUDGET: Budget = { seconds: 120, tokens: 60_000 };

const FORM = /^(?:\$\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(ms|s|sec|seconds?|m|min|minutes?|tokens?|ktokens?|usd|\$))$/i;

/** `30s,20000tokens,0.50usd` in any combination -> the budget; or what is wrong with it. */
export function parseBudget(text: string): Budget | string {
  let budget: Budget = DEFAULT_BUDGET;
  for (const part of text.split(',').map((p) => p.trim().replaceAll('_', ''))) {
    const m = FORM.exec(part);
    const n = Number(m?.[1] ?? m?.[2]);
    if (!m || !(n > 0)) return `--budget "${text}": "${part}" is no limit; give 30s, 20000tokens, 0.50usd, or several joined by commas`;
    const unit = (m[3] ?? 'usd').toLowerCase();
    if (unit === 'usd' || unit === '$') budget = { ...budget, usd: n };
    else if (unit.includes('token')) budget = { ...budget, tokens: n * (unit.startsWith('k') ? 1000 : 1) };
    else budget = { ...budget, seconds: unit === 'ms' ? n / 1000 : unit.startsWith('m') ? n * 60 : n };
  }
  return budget;
}

/** Tokens of a text, on the safe side: English and logs have 3 to 4 characters a token. */
export const estimateTokens = (characters: number): number => Math.ceil(characters / 3);
