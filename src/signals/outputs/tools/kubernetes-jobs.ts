import { longestGap, onlySchedule } from '../cron.ts';
import { ageSeconds, INDIRECT, over, says } from '../lines.ts';
import { cell, named, type Row, tablesOf } from '../table.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

const CRON = ['namespace', 'name', 'schedule', 'timezone', 'suspend', 'active', 'last schedule', 'age', 'containers', 'images', 'selector'];
/** A start may be late by this share of its period before it counts as left out. Judgement. */
const LATE = 1.25;
const COUNTING = /^\d{1,4}$/;

/** `kubectl get cronjobs`: a last start that is older than the schedule's longest gap. */
export const cronJobs: OutputReader = {
  id: 'kubernetes-cronjobs',
  needs: [
    ['last schedule', 'suspend'],
    ['last schedule', 'active'],
  ],
  read: (page) => {
    const rows = tablesOf(page, { columns: CRON, needs: ['name', 'schedule', 'active', 'last schedule'] }).flat();
    const states = [...rows.map(stateOf), ...page.lines.flatMap((l) => told(l, onlySchedule(page.told)))];
    const sick = rows.filter((r) => ofJob(stateOf(r)).some((c) => c.value === 'yes'));
    const claims = states.flatMap(ofJob);
    const well = states.length > 0 && !claims.some((c) => c.value === 'yes') && states.every(onTime);
    const name = sick[0] ?? (rows.length === 1 ? rows[0] : undefined);
    return {
      claims: well ? [says(over(states), 'job-did-not-run', 'no'), ...claims] : claims,
      names: name ? [...named(name, 'name', 'job'), ...named(name, 'namespace', 'namespace')] : [],
    };
  },
};

interface State {
  readonly start: number;
  readonly end: number;
  readonly job: string;
  readonly schedule: string;
  readonly suspended: boolean;
  readonly active: number;
  /** Seconds since the last start. */
  readonly last: number;
}

const stateOf = (r: Row): State => ({
  start: r.start,
  end: r.end,
  job: cell(r, 'name'),
  schedule: cell(r, 'schedule'),
  suspended: /^true$/i.test(cell(r, 'suspend')),
  active: COUNTING.test(cell(r, 'active')) ? Number(cell(r, 'active')) : Number.NaN,
  last: ageSeconds(cell(r, 'last schedule')),
});

const isLate = (s: State): boolean => s.last > LATE * longestGap(s.schedule);
const onTime = (s: State): boolean => !s.suspended && s.last <= longestGap(s.schedule);

function ofJob(s: State): Claim[] {
  const slots: Record<string, string> = s.job ? { job: s.job } : {};
  if (s.suspended) return [says(s, 'scheduler-down', 'yes', slots), says(s, 'job-did-not-run', 'yes', slots)];
  if (s.active >= 2) return [says(s, 'job-runs-overlap', 'yes', slots)];
  if (!isLate(s)) return [];
  const missed = says(s, 'job-did-not-run', 'yes', slots);
  if (s.active > 0) return [missed, says(s, 'previous-run-still-active', 'yes', slots)];
  return s.active === 0 ? [missed, says(s, 'previous-run-still-active', 'no', slots)] : [missed];
}

/** A row's cells told with their columns' names: "SCHEDULE '15 1 * * *', SUSPEND False, ACTIVE 1, LAST SCHEDULE 6d9h". */
function told(line: Line, set: string): State[] {
  const at = (name: RegExp): RegExpExecArray | null => name.exec(line.text);
  const last = at(/\bLAST SCHEDULE[:= ]{1,3}(\d[\dywdhms]{1,12})\b/);
  const active = at(/\bACTIVE[:= ]{1,3}(\d{1,4})\b/);
  const schedule = at(/\bSCHEDULE[:= ]{1,3}["'`]?([\d*/,-]{1,20}(?: [\w*/,-]{1,20}){4})/);
  const suspend = at(/\bSUSPEND[:= ]{1,3}(true|false)\b/i);
  if (!last || !active) return [];
  const found = [last, active, ...(schedule ? [schedule] : []), ...(suspend ? [suspend] : [])];
  return [
    {
      start: line.start + Math.min(...found.map((m) => m.index)),
      end: line.start + Math.max(...found.map((m) => m.index + m[0].length)),
      job: '',
      // Without a schedule nothing is known to be late.
      schedule: schedule?.[1] ?? set,
      suspended: suspend?.[1]?.toLowerCase() === 'true',
      active: Number(active[1]),
      last: ageSeconds(last[1] ?? ''),
    },
  ];
}

const JOBS = ['namespace', 'name', 'status', 'completions', 'duration', 'age', 'containers', 'images', 'selector'];

/** `kubectl get jobs`: an older run of a CronJob that is not complete while younger ones stand beside it. */
export const jobs: OutputReader = {
  id: 'kubernetes-jobs',
  needs: [['completions', 'duration']],
  read: (page: Page) => {
    const rows = tablesOf(page, { columns: JOBS, needs: ['name', 'completions', 'age'] }).flat();
    const open = rows.filter((r) => /^0\/\d+$/.test(cell(r, 'completions')) && !/^(?:Failed|Complete)/.test(cell(r, 'status')));
    const stuck = open.filter((r) =>
      rows.some((x) => x !== r && stem(x) === stem(r) && ageSeconds(cell(x, 'age')) < ageSeconds(cell(r, 'age'))),
    );
    return {
      claims: [
        // Older listings have no status: what is not complete may have failed.
        ...stuck.map((r) => says(r, 'previous-run-still-active', 'yes', { job: stem(r) }, cell(r, 'status') === 'Running' ? 1 : INDIRECT)),
        ...rows.filter((r) => cell(r, 'status') === 'Failed').map((r) => says(r, 'process-crashes', 'yes', { job: stem(r) })),
      ],
      names: stuck.slice(0, 1).flatMap((r) => named(r, 'namespace', 'namespace')),
    };
  },
};

const stem = (r: Row): string => cell(r, 'name').replace(/-\d{8,10}$/, '');
