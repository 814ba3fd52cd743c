import { changed } from '../knowledge/index.ts';
import type { Cell, Knowledge, Mode, ModeChange, ShippedChanges } from '../knowledge/types.ts';

/** Entries by id: those of a team take the place of shipped ones with the same id, the others come behind them. */
function over<T extends { readonly id: string }>(shipped: readonly T[], own: readonly T[]): readonly T[] {
  const byId = new Map(own.map((x) => [x.id, x]));
  const ids = new Set(shipped.map((x) => x.id));
  return [...shipped.map((x) => byId.get(x.id) ?? x), ...own.filter((x) => !ids.has(x.id))];
}

/** The shipped knowledge with a team's own beside it, its changes made. The shipped entries that stay are the same objects. */
export function merged(shipped: Knowledge, own: Knowledge, changes?: ShippedChanges): Knowledge {
  const off = new Set(changes?.switchedOff.map((s) => s.mode));
  const refined = new Map(changes?.refined.map((r) => [r.mode, r]));
  const modes = shipped.modes.filter((m) => !off.has(m.id)).map((m) => refine(m, refined.get(m.id)));
  return {
    classes: over(shipped.classes, own.classes),
    modes: over(modes, own.modes.map(withMark)),
    observables: over(
      shipped.observables,
      own.observables.map((o) => ({ ...o, team: 'own' as const })),
    ),
    remedies: over(shipped.remedies, own.remedies),
    technologies: over(shipped.technologies, own.technologies),
    errors: [...shipped.errors, ...own.errors],
    lexicon: { ...shipped.lexicon, ...own.lexicon },
  };
}

const withMark = (m: Mode): Mode => ({ ...m, team: 'own' });

function refine(m: Mode, change: ModeChange | undefined): Mode {
  if (!change) return m;
  const replaced = new Set([...change.forget, ...change.cells.map((c) => c.observable)]);
  const cells: readonly Cell[] = [...m.cells.filter((c) => !replaced.has(c.observable)), ...change.cells];
  return changed(m, {
    cells,
    ...(change.prevalence ? { prevalence: change.prevalence, prevalenceBecause: change.because } : {}),
    ...(change.needs ? { needs: change.needs } : {}),
    ...(change.usualWith ? { usualWith: change.usualWith } : {}),
  });
}
