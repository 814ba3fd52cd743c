import { actionWithoutEnd } from './rules/action-without-end/rule.ts';
import { actionWithoutOwner } from './rules/action-without-owner/rule.ts';
import { actsOnUnconfirmed } from './rules/acts-on-unconfirmed/rule.ts';
import { addressesEverything } from './rules/addresses-everything/rule.ts';
import { alertWouldNotFire } from './rules/alert-would-not-fire/rule.ts';
import { alreadySo } from './rules/already-so/rule.ts';
import { alreadyTried } from './rules/already-tried/rule.ts';
import { assumesAnUnknown } from './rules/assumes-an-unknown/rule.ts';
import { baselineNotGiven } from './rules/baseline-not-given/rule.ts';
import { blamesAPerson } from './rules/blames-a-person/rule.ts';
import { branchToNowhere } from './rules/branch-to-nowhere/rule.ts';
import { cannotWork } from './rules/cannot-work/rule.ts';
import { changeAfterOnset } from './rules/change-after-onset/rule.ts';
import { changesSystemBeforeLooking } from './rules/changes-system-before-looking/rule.ts';
import { cheaperStepLater } from './rules/cheaper-step-later/rule.ts';
import { codeClaimNotInCode } from './rules/code-claim-not-in-code/rule.ts';
import { commandOfAnotherSystem } from './rules/command-of-another-system/rule.ts';
import { concludedByElimination } from './rules/concluded-by-elimination/rule.ts';
import { confirmsByChange } from './rules/confirms-by-change/rule.ts';
import { confoundedCorrelation } from './rules/confounded-correlation/rule.ts';
import { confoundedOnset } from './rules/confounded-onset/rule.ts';
import { contradictsAFact } from './rules/contradicts-a-fact/rule.ts';
import { contradictsTheIncident } from './rules/contradicts-the-incident/rule.ts';
import { countDisagreesWithList } from './rules/count-disagrees-with-list/rule.ts';
import { countedTwice } from './rules/counted-twice/rule.ts';
import { countsSomethingElse } from './rules/counts-something-else/rule.ts';
import { countsTheHeader } from './rules/counts-the-header/rule.ts';
import { deadEnd } from './rules/dead-end/rule.ts';
import { delayDoesNotFit } from './rules/delay-does-not-fit/rule.ts';
import { deletesWithoutCopy } from './rules/deletes-without-copy/rule.ts';
import { destroysEvidence } from './rules/destroys-evidence/rule.ts';
import { disconfirmedButLeading } from './rules/disconfirmed-but-leading/rule.ts';
import { emptyPart } from './rules/empty-part/rule.ts';
import { endlessLoop } from './rules/endless-loop/rule.ts';
import { endsWithOpenSignal } from './rules/ends-with-open-signal/rule.ts';
import { filteredAway } from './rules/filtered-away/rule.ts';
import { fixInducesSignal } from './rules/fix-induces-signal/rule.ts';
import { givenValueContradicted } from './rules/given-value-contradicted/rule.ts';
import { harmWithoutRepair } from './rules/harm-without-repair/rule.ts';
import { harmfulStep } from './rules/harmful-step/rule.ts';
import { historyBeforeProof } from './rules/history-before-proof/rule.ts';
import { hypothesisCount } from './rules/hypothesis-count/rule.ts';
import { hypothesisNeverTested } from './rules/hypothesis-never-tested/rule.ts';
import { hypothesisWithoutFix } from './rules/hypothesis-without-fix/rule.ts';
import { hypothesisWithoutMitigation } from './rules/hypothesis-without-mitigation/rule.ts';
import { inseparablePair } from './rules/inseparable-pair/rule.ts';
import { inventedChange } from './rules/invented-change/rule.ts';
import { inventedComponent } from './rules/invented-component/rule.ts';
import { inventedNumber } from './rules/invented-number/rule.ts';
import { inventedResponse } from './rules/invented-response/rule.ts';
import { inventedTime } from './rules/invented-time/rule.ts';
import { knownAnswer } from './rules/known-answer/rule.ts';
import { knownOutcomeMisleads } from './rules/known-outcome-misleads/rule.ts';
import { labelContradictsRank } from './rules/label-contradicts-rank/rule.ts';
import { leadsButDoesNotExplain } from './rules/leads-but-does-not-explain/rule.ts';
import { leftOutOfOrder } from './rules/left-out-of-order/rule.ts';
import { leftoverPlaceholder } from './rules/leftover-placeholder/rule.ts';
import { likelihoodContradictsTable } from './rules/likelihood-contradicts-table/rule.ts';
import { lookDisturbs } from './rules/look-disturbs/rule.ts';
import { lookTooShort } from './rules/look-too-short/rule.ts';
import { masksTheFault } from './rules/masks-the-fault/rule.ts';
import { misquotedMeasure } from './rules/misquoted-measure/rule.ts';
import { missingSection } from './rules/missing-section/rule.ts';
import { mitigationStillActive } from './rules/mitigation-still-active/rule.ts';
import { mitigationWithoutHypothesis } from './rules/mitigation-without-hypothesis/rule.ts';
import { neverResumed } from './rules/never-resumed/rule.ts';
import { noAlert } from './rules/no-alert/rule.ts';
import { noEvidenceAgainst } from './rules/no-evidence-against/rule.ts';
import { noEvidenceFor } from './rules/no-evidence-for/rule.ts';
import { noGenericMitigation } from './rules/no-generic-mitigation/rule.ts';
import { noRollback } from './rules/no-rollback/rule.ts';
import { noSacrifice } from './rules/no-sacrifice/rule.ts';
import { notDiagnostic } from './rules/not-diagnostic/rule.ts';
import { numberDisagreesWithItself } from './rules/number-disagrees-with-itself/rule.ts';
import { oneTryRulesOut } from './rules/one-try-rules-out/rule.ts';
import { orderAgainstLedger } from './rules/order-against-ledger/rule.ts';
import { outcomeForOneSideOnly } from './rules/outcome-for-one-side-only/rule.ts';
import { outcomesLeaveAGap } from './rules/outcomes-leave-a-gap/rule.ts';
import { outlastsItsLease } from './rules/outlasts-its-lease/rule.ts';
import { overclaims } from './rules/overclaims/rule.ts';
import { overwritesItsOutput } from './rules/overwrites-its-output/rule.ts';
import { probabilitiesDoNotAdd } from './rules/probabilities-do-not-add/rule.ts';
import { provokedByHand } from './rules/provoked-by-hand/rule.ts';
import { quotationNotInInput } from './rules/quotation-not-in-input/rule.ts';
import { rankNotMonotone } from './rules/rank-not-monotone/rule.ts';
import { rateMismatch } from './rules/rate-mismatch/rule.ts';
import { reasonOfAnotherStep } from './rules/reason-of-another-step/rule.ts';
import { refutedByTheIncident } from './rules/refuted-by-the-incident/rule.ts';
import { removesAProtection } from './rules/removes-a-protection/rule.ts';
import { restatesTheIncident } from './rules/restates-the-incident/rule.ts';
import { riskUnderstated } from './rules/risk-understated/rule.ts';
import { rollbackRestoresFault } from './rules/rollback-restores-fault/rule.ts';
import { ruledOutThenUsed } from './rules/ruled-out-then-used/rule.ts';
import { ruledOutWithoutEvidence } from './rules/ruled-out-without-evidence/rule.ts';
import { sameMechanismTwice } from './rules/same-mechanism-twice/rule.ts';
import { saysNothing } from './rules/says-nothing/rule.ts';
import { sentToAnotherTest } from './rules/sent-to-another-test/rule.ts';
import { severityContradictsPolicy } from './rules/severity-contradicts-policy/rule.ts';
import { signalOnBothSides } from './rules/signal-on-both-sides/rule.ts';
import { slowCalledFast } from './rules/slow-called-fast/rule.ts';
import { slowStep } from './rules/slow-step/rule.ts';
import { spreadsTheFault } from './rules/spreads-the-fault/rule.ts';
import { statusNotInIncident } from './rules/status-not-in-incident/rule.ts';
import { stepDoesNotDiscriminate } from './rules/step-does-not-discriminate/rule.ts';
import { stepWithoutBranch } from './rules/step-without-branch/rule.ts';
import { stepWithoutCost } from './rules/step-without-cost/rule.ts';
import { successByConstruction } from './rules/success-by-construction/rule.ts';
import { superlativeTwice } from './rules/superlative-twice/rule.ts';
import { supportSpeaksAgainst } from './rules/support-speaks-against/rule.ts';
import { supposedAsGiven } from './rules/supposed-as-given/rule.ts';
import { switchNotAtHand } from './rules/switch-not-at-hand/rule.ts';
import { technicalMyth } from './rules/technical-myth/rule.ts';
import { thinkingAloud } from './rules/thinking-aloud/rule.ts';
import { thresholdAlreadyMet } from './rules/threshold-already-met/rule.ts';
import { thresholdWithoutNumber } from './rules/threshold-without-number/rule.ts';
import { thresholdWithoutWindow } from './rules/threshold-without-window/rule.ts';
import { timeArithmetic } from './rules/time-arithmetic/rule.ts';
import { timedFromWithin } from './rules/timed-from-within/rule.ts';
import { treatsWhatIsWell } from './rules/treats-what-is-well/rule.ts';
import { twoCausesInOne } from './rules/two-causes-in-one/rule.ts';
import { unexplainedSignal } from './rules/unexplained-signal/rule.ts';
import { unfalsifiable } from './rules/unfalsifiable/rule.ts';
import { unreachableStep } from './rules/unreachable-step/rule.ts';
import { unsafeCommand } from './rules/unsafe-command/rule.ts';
import { unsetVariable } from './rules/unset-variable/rule.ts';
import { unsourcedKnownBug } from './rules/unsourced-known-bug/rule.ts';
import { untestable } from './rules/untestable/rule.ts';
import { usesWhatAFixBrings } from './rules/uses-what-a-fix-brings/rule.ts';
import { windowOutsideOccurrence } from './rules/window-outside-occurrence/rule.ts';
import { windowTooShort } from './rules/window-too-short/rule.ts';
import { wrongArithmetic } from './rules/wrong-arithmetic/rule.ts';
import { wrongBranch } from './rules/wrong-branch/rule.ts';
import { wrongShare } from './rules/wrong-share/rule.ts';
import type { Rule } from './types.ts';

