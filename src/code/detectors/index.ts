import type { Detector } from '../source.ts';
import { ackBeforeWork } from './code-ack-before-work.ts';
import { actsOnAllAtOnce } from './code-acts-on-all-at-once.ts';
import { argumentsSwapped } from './code-arguments-swapped.ts';
import { asyncInForeach } from './code-async-in-foreach.ts';
import { asyncVoid } from './code-async-void.ts';
import { blockingCallInAsync } from './code-blocking-call-in-async.ts';
import { busyLoop } from './code-busy-loop.ts';
import { byteTruncation } from './code-byte-truncation.ts';
import { cacheDeleteOnError } from './code-cache-delete-on-error.ts';
import { cacheKeyLacksUser } from './code-cache-key-lacks-user.ts';
import { cacheOfManyEntries } from './code-cache-of-many-entries.ts';
import { cachePrivateResponse } from './code-cache-private-response.ts';
import { callWithoutTimeout } from './code-call-without-timeout.ts';
import { charsetUnset } from './code-charset-unset.ts';
import { checkThenAct } from './code-check-then-act.ts';
import { checkedExceptionCommits } from './code-checked-exception-commits.ts';
import { claimWithoutLease } from './code-claim-without-lease.ts';
import { clientPerCall } from './code-client-per-call.ts';
import { comparesIdentity } from './code-compares-identity.ts';
import { contextDropped } from './code-context-dropped.ts';
import { dateOnlyReadAsUtc } from './code-date-only-read-as-utc.ts';
import { datePlusYear } from './code-date-plus-year.ts';
import { ddlTakesLock } from './code-ddl-takes-lock.ts';
import { deletesByAge } from './code-deletes-by-age.ts';
import { destructiveWithoutWhere } from './code-destructive-without-where.ts';
import { effectBeforeWrite } from './code-effect-before-write.ts';
import { effectWithoutIdempotencyKey } from './code-effect-without-idempotency-key.ts';
import { errorMappedToSuccess } from './code-error-mapped-to-success.ts';
import { errorShadowed } from './code-error-shadowed.ts';
import { errorSwallowed } from './code-error-swallowed.ts';
import { failureValuePassedOn } from './code-failure-value-passed-on.ts';
import { falsyDefault } from './code-falsy-default.ts';
import { fixedKeyOnAll } from './code-fixed-key-on-all.ts';
import { floatMoney } from './code-float-money.ts';
import { functionOnIndexedColumn } from './code-function-on-indexed-column.ts';
import { goroutineLeak } from './code-goroutine-leak.ts';
import { heavySyncWork } from './code-heavy-sync-work.ts';
import { hotCounterRow } from './code-hot-counter-row.ts';
import { intOverflow } from './code-int-overflow.ts';
import { int32Id } from './code-int32-id.ts';
import { joinMultipliesRows } from './code-join-multiplies-rows.ts';
import { limitWithOrder } from './code-limit-with-order.ts';
import { listWithoutNextPage } from './code-list-without-next-page.ts';
import { listenerAddedPerRequest } from './code-listener-added-per-request.ts';
import { localTimeWindow } from './code-local-time-window.ts';
import { lockHeldAcrossIo } from './code-lock-held-across-io.ts';
import { lockNotReleasedOnPath } from './code-lock-not-released-on-path.ts';
import { lockOrderVaries } from './code-lock-order-varies.ts';
import { lockReentered } from './code-lock-reentered.ts';
import { lockWithoutOwner } from './code-lock-without-owner.ts';
import { longIdAsNumber } from './code-long-id-as-number.ts';
import { longLivedConnection } from './code-long-lived-connection.ts';
import { loopVariableCaptured } from './code-loop-variable-captured.ts';
import { memoIgnoresArgument } from './code-memo-ignores-argument.ts';
import { monthOffByOne } from './code-month-off-by-one.ts';
import { monthShiftRollsOver } from './code-month-shift-rolls-over.ts';
import { naiveDateArithmetic } from './code-naive-date-arithmetic.ts';
import { nestedQuantifierRegex } from './code-nested-quantifier-regex.ts';
import { nilMapWrite } from './code-nil-map-write.ts';
import { noShutdownHandler } from './code-no-shutdown-handler.ts';
import { noSingleFlight } from './code-no-single-flight.ts';
import { nullComparison } from './code-null-comparison.ts';
import { orEscapes } from './code-or-escapes.ts';
import { outerJoinMadeInner } from './code-outer-join-made-inner.ts';
import { pagesShift } from './code-pages-shift.ts';
import { panicInGoroutine } from './code-panic-in-goroutine.ts';
import { panicWhileLocked } from './code-panic-while-locked.ts';
import { partialBatchIgnored } from './code-partial-batch-ignored.ts';
import { poolAskedWhileHeld } from './code-pool-asked-while-held.ts';
import { promiseNotAwaited } from './code-promise-not-awaited.ts';
import { proxyBypassed } from './code-proxy-bypassed.ts';
import { publishAfterCommit } from './code-publish-after-commit.ts';
import { queryInLoop } from './code-query-in-loop.ts';
import { rangeEndsAtMidnight } from './code-range-ends-at-midnight.ts';
import { readModifyWrite } from './code-read-modify-write.ts';
import { regexKeepsPlace } from './code-regex-keeps-place.ts';
import { requestStateInSingleton } from './code-request-state-in-singleton.ts';
import { requeueOnAnyError } from './code-requeue-on-any-error.ts';
import { resourceClosedBeforeWork } from './code-resource-closed-before-work.ts';
import { resourceNotReleasedOnPath } from './code-resource-not-released-on-path.ts';
import { retryLayers } from './code-retry-layers.ts';
import { retryMakesNewKey } from './code-retry-makes-new-key.ts';
import { retryWithoutBackoff } from './code-retry-without-backoff.ts';
import { rowLockOutsideTransaction } from './code-row-lock-outside-transaction.ts';
import { savepointInTransaction } from './code-savepoint-in-transaction.ts';
import { scansWholeStore } from './code-scans-whole-store.ts';
import { scheduleInEveryInstance } from './code-schedule-in-every-instance.ts';
import { secretInCode } from './code-secret-in-code.ts';
import { sharedMutableState } from './code-shared-mutable-state.ts';
import { sortAsText } from './code-sort-as-text.ts';
import { startsFromHighestValue } from './code-starts-from-highest-value.ts';
import { timeoutTakenAsFailure } from './code-timeout-taken-as-failure.ts';
import { timerOverflow } from './code-timer-overflow.ts';
import { truncateCascade } from './code-truncate-cascade.ts';
import { ttlAligned } from './code-ttl-aligned.ts';
import { typeMismatchInQuery } from './code-type-mismatch-in-query.ts';
import { unboundedCollection } from './code-unbounded-collection.ts';
import { unboundedConcurrency } from './code-unbounded-concurrency.ts';
import { unboundedQuery } from './code-unbounded-query.ts';
import { unboundedRecursion } from './code-unbounded-recursion.ts';
import { uncheckedNull } from './code-unchecked-null.ts';
import { unsafeDelete } from './code-unsafe-delete.ts';
import { unstableEffectDependency } from './code-unstable-effect-dependency.ts';
import { usedAfterReturn } from './code-used-after-return.ts';
import { waitMissesTasks } from './code-wait-misses-tasks.ts';
import { waitsUnderLock } from './code-waits-under-lock.ts';
import { writeEscapesTransaction } from './code-write-escapes-transaction.ts';
import { writesOutsideTransaction } from './code-writes-outside-transaction.ts';
import { autoBootstrapOff } from './config-auto-bootstrap-off.ts';
import { autoscaleOnCpu } from './config-autoscale-on-cpu.ts';
import { autoscalerCeiling } from './config-autoscaler-ceiling.ts';
import { autovacuumOff } from './config-autovacuum-off.ts';
import { backupOff } from './config-backup-off.ts';
import { blocksNodeDrain } from './config-blocks-node-drain.ts';
import { bodySizeLimit } from './config-body-size-limit.ts';
import { buildPlatformUnset } from './config-build-platform-unset.ts';
import { cacheEvictsAnything } from './config-cache-evicts-anything.ts';
import { cacheIgnoresHeaders } from './config-cache-ignores-headers.ts';
import { cacheRefusesWhenFull } from './config-cache-refuses-when-full.ts';
import { capacityLowered } from './config-capacity-lowered.ts';
import { changeReplacesResource } from './config-change-replaces-resource.ts';
import { checkNeedsTool } from './config-check-needs-tool.ts';
import { consumerTimingTight } from './config-consumer-timing-tight.ts';
import { cpuCreditsStandard } from './config-cpu-credits-standard.ts';
import { cpuLimitLow } from './config-cpu-limit-low.ts';
import { cronAllowsOverlap } from './config-cron-allows-overlap.ts';
import { cronForbidWithoutDeadline } from './config-cron-forbid-without-deadline.ts';
import { dataCanBeDestroyed } from './config-data-can-be-destroyed.ts';
import { dependenciesUnpinned } from './config-dependencies-unpinned.ts';
import { dependsOnWithoutHealth } from './config-depends-on-without-health.ts';
import { descriptorLimit } from './config-descriptor-limit.ts';
import { durabilityOff } from './config-durability-off.ts';
import { envMissing } from './config-env-missing.ts';
import { exclusiveResource } from './config-exclusive-resource.ts';
import { expiryTooWide } from './config-expiry-too-wide.ts';
import { fewIdleConnections } from './config-few-idle-connections.ts';
import { fewWorkers } from './config-few-workers.ts';
import { gracePeriodShort } from './config-grace-period-short.ts';
import { healthHeavyPage } from './config-health-heavy-page.ts';
import { imageLatest } from './config-image-latest.ts';
import { inheritedHeadersLost } from './config-inherited-headers-lost.ts';
import { journalWithoutLimit } from './config-journal-without-limit.ts';
import { keepaliveShorterThanProxy } from './config-keepalive-shorter-than-proxy.ts';
import { livenessChecksDependencies } from './config-liveness-checks-dependencies.ts';
import { livenessKillsSlowStart } from './config-liveness-kills-slow-start.ts';
import { logsBlock } from './config-logs-block.ts';
import { memoryLimitLow } from './config-memory-limit-low.ts';
import { nameResolvedOnce } from './config-name-resolved-once.ts';
import { noAcquireTimeout } from './config-no-acquire-timeout.ts';
import { noClientTimeLimit } from './config-no-client-time-limit.ts';
import { noDrainHook } from './config-no-drain-hook.ts';
import { noHealthCheck } from './config-no-health-check.ts';
import { noLimits } from './config-no-limits.ts';
import { noStatementTimeout } from './config-no-statement-timeout.ts';
import { noUpstreamKeepalive } from './config-no-upstream-keepalive.ts';
import { oneInstanceOnly } from './config-one-instance-only.ts';
import { openToWorld } from './config-open-to-world.ts';
import { placementHardRule } from './config-placement-hard-rule.ts';
import { poolOutlivesServer } from './config-pool-outlives-server.ts';
import { poolSize } from './config-pool-size.ts';
import { portMismatch } from './config-port-mismatch.ts';
import { prefetchUnbounded } from './config-prefetch-unbounded.ts';
import { priorityPreempts } from './config-priority-preempts.ts';
import { probeShallowTimeout } from './config-probe-shallow-timeout.ts';
import { proxyPathJoinedWrong } from './config-proxy-path-joined-wrong.ts';
import { proxyTimeLimit } from './config-proxy-time-limit.ts';
import { ratioAlertWithoutFloor } from './config-ratio-alert-without-floor.ts';
import { renewedOnEachUse } from './config-renewed-on-each-use.ts';
import { replaysWrites } from './config-replays-writes.ts';
import { replicasFightAutoscaler } from './config-replicas-fight-autoscaler.ts';
import { retentionShort } from './config-retention-short.ts';
import { retryMany } from './config-retry-many.ts';
import { rolloutTakesMany } from './config-rollout-takes-many.ts';
import { scaleUpCapped } from './config-scale-up-capped.ts';
import { scheduleInClockChange } from './config-schedule-in-clock-change.ts';
import { secretReadAtStart } from './config-secret-read-at-start.ts';
import { selectorMisses } from './config-selector-misses.ts';
import { signalNotDelivered } from './config-signal-not-delivered.ts';
import { timeoutChainInverted } from './config-timeout-chain-inverted.ts';
import { uniquePeriodEqualsSchedule } from './config-unique-period-equals-schedule.ts';
import { visibilityTimeoutShort } from './config-visibility-timeout-short.ts';
import { volumeSmallBurst } from './config-volume-small-burst.ts';
import { yamlValueChangesType } from './config-yaml-value-changes-type.ts';
import { fullTableScan } from './full-table-scan.ts';
import { iterationErrorNotAsked } from './iteration-error-not-asked.ts';
import { scheduleFiresTooOften } from './schedule-fires-too-often.ts';
import { startPageInsteadOfAnswer } from './start-page-instead-of-answer.ts';
import { trimTakesSetOfCharacters } from './trim-takes-set-of-characters.ts';

