import { FREQUENCY } from '../knowledge/index.ts';
import type { Cell, Knowledge } from '../knowledge/types.ts';
import type { Reading } from '../signals/types.ts';
import { bandOf, CAP, OTHER_FLOOR } from './bands.ts';
import { bearingsOf, callsForCause, disconfirms, explains, supports } from './bearing.ts';
import { CALIBRATION, type Calibration } from './calibration.ts';
import { smallestCover } from './cover.ts';
import { gatherEvidence } from './evidence.ts';
import { jointCause } from './joint.ts';
import { isDenial } from './likelihood.ts';
import { infer } from './posterior.ts';
import { priorWeight, settingOf } from './priors.ts';
import { classMasses, representedMasses, standIns } from './represent.ts';
import { frequencyOf, type Row, rowOf } from './rows.ts';
import { RUNS, stabilityOf } from './stability.ts';
import type { Diagnosis, Evidence, Hypothesis } from './types.ts';
import type { Wording } from './wording/index.ts';

export { bandOf, bandWords } from './bands.ts';
export { callsForCause, explains } from './bearing.ts';
export { CALIBRATION, type Calibration } from './calibration.ts';
export { isDenial } from './likelihood.ts';
export type { Setting } from './priors.ts';
export { holds, meets, settingOf } from './priors.ts';
export type { Row } from './rows.ts';
export { probabilityOf, rowOf } from './rows.ts';
export type * from './types.ts';
export { featuresOf, readWording, type Wording, wordsOf } from './wording/index.ts';

const MOST = 6;
const LEAST = 3;
/** Below this, after the least number, a hypothesis is noise on the page. */
const WORTH_SHOWING = 0.02;
/** Suspects of a change are looked for among so many: a mode that nothing speaks for is no rival. */
const SUSPECTS_AMONG = 80;
/** Of one cause class at most this many stand in the ledger: the person needs the rivals, not five wordings of one idea. */
const OF_ONE_CLASS = 2;
/** A second mechanism of a class stands beside the first only where it is a rival of it: at least this share as likely. */
const CLOSE = 0.6;

/** Signals and knowledge -> the ledger: 3 to 6 ranked hypotheses, what each explains, and what is left for something else. */
export function diagnose(reading: Reading, knowledge: Knowledge, wording?: Wording, calibration: Calibration = CALIBRATION): Diagnosis {
  const observables = new Map(knowledge.observables.map((o) => [o.id, o]));
  const evidence = gatherEvidence(reading.signals, observables);
  const setting = settingOf(reading, knowledge.technologies);
  const rows = knowledge.modes.map(rowOf);
  const weights = knowledge.modes.map((m) => priorWeight(m, setting));
  const posterior = infer(rows, weights, evidence, wording, calibration);

  const ranked = rank(
    rows.map((row, i) => ({ row, weight: weights[i] ?? 0, own: posterior.ofMode.get(row.mode.id) ?? 0 })),
    classMasses(posterior),
  );
  const chosen = withSuspects(choose(ranked), ranked, evidence).sort((a, b) => ranked.indexOf(a) - ranked.indexOf(b));
  const stands = standIns(
    chosen.map((c) => c.row.mode),
    knowledge.modes,
  );
  const masses = representedMasses(posterior, stands);
  const shown = rootFirst(
    chosen.map((c) => ({ ...c, probability: masses.get(c.row.mode.id) ?? 0 })).sort((a, b) => b.probability - a.probability),
  );
  const total = weights.reduce((s, w) => s + w, 0) || 1;
  const stability = stabilityOf(
    ranked.map((r) => r.row),
    ranked.map((r) => Math.log(r.weight / total) + calibration.wording * (wording?.logRatio.get(r.row.mode.class) ?? 0)),
    evidence,
  );
  const answered = new Set(evidence.map((e) => e.observable.id));

  const hypotheses: Hypothesis[] = shown.map(({ row, probability }, i) => {
    const rivals = shown.filter((s) => s.row.mode !== row.mode);
    const bearings = bearingsOf(row, rivals, evidence);
    const p = Math.round(1000 * Math.min(CAP, probability)) / 1000;
    return {
      id: `H${i + 1}`,
      mode: row.mode,
      probability: p,
      band: bandOf(p),
      supports: bearings.filter((b) => supports(row, b)).sort((a, b) => b.ratio - a.ratio),
      unexplained: bearings.filter((b) => callsForCause(b.evidence) && !explains([row], b.evidence) && !disconfirms(row, b)),
      disconfirms: bearings.filter((b) => disconfirms(row, b)),
      missing: expected(row, answered),
      variants: ranked
        .filter((r) => r.row.mode !== row.mode && stands.get(r.row.mode.id) === row.mode.id && r.own >= WORTH_SHOWING)
        .map((r) => ({ mode: r.row.mode, probability: Math.round(1000 * r.own) / 1000 })),
      standsFor: new Set([...stands].flatMap(([mode, stand]) => (stand === row.mode.id ? [mode] : []))),
      firstIn: stability.get(row.mode.id) ?? 0,
    };
  });
  const shownRows = shown.map((s) => s.row);
  const cover = smallestCover(shownRows, evidence.filter(callsForCause));
  const idOf = new Map(hypotheses.map((h) => [h.mode.id, h.id]));
  const joint = jointCause(posterior, hypotheses, new Map(shownRows.map((r) => [r.mode.id, r])), evidence);
  return {
    evidence,
    hypotheses,
    other: Math.max(OTHER_FLOOR, posterior.other),
    ...(joint ? { joint } : {}),
    cover: { members: cover.rows.map((r) => idOf.get(r.mode.id) ?? ''), leaves: cover.leaves },
    stability: {
      runs: RUNS,
      first: sum(joint ? joint.members.map((id) => hypotheses.find((h) => h.id === id)?.firstIn ?? 0) : [hypotheses[0]?.firstIn ?? 0]),
    },
    separable: (hypotheses[0]?.probability ?? 0) >= 2 * (hypotheses[1]?.probability ?? 0),
    posterior,
  };
}

