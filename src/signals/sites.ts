import type { Entity, FieldText } from './types.ts';

/** `https://shop.example.org/checkout`, and the `host: "shop.example.org"` that nginx prints with its errors. */
const URL = /\bhttps?:\/\/([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d{2,5})?(\/[\w./~-]*)?/gi;
const PRINTED = /\bhost: "([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,})"/gi;
/** What people read in while they search is no site of theirs. */
const READING =
  /(?:^|\.)(?:github|gitlab|stackoverflow|kubernetes|mozilla|wikipedia|w3|apache|postgresql|redis|nginx|schema)\.(?:com|org|io|net)$|^docs?\./i;

/** Sites that are called, with the path that is asked for. */
export function readSites({ field, text }: FieldText): Entity[] {
  if (field === 'tech_stack' || field === 'code_snippet') return [];
  return [URL, PRINTED].flatMap((pattern) =>
    [...text.slice(0, 50_000).matchAll(pattern)].flatMap((m) => {
      const [whole, site = '', path] = m;
      if (READING.test(site)) return [];
      const at = (name: string, from: number): Entity => {
        const start = m.index + whole.indexOf(name, from);
        return { slot: '', name, field, start, end: start + name.length, quote: name };
      };
      const own = { ...at(site, 0), slot: 'site' };
      return path && path.length > 1 ? [own, { ...at(path, whole.indexOf(site) + site.length), slot: 'url_path' }] : [own];
    }),
  );
}
