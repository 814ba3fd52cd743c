import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

/** What is read, as "observable=value". */
const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();
const names = (text: string): string[] => readOutputs('symptoms', text).names.map((n) => `${n.slot}:${n.name}`);

const PODS = `$ kubectl -n till get pods
NAME                        READY   STATUS             RESTARTS         AGE
till-api-6c9f7d8b5d-2xkqp   1/1     Running            0                3d2h
till-api-6c9f7d8b5d-8mv4c   0/1     CrashLoopBackOff   17 (2m41s ago)   71m
till-api-6c9f7d8b5d-tz7wl   1/1     Running            1 (3d ago)       3d2h
`;

describe('kubectl get pods', () => {
  it('reads a pod that crashes, one of three', () => {
    expect(read(PODS)).toEqual(['crash-loop=yes', 'hosts-affected=one']);
    expect(names(PODS)).toEqual(['pod:till-api-6c9f7d8b5d-8mv4c']);
    const crash = readOutputs('symptoms', PODS).readings[0];
    expect(crash?.quote).toBe('till-api-6c9f7d8b5d-8mv4c   0/1     CrashLoopBackOff   17 (2m41s ago)   71m');
    expect(PODS.slice(crash?.start, crash?.end)).toBe(crash?.quote);
  });
  it('reads a table that lost its blanks, in a comment', () => {
    expect(read('# NAME READY STATUS RESTARTS AGE\n# scan-0 0/1 OOMKilled 4 (20s ago) 12m\n# ...')).toEqual(['oom-killed=yes']);
  });
  it('reads namespaces and nodes', () => {
    const text = `NAMESPACE   NAME                    READY   STATUS    RESTARTS   AGE   IP           NODE      NOMINATED NODE   READINESS GATES
pay         pay-web-7d9c5b6f4-aaaaa   0/1     Running   0          44m   10.1.2.3     node-7    <none>           <none>`;
    expect(read(text)).toEqual(['probe-fails=yes']);
    expect(names(text)).toEqual(['pod:pay-web-7d9c5b6f4-aaaaa', 'namespace:pay', 'host:node-7']);
  });
  it('denies restarts only of pods that have been up for long', () => {
    const well = (age: string) =>
      `NAME   READY   STATUS    RESTARTS   AGE\nqa-1   1/1     Running   0   ${age}\nqa-2   1/1     Running   0   ${age}`;
    expect(read(well('9d'))).toEqual(['crash-loop=no']);
    expect(read(well('4m'))).toEqual([]);
  });
  it('sees runs that overlap, and a sidecar that goes on', () => {
    const run = (minute: string, status: string, ready: string) => `sweep-${minute}-x7k2p   ${ready}   ${status}   0   4h`;
    expect(read(`${run('28870815', 'Running', '1/1')}\n${run('28870830', 'Running', '1/1')}`)).toEqual(['job-runs-overlap=yes']);
    expect(read(`${run('28870815', 'Completed', '0/1')}\n${run('28870830', 'Running', '1/1')}`)).toEqual([]);
    expect(read(run('28870815', 'NotReady', '1/2'))).toEqual(['sidecar-outlives-job=yes']);
  });
  it('reads a table of Markdown and one drawn with lines', () => {
    expect(read('| NAME | READY | STATUS | RESTARTS | AGE |\n|---|---|---|---|---|\n| qa-1 | 0/1 | ImagePullBackOff | 0 | 3m |')).toEqual([
      'image-pull-error=yes',
    ]);
    expect(
      read(
        '┌──────┬──────────┬───────────┐\n│ name │ messages │ consumers │\n├──────┼──────────┼───────────┤\n│ scan │ 91204    │ 0         │\n└──────┴──────────┴───────────┘',
      ),
    ).toEqual(['backlog-grows=yes', 'consumer-stopped=yes']);
  });
  it('takes old restarts for old', () => {
    expect(read('NAME   READY   STATUS    RESTARTS   AGE\nqa-1   1/1   Running   9 (40d ago)   200d')).toEqual([]);
  });
  it('reads no sentence that has the same words', () => {
    expect(read('The pod name is ready, its status fine, restarts 12, age 3d.')).toEqual([]);
  });
});