/** Every rule, by the part of a report that it watches over; to add one, write its folder and give it its row here. */
export const RULE_GROUPS: Readonly<Record<string, readonly Rule[]>> = {
  structure: [missingSection, emptyPart, hypothesisCount, leftoverPlaceholder, thinkingAloud, saysNothing],
  consistency: [
    labelContradictsRank,
    superlativeTwice,
    likelihoodContradictsTable,
    rankNotMonotone,
    probabilitiesDoNotAdd,
    numberDisagreesWithItself,
    wrongArithmetic,
    wrongShare,
    timeArithmetic,
    severityContradictsPolicy,
    countDisagreesWithList,
  ],
  explanation: [
    contradictsAFact,
    refutedByTheIncident,
    noEvidenceFor,
    supposedAsGiven,
    noEvidenceAgainst,
    notDiagnostic,
    countedTwice,
    supportSpeaksAgainst,
    signalOnBothSides,
    unsourcedKnownBug,
    technicalMyth,
    confoundedOnset,
    changeAfterOnset,
    rateMismatch,
    twoCausesInOne,
    leadsButDoesNotExplain,
    unexplainedSignal,
    disconfirmedButLeading,
    sameMechanismTwice,
    inseparablePair,
    ruledOutWithoutEvidence,
    ruledOutThenUsed,
  ],
  plan: [
    stepWithoutBranch,
    branchToNowhere,
    unreachableStep,
    endlessLoop,
    deadEnd,
    hypothesisNeverTested,
    stepDoesNotDiscriminate,
    confoundedCorrelation,
    timedFromWithin,
    unfalsifiable,
    outcomeForOneSideOnly,
    outcomesLeaveAGap,
    wrongBranch,
    knownOutcomeMisleads,
    overclaims,
    knownAnswer,
    untestable,
    usesWhatAFixBrings,
    unsetVariable,
    assumesAnUnknown,
    commandOfAnotherSystem,
    stepWithoutCost,
    slowStep,
    cheaperStepLater,
    changesSystemBeforeLooking,
    harmfulStep,
    lookDisturbs,
    lookTooShort,
    confirmsByChange,
    countsTheHeader,
    filteredAway,
    overwritesItsOutput,
    provokedByHand,
    concludedByElimination,
    sentToAnotherTest,
    reasonOfAnotherStep,
    endsWithOpenSignal,
    oneTryRulesOut,
    restatesTheIncident,
  ],
  mitigation: [
    mitigationWithoutHypothesis,
    hypothesisWithoutMitigation,
    hypothesisWithoutFix,
    addressesEverything,
    noRollback,
    noSacrifice,
    riskUnderstated,
    slowCalledFast,
    noGenericMitigation,
    masksTheFault,
    fixInducesSignal,
    alreadyTried,
    alreadySo,
    alertWouldNotFire,
    cannotWork,
    outlastsItsLease,
    treatsWhatIsWell,
    destroysEvidence,
    deletesWithoutCopy,
    unsafeCommand,
    removesAProtection,
    actsOnUnconfirmed,
    orderAgainstLedger,
    leftOutOfOrder,
    neverResumed,
    switchNotAtHand,
    harmWithoutRepair,
    spreadsTheFault,
  ],
  verification: [
    thresholdWithoutNumber,
    thresholdWithoutWindow,
    baselineNotGiven,
    successByConstruction,
    thresholdAlreadyMet,
    windowOutsideOccurrence,
    windowTooShort,
    mitigationStillActive,
    rollbackRestoresFault,
  ],
  grounding: [
    inventedNumber,
    misquotedMeasure,
    givenValueContradicted,
    inventedTime,
    inventedComponent,
    quotationNotInInput,
    codeClaimNotInCode,
    contradictsTheIncident,
    inventedChange,
    inventedResponse,
    statusNotInIncident,
    countsSomethingElse,
    delayDoesNotFit,
  ],
  'follow-up': [historyBeforeProof, noAlert, blamesAPerson, actionWithoutOwner, actionWithoutEnd],
};

export const RULES: readonly Rule[] = Object.values(RULE_GROUPS).flat();
