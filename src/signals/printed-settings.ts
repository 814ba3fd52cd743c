import type { FieldText } from './types.ts';

/**
 * "maxmemory_policy:volatile-lru", "default_pool_size = 40", `"max_connections": "100"`: a line that holds nothing but the name of a setting, of more words
 * than one, and its value.
 */
const LINE =
  /^[\s\-*>"'`]{0,8}([a-z]\w{0,40}(?:[-_.]\w{1,30}){1,5})["'`]?[^\S\n]{0,12}[:=|][^\S\n]{0,3}["'`]?([a-z\d][\w.%-]{0,40})["'`]?[\s,;)|]{0,4}$/gim;
/** A set of names and values costs little; a dump of a thousand lines is no configuration. */
const MOST = 400;

/** Name of a setting, its words joined by `_` -> the value that the text prints for it. What is printed with two values has none. */
export function printedSettings(fields: readonly FieldText[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const { text } of fields)
    for (const [, name = '', value = ''] of text.matchAll(LINE)) {
      const key = settingName(name);
      if (out.has(key) && out.get(key) !== value) doubtful.add(key);
      out.set(key, value);
      if (out.size >= MOST) break;
    }
  for (const key of doubtful) out.delete(key);
  return out;
}

/** Programs write one name in two ways: `maxmemory-policy` in a command, `maxmemory_policy` in its answer. */
export const settingName = (name: string): string => name.toLowerCase().replace(/[-.]/g, '_');
