import { asFailure } from './http.ts';
import { CallFailed, type Provider, type Said, type Talk } from './types.ts';

type Model = Awaited<ReturnType<typeof import('@ai-sdk/anthropic')['createAnthropic']>> extends (id: string) => infer M ? M : never;
type Options = Parameters<Model['doStream']>[0];

/** A model of the AI SDK, asked through its provider interface: one streamed answer, its text and its tokens. */
export const throughSdk =
  (model: Pick<Model, 'doStream'>, providerOptions: Options['providerOptions'], now: () => number): Provider =>
  async (talk) => {
    try {
      return await stream(model, talk, providerOptions, true);
    } catch (e) {
      const failure = asFailure(e, now());
      // Some servers hold no model to a schema; the prompt holds it as well.
      if (!(failure instanceof CallFailed && failure.refused)) throw failure;
      try {
        return await stream(model, talk, providerOptions, false);
      } catch (again) {
        throw asFailure(again, now());
      }
    }
  };

async function stream(
  model: Pick<Model, 'doStream'>,
  talk: Talk,
  providerOptions: Options['providerOptions'],
  constrained: boolean,
): Promise<Said> {
  const { stream: parts } = await model.doStream({
    prompt: [
      { role: 'system', content: talk.system },
      ...talk.turns.map((t) => ({ role: t.role, content: [{ type: 'text' as const, text: t.text }] })),
    ],
    maxOutputTokens: talk.maxTokens,
    abortSignal: talk.signal,
    ...(constrained ? { responseFormat: { type: 'json', name: 'rows', schema: talk.schema as object } } : {}),
    ...(providerOptions ? { providerOptions } : {}),
  });
  let text = '';
  let complete = false;
  let calledTool = false;
  let tokens: Said['tokens'];
  const reader = parts.getReader();
  try {
    for (let r = await reader.read(); !r.done; r = await reader.read()) {
      const part = r.value;
      if (part.type === 'text-delta') {
        text += part.delta;
        talk.heard(text.length);
      } else if (part.type === 'reasoning-delta') talk.heard(text.length);
      else if (part.type === 'tool-call') calledTool = true;
      else if (part.type === 'error') throw part.error;
      else if (part.type === 'finish') {
        const { inputTokens, outputTokens } = part.usage;
        if (inputTokens.total !== undefined && outputTokens.total !== undefined)
          tokens = { input: inputTokens.total, output: outputTokens.total };
        complete = part.finishReason.unified === 'stop';
        calledTool ||= part.finishReason.unified === 'tool-calls';
      }
      talk.signal.throwIfAborted();
    }
  } finally {
    reader.cancel().catch(() => {});
  }
  return { text, complete, calledTool, ...(tokens ? { tokens } : {}) };
}
