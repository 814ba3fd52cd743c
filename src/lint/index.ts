import type { Report } from '../report/types.ts';
import { branchToNowhere } from './rules/branch-to-nowhere/rule.ts';
import { changesSystemBeforeLooking } from './rules/changes-system-before-looking/rule.ts';
import { confoundedOnset } from './rules/confounded-onset/rule.ts';
import { disconfirmedButLeading } from './rules/disconfirmed-but-leading/rule.ts';
import { emptyPart } from './rules/empty-part/rule.ts';
import { endlessLoop } from './rules/endless-loop/rule.ts';
import { hypothesisCount } from './rules/hypothesis-count/rule.ts';
import { hypothesisWithoutFix } from './rules/hypothesis-without-fix/rule.ts';
import { hypothesisWithoutMitigation } from './rules/hypothesis-without-mitigation/rule.ts';
import { inventedNumber } from './rules/invented-number/rule.ts';
import { knownAnswer } from './rules/known-answer/rule.ts';
import { labelContradictsRank } from './rules/label-contradicts-rank/rule.ts';
import { leftoverPlaceholder } from './rules/leftover-placeholder/rule.ts';
import { mitigationWithoutHypothesis } from './rules/mitigation-without-hypothesis/rule.ts';
import { noEvidenceFor } from './rules/no-evidence-for/rule.ts';
import { noRollback } from './rules/no-rollback/rule.ts';
import { noSacrifice } from './rules/no-sacrifice/rule.ts';
import { quotationNotInInput } from './rules/quotation-not-in-input/rule.ts';
import { rankNotMonotone } from './rules/rank-not-monotone/rule.ts';
import { stepWithoutBranch } from './rules/step-without-branch/rule.ts';
import { superlativeTwice } from './rules/superlative-twice/rule.ts';
import { thresholdWithoutNumber } from './rules/threshold-without-number/rule.ts';
import { thresholdWithoutWindow } from './rules/threshold-without-window/rule.ts';
import { unreachableStep } from './rules/unreachable-step/rule.ts';
import { unsafeCommand } from './rules/unsafe-command/rule.ts';
import type { Finding, Rule } from './types.ts';

export type { Finding, Rule, Seen } from './types.ts';

/** Every rule; to add one, write its folder and give it its row here. */
export const RULES: readonly Rule[] = [
  branchToNowhere,
  changesSystemBeforeLooking,
  confoundedOnset,
  disconfirmedButLeading,
  emptyPart,
  endlessLoop,
  hypothesisCount,
  hypothesisWithoutFix,
  hypothesisWithoutMitigation,
  inventedNumber,
  knownAnswer,
  labelContradictsRank,
  leftoverPlaceholder,
  mitigationWithoutHypothesis,
  noEvidenceFor,
  noRollback,
  noSacrifice,
  quotationNotInInput,
  rankNotMonotone,
  stepWithoutBranch,
  superlativeTwice,
  thresholdWithoutNumber,
  thresholdWithoutWindow,
  unreachableStep,
  unsafeCommand,
];

/** All findings on a report, in the order of the rules. Empty on a sound report. */
export function lintReport(report: Report, rules: readonly Rule[] = RULES): Finding[] {
  return rules.flatMap((r) => r.check(report).map((s) => ({ rule: r.id, severity: r.severity, ...s, why: r.why, mend: r.mend })));
}