interface Candidate {
  readonly row: Row;
  /** Prior weight. */
  readonly weight: number;
  /** Probability of this mode alone. */
  readonly own: number;
  /** What it is ranked by: the first of a class speaks for the class. */
  readonly probability: number;
}

function rank(candidates: readonly Omit<Candidate, 'probability'>[], classes: ReadonlyMap<string, number>): Candidate[] {
  const seen = new Set<string>();
  const byId = (a: Omit<Candidate, 'probability'>, b: Omit<Candidate, 'probability'>) => (a.row.mode.id < b.row.mode.id ? -1 : 1);
  return [...candidates]
    .sort((a, b) => b.own - a.own || byId(a, b))
    .map((c) => {
      const first = !seen.has(c.row.mode.class);
      seen.add(c.row.mode.class);
      return { ...c, probability: first ? (classes.get(c.row.mode.class) ?? 0) : c.own };
    })
    .sort((a, b) => b.probability - a.probability || byId(a, b));
}

function choose(ranked: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const candidate of ranked) {
    if (out.length >= MOST || (out.length >= LEAST && candidate.probability < WORTH_SHOWING)) break;
    const alike = out.filter((x) => x.row.mode.class === candidate.row.mode.class);
    const close = candidate.own >= CLOSE * (alike[0]?.own ?? 0);
    if (alike.length === 0 || (alike.length < OF_ONE_CLASS && close)) out.push(candidate);
  }
  return out;
}

/** Of two that act together and are equally likely (to a hundredth), the one that sets off the other stands first. */
function rootFirst<T extends { row: Row; probability: number }>(shown: readonly T[]): T[] {
  const [first, second, ...rest] = shown;
  if (!first || !second) return [...shown];
  const same = Math.round(100 * Math.min(CAP, first.probability)) === Math.round(100 * Math.min(CAP, second.probability));
  if (!same || !second.row.mode.cascades.some((c) => c.with === first.row.mode.id)) return [...shown];
  return [{ ...second, probability: first.probability }, { ...first, probability: second.probability }, ...rest];
}

const sum = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0);

/**
 * Every change before the onset has suspects of two domains in the ledger while there is room: the best-ranked modes that such a change often sets
 * off. The person will think of them anyway, and must see what speaks for each and what is missing.
 */
function withSuspects<T extends { row: Row }>(shown: readonly T[], ranked: readonly T[], evidence: readonly Evidence[]): T[] {
  const out = [...shown];
  for (const e of evidence) {
    if (out.length >= MOST || e.observable.family !== 'change' || isDenial(e)) continue;
    const setOff = (r: T) => (frequencyOf(r.row, e.observable.id, e.value) ?? 0) >= FREQUENCY.often;
    const domains = new Set(out.filter(setOff).map((r) => r.row.mode.domain));
    const suspect =
      domains.size < 2 ? ranked.slice(0, SUSPECTS_AMONG).find((r) => setOff(r) && !domains.has(r.row.mode.domain)) : undefined;
    if (suspect && !out.includes(suspect)) out.push(suspect);
  }
  return out;
}

/** What the cause would show at least usually, and nobody has answered yet. */
function expected(row: Row, answered: ReadonlySet<string>): readonly Cell[] {
  return row.mode.cells.filter((c) => FREQUENCY[c.frequency] >= FREQUENCY.usually && c.value !== 'no' && !answered.has(c.observable));
}
