import { FREQUENCY } from '../knowledge/index.ts';
import { CALIBRATION, type Calibration } from './calibration.ts';
import { isBinary, probabilityOf, type Row } from './rows.ts';
import type { Evidence } from './types.ts';

/** No single sentence moves a hypothesis by more than this (nats): one misreading cannot kill it (THEORY §1). */
const FLOOR = -4;
/** log P(evidence | just these rows), weighted by how far the reading is trusted. */
export function logLikelihood(rows: readonly Row[], evidence: readonly Evidence[], { temperature }: Calibration = CALIBRATION): number {
  let sum = 0;
  for (const e of evidence) sum += term(probabilityOf(rows, e.observable, affirmed(e)), e);
  return sum / temperature;
}

/** A denial is scored as the absence of `yes`. */
export const affirmed = (e: Evidence) => (isDenial(e) ? 'yes' : e.value);

export const isDenial = (e: Evidence): boolean => e.value === 'no' && isBinary(e.observable);

/** The chance that an incident's text is read to say something that is not so, for a paraphrase and for a quoted error text. Judged, then fitted. */
const MISREAD = { paraphrase: 0.04, quoted: 0.004 };
/** The weight of a paraphrase (THEORY §1); what is trusted less is misread more often. */
const PARAPHRASE = 0.6;

const misread = (e: Evidence): number => MISREAD.quoted + (MISREAD.paraphrase - MISREAD.quoted) * ((1 - e.weight) / (1 - PARAPHRASE));

/** What was computed and stands in the incident itself is no misreading: what does not bring it about falls by so much (nats), and meets it by accident so many times less often than it meets words like it. Judgements. */
const PROOF_FLOOR = -9;
/**
 * Nor is what parsing finds in the code: who pastes code pastes what is on the failing path. Of 39 faults in cases that correct code hardly ever
 * holds 38 were the truth, of 80 less specific ones 67; with a text's floor they were said to be so in .79 and .78. Floor and error are judgements.
 */
const PARSED_FLOOR = -7;
const MISPARSED = 0.0005;
const BY_ACCIDENT = 100;
/**
 * How far a denial is believed. Its strength and the trust in its reading both discount it, so that "no migration is running" would cost a migration a
 * third of its odds; on cases factors of 1 to 2.5 rank alike, and nobody is told to act on what he has just denied.
 */
const PLAIN_DENIAL = 2;
const MOST_BELIEVED = 0.97;
const believed = (e: Evidence): number => Math.min(MOST_BELIEVED, PLAIN_DENIAL * e.strength * e.weight);

/** `rarely`, with what is met by chance. */
const RARELY = 1.5 * FREQUENCY.rarely;

/**
 * One signal's share of a score: floored, and weighted by how far its reading is trusted. Whatever the causes, a text can be misread; without that a
 * phrase that only one row speaks of decided alone.
 */
export function term(p: number, e: Evidence): number {
  if (e.proof) return Math.max(PROOF_FLOOR, Math.log(p <= RARELY ? p / BY_ACCIDENT : p));
  if (isDenial(e)) return Math.max(FLOOR, Math.log(1 - believed(e) * p));
  if (e.parsed) return Math.max(PARSED_FLOOR, e.weight * Math.log(p + MISPARSED * (1 - p)));
  return Math.max(FLOOR, e.weight * Math.log(p + misread(e) * (1 - p)));
}
