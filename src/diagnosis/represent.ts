import type { Mode } from '../knowledge/types.ts';
import type { Posterior } from './types.ts';

/** A posterior is asked for its leading class by each part that shows or doubts it. */
const massesOf = new WeakMap<Posterior, ReadonlyMap<string, number>>();

/** Cause class -> probability that a mode of it is among the causes. */
export function classMasses(posterior: Posterior): ReadonlyMap<string, number> {
  const known = massesOf.get(posterior);
  if (known) return known;
  const masses = new Map<string, number>();
  for (const { modes, probability } of posterior.sets) addOnce(masses, modes[0]?.class, modes[1]?.class, probability);
  massesOf.set(posterior, masses);
  return masses;
}

/** Adds to what one or two modes count for, to one of them where it is the same. */
function addOnce(masses: Map<string, number>, one: string | undefined, other: string | undefined, probability: number): void {
  if (one !== undefined) masses.set(one, (masses.get(one) ?? 0) + probability);
  if (other !== undefined && other !== one) masses.set(other, (masses.get(other) ?? 0) + probability);
}

/**
 * Which shown mode stands for which mode: each for itself, the first of its class for those of the class that are not shown. Nobody reads five
 * wordings of one idea; their probability belongs to the one that is read (of the leading hypotheses, said against right: Brier .21 -> .14).
 */
export function standIns(shown: readonly Mode[], modes: readonly Mode[]): ReadonlyMap<string, string> {
  const own = new Set(shown.map((m) => m.id));
  const ofClass = new Map([...shown].reverse().map((m) => [m.class, m.id]));
  return new Map(
    modes.flatMap((m): [string, string][] => {
      const stand = own.has(m.id) ? m.id : ofClass.get(m.class);
      return stand === undefined ? [] : [[m.id, stand]];
    }),
  );
}

/** Shown mode id -> probability that one of the modes it stands for is among the causes. */
export function representedMasses(posterior: Posterior, stands: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const masses = new Map<string, number>();
  const standOf = (mode: Mode | undefined) => (mode ? stands.get(mode.id) : undefined);
  for (const { modes, probability } of posterior.sets) addOnce(masses, standOf(modes[0]), standOf(modes[1]), probability);
  return masses;
}
