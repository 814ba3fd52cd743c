/** The numbers that experience sets, in one place. `scripts/fit.ts` fits them by log-loss on incidents with known causes. */
export interface Calibration {
  /**
   * Divides the evidence, never the priors (flattened priors would let thousands of pairs outweigh one plain cause): signals of one incident
   * are correlated, so their product overstates.
   */
  readonly temperature: number;
  /** How much the wording's own voice counts beside the matrix; its words have partly been read as signals already. */
  readonly wording: number;
  /** The same for what the wording says of the mechanisms within a class. */
  readonly mechanism: number;
  /** Prior of a cause that the knowledge does not hold (THEORY §1: .25 was best calibrated in trials). */
  readonly otherPrior: number;
  /** P(o | something else) = min(.9, factor x base rate) (THEORY §1). */
  readonly otherFactor: number;
  /** Price of a pair that the knowledge does not declare as a cascade, as a factor (THEORY §1). */
  readonly pair: number;
}

export const CALIBRATION: Calibration = { temperature: 1, wording: 1.6, mechanism: 1.5, otherPrior: 0.35, otherFactor: 1, pair: 1 };
