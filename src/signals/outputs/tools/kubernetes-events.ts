import { says } from '../lines.ts';
import type { Line, Name, OutputReader } from '../types.ts';

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
  ['NodeHasInsufficientMemory', /./, 'node-pressure'],
  ['EvictionThresholdMet', /./, 'node-pressure'],
  ['FailedMount', /secret "[^"]{1,80}" not found/i, 'secret-missing'],
  ['FailedMount', /configmap "[^"]{1,80}" not found/i, 'setting-wrong-or-missing'],
  ['FailedGetResourceMetric', /./, 'autoscaler-stands-still'],
  ['FailedComputeMetricsReplicas', /./, 'autoscaler-stands-still'],
  ['FailedNeedsStart', /./, 'job-did-not-run'],
  ['JobAlreadyActive', /./, 'previous-run-still-active'],
  ['ScaleDown', /deleting pod|node removed/i, 'rebalancer-removes-pods'],
  ['SpotInterruption', /./, 'spot-reclaimed'],
];

/** Time and namespace may stand before the type; columns and their order differ by version, so the line is read by its words. */
const EVENT = /^(?:\S{1,40}\s+){0,3}?(?:Normal|Warning)\s+([A-Z][A-Za-z]{3,40})\s+(\S.*)$/;
const OBJECT = /\b(pod|cronjob|job|node)\/([a-z0-9][\w.-]{1,100})/i;
const SLOTS: Readonly<Record<string, string>> = { pod: 'pod', cronjob: 'job', job: 'job', node: 'host' };

/** `kubectl get events`, and the events of `kubectl describe`; with or without their header. */
export const events: OutputReader = {
  id: 'kubernetes-events',
  needs: ['warning ', 'normal ', 'warning\t', 'normal\t'],
  read: (page) => {
    const found = page.lines.flatMap((line) => {
      const m = EVENT.exec(line.text);
      const [reason, rest] = [m?.[1] ?? '', m?.[2] ?? ''];
      const name = nameIn(line);
      return EVENTS.filter(([of, words]) => of === reason && words.test(rest)).map(([, , observable]) => ({ line, observable, name }));
    });
    return {
      claims: found.map(({ line, observable, name }) => says(line, observable, 'yes', name ? { [name.slot]: name.name } : {})),
      names: found.slice(0, 1).flatMap(({ name }) => name ?? []),
    };
  },
};

function nameIn(line: Line): Name | undefined {
  const m = OBJECT.exec(line.text);
  const slot = SLOTS[(m?.[1] ?? '').toLowerCase()];
  if (!m || slot === undefined) return undefined;
  const name = m[2] ?? '';
  const start = line.start + m.index + m[0].length - name.length;
  return { slot, name, start, end: start + name.length };
}