/** Every detector, one for each observable that code can answer. */
export const DETECTORS: readonly Detector[] = [
  ackBeforeWork,
  asyncInForeach,
  blockingCallInAsync,
  busyLoop,
  byteTruncation,
  cacheDeleteOnError,
  cacheKeyLacksUser,
  cachePrivateResponse,
  callWithoutTimeout,
  charsetUnset,
  checkThenAct,
  clientPerCall,
  datePlusYear,
  ddlTakesLock,
  deletesByAge,
  destructiveWithoutWhere,
  effectBeforeWrite,
  effectWithoutIdempotencyKey,
  errorMappedToSuccess,
  errorSwallowed,
  fixedKeyOnAll,
  floatMoney,
  functionOnIndexedColumn,
  goroutineLeak,
  heavySyncWork,
  hotCounterRow,
  intOverflow,
  int32Id,
  limitWithOrder,
  listenerAddedPerRequest,
  localTimeWindow,
  lockHeldAcrossIo,
  waitsUnderLock,
  checkNeedsTool,
  lockNotReleasedOnPath,
  lockOrderVaries,
  lockReentered,
  longLivedConnection,
  naiveDateArithmetic,
  nestedQuantifierRegex,
  noShutdownHandler,
  noSingleFlight,
  panicInGoroutine,
  panicWhileLocked,
  poolAskedWhileHeld,
  partialBatchIgnored,
  promiseNotAwaited,
  queryInLoop,
  readModifyWrite,
  requestStateInSingleton,
  requeueOnAnyError,
  resourceNotReleasedOnPath,
  retryLayers,
  retryMakesNewKey,
  retryWithoutBackoff,
  savepointInTransaction,
  secretInCode,
  sharedMutableState,
  truncateCascade,
  ttlAligned,
  typeMismatchInQuery,
  unboundedCollection,
  unboundedConcurrency,
  unboundedQuery,
  unboundedRecursion,
  uncheckedNull,
  unstableEffectDependency,
  writeEscapesTransaction,
  writesOutsideTransaction,
  autoBootstrapOff,
  autoscaleOnCpu,
  autovacuumOff,
  cacheIgnoresHeaders,
  cpuLimitLow,
  cronAllowsOverlap,
  cronForbidWithoutDeadline,
  descriptorLimit,
  envMissing,
  gracePeriodShort,
  healthHeavyPage,
  imageLatest,
  keepaliveShorterThanProxy,
  livenessChecksDependencies,
  livenessKillsSlowStart,
  memoryLimitLow,
  noAcquireTimeout,
  noLimits,
  openToWorld,
  poolSize,
  prefetchUnbounded,
  priorityPreempts,
  probeShallowTimeout,
  retryMany,
  timeoutChainInverted,
  visibilityTimeoutShort,
  autoscalerCeiling,
  backupOff,
  blocksNodeDrain,
  bodySizeLimit,
  cacheEvictsAnything,
  cacheRefusesWhenFull,
  changeReplacesResource,
  consumerTimingTight,
  dataCanBeDestroyed,
  dependenciesUnpinned,
  durabilityOff,
  expiryTooWide,
  fewWorkers,
  journalWithoutLimit,
  nameResolvedOnce,
  noClientTimeLimit,
  noDrainHook,
  noHealthCheck,
  noStatementTimeout,
  noUpstreamKeepalive,
  oneInstanceOnly,
  placementHardRule,
  poolOutlivesServer,
  proxyTimeLimit,
  replaysWrites,
  retentionShort,
  rolloutTakesMany,
  signalNotDelivered,
  actsOnAllAtOnce,
  unsafeDelete,
  joinMultipliesRows,
  nullComparison,
  outerJoinMadeInner,
  rangeEndsAtMidnight,
  comparesIdentity,
  dateOnlyReadAsUtc,
  falsyDefault,
  longIdAsNumber,
  memoIgnoresArgument,
  monthOffByOne,
  monthShiftRollsOver,
  regexKeepsPlace,
  sortAsText,
  timerOverflow,
  asyncVoid,
  checkedExceptionCommits,
  contextDropped,
  errorShadowed,
  loopVariableCaptured,
  nilMapWrite,
  proxyBypassed,
  resourceClosedBeforeWork,
  rowLockOutsideTransaction,
  waitMissesTasks,
  listWithoutNextPage,
  lockWithoutOwner,
  pagesShift,
  scansWholeStore,
  dependsOnWithoutHealth,
  exclusiveResource,
  inheritedHeadersLost,
  portMismatch,
  proxyPathJoinedWrong,
  replicasFightAutoscaler,
  scheduleInClockChange,
  selectorMisses,
  uniquePeriodEqualsSchedule,
  yamlValueChangesType,
  fullTableScan,
  argumentsSwapped,
  orEscapes,
  usedAfterReturn,
  scheduleInEveryInstance,
  claimWithoutLease,
  timeoutTakenAsFailure,
  publishAfterCommit,
  failureValuePassedOn,
  cpuCreditsStandard,
  volumeSmallBurst,
  logsBlock,
  capacityLowered,
  ratioAlertWithoutFloor,
  buildPlatformUnset,
  scaleUpCapped,
  secretReadAtStart,
  fewIdleConnections,
  renewedOnEachUse,
  cacheOfManyEntries,
  startsFromHighestValue,
  iterationErrorNotAsked,
  scheduleFiresTooOften,
  startPageInsteadOfAnswer,
  trimTakesSetOfCharacters,
];
