import { FREQUENCY } from '../knowledge/index.ts';
import type { Cell, Knowledge } from '../knowledge/types.ts';
import type { Reading } from '../signals/types.ts';
import { bandOf, CAP, LEAST_SAID, OTHER_FLOOR } from './bands.ts';
import { bearingsOf, callsForCause, disconfirms, explains, supports } from './bearing.ts';
import { inferBounded } from './bounded.ts';
import { CALIBRATION, type Calibration } from './calibration.ts';
import { smallestCover } from './cover.ts';
import { doubted } from './doubt.ts';
import { gatherEvidence } from './evidence.ts';
import { jointCause } from './joint.ts';
import { choose, LEAST, rank, rootFirst, SUSPECT, WORTH_SHOWING, withLeader, withProposals, withSuspects } from './ledger.ts';
import { ownFactor, voiceOf } from './own.ts';
import { isRecorded } from './posterior.ts';
import { priorWeight, settingOf } from './priors.ts';
import { isProposal, shareOther } from './proposals.ts';
import { classMasses, representedMasses, standIns } from './represent.ts';
import { type Row, rowOf } from './rows.ts';
import { sharesInOrder } from './shares.ts';
import { RUNS, stabilityOf } from './stability.ts';
import { trialObservable, withTrials } from './trials.ts';
import type { Diagnosis, Evidence, Hypothesis, Posterior } from './types.ts';
import { boundToWhatWasUndone } from './undone.ts';
import type { Wording } from './wording/index.ts';

export { BANDS, bandOf, bandWords, CAP, OTHER_FLOOR } from './bands.ts';
export { callsForCause, explains } from './bearing.ts';
export { CALIBRATION, type Calibration } from './calibration.ts';
export { doubted } from './doubt.ts';
export { isDenial } from './likelihood.ts';
export { isRecorded } from './posterior.ts';
export type { Setting } from './priors.ts';
export { holds, isInWindow, meets, ONSET_WINDOW, settingOf } from './priors.ts';
export type { Row } from './rows.ts';
export { probabilityOf, rowOf } from './rows.ts';
export { sharesOf } from './shares.ts';
export { endsByItself, endsTrouble } from './trials.ts';
export type * from './types.ts';
export { mechanismAfter } from './within.ts';
export { featuresOf, readWording, tellingWords, type Wording, wordsOf } from './wording/index.ts';

