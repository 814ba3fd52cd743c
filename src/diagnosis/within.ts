import type { Mode, Observable } from '../knowledge/types.ts';
import { probabilityOf, rowOf } from './rows.ts';
import type { Diagnosis, Hypothesis } from './types.ts';

/** A mechanism takes the place of the shown one when it holds so much of what the hypothesis stands for. Judgement. */
const LEADS = 0.5;

/**
 * A hypothesis stands for all mechanisms of its class: after an answer another of them may be the likeliest. That one, or undefined where it is the shown
 * one, or none that leads clearly.
 */
export function mechanismAfter(d: Diagnosis, h: Hypothesis, modes: readonly Mode[], o: Observable, value: string): Mode | undefined {
  const rated = modes
    .filter((m) => h.standsFor.has(m.id))
    .map((mode) => ({ mode, weight: (d.posterior.ofMode.get(mode.id) ?? 0) * probabilityOf([rowOf(mode)], o, value) }))
    .sort((a, b) => b.weight - a.weight);
  const total = rated.reduce((s, r) => s + r.weight, 0);
  const [first] = rated;
  return first && first.mode.id !== h.mode.id && first.weight >= LEADS * total ? first.mode : undefined;
}
