/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** From the model pages of Anthropic's documentation (platform.claude.com/docs/en/models/…/overview). */
const READ = 'platform.claude.com, read 2026-11-28';
const CLAUDE: readonly (readonly [RegExp, Price])[] = [
  [/^claude-opus-5-5/, { input: 4, output: 20 }],
  [/^claude-opus-5(?!-\d(?!\d))/, { input: 5, output: 25 }],
  [/^claude-opus-4-6/, { input: 5, output: 25 }],
  [/^claude-fable-5-1/, { input: 10, output: 50 }],
  [/^claude-sonnet-5-5/, { input: 2, output: 10 }],
  [/^claude-sonnet-4-6/, { input: 3, output: 15 }],
  [/^claude-haiku-4-5/, { input: 1, output: 5 }],
];

/** The price of a model, and where it is from; none where nobody has looked it up. */
export function priceOf(provider: string, name: string): { readonly price?: Price; readonly source: string } {
  if (provider === 'ollama') return { price: { input: 0, output: 0 }, source: 'runs on your own machine' };
  const found = provider === 'anthropic' ? CLAUDE.find(([pattern]) => pattern.test(name)) : undefined;
  return found ? { price: found[1], source: READ } : { source: 'not known' };
}

export const costOf = (price: Price, tokens: { readonly input: number; readonly output: number }): number =>
  (tokens.input * price.input + tokens.output * price.output) / 1_000_000;
