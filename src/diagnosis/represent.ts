import type { Mode } from '../knowledge/types.ts';
import type { Posterior } from './types.ts';

/** Cause class -> probability that a mode of it is among the causes. */
export function classMasses(posterior: Posterior): ReadonlyMap<string, number> {
  const masses = new Map<string, number>();
  for (const set of posterior.sets)
    for (const name of new Set(set.modes.map((m) => m.class))) masses.set(name, (masses.get(name) ?? 0) + set.probability);
  return masses;
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
  for (const set of posterior.sets) {
    for (const id of new Set(set.modes.map((m) => stands.get(m.id))))
      if (id !== undefined) masses.set(id, (masses.get(id) ?? 0) + set.probability);
  }
  return masses;
}
