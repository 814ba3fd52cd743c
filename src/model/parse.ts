import { type Reply, replySchema } from './schema.ts';

export type Parsed = { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly findings: readonly string[] };

const MOST_FINDINGS = 12;

/** The text of a model -> its reply, or what is wrong with it. Fences, thoughts and words around the one JSON object are let through. */
export function parseReply(text: string, classes: readonly string[]): Parsed {
  const body = objectIn(text);
  if (body === undefined)
    return { ok: false, findings: ['There is no JSON object in the answer; answer with one JSON object and nothing else.'] };
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch (e) {
    return { ok: false, findings: [`The JSON cannot be read: ${(e as Error).message.slice(0, 200)}`] };
  }
  const parsed = replySchema(classes).safeParse(raw);
  if (parsed.success) return { ok: true, reply: parsed.data };
  return {
    ok: false,
    findings: parsed.error.issues.slice(0, MOST_FINDINGS).map((i) => `${i.path.join('.') || 'the object'}: ${i.message.slice(0, 300)}`),
  };
}

function objectIn(text: string): string | undefined {
  const said = text.replace(/<think>[\s\S]*?<\/think>/g, '');
  const start = said.indexOf('{');
  const end = said.lastIndexOf('}');
  return start < 0 || end < start ? undefined : said.slice(start, end + 1);
}
