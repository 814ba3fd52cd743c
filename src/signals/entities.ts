import { NAMES, OF_CATALOGUE } from './entity-patterns.ts';
import { readSites } from './sites.ts';
import { readTables } from './snippet-tables.ts';
import type { Entity, FieldText } from './types.ts';
import { readWorkloads } from './workloads.ts';

/** How a cluster names a service: "pricing.shop.svc.cluster.local:9090". It says so wherever it stands, in code as well. */
const IN_CLUSTER = /(?<![\w.-])([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)\.svc\b(?:\.cluster\.local)?(?::(\d{2,5}))?/g;
/** A name that is looked up in vain is that of the other side. */
const LOOKED_UP =
  /(?:\blookup|EAI_AGAIN|ENOTFOUND|UnknownHostException:?|\bresolv\w*|\bnslookup|\bdig|getaddrinfo|\bA{1,4}\?) ?\S{0,12}[ "'`]*$/i;
/** `postgres://user:secret@host:5432/shop?sslmode=require`, `jdbc:mysql://host/shop`. */
const DSN =
  /\b(?:postgres(?:ql)?|mysql2?|mariadb|mongodb(?:\+srv)?|(?:postgresql|mysql)\+\w+):\/\/(?:[^\s@/"'`]*@)?([\w.-]+)(?::\d+)?\/([a-z][\w-]*)/gi;

/** A database on somebody's own machine is none of the incident's. */
const OF_DEVELOPER = /^(?:localhost|127\.0\.0\.1|host\.docker\.internal)$/;

/** Names of this incident for the slots of the knowledge's sentences. */
export function readEntities(fields: readonly FieldText[]): Entity[] {
  const sought = new Set(fields.flatMap(({ text }) => found(text, IN_CLUSTER).flatMap((m) => (isLookedUp(text, m) ? [m[1]] : []))));
  const out: Entity[] = fields.flatMap((f) => [...inCluster(f, sought), ...inDsn(f)]);
  out.push(...fields.flatMap(readSites));
  for (const { slot, pattern } of NAMES) {
    for (const { field, text } of fields) {
      if (field === 'tech_stack' || field === 'code_snippet') continue;
      for (const m of found(text, pattern)) {
        const name = m[1] ?? m[2] ?? '';
        if (slot === 'table' && OF_CATALOGUE.test(name)) continue;
        const start = m.index + m[0].indexOf(name);
        out.push({ slot, name, field, start, end: start + name.length, quote: name });
      }
    }
  }
  out.push(...fields.flatMap(readWorkloads), ...fields.flatMap(readTables));
  // "db-0" of a StatefulSet is named as a machine is.
  const pods = new Set(out.filter((e) => e.slot === 'pod').map((e) => e.name));
  return out.filter((e) => e.slot !== 'host' || !pods.has(e.name));
}

const found = (text: string, pattern: RegExp): RegExpExecArray[] => [...text.slice(0, 50_000).matchAll(pattern)];
const isLookedUp = (text: string, m: RegExpExecArray): boolean => LOOKED_UP.test(text.slice(Math.max(0, m.index - 60), m.index));

const inCluster = ({ field, text }: FieldText, sought: ReadonlySet<string | undefined>): Entity[] =>
  found(text, IN_CLUSTER).flatMap((m) =>
    ['service', 'namespace', 'port'].flatMap((slot, i): Entity[] => {
      const name = m[i + 1];
      if (name === undefined || sought.has(m[1])) return [];
      const start = m.index + (i === 0 ? 0 : m[0].indexOf(name, (m[1] ?? '').length));
      return [{ slot, name, field, start, end: start + name.length, quote: name }];
    }),
  );

const inDsn = ({ field, text }: FieldText): Entity[] =>
  found(text, DSN).flatMap((m) =>
    (OF_DEVELOPER.test(m[1] ?? '') ? [] : ['db_host', 'database']).map((slot, i): Entity => {
      const name = m[i + 1] ?? '';
      const start = m.index + m[0].indexOf(name, m[0].indexOf('://') + (i === 0 ? 3 : 4 + (m[1] ?? '').length));
      return { slot, name, field, start, end: start + name.length, quote: name };
    }),
  );
