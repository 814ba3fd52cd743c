import type { LineRule } from '../../signals/index.ts';
import type { CreEntry, CreLine } from './entry.ts';

type Linear = typeof import('../linear.ts');

export const creId = (e: Pick<CreEntry, 'id'>): string =>
  e.id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(?!cre-)/, 'cre-');

/** Braces would be read as slots of ours. */
export const prose = (text: string): string => text.replace(/\{/g, '(').replace(/\}/g, ')').replace(/\s+/g, ' ').trim();

export function meansOf(e: CreEntry): string {
  const what = `${prose(e.title)} (${e.id})`;
  const several = e.lines.length > 1 || e.lines.some((l) => l.count > 1);
  const window = e.window === undefined || !several ? '' : `; that they stand within ${e.window} was not looked at`;
  return several ? `${what}: all of its lines are there${e.ordered ? ', in their order' : ''}${window}` : what;
}

/** What imported enumerations look for in the lines of a log. */
export const lineRules = (entries: readonly CreEntry[], linear: Linear): LineRule[] => entries.map((e) => ruleOf(e, linear));

function ruleOf(e: CreEntry, { lazily, plain, needsOfLinear }: Linear): LineRule {
  const finder = (l: CreLine) => (l.regex === undefined ? plain(l.value ?? '') : lazily(l.regex, true));
  return {
    observable: creId(e),
    value: 'yes',
    means: meansOf(e),
    needs: e.lines.map((l) => (l.regex === undefined ? (l.value ?? '').toLowerCase() : needsOfLinear(l.regex))),
    ordered: e.ordered,
    all: e.lines.map((l) => ({ finder: finder(l), count: l.count })),
    none: e.none.map(finder),
  };
}
