import type { Finding } from '../code/types.ts';
import { ageReachesBack } from './arithmetic/ages.ts';
import { someAboveLimit } from './arithmetic/around-limit.ts';
import { timeToEmpty } from './arithmetic/backlog.ts';
import { batchAgainstPoll, batchPastDefaultPoll, workersAgainstLoad, workMemory } from './arithmetic/budgets.ts';
import { growthToLimit, integerLimits, poolsAgainstServer, retryAmplification } from './arithmetic/capacity.ts';
import { balancerMadeIt, cutAtLimit, outerBelowInner } from './arithmetic/chain.ts';
import { yearsToEndOfClock } from './arithmetic/clocks.ts';
import { sameSecond } from './arithmetic/coincidence.ts';
import { allShare } from './arithmetic/common.ts';
import { counterAtEndOfType, multixactMembers } from './arithmetic/counters.ts';
import { countsApart } from './arithmetic/counts-apart.ts';
import { machineAtBaseline, volumeAtBaseline } from './arithmetic/credits.ts';
import { deletedButOpen } from './arithmetic/deleted.ts';
import { countedTwice } from './arithmetic/doubled.ts';
import { refillRate } from './arithmetic/freed.ts';
import { longestPause } from './arithmetic/gaps.ts';
import { oneIdentityTwoOwners } from './arithmetic/identities.ts';
import { itemsAgainstTotal } from './arithmetic/items.ts';
import { fewerKept } from './arithmetic/kept.ts';
import { keysOfOneIntent } from './arithmetic/keys.ts';
import { equalsDefault } from './arithmetic/known-default.ts';
import { ruleAsksForMissingLabel } from './arithmetic/labels.ts';
import { leaseAgainstFunction } from './arithmetic/leases.ts';
import { notDoneYet, runsMissed } from './arithmetic/leftover.ts';
import { shareOfInstances } from './arithmetic/members.ts';
import { memoryOfFiles } from './arithmetic/memory.ts';
import { valueOfOthers } from './arithmetic/others.ts';
import { productPastRange } from './arithmetic/overflow.ts';
import { runsAtOnce } from './arithmetic/overlap.ts';
import { countEqualsPage } from './arithmetic/pages.ts';
import { latencyAtPeriods, processorsAgainstQuota } from './arithmetic/parallelism.ts';
import { frozenAtEndOfFloat, idsAllRound, idsRounded } from './arithmetic/precision.ts';
import { backlogGrowth, countInSpan, countOverInterval, inFlight, shareAgainstRate } from './arithmetic/rates.ts';
import { partsSelectDifferently } from './arithmetic/ratio.ts';
import { twoReadings } from './arithmetic/readings.ts';
import { sameDays } from './arithmetic/recurrence.ts';
import { nothingLoaded, oneJobTwoWorkers, riseTowardsLimit } from './arithmetic/runs.ts';
import { sameValue } from './arithmetic/same-value.ts';
import { scheduleInChange, startsShiftByHour } from './arithmetic/schedules.ts';
import { sickAgainstWell } from './arithmetic/separates.ts';
import { seriesOverTime } from './arithmetic/series/index.ts';
import { sessionsEqualPools } from './arithmetic/sessions.ts';
import { settingsOf } from './arithmetic/settings.ts';
import { slowFromSixthRun } from './arithmetic/sixth-run.ts';
import { clocksApart } from './arithmetic/skew.ts';
import { speltOtherwise } from './arithmetic/spelt.ts';
import { throttledShare } from './arithmetic/throttling.ts';
import { evenSteps, latencyAtTimeout, scheduleAtOnset, timeoutBetweenPercentiles } from './arithmetic/timing.ts';
import { oneTraceTwoParties } from './arithmetic/traces.ts';
import type { Derived, NamedTechnology, Rule } from './arithmetic/types.ts';
import { unevenness } from './arithmetic/uneven.ts';
import { valueNotListed } from './arithmetic/unlisted.ts';
import { againstUsual } from './arithmetic/usual.ts';
import { callsTimesBatch, portsInTimeWait, productOfLengths, rateAtPortLimit } from './arithmetic/volume.ts';
import { wavesAtReleases } from './arithmetic/waves.ts';
import { wordsReadInAnotherEncoding } from './encodings/index.ts';
import type { FieldText, Reading } from './types.ts';

