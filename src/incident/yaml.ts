import { fieldOf } from './record.ts';

const KEY = /^["']?([A-Za-z$][\w $.-]{0,60}?)["']?[ \t]*:(?:[ \t]|$)/;
const OTHER = /^(?:#|---|\.\.\.|%YAML|- |-$|[}\]])/;
/** Unindented lines; an incident has a handful, and the parser is slow on a document that is wrong in many places. */
const MAX_STRUCTURE = 5_000;

/**
 * Whether a text can be YAML that holds an incident: its unindented lines are keys, comments or list items, and a field is
 * among its keys. Cheap, and it keeps long pasted logs away from the parser.
 */
export function couldBeYaml(text: string): boolean {
  let structure = 0;
  let field = false;
  let wrapped = false;
  for (const line of eachLine(text)) {
    if (line.trim() === '') continue;
    const indented = /^[ \t]/.test(line);
    if (!indented && ++structure > MAX_STRUCTURE) return false;
    if (OTHER.test(line)) continue;
    if (indented && (field || !wrapped)) continue;
    const key = KEY.exec(line.trimStart().slice(0, 100))?.[1];
    if (indented) field ||= key !== undefined && fieldOf(key) !== undefined;
    else if (key === undefined) return false;
    else if (key.toLowerCase() === 'incident') wrapped = true;
    else field ||= fieldOf(key) !== undefined;
  }
  return field;
}

/**
 * Whether it is YAML even without a file name that says so. Bare `SYMPTOMS: …` lines are not: YAML would take " #12" for a
 * comment and lose it. A block, a quoted value, a list or an `incident:` above the fields says YAML.
 */
export function looksLikeYaml(text: string): boolean {
  const sign =
    /^(?:incident[ \t]*:[ \t]*(?:#.*)?$|[ ]{0,8}["']?[A-Za-z][\w -]{0,40}["']?[ \t]*:[ \t]*(?:[|>][+-]?\d?[ \t]*$|"[^"\n]*"[ \t]*$|'[^'\n]*'[ \t]*$|\n[ ]*- ))/im;
  return sign.test(text) && !/^#{2,6} /m.test(text) && couldBeYaml(text);
}

function* eachLine(text: string): Generator<string> {
  for (let from = 0; from <= text.length; ) {
    const at = text.indexOf('\n', from);
    const end = at < 0 ? text.length : at;
    yield text.slice(from, end);
    from = end + 1;
  }
}

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** A bundle gives a CommonJS package as its default export alone, Node and a test runner give its names as well. */
async function loadYaml(): Promise<typeof import('yaml')> {
  const loaded = await import('yaml');
  return 'parseDocument' in loaded ? loaded : (loaded as { default: typeof import('yaml') }).default;
}

/** Parses YAML; the parser is loaded only now. Its value is plain data: no tags are resolved to anything else. */
export async function parseYaml(text: string): Promise<Parsed> {
  const { isMap, isScalar, parseDocument } = await loadYaml();
  try {
    // The parser's own search for repeated keys is quadratic; ours looks at the fields alone.
    const doc = parseDocument(text, { uniqueKeys: false, prettyErrors: false, schema: 'core' });
    const error = doc.errors[0];
    if (error)
      return {
        ok: false,
        why: `${error.message.split('\n')[0]?.replace(/[.:]$/, '')}, line ${lineOf(text, error.pos[0])}`,
      };
    const top: unknown[] = [doc.contents, ...(isMap(doc.contents) ? doc.contents.items.map((p) => p.value) : [])];
    for (const map of top) {
      if (!isMap(map)) continue;
      const keys = map.items
        .map((p) => (isScalar(p.key) ? fieldOf(String(p.key.value)) && String(p.key.value) : undefined))
        .filter((k) => k !== undefined);
      if (new Set(keys).size < keys.length) return { ok: false, why: 'a field is given twice' };
    }
    return { ok: true, value: doc.toJS({ maxAliasCount: 100 }) };
  } catch (e) {
    return { ok: false, why: e instanceof Error ? (e.message.split('\n')[0] ?? '') : 'it cannot be parsed' };
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
