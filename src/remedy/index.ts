import type { Diagnosis, Setting } from '../diagnosis/index.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { chooseRemedies } from './choose.ts';
import type { Chosen, OrderStep, Treatment } from './types.ts';

export type * from './types.ts';

/** A mitigation is worth doing before the cause is known when it stops the effect with at least this chance. Judgement. */
const WORTH_DOING_BLIND = 0.35;

/** The remedies of the surviving hypotheses, and the order: what now whatever the cause, and what only after which conclusion. */
export function treat(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting): Treatment {
  const pick = (kind: 'evidence' | 'mitigation' | 'fix' | 'repair') => chooseRemedies(kind, diagnosis, knowledge, setting);
  const evidence = pick('evidence');
  const mitigations = pick('mitigation');
  const fixes = pick('fix');
  const repairs = pick('repair');
  const now = mitigations
    .filter((m) => m.remedy.proposedBy === undefined && m.remedy.risk !== 'high' && m.chance >= WORTH_DOING_BLIND)
    .sort((a, b) => worth(b) - worth(a))[0];
  return {
    evidence,
    mitigations,
    fixes,
    repairs,
    order: orderOf(diagnosis, evidence, mitigations, fixes, repairs, now),
    ...(now ? { now } : {}),
  };
}

/** Chance per root of the minutes: a quick half-measure goes before a slow full one, not before everything. */
const worth = (c: Chosen) => (c.chance * (c.remedy.risk === 'low' ? 1 : 0.8)) / Math.sqrt(c.remedy.minutes);

function orderOf(
  d: Diagnosis,
  evidence: readonly Chosen[],
  mitigations: readonly Chosen[],
  fixes: readonly Chosen[],
  repairs: readonly Chosen[],
  now: Chosen | undefined,
): OrderStep[] {
  const concluded = d.hypotheses.map((h): OrderStep => {
    const own = (list: readonly Chosen[]) => list.filter((c) => c.addresses.includes(h.id));
    const aimed = own(mitigations)
      .filter((m) => m !== now)
      .slice(0, 2);
    return { when: { kind: 'concluded', hypothesis: h.id }, actions: [...aimed, ...own(fixes).slice(0, 2)] };
  });
  return [
    ...(evidence.length ? [{ when: { kind: 'now' }, actions: evidence } as const] : []),
    ...(now ? [{ when: { kind: 'now' }, actions: [now] } as const] : []),
    { when: { kind: 'look' }, actions: [] },
    ...concluded.filter((s) => s.actions.length > 0),
    ...(repairs.length ? [{ when: { kind: 'after-bleeding' }, actions: repairs } as const] : []),
  ];
}
