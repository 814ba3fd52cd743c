import { longestGap, onlySchedule } from '../cron.ts';
import { ageSeconds, over, says } from '../lines.ts';
import { cell, named, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader, Page } from '../types.ts';

const COLUMNS = [
  ...['namespace', 'name', 'ready', 'status', 'restarts', 'age', 'ip', 'node', 'nominated node', 'readiness gates', 'labels'],
];
/** So many restarts are no chance, if they go on. Judgements. */
const OFTEN = 5;
const LATELY = 3600;
const PER_DAY = 3;
/** A pod that is up for so long has had its start. Judgement. */
const STARTED = 600;
/** With so many of a kind, one that differs is one of many. */
const SEVERAL = 3;

const BY_STATUS: readonly (readonly [RegExp, string])[] = [
  [/CrashLoopBackOff$/, 'crash-loop'],
  [/OOMKilled$/, 'oom-killed'],
  [/^(?:Evicted|Preempting)$/, 'evicted-or-preempted'],
  [/(?:ImagePullBackOff|ErrImagePull|InvalidImageName)$/, 'image-pull-error'],
  [/^(?:CreateContainerConfigError)$/, 'setting-wrong-or-missing'],
  [/^Init:(?:Error|CrashLoopBackOff)$/, 'startup-fails'],
  // One container is done and another goes on: what is printed of a pod that is not ready for this reason.
  [/^NotReady$/, 'sidecar-outlives-job'],
  [/^(?:Error|RunContainerError|StartError)$/, 'process-crashes'],
];

/** `kubectl get pods`, with or without `-A` and `-o wide`. */
export const pods: OutputReader = {
  id: 'kubernetes-pods',
  needs: ['/1 ', '/2 ', '/3 ', '/4 '],
  read: (page) => {
    const tables = tablesOf(page, { columns: COLUMNS, needs: ['name', 'ready', 'status', 'restarts'] });
    const headed = tables.flat().filter((r) => /^\d+\/\d+$/.test(cell(r, 'ready')));
    const rows = [...headed, ...bare(page).filter((r) => !headed.some((h) => h.start === r.start))];
    const claims = [
      ...rows.flatMap(ofPod),
      ...together(rows),
      ...overlapping(rows),
      ...tooLong(rows, longestGap(onlySchedule(page.told))),
      ...nothingRestarts(rows),
    ];
    const sick = rows.filter(isSick);
    const first = sick.length > 0 ? sick : rows.length === 1 ? rows : [];
    const names = first
      .slice(0, 1)
      .flatMap((r) => [...named(r, 'name', 'pod'), ...named(r, 'namespace', 'namespace'), ...named(r, 'node', 'host')]);
    return { claims, names };
  },
};

const BARE =
  /^(?:pod\/)?([a-z0-9][a-z0-9.-]{2,100})\s+(\d{1,2}\/\d{1,2})\s+([A-Z][A-Za-z:]{3,40})\s+(\d{1,6}(?: \(\w{1,12} ago\))?)\s+(\d[\dywdhms]{1,10})(?:\s|$)/;

/** Rows whose header a grep took away; nothing else is written like them. */
const bare = (page: Page): Row[] =>
  page.lines.flatMap((line) => {
    const m = BARE.exec(line.text);
    if (!m) return [];
    const cells = new Map(
      ['name', 'ready', 'status', 'restarts', 'age'].map((column, i) => {
        const text = m[i + 1] ?? '';
        const start = line.start + line.text.indexOf(text);
        return [column, { text, start, end: start + text.length }];
      }),
    );
    return [{ start: line.start, end: line.end, cells }];
  });

const restartsOf = (r: Row): { count: number; ago: number } => {
  const m = /^(\d{1,6})(?: \((\w+) ago\))?$/.exec(cell(r, 'restarts'));
  return m ? { count: Number(m[1]), ago: m[2] === undefined ? Number.NaN : ageSeconds(m[2]) } : { count: Number.NaN, ago: Number.NaN };
};

