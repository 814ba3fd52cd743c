import type { Observable } from '../knowledge/types.ts';
import { isProof } from '../signals/index.ts';
import type { Signal } from '../signals/types.ts';
import type { Evidence } from './types.ts';

/**
 * Signals -> evidence: one entry per observable and value. Where an observable was read with two values, the better attested one
 * stands and loses what speaks against it; equal ones cancel. True repetitions add nothing (they are one phenomenon).
 */
export function gatherEvidence(signals: readonly Signal[], observables: ReadonlyMap<string, Observable>): Evidence[] {
  const byObservable = new Map<string, Map<string, Signal[]>>();
  for (const s of signals) {
    if (!observables.has(s.observable)) continue;
    const values = byObservable.get(s.observable) ?? new Map<string, Signal[]>();
    values.set(s.value, [...(values.get(s.value) ?? []), s]);
    byObservable.set(s.observable, values);
  }
  const out: Evidence[] = [];
  for (const [id, values] of byObservable) {
    const observable = observables.get(id);
    if (!observable) continue;
    const attested = [...values]
      .map(([value, group]) => ({ value, group, weight: Math.max(...group.map((s) => s.reliability)) }))
      .sort((a, b) => b.weight - a.weight || b.group.length - a.group.length || (a.value === 'yes' ? -1 : 1));
    const [best, second] = attested;
    if (!best) continue;
    const weight = second ? best.weight - second.weight / 2 : best.weight;
    if (weight <= 0) continue;
    const group = [...best.group].sort((a, b) => b.reliability - a.reliability);
    out.push({
      observable,
      value: best.value,
      weight,
      strength: Math.max(...group.map((s) => s.strength)),
      signals: group,
      ...(group.some(isProof) ? { proof: true as const } : {}),
      ...(group.some((s) => s.origin === 'code') ? { parsed: true as const } : {}),
      ...(group.every((s) => s.origin === 'model') ? { byModel: true as const } : {}),
    });
  }
  return out;
}