/** Signals and knowledge -> the ledger: 3 to 6 ranked hypotheses, what each explains, and what is left for something else. */
export function diagnose(reading: Reading, knowledge: Knowledge, wording?: Wording, calibration: Calibration = CALIBRATION): Diagnosis {
  const observables = new Map(knowledge.observables.map((o) => [o.id, o]));
  const setting = settingOf(reading, knowledge.technologies);
  const trials = reading.signals.filter((s) => s.trial !== undefined);
  for (const s of trials) observables.set(s.observable, trialObservable(s, observables.get(s.observable), setting));
  const evidence = gatherEvidence(reading.signals, observables);
  const own = knowledge.modes.filter((m) => m.byModel?.as !== 'proposed');
  const proposals = knowledge.modes.filter((m) => m.byModel?.as === 'proposed').map(rowOf);
  const rows = own.map((m) => withTrials(boundToWhatWasUndone(rowOf(m), setting), trials, knowledge));
  const weights = own.map((m) => priorWeight(m, setting) * ownFactor(m, evidence));
  const { posterior: inferred, leader, unheeded } = inferBounded(rows, weights, evidence, wording, calibration);
  const { posterior, scale } = shareOther(inferred, proposals, evidence, OTHER_FLOOR);

  const ranked = rank(
    rows.map((row, i) => ({ row, weight: weights[i] ?? 0, own: inferred.ofMode.get(row.mode.id) ?? 0 })),
    classMasses(inferred),
  );
  const suspects = withSuspects(
    choose(ranked),
    ranked,
    evidence.filter((e) => !e.byModel),
  );
  const chosen = withLeader(suspects, ranked, leader).sort((a, b) => ranked.indexOf(a) - ranked.indexOf(b));
  const ofOwn = standIns(
    chosen.map((c) => c.row.mode),
    own,
  );
  const masses = representedMasses(inferred, ofOwn);
  const ordered = rootFirst(
    chosen.map((c) => ({ ...c, probability: masses.get(c.row.mode.id) ?? 0 })).sort((a, b) => b.probability - a.probability),
  );
  // The order of our rows is decided without the model's; then these take their share.
  const shown = withProposals(
    ordered.map((c) => ({ ...c, own: c.own * scale, probability: c.probability * scale })),
    proposals,
    posterior,
  );
  // A proposal stands for itself; it may have taken the last place of a row of ours.
  const stands = new Map([
    ...standIns(
      shown.map((s) => s.row.mode).filter((m) => m.byModel?.as !== 'proposed'),
      own,
    ),
    ...proposals.map((p): [string, string] => [p.mode.id, p.mode.id]),
  ]);
  const total = weights.reduce((s, w) => s + w, 0) || 1;
  const stability = stabilityOf(
    ranked.map((r) => r.row),
    ranked.map((r) => Math.log(r.weight / total) + voiceOf(r.row, wording, calibration)),
    evidence.filter((e) => !e.byModel),
  );
  const answered = new Set(evidence.map((e) => e.observable.id));
  const worthy = ranked.filter((r) => r.own >= WORTH_SHOWING);
  const stoodFor = new Map(shown.map((s) => [s.row.mode.id, new Set<string>()]));
  for (const [mode, stand] of stands) stoodFor.get(stand)?.add(mode);

  const ledger: Hypothesis[] = shown.map(({ row, probability }, i) => {
    // What a model proposes is no rival of the knowledge's rows: it must not make their evidence look less telling.
    const rivals = shown.filter((s) => s.row.mode !== row.mode && (isProposal(row) || !isProposal(s.row)));
    const bearings = bearingsOf(row, rivals, evidence);
    const p = Math.max(LEAST_SAID, Math.round(1000 * Math.min(CAP, probability)) / 1000);
    return {
      id: `H${i + 1}`,
      mode: row.mode,
      probability: p,
      alone: Math.min(p, Math.round(1000 * (posterior.ofMode.get(row.mode.id) ?? 0)) / 1000),
      band: bandOf(p),
      supports: bearings.filter((b) => supports(row, b)).sort((a, b) => b.ratio - a.ratio),
      unexplained: bearings.filter((b) => callsForCause(b.evidence) && !explains([row], b.evidence) && !disconfirms(row, b)),
      disconfirms: bearings.filter((b) => disconfirms(row, b)),
      missing: expected(row, answered),
      variants: worthy
        .filter((r) => r.row.mode !== row.mode && stands.get(r.row.mode.id) === row.mode.id)
        .map((r) => ({ mode: r.row.mode, probability: Math.round(1000 * r.own) / 1000 })),
      standsFor: stoodFor.get(row.mode.id) ?? new Set(),
      firstIn: stability.get(row.mode.id) ?? 0,
    };
  });
  const shownRows = shown.map((s) => s.row).filter((r) => !isProposal(r));
  const cover = smallestCover(
    shownRows,
    evidence.filter((e) => callsForCause(e) && !e.byModel),
  );
  const joint = jointCause(posterior, ledger, new Map(shownRows.map((r) => [r.mode.id, r])), evidence);
  // Where no two act together one cause is sought.
  const hypotheses = joint ? ledger : oneCause(ledger, posterior, evidence);
  const idOf = new Map(hypotheses.map((h) => [h.mode.id, h.id]));
  return {
    evidence,
    hypotheses,
    other: Math.max(OTHER_FLOOR, joint ? posterior.other : 1 - sum(hypotheses.map((h) => h.probability))),
    ...(joint ? { joint } : {}),
    cover: { members: cover.rows.map((r) => idOf.get(r.mode.id) ?? ''), leaves: cover.leaves },
    stability: {
      runs: RUNS,
      first: sum(joint ? joint.members.map((id) => hypotheses.find((h) => h.id === id)?.firstIn ?? 0) : [hypotheses[0]?.firstIn ?? 0]),
    },
    separable: (hypotheses[0]?.probability ?? 0) >= 2 * (hypotheses[1]?.probability ?? 0),
    posterior,
    ...(unheeded ? { unheeded } : {}),
  };
}

const sum = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0);

/** Each hypothesis with what it has of the probability when one cause is sought, in that order. */
function oneCause(ledger: readonly Hypothesis[], posterior: Posterior, evidence: readonly Evidence[]): Hypothesis[] {
  const { sets } = evidence.some(isRecorded) ? posterior : doubted(posterior);
  const standsFor = new Map(ledger.map((h) => [h.mode.id, h.standsFor]));
  const shares = sharesInOrder(
    sets,
    ledger.map((h) => h.mode.id),
    standsFor,
  );
  const told = [...shares].flatMap(([mode, share]) => {
    const h = ledger.find((x) => x.mode.id === mode);
    return h ? [{ h, share }] : [];
  });
  // Who was there for a pair's sake has nothing of his own.
  const worthy = told.filter(({ h, share }, i) => i < LEAST || share >= SUSPECT || h.mode.byModel);
  return worthy.map(({ h, share }, i) => {
    const probability = Math.max(LEAST_SAID, Math.round(1000 * Math.min(CAP, share)) / 1000);
    return { ...h, id: `H${i + 1}`, probability, alone: Math.min(probability, h.alone), band: bandOf(probability) };
  });
}

/** What the cause would show at least usually, and nobody has answered yet. */
function expected(row: Row, answered: ReadonlySet<string>): readonly Cell[] {
  return row.mode.cells.filter((c) => FREQUENCY[c.frequency] >= FREQUENCY.usually && c.value !== 'no' && !answered.has(c.observable));
}
