import type { Diagnosis, Hypothesis, Setting } from '../diagnosis/index.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { bestFor } from './choose.ts';

/** So many of a cause's mitigations count as its first ones. */
const FIRST = 2;

/**
 * Sets of hypotheses that one treatment serves: the same fix stands first for each, and one of the first mitigations is for all of
 * them. What they would be told apart for makes no difference to what is done.
 */
export function treatedAlike(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting): string[][] {
  const known = diagnosis.hypotheses.filter((h) => h.mode.byModel?.as !== 'proposed');
  const treatment = new Map(known.map((h) => [h.id, treatmentOf(h, knowledge, setting)]));
  const sets: string[][] = [];
  for (const { id } of known) {
    const own = treatment.get(id);
    const set = sets.find((s) => s.every((x) => alike(treatment.get(x), own)));
    if (set) set.push(id);
    else sets.push([id]);
  }
  return sets.filter((s) => s.length > 1);
}

interface Treated {
  readonly fix: string | undefined;
  readonly mitigations: readonly string[];
}

const treatmentOf = (h: Hypothesis, knowledge: Knowledge, setting: Setting): Treated => ({
  fix: bestFor('fix', h, knowledge, setting, 1)[0]?.id,
  mitigations: bestFor('mitigation', h, knowledge, setting, FIRST).map((r) => r.id),
});

const alike = (a: Treated | undefined, b: Treated | undefined): boolean =>
  a?.fix !== undefined && a.fix === b?.fix && a.mitigations.some((m) => b.mitigations.includes(m));

/** The mitigation that holds each hypothesis's effect first, where the knowledge has one: what two causes share of it is done before they are told apart. */
export function holdsFirst(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting): Map<string, string> {
  const known = diagnosis.hypotheses.filter((h) => h.mode.byModel?.as !== 'proposed');
  return new Map(known.flatMap((h) => bestFor('mitigation', h, knowledge, setting, 1).map((r) => [h.id, r.id] as const)));
}
