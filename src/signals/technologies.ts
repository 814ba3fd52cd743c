import type { Technology } from '../knowledge/types.ts';
import type { NamedTechnology } from './arithmetic/types.ts';
import type { FieldText, TechnologyMention } from './types.ts';

/** Aliases that are everyday words: taken only in the stack, or with a version behind them. */
const RISKY = new Set([
  'go',
  'node',
  'spring',
  'express',
  'pg',
  'rails',
  'react',
  'rust',
  'ruby',
  'java',
  'elastic',
  'mesh',
  'consul',
  'swift',
  'phoenix',
  'play',
  'next',
  'nest',
  'flask',
  'puma',
  'beam',
  'echo',
  'gin',
  'c',
  'r',
  'fiber',
  'drill',
  'impala',
  'hive',
  'spark',
  'storm',
  'beats',
  'chef',
  'puppet',
  'salt',
  'helm',
  'linux',
  'windows',
  'browser',
  'mobile',
  'cache',
  'queue',
  'stripe',
  'square',
  'slack',
  'edge',
  'chrome',
  'safari',
  'envoy',
  'nomad',
  'vault',
]);

/** A machine and not the runtime: "one worker per node", "a 3-node cluster", "node pool". */
const MACHINE = {
  before: /\b(?:per|each|every|one|two|three|\d+|an?|the|single|another|of|master|worker|data|compute|leader|primary|cache|db)[ -]$/i,
  after: /^[ -]?(?:pools?|groups?|exporter|cluster|count|type|drain)\b/i,
};

/** "No docker on the box", "without Redis": it is not there; "no Redis errors" says that it is, and so does "it is not Redis". */
const ABSENT = {
  before: /\b(?:no|without|neither|nor|not using) (?:an? |any |using )?$/i,
  after:
    /^(?:\s*(?:[,.;:)]|$)| (?:on|in) (?:the|this|that|our|it|use|play|between|front)\b| (?:here|at all|involved|installed|anywhere|or|and|nor)\b)/im,
};

const VERSION = /^[ /@:]?(?:v|version )?(\d+(?:\.\d+){0,3})(?!\d)/i;

/** What a name in lower case names, and its first word. */
type Aliases = ReadonlyMap<string, { readonly id: string; readonly first: string }>;
const known = new WeakMap<readonly Technology[], Aliases>();

function aliasesOf(technologies: readonly Technology[]): Aliases {
  const before = known.get(technologies);
  if (before) return before;
  const made = new Map<string, { id: string; first: string }>();
  for (const { id, name, aliases } of technologies)
    for (const a of [name, ...aliases].map((x) => x.toLowerCase())) if (!made.has(a)) made.set(a, { id, first: a.split(' ', 1)[0] ?? '' });
  known.set(technologies, made);
  return made;
}

/** Technologies named in the fields, with versions. The longest alias at a place wins. */
export function readTechnologies(fields: readonly FieldText[], technologies: readonly Technology[]): TechnologyMention[] {
  const byAlias = aliasesOf(technologies);
  const texts = fields.filter((f) => f.field !== 'code_snippet').map(({ field, text }) => ({ field, text: text.slice(0, 20_000) }));
  const lower = texts.map((t) => t.text.toLowerCase()).join('\n');
  // An expression of a thousand names costs more than reading the text: only those are in it whose first word is there.
  const named = [...byAlias].flatMap(([a, { first }]) => (lower.includes(first) ? [a] : [])).sort((a, b) => b.length - a.length);
  if (named.length === 0) return [];
  const escaped = named.map((a) => a.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ -]?'));
  const regex = new RegExp(`(?<![\\w.-])(?:${escaped.join('|')})(?![\\w-]*[a-z])`, 'gi');
  const compact = new Map(named.map((a) => [a.replace(/[ -]/g, ''), byAlias.get(a)?.id]));
  const out: TechnologyMention[] = [];
  for (const { field, text } of texts) {
    for (const m of text.matchAll(regex)) {
      const found = m[0].toLowerCase();
      const id = byAlias.get(found)?.id ?? compact.get(found.replace(/[ -]/g, ''));
      if (id === undefined) continue;
      const end = m.index + m[0].length;
      if (ABSENT.before.test(text.slice(Math.max(0, m.index - 24), m.index)) && ABSENT.after.test(text.slice(end, end + 24))) continue;
      const version = VERSION.exec(text.slice(end, end + 24))?.[1];
      if (field !== 'tech_stack' && RISKY.has(found) && version === undefined) continue;
      if (found === 'node' && version === undefined && isMachine(text, m.index)) continue;
      out.push({ id, field, start: m.index, end, quote: m[0], ...(version === undefined ? {} : { version }) });
    }
  }
  return out;
}

/** Each technology where it is named first, with its documented defaults. */
export function documentedOf(named: readonly TechnologyMention[], technologies: readonly Technology[]): NamedTechnology[] {
  const known = new Map(technologies.map((t) => [t.id, t]));
  const first = named.filter((m, i) => named.findIndex((o) => o.id === m.id) === i);
  return first.flatMap(({ id, field, start, end, quote }) => {
    const t = known.get(id);
    return t && t.defaults.length > 0 ? [{ field, start, end, quote, name: t.name, defaults: t.defaults }] : [];
  });
}

const isMachine = (text: string, at: number): boolean =>
  MACHINE.before.test(text.slice(Math.max(0, at - 12), at)) || MACHINE.after.test(text.slice(at + 'node'.length, at + 20));
