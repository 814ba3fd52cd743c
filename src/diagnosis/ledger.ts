import { ANSWER, FREQUENCY, isAnswer } from '../knowledge/index.ts';
import { CAP } from './bands.ts';
import { isDenial } from './likelihood.ts';
import { isProposal } from './proposals.ts';
import { frequencyOf, type Row } from './rows.ts';
import type { Evidence, Posterior } from './types.ts';

const MOST = 6;
export const LEAST = 3;
/** Below this, after the least number, a hypothesis is noise on the page. */
export const WORTH_SHOWING = 0.04;
/** Suspects of a change are looked for among so many: a mode that nothing speaks for is no rival. */
const SUSPECTS_AMONG = 80;
/** Of one cause class at most this many stand in the ledger: the person needs the rivals, not five wordings of one idea. */
const OF_ONE_CLASS = 2;
/** A second mechanism of a class stands beside the first only where it is a rival of it: at least this share as likely. */
const CLOSE = 0.6;
/** From here on a cause is all but decided: beside it stand the least number, and whatever is likelier than `RIVAL` all the same. Judgements. */
const DECIDED = 0.9;
const RIVAL = 0.1;
/** A suspect of a change that is less likely than this is not shown. Judgement. */
export const SUSPECT = 0.02;

export interface Candidate {
  readonly row: Row;
  /** Prior weight. */
  readonly weight: number;
  /** Probability of this mode alone. */
  readonly own: number;
  /** What it is ranked by: the first of a class speaks for the class. */
  readonly probability: number;
}

export function rank(candidates: readonly Omit<Candidate, 'probability'>[], classes: ReadonlyMap<string, number>): Candidate[] {
  const seen = new Set<string>();
  const byId = (a: Omit<Candidate, 'probability'>, b: Omit<Candidate, 'probability'>) => (a.row.mode.id < b.row.mode.id ? -1 : 1);
  return [...candidates]
    .sort((a, b) => b.own - a.own || byId(a, b))
    .map((c) => {
      const first = !seen.has(c.row.mode.class);
      seen.add(c.row.mode.class);
      return { row: c.row, weight: c.weight, own: c.own, probability: first ? (classes.get(c.row.mode.class) ?? 0) : c.own };
    })
    .sort((a, b) => b.probability - a.probability || byId(a, b));
}

export function choose(ranked: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const candidate of ranked) {
    if (out.length >= MOST || (out.length >= LEAST && candidate.probability < worthShowing(out))) break;
    const alike = out.filter((x) => x.row.mode.class === candidate.row.mode.class);
    const close = candidate.own >= CLOSE * (alike[0]?.own ?? 0);
    if (alike.length === 0 || (alike.length < OF_ONE_CLASS && close)) out.push(candidate);
  }
  return out;
}

/** Which class it is, is all but decided: then the question is which of its mechanisms. */
const isDecided = (shown: readonly { probability: number }[]): boolean => (shown[0]?.probability ?? 0) >= DECIDED;

/** Beside a cause that is all but decided, what merely fits the circumstances is no rival. */
const worthShowing = (shown: readonly Candidate[]): number => (isDecided(shown) ? RIVAL : WORTH_SHOWING);

/** Of two that act together and are equally likely (to a hundredth), the one that sets off the other stands first. */
export function rootFirst<T extends { row: Row; probability: number }>(shown: readonly T[]): T[] {
  const [first, second, ...rest] = shown;
  if (!first || !second) return [...shown];
  const same = Math.round(100 * Math.min(CAP, first.probability)) === Math.round(100 * Math.min(CAP, second.probability));
  if (!same || !second.row.mode.cascades.some((c) => c.with === first.row.mode.id)) return [...shown];
  return [{ ...second, probability: first.probability }, { ...first, probability: second.probability }, ...rest];
}

/**
 * Every change before the onset has suspects of two domains in the ledger while there is room: the best-ranked modes that such a change often sets
 * off. The person will think of them anyway, and must see what speaks for each and what is missing. A release may set off anything: beside a cause that is all but
 * decided it brings none, and a change of a known kind (a scale-out, a migration) one in all.
 */
export function withSuspects<T extends { row: Row; probability: number }>(
  shown: readonly T[],
  ranked: readonly T[],
  evidence: readonly Evidence[],
): T[] {
  const out = [...shown];
  const decided = isDecided(shown) && shown.length >= LEAST;
  const most = decided ? LEAST + 1 : MOST;
  for (const e of evidence) {
    if (out.length >= most || e.observable.family !== 'change' || isDenial(e)) continue;
    if (decided && isAnswer({ observable: e.observable.id, value: e.value }, ANSWER.release)) continue;
    const setOff = (r: T) => (frequencyOf(r.row, e.observable.id, e.value) ?? 0) >= FREQUENCY.often;
    const domains = new Set(out.filter(setOff).map((r) => r.row.mode.domain));
    const isNew = (r: T) =>
      r.probability >= SUSPECT && !domains.has(r.row.mode.domain) && !out.some((x) => x.row.mode.class === r.row.mode.class);
    const suspect = domains.size < 2 ? ranked.slice(0, SUSPECTS_AMONG).find((r) => setOff(r) && isNew(r)) : undefined;
    if (suspect) out.push(suspect);
  }
  return out;
}

/** The class that led before a model spoke keeps a place. */
export function withLeader(shown: readonly Candidate[], ranked: readonly Candidate[], leader: string | undefined): Candidate[] {
  if (leader === undefined || shown.some((s) => s.row.mode.class === leader)) return [...shown];
  const found = ranked.find((r) => r.row.mode.class === leader);
  return found ? [...shown.slice(0, MOST - 1), found] : [...shown];
}

/** At most so many rows of a model stand in the ledger, and only the last places of the knowledge's rows yield to a likelier one. */
const MOST_PROPOSED = 2;

export function withProposals(shown: readonly Candidate[], proposals: readonly Row[], posterior: Posterior): Candidate[] {
  const out = [...shown];
  const likeliest = proposals
    .map((row): Candidate => {
      const own = posterior.ofMode.get(row.mode.id) ?? 0;
      return { row, weight: 0, own, probability: own };
    })
    .filter((p) => p.own > 0)
    .sort((a, b) => b.own - a.own || (a.row.mode.id < b.row.mode.id ? -1 : 1))
    .slice(0, MOST_PROPOSED);
  for (const p of likeliest) {
    const last = out.findLastIndex((s) => !isProposal(s.row));
    if (out.length < MOST) out.push(p);
    else if (last >= MOST - MOST_PROPOSED && (out[last]?.probability ?? 1) < p.probability) out.splice(last, 1, p);
  }
  if (out.every((s) => !isProposal(s.row))) return [...shown];
  // Among equals the knowledge's row stands first; the order of its rows stays as it was (the sort is stable).
  return out.sort((a, b) => b.probability - a.probability || Number(isProposal(a.row)) - Number(isProposal(b.row)));
}
