import { says } from '../lines.ts';
import { cell, named, type Row, tablesOf } from '../table.ts';
import type { OutputReader } from '../types.ts';

const COLUMNS = [
  'namespace',
  'last seen',
  'first seen',
  'count',
  'type',
  'reason',
  'object',
  'subobject',
  'source',
  'from',
  'age',
  'name',
  'message',
];

/** What an event proves: its reason, and words that its message must hold. */
const EVENTS: readonly (readonly [string, RegExp, string])[] = [
  ['BackOff', /restarting failed container/i, 'crash-loop'],
  ['BackOff', /pulling image/i, 'image-pull-error'],
  ['Failed', /failed to pull image|ImagePullBackOff|ErrImagePull/i, 'image-pull-error'],
  ['Unhealthy', /probe (?:failed|errored)/i, 'probe-fails'],
  ['Killing', /failed (?:liveness|startup) probe/i, 'killed-by-probe'],
  ['FailedScheduling', /insufficient (?:cpu|memory|ephemeral|nvidia)/i, 'insufficient-resources'],
  ['FailedScheduling', /taint|affinity|topology spread/i, 'placement-constraint-unmet'],
  ['FailedCreate', /exceeded quota/i, 'insufficient-resources'],
  ['Evicted', /./, 'evicted-or-preempted'],
  ['Preempted', /./, 'preempted-by-priority'],
  ['FailedAttachVolume', /multi-attach/i, 'volume-cannot-be-attached'],
  ['OOMKilling', /./, 'oom-killed'],
  ['SystemOOM', /./, 'oom-killed'],
  ['NodeNotReady', /./, 'node-not-ready'],
  ['NodeHasDiskPressure', /./, 'node-pressure'],
  ['NodeHasMemoryPressure', /./, 'node-pressure'],
  ['EvictionThresholdMet', /./, 'node-pressure'],
  ['FailedMount', /secret "[^"]{1,80}" not found/i, 'secret-missing'],
  ['FailedMount', /configmap "[^"]{1,80}" not found/i, 'setting-wrong-or-missing'],
  ['FailedGetResourceMetric', /./, 'autoscaler-stands-still'],
  ['FailedComputeMetricsReplicas', /./, 'autoscaler-stands-still'],
  ['FailedNeedsStart', /./, 'job-did-not-run'],
  ['JobAlreadyActive', /./, 'previous-run-still-active'],
  ['ScaleDown', /deleting pod|node removed/i, 'rebalancer-removes-pods'],
  ['SpotInterruption', /./, 'spot-reclaimed'],
  ['FailedKillPod', /./, 'container-runtime-unresponsive'],
];

/** `kubectl get events`, and the events of `kubectl describe`. */
export const events: OutputReader = {
  id: 'kubernetes-events',
  needs: [['reason', 'message', 'type']],
  read: (page) => {
    const rows = tablesOf(page, { columns: COLUMNS, needs: ['type', 'reason', 'message'], rest: 'message' })
      .flat()
      .filter((r) => /^(?:Normal|Warning)$/.test(cell(r, 'type')));
    const claims = rows.flatMap((r) => {
      const [reason, message] = [cell(r, 'reason'), cell(r, 'message')];
      return EVENTS.filter(([of, words]) => of === reason && words.test(message)).map(([, , observable]) =>
        says(r, observable, 'yes', slotsOf(r)),
      );
    });
    return {
      claims,
      names: rows
        .filter((r) => claims.some((c) => c.start === r.start))
        .slice(0, 1)
        .flatMap((r) => named(r, 'namespace', 'namespace')),
    };
  },
};

const KINDS: Readonly<Record<string, string>> = { pod: 'pod', cronjob: 'job', job: 'job', node: 'host' };

function slotsOf(r: Row): Record<string, string> {
  const m = /^(pod|cronjob|job|node)\/([\w.-]{2,100})$/i.exec(cell(r, 'object'));
  const slot = KINDS[(m?.[1] ?? '').toLowerCase()];
  return m?.[2] !== undefined && slot !== undefined ? { [slot]: m[2] } : {};
}
