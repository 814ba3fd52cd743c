import { anyOf } from '../text/index.ts';
import type { Entity, FieldText } from './types.ts';

const NO_TABLE = anyOf`
  metadata | lock\w* | scan\w* | level | space | size | bloat | rows? | that | which | with | from | when | where | were | have
  this | there | then | name\w* | schema | data | index\w* | stat\w* | grow\w* | rewrite\w* | partition\w* | contain\w* | only
  also | itself | full | file\w* | access | owner | column\w* | entr\w+ | read\w* | write\w* | does | because | after | before
  since | still | into | page\w* | view\w* | below | above | show\w*
`;
const NO_COLLECTION = anyOf`
  the | this | that | one | same | each | every | whole | garbage | our | its | his | her | which | what | another | other | capped
  sharded | big | large | small | main | mongo | mongodb
`;
/** "the shop namespace", "namespace shop". */
const NO_NAMESPACE = anyOf`same | whole | other | own | our | each | every | one | this | that | default | new | old | xml | kernel | network | user`;
const NAMESPACE = new RegExp(String.raw`\bthe (?!${NO_NAMESPACE}\b)([a-z][a-z0-9-]+) namespace\b`, 'g');

/** How a text gives a name: the slot, and a pattern whose first group is the name. Earlier rows win a slot. */
const NAMES: readonly { readonly slot: string; readonly pattern: RegExp }[] = [
  { slot: 'constraint', pattern: /\bconstraint ["'`]?([a-z_][\w.]+)["'`]?/gi },
  { slot: 'endpoint', pattern: /\b((?:GET|POST|PUT|PATCH|DELETE) \/[\w\-/:.{}*]*)/g },
  { slot: 'endpoint', pattern: /(?:^|[\s("'`])(\/(?:[a-z_][\w\-{}:.]*\/?){1,5})(?=$|[\s)"'`,.;?])/gim },
  { slot: 'release', pattern: /\b((?:release|version|build) v?\d[\w.-]*\w|v\d+(?:\.\d+)+)\b/gi },
  { slot: 'table', pattern: /\b(?:table|relation|into|update|from) ["'`]?([a-z]\w*_\w+)["'`]?/gi },
  {
    slot: 'table',
    pattern: /\b(?:alter|truncate|lock|drop|vacuum|analyze|create) table (?:if (?:not )?exists |only )?["'`]?([a-z]\w+)["'`]?/gi,
  },
  // "table metadata lock", "table scan": the word after it is no name.
  {
    slot: 'table',
    pattern: new RegExp(String.raw`\btable ["'\`]?(?!${NO_TABLE}\b)([a-z]\w{3,})["'\`]?`, 'gi'),
  },
  { slot: 'index', pattern: /\bindex ["'`]?([a-z]\w*_\w+)["'`]?/gi },
  { slot: 'queue', pattern: /\bqueue ["'`]?([a-z][\w.-]*[._-][\w.-]*\w)["'`]?/gi },
  { slot: 'topic', pattern: /\btopic ["'`]?([a-z][\w.-]*[._-][\w.-]*\w)["'`]?/gi },
  { slot: 'bucket', pattern: /\b(?:s3|gs):\/\/([a-z0-9][\w.-]+\w)/gi },
  { slot: 'bucket', pattern: /\b(?:bucket|container) ["'`]?([a-z0-9][\w.]*-[\w.-]*\w)["'`]?/gi },
  { slot: 'collection', pattern: /\bcollection ["'`]([a-z]\w{2,})["'`]/gi },
  {
    slot: 'collection',
    pattern: new RegExp(String.raw`\b(?!${NO_COLLECTION}\b)([a-z]\w{2,}) collection\b`, 'g'),
  },
  { slot: 'service', pattern: /\b([a-z]\w*(?:-\w+)*-(?:service|svc|api|worker|gateway|app|server|web))\b/g },
  { slot: 'job', pattern: /\b((?!CronJob\b)[A-Z]\w+Job|[a-z]\w*(?:[-_]\w+)*[-_](?:job|run|cron))\b/g },
  // A run of a CronJob carries its name and a number of its minute.
  { slot: 'job', pattern: /\b([a-z][a-z0-9]*(?:-[a-z0-9]+)*)-\d{8,10}(?:-[a-z0-9]{5})?\b/g },
  { slot: 'pod', pattern: /\b([a-z][a-z0-9]*(?:-[a-z0-9]+)*-[0-9a-f]{8,10}-[a-z0-9]{5})\b/g },
  { slot: 'namespace', pattern: /\bkubectl\b[^\n]{0,60}?\s(?:-n|--namespace)[ =]([a-z][a-z0-9-]+)/g },
  { slot: 'namespace', pattern: /\bnamespace(?:: | = |=| )["'`]?(?!is\b|was\b|has\b|and\b|of\b|with\b)([a-z][a-z0-9]*-[a-z0-9-]+)["'`]?/g },
  { slot: 'namespace', pattern: NAMESPACE },
  { slot: 'group', pattern: /\b(?:consumer )?group ["'`]?([a-z][\w.]*-[\w.-]*\w)["'`]?/g },
  {
    slot: 'host',
    pattern:
      /\b(?!(?:[a-z]\d\w?-)?(?:standard|highmem|highcpu|custom|micro|small|medium|large)-\d)((?:ip-)?[a-z]+(?:-[a-z0-9]+)*-\d{1,4}|pod \d+)\b/g,
  },
  { slot: 'error', pattern: /\b([A-Z]\w+(?:Error|Exception)|E[A-Z]{4,})\b/g },
];

/** How a cluster names a service: "pricing.shop.svc.cluster.local:9090". It says so wherever it stands, in code as well. */
const IN_CLUSTER = /\b([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)\.svc\b(?:\.cluster\.local)?(?::(\d{2,5}))?/g;
/** Names of this incident for the slots of the knowledge's sentences. */
export function readEntities(fields: readonly FieldText[]): Entity[] {
  const out: Entity[] = fields.flatMap(inCluster);
  for (const { slot, pattern } of NAMES) {
    for (const { field, text } of fields) {
      if (field === 'tech_stack' || field === 'code_snippet') continue;
      for (const m of text.slice(0, 50_000).matchAll(pattern)) {
        const name = m[1] ?? '';
        const start = m.index + m[0].indexOf(name);
        out.push({ slot, name, field, start, end: start + name.length, quote: name });
      }
    }
  }
  return out;
}

const inCluster = ({ field, text }: FieldText): Entity[] =>
  [...text.slice(0, 50_000).matchAll(IN_CLUSTER)].flatMap((m) =>
    ['service', 'namespace', 'port'].flatMap((slot, i): Entity[] => {
      const name = m[i + 1];
      if (name === undefined) return [];
      const start = m.index + (i === 0 ? 0 : m[0].indexOf(name, (m[1] ?? '').length));
      return [{ slot, name, field, start, end: start + name.length, quote: name }];
    }),
  );