export type { Derived } from './arithmetic/types.ts';

/** Each speaks only where its inputs plainly belong together. */
const RULES: readonly Rule[] = [
  shareAgainstRate,
  countOverInterval,
  countInSpan,
  poolsAgainstServer,
  sessionsEqualPools,
  retryAmplification,
  latencyAtTimeout,
  equalsDefault,
  timeoutBetweenPercentiles,
  backlogGrowth,
  timeToEmpty,
  inFlight,
  growthToLimit,
  integerLimits,
  productPastRange,
  idsRounded,
  idsAllRound,
  scheduleAtOnset,
  evenSteps,
  batchAgainstPoll,
  leaseAgainstFunction,
  workMemory,
  workersAgainstLoad,
  yearsToEndOfClock,
  processorsAgainstQuota,
  latencyAtPeriods,
  throttledShare,
  cutAtLimit,
  outerBelowInner,
  balancerMadeIt,
  sameDays,
  keysOfOneIntent,
  scheduleInChange,
  startsShiftByHour,
  unevenness,
  counterAtEndOfType,
  multixactMembers,
  countEqualsPage,
  ruleAsksForMissingLabel,
  countedTwice,
  sameValue,
  someAboveLimit,
  slowFromSixthRun,
  valueNotListed,
  batchPastDefaultPoll,
  frozenAtEndOfFloat,
  wavesAtReleases,
  sickAgainstWell,
  valueOfOthers,
  speltOtherwise,
  oneIdentityTwoOwners,
  memoryOfFiles,
  twoReadings,
  notDoneYet,
  runsMissed,
  itemsAgainstTotal,
  partsSelectDifferently,
  shareOfInstances,
  oneTraceTwoParties,
  clocksApart,
  callsTimesBatch,
  productOfLengths,
  portsInTimeWait,
  rateAtPortLimit,
  volumeAtBaseline,
  machineAtBaseline,
  oneJobTwoWorkers,
  runsAtOnce,
  sameSecond,
  ageReachesBack,
  longestPause,
  countsApart,
  fewerKept,
  deletedButOpen,
  refillRate,
  seriesOverTime,
  allShare,
  nothingLoaded,
  riseTowardsLimit,
  againstUsual,
];

/** Code longer than this is no snippet; its settings beyond are not read. */
const MOST_CODE = 200_000;

/** Facts that an engineer would work out in the head, each with its formula and the places that it comes from. */
export function computeDerived(
  reading: Pick<Reading, 'quantities' | 'time'>,
  fields: readonly FieldText[],
  findings: readonly Finding[] = [],
  technologies: readonly NamedTechnology[] = [],
): Derived[] {
  const text = (fields.find((f) => f.field === 'code_snippet')?.text ?? '').slice(0, MOST_CODE);
  const prose = fields.filter((f) => f.field !== 'code_snippet').map((f) => ({ ...f, text: f.text.slice(0, MOST_CODE) }));
  const parts = {
    quantities: reading.quantities,
    time: reading.time,
    settings: settingsOf(text),
    code: text,
    findings,
    technologies,
    prose,
  };
  const seen = new Map<string, number>();
  return [...RULES.flatMap((rule) => rule(parts)), ...wordsReadInAnotherEncoding(fields)].map((d) => {
    const times = (seen.get(d.id) ?? 0) + 1;
    seen.set(d.id, times);
    return times === 1 ? d : { ...d, id: `${d.id}-${times}` };
  });
}