describe('kubectl get of other things', () => {
  it('nodes', () => {
    const head = 'NAME     STATUS                     ROLES    AGE    VERSION';
    expect(
      read(
        `${head}\nrack-a   Ready                      <none>   91d    v1.29.4\nrack-b   NotReady                   <none>   91d    v1.29.4`,
      ),
    ).toEqual(['node-not-ready=yes']);
    expect(
      read(
        `${head}\nrack-a   Ready                      <none>   91d    v1.29.4\nrack-b   Ready,SchedulingDisabled   <none>   91d    v1.29.4`,
      ),
    ).toEqual(['node-not-ready=no']);
  });
  it('jobs', () => {
    const text =
      'NAME                  STATUS    COMPLETIONS   DURATION   AGE\nsweep-28870815        Running   0/1           4d5h       4d5h\nsweep-28876575        Complete  1/1           3m         5h';
    expect(read(text)).toEqual(['previous-run-still-active=yes']);
  });
  it('autoscalers', () => {
    const head = 'NAME   REFERENCE         TARGETS          MINPODS   MAXPODS   REPLICAS   AGE';
    expect(read(`${head}\nedge   Deployment/edge   cpu: 97%/70%     3         12        12         40d`)).toEqual([
      'autoscaler-at-maximum=yes',
    ]);
    expect(read(`${head}\nedge   Deployment/edge   <unknown>/70%    3         12        3          40d`)).toEqual([
      'autoscaler-stands-still=yes',
    ]);
    expect(read(`${head}\nedge   Deployment/edge   41%/70%          3         12        5          40d`)).toEqual([
      'autoscaler-at-maximum=no',
    ]);
  });
  it('deployments', () => {
    const head = 'NAME   READY   UP-TO-DATE   AVAILABLE   AGE';
    expect(read(`${head}\nedge   0/4     4            0           40d`)).toEqual(['hosts-affected=all']);
    expect(read(`${head}\nedge   4/4     4            4           40d`)).toEqual([]);
  });
  it('several kinds at once: a name stands behind its kind, and is named without it', () => {
    const text = `NAME                         SCHEDULE     SUSPEND   ACTIVE   LAST SCHEDULE   AGE
cronjob.batch/bank-export    30 1 * * *   False     1        3d1h            412d

NAME                                    READY   STATUS             RESTARTS   AGE
pod/bank-export-28437210-7tq4d          0/1     CrashLoopBackOff   9          3d1h`;
    expect(names(text)).toEqual(expect.arrayContaining(['job:bank-export', 'pod:bank-export-28437210-7tq4d']));
    expect(readOutputs('symptoms', text).readings.map((r) => r.slots.job ?? '')).not.toContain('cronjob.batch/bank-export');
    expect(readOutputs('symptoms', text).names.every((n) => text.slice(n.start, n.end) === n.name)).toBe(true);
  });
  it('events', () => {
    const text = `LAST SEEN   TYPE      REASON             OBJECT           MESSAGE
3m12s       Warning   FailedScheduling   pod/mill-0       0/5 nodes are available: 5 Insufficient memory.
58s         Warning   Unhealthy          pod/mill-1       Readiness probe failed: HTTP probe failed with statuscode: 503
12m         Normal    Scheduled          pod/mill-2       Successfully assigned ops/mill-2 to rack-b`;
    expect(read(text)).toEqual(['insufficient-resources=yes', 'probe-fails=yes']);
    expect(readOutputs('symptoms', text).readings[0]?.slots).toEqual({ pod: 'mill-0' });
  });
  it('describe pod', () => {
    const text = `    State:          Running
      Started:      Mon, 03 Mar 2025 10:11:12 +0000
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
      Started:      Mon, 03 Mar 2025 10:01:12 +0000
    Ready:          True
    Restart Count:  11`;
    expect(read(text)).toEqual(['crash-loop=yes', 'oom-killed=yes']);
    expect(read('    Last State:     Terminated\n      Reason:       Error\n      Exit Code:    1\n    Restart Count:  2')).toEqual([
      'oom-killed=no',
      'process-crashes=yes',
    ]);
    expect(read('    State:     Terminated\n      Reason:       Completed\n      Exit Code:    0')).toEqual([]);
  });
  it('describe node', () => {
    const head =
      '  Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                       Message';
    expect(
      read(
        `${head}\n  DiskPressure     True    Mon, 03 Mar 2025 10:11:12 +0000   Mon, 03 Mar 2025 09:11:12 +0000   KubeletHasDiskPressure   kubelet has disk pressure`,
      ),
    ).toEqual(['node-pressure=yes']);
  });
  it('top pods', () => {
    const head = 'NAME     CPU(cores)   MEMORY(bytes)';
    expect(read(`${head}\nw-0   990m   300Mi\nw-1   21m   290Mi\nw-2   18m   280Mi`)).toEqual(['load-uneven=yes']);
    expect(read(`${head}\nw-0   990m   300Mi\nw-1   950m   290Mi\nw-2   970m   280Mi`)).toEqual(['load-uneven=no']);
  });
});
