import { PREVALENCE, PREVALENCE_ORDER } from '../knowledge/index.ts';
import type { Mode, Needs, Technology } from '../knowledge/types.ts';
import { observableOfChange } from '../signals/index.ts';
import type { Reading } from '../signals/types.ts';

/** Factor on a mode whose stack needs are not named where a stack is given: texts leave parts of a stack out, so it is not zero. */
const NEED_NOT_NAMED = 0.25;

/** Factor on a mode whose usual parts (a queue, a cache) a given stack does not name. */
const USUAL_NOT_NAMED = 0.4;

/** What the conditions of modes and remedies are tried against. */
export interface Setting {
  readonly technologies: ReadonlySet<string>;
  /** Those of them that the trouble itself is told of, not in the list of the stack, and how often each is named. */
  readonly told: ReadonlyMap<string, number>;
  readonly roles: ReadonlySet<string>;
  /** `observable=value` of every signal. */
  readonly answers: ReadonlySet<string>;
  readonly stackGiven: boolean;
  /** A snippet was given, and all of it was parsed: what its detectors look for has been looked for. */
  readonly codeRead?: boolean;
  /** Settings that the text prints: name, its words joined by `_`, -> value. */
  readonly printed?: ReadonlyMap<string, string>;
  /** What people tell they tried without effect, in their words. */
  readonly inVain?: readonly string[];
  /** Observables of changes in the window of the onset that nobody took back and nothing clears. */
  readonly inWindow?: ReadonlySet<string>;
  /** Observables of changes that were taken back without effect, and of which no other is told. */
  readonly undoneInVain?: ReadonlySet<string>;
  /** Observables of all changes that were taken back without effect. */
  readonly undone?: ReadonlySet<string>;
}

export function settingOf(reading: Reading, technologies: readonly Technology[]): Setting {
  const own = reading.technologies.filter((t) => !elsewhere(t, reading, technologies));
  const named = new Set(own.map((t) => t.id));
  for (const t of technologies) if (named.has(t.id) && !named.has('windows')) for (const implied of t.implies) named.add(implied);
  return {
    technologies: named,
    told: counted(own.filter((t) => t.field !== 'tech_stack').map((t) => t.id)),
    roles: new Set(technologies.filter((t) => named.has(t.id)).flatMap((t) => t.roles)),
    // Conditions of modes and remedies are facts: a language model's reading opens and closes none of them.
    answers: new Set(reading.signals.filter((s) => s.origin !== 'model').map((s) => `${s.observable}=${s.value}`)),
    stackGiven: named.size > 0,
    codeRead: reading.languages.length > 0 && reading.unread.length === 0,
    printed: reading.printed,
    inVain: reading.attempts.filter((a) => a.effect === 'no-effect').map((a) => a.quote.toLowerCase()),
    undoneInVain: undoneInVain(reading),
    inWindow: new Set(kindsOf(reading.time.changes.filter(isInWindow))),
    undone: new Set(kindsOf(reading.time.changes.filter((c) => c.undone === 'no-effect'))),
  };
}

/** Minutes before the onset in which a change is its likely trigger. Judgement. */
export const ONSET_WINDOW = 120;

/** By its time, of the hour and not the day alone; what was undone, or is cleared by the telling, is no suspect. */
export const isInWindow = ({ minutesBeforeOnset: m, byDay, undone, cleared }: Reading['time']['changes'][number]): boolean =>
  m !== undefined && m >= 0 && m <= ONSET_WINDOW && !byDay && undone === undefined && cleared === undefined;

const kindsOf = (changes: Reading['time']['changes']): string[] => changes.flatMap((c) => c.kinds.map(observableOfChange));

function undoneInVain({ time: { changes } }: Reading): ReadonlySet<string> {
  const others = new Set(kindsOf(changes.filter((c) => c.undone !== 'no-effect')));
  return new Set(kindsOf(changes.filter((c) => c.undone === 'no-effect')).filter((k) => !others.has(k)));
}

function counted(ids: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const id of ids) out.set(id, (out.get(id) ?? 0) + 1);
  return out;
}

/** Of these a service runs on one: another that only the telling names is a neighbour's. */
const ONE_OF_A_KIND = 'container-orchestrator';

/** "Services in EKS use the same Redis and have no problem", told of a service whose stack says ECS. */
function elsewhere(t: Reading['technologies'][number], reading: Reading, technologies: readonly Technology[]): boolean {
  const isPlatform = (id: string) => technologies.some((x) => x.id === id && x.roles.includes(ONE_OF_A_KIND));
  if (t.field === 'tech_stack' || !isPlatform(t.id)) return false;
  const inStack = reading.technologies.filter((x) => x.field === 'tech_stack' && isPlatform(x.id)).map((x) => x.id);
  return inStack.length > 0 && !inStack.includes(t.id);
}

/** Does one condition hold: a technology id, `role:<role>` or `observable=value`? */
export function holds(condition: string, setting: Setting): boolean {
  if (condition.startsWith('role:')) return setting.roles.has(condition.slice(5));
  return condition.includes('=') ? setting.answers.has(condition) : setting.technologies.has(condition);
}

export function meets(needs: Needs, setting: Setting): boolean {
  const any = needs.any.length === 0 || needs.any.some((c) => holds(c, setting));
  return any && needs.all.every((c) => holds(c, setting));
}

/**
 * Prior weight of a mode in this incident, before normalising: from its prevalence, a step up where the stack or a signal makes it
 * usual, a quarter where the stack is given and does not name what it needs, and times what a team's closed incidents taught.
 */
export function priorWeight(mode: Mode, setting: Setting): number {
  const usual = mode.usualWith.some((c) => holds(c, setting));
  const at = PREVALENCE_ORDER.indexOf(mode.prevalence) - (usual ? 1 : 0);
  const prevalence = PREVALENCE_ORDER[Math.max(0, at)] ?? mode.prevalence;
  const possible = meets(mode.needs, setting) || !setting.stackGiven;
  const apart = setting.stackGiven && !usual && mode.usualWith.some((c) => c.startsWith('role:'));
  return PREVALENCE[prevalence] * (possible ? 1 : NEED_NOT_NAMED) * (apart ? USUAL_NOT_NAMED : 1) * (mode.learned ?? 1);
}