const isReady = (r: Row): boolean => {
  const [up, all] = cell(r, 'ready').split('/').map(Number);
  return up === all;
};

function restartsOften(r: Row): boolean {
  const { count, ago } = restartsOf(r);
  const age = ageSeconds(cell(r, 'age'));
  return count >= OFTEN && (ago <= LATELY || (Number.isNaN(ago) && count / (age / 86_400) >= PER_DAY));
}

const isSick = (r: Row): boolean => {
  const status = cell(r, 'status');
  return status !== 'Completed' && (BY_STATUS.some(([p]) => p.test(status)) || restartsOften(r) || (status === 'Running' && !isReady(r)));
};

function ofPod(r: Row): Claim[] {
  const status = cell(r, 'status');
  const slots = podSlots(r);
  const claims = BY_STATUS.flatMap(([pattern, observable]) => (pattern.test(status) ? [says(r, observable, 'yes', slots)] : []));
  if (restartsOften(r) && !claims.some((c) => c.observable === 'crash-loop')) claims.push(says(r, 'crash-loop', 'yes', slots));
  // Running and not ready: that is what a readiness probe decides.
  if (status === 'Running' && !isReady(r) && ageSeconds(cell(r, 'age')) >= STARTED) claims.push(says(r, 'probe-fails', 'yes', slots));
  return claims;
}

const podSlots = (r: Row): Record<string, string> => {
  const namespace = cell(r, 'namespace');
  return { pod: cell(r, 'name'), ...(namespace ? { namespace } : {}) };
};

/** The workload of a pod, by how controllers name them. */
export const workloadOf = (pod: string): string => pod.replace(/(?:-[0-9a-f]{6,10})?-[a-z0-9]{5}$|-\d{1,3}$/, '');

function together(rows: readonly Row[]): Claim[] {
  const groups = new Map<string, Row[]>();
  for (const r of rows.filter((x) => cell(x, 'status') !== 'Completed')) {
    const key = workloadOf(cell(r, 'name'));
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  return [...groups.values()].flatMap((all) => {
    const sick = all.filter(isSick);
    if (all.length < SEVERAL || sick.length === 0) return [];
    const value = sick.length === all.length ? 'all' : sick.length === 1 ? 'one' : 'some';
    return [says(over(sick), 'hosts-affected', value)];
  });
}

const RUN = /^(.{1,80})-(\d{8,10})-[a-z0-9]{5}$/;

/** Two runs of one CronJob, told apart by the minute in their names, at work at once. */
function overlapping(rows: readonly Row[]): Claim[] {
  const runs = rows.flatMap((r) => {
    const m = RUN.exec(cell(r, 'name'));
    return m && cell(r, 'status') === 'Running' ? [{ r, job: m[1] ?? '', minute: m[2] }] : [];
  });
  const second = runs.find((a) => runs.some((b) => b.job === a.job && b.minute !== a.minute));
  return second ? [says(second.r, 'job-runs-overlap', 'yes', { job: second.job })] : [];
}

/** A run that is older than the longest time between two starts of the only schedule there is. */
const tooLong = (rows: readonly Row[], gap: number): Claim[] =>
  rows
    .filter((r) => RUN.test(cell(r, 'name')) && cell(r, 'status') === 'Running' && ageSeconds(cell(r, 'age')) > gap)
    .slice(0, 1)
    .map((r) => says(r, 'previous-run-still-active', 'yes', { job: RUN.exec(cell(r, 'name'))?.[1] ?? '' }));

/** Pods that ran for hours without one restart. */
function nothingRestarts(rows: readonly Row[]): Claim[] {
  const steady = rows.every((r) => restartsOf(r).count === 0 && isReady(r) && ageSeconds(cell(r, 'age')) >= 6 * LATELY);
  return rows.length >= 2 && steady ? [says(over(rows), 'crash-loop', 'no')] : [];
}
