import type { ModelName } from '../name.ts';
import { boundedFetch } from './http.ts';
import { throughOllama } from './ollama.ts';
import { throughSdk } from './sdk.ts';
import type { Provider } from './types.ts';

export { CallFailed, type Provider, type Said, type Talk, type Turn } from './types.ts';

export type Env = Readonly<Record<string, string | undefined>>;

const ANTHROPIC = 'https://api.anthropic.com/v1';
const OPENAI = 'https://api.openai.com/v1';
const OLLAMA = 'http://127.0.0.1:11434';

/** Where a model is, and how it is asked; or why it cannot be. Keys come from the environment alone. The packages are loaded here, and only here. */
export async function openProvider(model: ModelName, baseUrl: string | undefined, env: Env, now: () => number): Promise<Provider | string> {
  if (model.provider === 'anthropic') {
    const base = withVersion(baseUrl ?? env.ANTHROPIC_BASE_URL ?? ANTHROPIC);
    const apiKey = env.ANTHROPIC_API_KEY || (base === ANTHROPIC ? undefined : 'none');
    if (apiKey === undefined) return 'ANTHROPIC_API_KEY is not set';
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    const provider = createAnthropic({ baseURL: base, apiKey, fetch: boundedFetch });
    return throughSdk(provider(model.name), { anthropic: { structuredOutputMode: 'outputFormat' } }, now);
  }
  if (model.provider === 'openai') {
    const base = withVersion(baseUrl ?? env.OPENAI_BASE_URL ?? OPENAI);
    if (!env.OPENAI_API_KEY && base === OPENAI) return 'OPENAI_API_KEY is not set';
    return compatible('openai', base, model.name, env.OPENAI_API_KEY || undefined, now);
  }
  const base = withScheme(baseUrl ?? env.OLLAMA_HOST ?? OLLAMA).replace(/\/(?:v1|api)?\/*$/, '');
  return throughOllama(
    base,
    model.name,
    (talk) => compatible('ollama', `${base}/v1`, model.name, undefined, now).then((p) => p(talk)),
    now,
  );
}

async function compatible(name: string, baseURL: string, model: string, apiKey: string | undefined, now: () => number): Promise<Provider> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const provider = createOpenAICompatible({
    name,
    baseURL,
    ...(apiKey ? { apiKey } : {}),
    fetch: boundedFetch,
    includeUsage: true,
    supportsStructuredOutputs: true,
    // OpenAI's own newer models know the bound by this name only.
    ...(baseURL === OPENAI
      ? { transformRequestBody: ({ max_tokens, ...body }: Record<string, unknown>) => ({ ...body, max_completion_tokens: max_tokens }) }
      : {}),
  });
  return throughSdk(provider(model), undefined, now);
}

/** `http://host:port` means its `/v1`, as both protocols have it; a path that is given stays. */
function withVersion(url: string): string {
  const plain = withScheme(url).replace(/\/+$/, '');
  return /^https?:\/\/[^/]+$/.test(plain) ? `${plain}/v1` : plain;
}

const withScheme = (url: string): string => (/^https?:\/\//.test(url) ? url : `http://${url}`);
