import type { Finder, SeverityPolicy } from '../signals/index.ts';
import type { Guarded } from '../text/index.ts';

/** A team's severity policy as its file holds it: any part of one. */
export interface OwnPolicy extends Partial<Pick<SeverityPolicy, 'lists' | 'facts' | 'rules'>> {
  readonly only?: boolean | undefined;
  readonly bands?: Partial<SeverityPolicy['bands']> | undefined;
}

/** Letters of words, Latin: what is looked for stands between others. */
const LETTER = '\\w\\x{c0}-\\x{24f}';

/** `says` with its lists put in, between the ends of words, as an expression in linear time. */
export function saysPattern(says: string, lists: Readonly<Record<string, string>>): string {
  let text = says;
  for (let i = 0; i < 3; i++) text = text.replace(/<([a-z]+)>/g, (all, name: string) => (name in lists ? `(?:${lists[name]})` : all));
  return `(?:^|[^${LETTER}])(?P<said>${text})(?:$|[^${LETTER}])`;
}

/** The facts whose patterns are a team's own words: those that a copy of the shipped policy left as they were are not. */
export const ownSays = (own: OwnPolicy, shipped: SeverityPolicy): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(own.facts ?? {}).flatMap(([id, f]) =>
    f.says && JSON.stringify(f.says) !== JSON.stringify(shipped.facts[id]?.says) ? [[id, f.says] as const] : [],
  );

/**
 * The shipped policy with a team's before it: its rules are asked first, one with a shipped id takes that one's place, its facts, lists and bands
 * go over the shipped ones. With `only`, no shipped rule is asked.
 */
export function mergedPolicy(shipped: SeverityPolicy, own: OwnPolicy, linear: (pattern: string) => Finder): SeverityPolicy {
  const rules = own.rules ?? [];
  const ids = new Set(rules.map((r) => r.id));
  const lists = { ...shipped.lists, ...own.lists };
  const opened = ownSays(own, shipped).map(([id, says]) => [id, says.map((s) => guardedBy(linear(saysPattern(s, lists))))] as const);
  // A fact that is read from observables or other facts alone has no words of the shipped one.
  const silent = Object.entries(own.facts ?? {}).flatMap(([id, f]) => (f.says === undefined ? [[id, []] as const] : []));
  return {
    ...shipped,
    bands: { ...shipped.bands, ...own.bands },
    lists,
    facts: { ...shipped.facts, ...own.facts },
    rules: own.only ? rules : [...rules, ...shipped.rules.filter((r) => !ids.has(r.id))],
    opened: { ...shipped.opened, ...Object.fromEntries(silent), ...Object.fromEntries(opened) },
  };
}

/** What is looked for stands in a group, between what bounds it. */
function guardedBy(finder: Finder): Guarded {
  const exec = (text: string): RegExpExecArray | null => {
    const m = finder.exec(text);
    const said = m?.groups?.said;
    if (!m || said === undefined) return null;
    const index = m.index + m[0].indexOf(said);
    return Object.assign([said], { index, input: text, groups: undefined }) as unknown as RegExpExecArray;
  };
  return { exec, test: (text) => exec(text) !== null };
}
