import { type Diagnosis, type Hypothesis, holds, meets, type Setting } from '../diagnosis/index.ts';
import { FREQUENCY } from '../knowledge/index.ts';
import type { Knowledge, Remedy, RemedyKind } from '../knowledge/types.ts';
import type { Chosen } from './types.ts';

const PREFIX: Readonly<Record<RemedyKind, string>> = { evidence: 'SAVE', mitigation: 'FM', fix: 'RCF', repair: 'REP' };
const MOST: Readonly<Record<RemedyKind, number>> = { evidence: 3, mitigation: 6, fix: 7, repair: 4 };
/** Remedies of one kind that a language model may add. */
const MOST_PROPOSED = 2;
/** Price of risk on a remedy's chance. Judgement. */
const RISK = { low: 1, medium: 0.8, high: 0.5 } as const;
/** A remedy for one mode is better aimed than one for its whole class, and that than an undoing that merely fits a change. */
const AIM = { mode: 1, class: 0.8, undo: 0.6 } as const;

interface Candidate {
  readonly remedy: Remedy;
  readonly per: ReadonlyMap<string, number>;
  readonly value: number;
}

/**
 * The remedies of one kind for this ledger: the best by chance per effort, and at least one for each hypothesis that has any. A remedy
 * whose needs the incident does not show is left out: nobody switches off a part that nobody has seen.
 */
export function chooseRemedies(kind: RemedyKind, diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting): Chosen[] {
  const all = knowledge.remedies
    .filter((r) => r.kind === kind && possible(r, setting))
    .map((remedy) => weigh(remedy, diagnosis.hypotheses, setting))
    .filter((c) => c.per.size > 0)
    .sort((a, b) => b.value - a.value || (a.remedy.id < b.remedy.id ? -1 : 1));
  const candidates = all.filter((c) => c.remedy.proposedBy === undefined);
  const chosen: Candidate[] = [];
  // First each hypothesis its own best, in rank order; then the best of the rest while there is room.
  for (const h of diagnosis.hypotheses) {
    if (chosen.length >= MOST[kind]) break;
    if (chosen.some((c) => c.per.has(h.id))) continue;
    const best = [...candidates]
      .filter((c) => c.per.has(h.id))
      .sort((a, b) => (b.per.get(h.id) ?? 0) - (a.per.get(h.id) ?? 0) || b.value - a.value)[0];
    if (best) chosen.push(best);
  }
  for (const c of candidates) {
    if (chosen.length >= Math.min(MOST[kind], kind === 'mitigation' ? 5 : MOST[kind])) break;
    if (!chosen.includes(c) && c.value >= 0.1) chosen.push(c);
  }
  for (const partner of partnersOf(chosen, candidates)) chosen.push(partner);
  // What a model proposes comes on top: it takes no place from the knowledge's own.
  chosen.push(...all.filter((c) => c.remedy.proposedBy !== undefined).slice(0, MOST_PROPOSED));
  return chosen
    .sort((a, b) => b.value - a.value)
    .map((c, i) => ({
      id: `${PREFIX[kind]}${i + 1}`,
      remedy: c.remedy,
      addresses: [...c.per.keys()],
      chance: chanceOf(c.per, diagnosis.hypotheses),
    }));
}

function possible(r: Remedy, setting: Setting): boolean {
  if (r.undoes && !holds(`${r.undoes}=yes`, setting)) return false;
  if (r.undoes === 'deploy-before-onset' && holds('rollback-cures=no', setting)) return false;
  const signalNeeds = [...r.needs.any, ...r.needs.all].some((n) => n.includes('='));
  return meets(r.needs, setting) || (!setting.stackGiven && !signalNeeds);
}

function weigh(remedy: Remedy, hypotheses: readonly Hypothesis[], setting: Setting): Candidate {
  const per = new Map<string, number>();
  for (const h of hypotheses) {
    const aim = aimAt(remedy, h, setting);
    if (aim > 0) per.set(h.id, h.probability * FREQUENCY[remedy.cures] * aim);
  }
  const chance = chanceOf(per, hypotheses);
  return { remedy, per, value: chance * RISK[remedy.risk] };
}

/** Over the causes that the knowledge holds: a cause that a model proposes makes no remedy the first thing to do. */
const chanceOf = (per: ReadonlyMap<string, number>, hypotheses: readonly Hypothesis[]): number =>
  hypotheses.reduce((s, h) => s + (h.mode.byModel?.as === 'proposed' ? 0 : (per.get(h.id) ?? 0)), 0);

function aimAt(remedy: Remedy, h: Hypothesis, setting: Setting): number {
  if (remedy.treats.includes(h.mode.id)) return AIM.mode;
  if (remedy.treats.includes(`class:${h.mode.class}`)) return AIM.class;
  const undone = remedy.undoes;
  if (!undone || !holds(`${undone}=yes`, setting)) return 0;
  const cell = h.mode.cells.find((c) => c.observable === undone && c.value === 'yes');
  return cell && FREQUENCY[cell.frequency] >= FREQUENCY.often ? AIM.undo : 0;
}

/** Remedies that must not come alone bring their partner. */
function partnersOf(chosen: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const wanted = new Set(chosen.flatMap((c) => c.remedy.pairsWith.map((p) => p.remedy)));
  return candidates.filter((c) => wanted.has(c.remedy.id) && !chosen.includes(c));
}
