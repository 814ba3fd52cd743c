export type ProviderName = 'anthropic' | 'openai' | 'ollama';

export interface ModelName {
  readonly provider: ProviderName;
  readonly name: string;
  /** As it is said in the report: "anthropic/claude-opus-4-6". */
  readonly label: string;
}

export const DEFAULT_CLAUDE = 'claude-opus-4-6';

/** `anthropic/claude-opus-4-6`, `openai/NAME`, `ollama/NAME`; `anthropic` and `claude-…` alone will do. Or what is wrong with it. */
export function parseModelName(text: string): ModelName | string {
  const slash = text.indexOf('/');
  const [head, tail] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)];
  const provider = head.toLowerCase();
  if (slash < 0 && /^claude-/i.test(text)) return named('anthropic', text);
  if (provider === 'anthropic') return named('anthropic', tail || DEFAULT_CLAUDE);
  if (provider === 'openai' || provider === 'ollama')
    return tail ? named(provider, tail) : `--model ${provider}: say which model, as ${provider}/NAME`;
  return `--model "${text}": no such provider; give anthropic/${DEFAULT_CLAUDE}, openai/NAME (any OpenAI-compatible server, with --base-url) or ollama/NAME`;
}

const named = (provider: ProviderName, name: string): ModelName => ({ provider, name, label: `${provider}/${name}` });
