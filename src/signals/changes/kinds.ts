import { anyOf, lately, openPattern } from '../../text/index.ts';
import type { ChangeKind } from '../types.ts';
import { KINDS, UNITS } from './kinds.table.ts';

const PATTERNS = KINDS.flatMap(({ kind, phrases }) =>
  phrases.map(({ event, pattern }) => ({ kind, event, pattern: openPattern(pattern) })),
);

const WITH_UNITS = anyOf`(?:${UNITS})[^.;,]{0,30}?[ ] | (?:)`;
const COUNTED = new RegExp(
  String.raw`${WITH_UNITS}(?:from )?(?:fixed )?(\d+)(?: (?:${UNITS}))? ?(?:->|→|=>|to) ?(\d+)(?: (?:\w+ ){0,2}(?:${UNITS}))?`,
  'i',
);

const RELEASE_WORD = /deploy|releas|feature|roll(?:ed|ing)? ?out|version|(?<!\bindex )\bbuild\b|merge|canary|hotfix/i;

/** Kinds that a phrase names. `event` is true when a pattern says by itself that it happened. */
export const kindsOf = lately((text): { kinds: readonly ChangeKind[]; event: boolean } => {
  const hits = PATTERNS.filter((p) => p.pattern.test(text));
  let event = hits.some((h) => h.event);
  // Beside what is told to have happened, what is only named says where and for whom: "the policy for mailing was changed".
  const happened = hits.some((h) => h.event && !WHO.has(h.kind));
  const kinds = new Set(hits.filter((h) => h.event || !happened).map((h) => h.kind));
  const direction = countsOf(text);
  if (direction) {
    kinds.add(direction);
    // "scaled catalog 4 -> 8" is no upgrade from version 4.
    if (!/\d\.\d/.test(text)) kinds.delete('upgrade');
    event = true;
  }
  return { kinds: settled(kinds, text), event };
});

/** Who did it, whatever it was. */
const WHO: ReadonlySet<ChangeKind> = new Set(['manual', 'vendor']);

const WHEN = anyOf`on | at | the | a | our | yesterday | today | last | this | night | morning | evening | \w+day | \d[\d:.]* | also | then`;
/** "Security turned on a Cloudflare rule": it is named, and did nothing. */
const US = anyOf`we | i | (?:\w+ )?team | security | ops | colleague | devs | platform`;
const BY_US = new RegExp(String.raw`^(?:\W|${WHEN}[ ,])*${US}\b`, 'i');
/** What another one changed is no setting, release or platform of ours. */
export const OURS: ReadonlySet<ChangeKind> = new Set(['configuration', 'deploy', 'infrastructure']);

/** Of kinds that one wording is taken for, those that it can be together. */
export function settled(found: Iterable<ChangeKind>, text: string): ChangeKind[] {
  const kinds = new Set(found);
  if (BY_US.test(text)) kinds.delete('vendor');
  if (kinds.has('vendor')) for (const kind of OURS) kinds.delete(kind);
  // A mailing that went out, a partner that went live and a concentrator that was replaced are no release.
  if ((kinds.has('traffic') || kinds.has('data') || kinds.has('network')) && !RELEASE_WORD.test(text)) kinds.delete('deploy');
  // An index that was added is a change of the schema.
  if (kinds.has('migration') && /\b(?:index|indexes|indices|column|constraint|key)\b/i.test(text) && !RELEASE_WORD.test(text))
    kinds.delete('deploy');
  // A limit that was bumped is a setting, no new version.
  if (kinds.has('configuration') && /\bbump/i.test(text) && !/\d\.\d|upgrad|patch/i.test(text)) kinds.delete('upgrade');
  // More memory is no new version, and a configuration that went out is no release.
  if (/\b(?:RAM|memory|disk|CPU|hardware|SSD|NIC) upgrade/i.test(text)) kinds.delete('upgrade');
  if (CONFIG_WENT_OUT.test(text)) for (const kind of ['deploy', 'data'] as const) kinds.delete(kind);
  return [...kinds];
}
const CONFIG_WENT_OUT =
  /\b(?:config(?:uration)?|settings|rule ?set)\b (?:(?:was|were|got|has been) )?(?:went out|merged|pushed|deployed|rolled out|released|published)/i;

/** "from 2 to 6 tasks", "workers 8 -> 16", "scaled catalog 4 -> 8". */
function countsOf(text: string): ChangeKind | undefined {
  const m = COUNTED.exec(text);
  // "Node from 18 to 20" is a runtime and its versions.
  if (!m || /\bNode(?:\.?js)?\b/.test(m[0])) return undefined;
  // "Server was upgraded from 14 to 15": versions.
  if (/\b(?:upgrad|updat|downgrad)(?:ed|ing|e)\b/i.test(text) && !/\bscal/i.test(text)) return undefined;
  // "Canary 1.9.0 to 2 of 12 pods".
  if (/^ of \d/.test(text.slice(m.index + m[0].length)) || / of \d+/.test(m[0])) return undefined;
  // What follows the numbers is what was counted: "nodes went from 16 to 64 cores".
  if (/^ (?:v?cores|v?cpus?|gib?|gb|mib?|mb|tb|ms|s\b|sec|min|%|resources|rows|keys|items|users)/i.test(text.slice(m.index + m[0].length)))
    return undefined;
  if (
    /\b(?:concurrency|threads?|pool|limits?|time-?outs?|per (?:\w+ )?(?:host|pod|node|task)|connections|memory|batch|quota|rate)\b/i.test(
      text,
    )
  )
    return undefined;
  const named = new RegExp(`\\b(?:${UNITS})\\b`, 'i').test(m[0]) || /\bscal(?:ed|ing)\b/i.test(text);
  if (!named || /\d\.\d/.test(m[0])) return undefined;
  const [from, to] = [Number(m[1]), Number(m[2])];
  return from === to ? undefined : to > from ? 'scale-out' : 'scale-in';
}
