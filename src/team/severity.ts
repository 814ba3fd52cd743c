import { type Finder, packPatterns, patternAt, type Run, type SeverityPolicy } from '../signals/index.ts';
import { type Guarded, type PackedPattern, withLists } from '../text/index.ts';

/** A team's severity policy as its file holds it: any part of one. */
export interface OwnPolicy extends Partial<Pick<SeverityPolicy, 'lists' | 'facts' | 'rules'>> {
  readonly only?: boolean | undefined;
  readonly bands?: Partial<SeverityPolicy['bands']> | undefined;
}

/** Letters of words, Latin: what is looked for stands between others. */
const LETTER = '\\w\\x{c0}-\\x{24f}';

/** `says` with its lists put in, between the ends of words, as an expression in linear time. */
export function saysPattern(says: string, lists: Readonly<Record<string, string>>): string {
  return `(?:^|[^${LETTER}])(?P<said>${withLists(says, lists)})(?:$|[^${LETTER}])`;
}

/** The words of each fact that a team wrote; and what a copy of the shipped policy left as it was, in the form in which that is matched. */
export function sayings(
  own: OwnPolicy,
  shipped: SeverityPolicy,
): readonly { readonly id: string; readonly own: readonly string[]; readonly kept: readonly Run[] }[] {
  const before = shipped.packed ?? packPatterns(shipped);
  return Object.entries(own.facts ?? {}).map(([id, fact]) => {
    const known = new Map((before.of[id] ?? []).map((run) => [JSON.stringify(patternAt(before, run)), run]));
    const kept: Run[] = [];
    const words = (fact.says ?? []).filter((says) => {
      const same = known.size > 0 ? known.get(JSON.stringify(packedAlone(says, shipped))) : undefined;
      if (same) kept.push(same);
      return !same;
    });
    return { id, own: words, kept };
  });
}

function packedAlone(says: string, policy: SeverityPolicy): PackedPattern {
  const alone = packPatterns({ ...policy, facts: { alone: { means: '', says: [says] } } });
  return patternAt(alone, alone.of.alone?.[0] ?? [0, 0]);
}

/**
 * The shipped policy with a team's before it: its rules are asked first, one with a shipped id takes that one's place, its facts, lists and bands
 * go over the shipped ones (a list for its own words alone). With `only`, no shipped rule is asked.
 */
export function mergedPolicy(shipped: SeverityPolicy, own: OwnPolicy, linear: (pattern: string) => Finder = () => NEVER): SeverityPolicy {
  // What a team decides itself is not outvoted by the words of other people's incidents.
  const rules = (own.rules ?? []).map((r) => ({ sure: true, ...r }));
  const ids = new Set(rules.map((r) => r.id));
  const lists = { ...shipped.lists, ...own.lists };
  const facts = sayings(own, shipped);
  const packed = shipped.packed ?? packPatterns(shipped);
  const byId = <T>(value: (fact: (typeof facts)[number]) => T) => Object.fromEntries(facts.map((f) => [f.id, value(f)] as const));
  return {
    ...shipped,
    bands: { ...shipped.bands, ...own.bands },
    lists,
    facts: { ...shipped.facts, ...own.facts },
    rules: own.only ? rules : [...rules, ...shipped.rules.filter((r) => !ids.has(r.id))],
    packed: { ...packed, of: { ...packed.of, ...byId((f) => f.kept) } },
    opened: { ...shipped.opened, ...byId((f) => f.own.map((says) => guardedBy(linear(saysPattern(says, lists))))) },
  };
}

/** Where no pattern is a team's own, none is asked for. */
const NEVER: Finder = { exec: () => null };

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
