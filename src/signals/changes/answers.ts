import type { TimesRead } from '../times/types.ts';
import type { Change, ChangeKind, Signal } from '../types.ts';
import { isAfter, reliabilityOf } from './fit.ts';
import type { ChangeRead } from './types.ts';

/** Observable ids by kind of change. */
const OBSERVABLE: Readonly<Record<ChangeKind, string>> = {
  deploy: 'deploy-before-onset',
  configuration: 'config-change-before-onset',
  flag: 'flag-change-before-onset',
  migration: 'migration-before-onset',
  'scale-out': 'scale-out-before-onset',
  'scale-in': 'scale-in-before-onset',
  upgrade: 'upgrade-before-onset',
  failover: 'failover-before-onset',
  traffic: 'traffic-event-before-onset',
  credential: 'credential-rotation-before-onset',
  certificate: 'certificate-change-before-onset',
  manual: 'manual-operation-before-onset',
  network: 'network-change-before-onset',
  schedule: 'schedule-run-before-onset',
  data: 'data-change-before-onset',
  vendor: 'vendor-change-before-onset',
  infrastructure: 'infrastructure-change-before-onset',
};

export const observableOfChange = (kind: ChangeKind): string => OBSERVABLE[kind];

const SAID = 0.8;
/** So likely a change was before the onset, that it counts as told. */
const TOLD = 0.35;

/**
 * The observables of family `change`. A change after the onset is none of them; others count by how well their time fits; of several of one kind the best fitting stands and
 * the others are its further places. A denial answers `no`, unless a change of that kind is told.
 */
export function changeSignals(changes: readonly ChangeRead[], time: TimesRead): Signal[] {
  const out: Signal[] = [];
  // Where changes are told, that one part was left alone says little of the others.
  const told = changes.some((c) => reliabilityOf(c) >= TOLD);
  const denials = (time.denials ?? []).filter((d) => !d.part || !told);
  for (const [kind, observable] of Object.entries(OBSERVABLE) as [ChangeKind, string][]) {
    const own = changes
      .filter((c) => c.kinds.includes(kind) && !inVain(c) && !isAfter(c) && c.old !== true)
      .sort((a, b) => reliabilityOf(b) - reliabilityOf(a));
    const [best, ...rest] = own;
    if (best) out.push(signal(observable, 'yes', best, reliabilityOf(best), 0.6, rest));
    const denial = denials
      .filter((d) => d.kind === kind || (d.kind === 'any' && kind === 'deploy'))
      .sort((a, b) => b.strength - a.strength)[0];
    // A denial outweighs a change of long ago; one for a single component does not stand against a change of another.
    if (denial && best && reliabilityOf(best) < 0.4) out.pop();
    if (denial && (!best || !denial.qualified || reliabilityOf(best) < 0.4))
      out.push(signal(observable, 'no', denial, SAID, denial.strength, []));
  }
  for (const undone of ['cured', 'no-effect'] as const) {
    const own = changes.filter((c) => c.undone === undone);
    if (own[0]) out.push(signal('rollback-cures', undone === 'cured' ? 'yes' : 'no', own[0].undoneAt ?? own[0], 0.9, 0.9, own.slice(1)));
  }
  const nothing = denials.find((d) => d.kind === 'any' && !d.qualified);
  if (nothing && !changes.some((c) => reliabilityOf(c) >= 0.6))
    out.push(signal('no-change-known', 'yes', nothing, changes.length > 0 ? 0.5 : SAID, nothing.strength, []));
  return out;
}

/** Of some change it is only told that taking it back was no cure: nobody would suspect it now. */
const inVain = (c: ChangeRead): boolean => c.onlyUndone === true && c.undone !== 'cured';

function signal(
  observable: string,
  value: string,
  at: Pick<Change, 'field' | 'start' | 'end' | 'quote'>,
  reliability: number,
  strength: number,
  also: readonly Change[],
): Signal {
  const place = ({ field, start, end, quote }: Pick<Change, 'field' | 'start' | 'end' | 'quote'>) => ({ field, start, end, quote });
  return {
    observable,
    value,
    reading: `${observable.replaceAll('-', ' ')}: ${value}`,
    classification: 'time-dependent',
    ...place(at),
    reliability,
    strength,
    origin: 'text',
    also: also.slice(0, 4).map(place),
    slots: {},
  };
}
