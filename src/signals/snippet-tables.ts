import { OF_CATALOGUE } from './entity-patterns.ts';
import type { Entity, FieldText } from './types.ts';

const NAME = String.raw`["\`\[]?((?:[a-z]\w*\.)?[a-z]\w*)["\`\]]?`;
/** Statements as they are written in code, over lines; a word in capitals is no prose and no import. */
const IN_CAPITALS = new RegExp(
  String.raw`\b(?:FROM|JOIN|INSERT INTO|UPDATE|DELETE FROM|(?:ALTER|CREATE) TABLE(?: IF (?:NOT )?EXISTS)?)\s+(?:ONLY\s+)?${NAME}(?![\w(.])`,
  'g',
);
const IN_SMALL = new RegExp(
  String.raw`\b(?:insert into ${NAME}|update ${NAME}\s+set\b|delete from ${NAME}|select\b[^;]{1,300}?\bfrom ${NAME})(?![\w(.])`,
  'g',
);
/** Words that stand where a table may. */
const NO_TABLE = /^(?:select|only|set|where|lateral|unnest|dual|table|if|values)$/i;

/** `WITH due AS (`: a name for rows of this statement. */
const NAMED_HERE = /\b([a-z]\w*)\s+AS\s+(?:(?:NOT )?MATERIALIZED\s+)?\(/gi;

/** The table of the snippet's statements, where they have one and no more: of several nobody knows which it is. */
export function readTables({ field, text }: FieldText): Entity[] {
  if (field !== 'code_snippet') return [];
  const local = new Set([...text.matchAll(NAMED_HERE)].map((m) => m[1]?.toLowerCase()));
  const found = [IN_CAPITALS, IN_SMALL].flatMap((pattern) =>
    [...text.slice(0, 50_000).matchAll(pattern)].flatMap((m): Entity[] => {
      const name = m.slice(1).find((x) => x !== undefined) ?? '';
      if (name.length < 3 || local.has(name.toLowerCase()) || NO_TABLE.test(name) || OF_CATALOGUE.test(name)) return [];
      const start = m.index + m[0].lastIndexOf(name);
      return [{ slot: 'table', name, field, start, end: start + name.length, quote: name }];
    }),
  );
  return new Set(found.map((e) => e.name.toLowerCase())).size === 1 ? found.slice(0, 1) : [];
}
