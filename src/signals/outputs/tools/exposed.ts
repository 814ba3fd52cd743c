import { over, says } from '../lines.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

/** One sample of Prometheus' text format. */
interface Sample {
  readonly line: Line;
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

const SAMPLE = /^([a-z_:][\w:]{2,100})(?:\{([^}]{0,500})\})? ([-+]?(?:\d[\d.]{0,20}(?:e[+-]?\d{1,3})?|Inf))(?: \d{10,13})?$/i;

const samplesOf = (page: Page): Sample[] =>
  page.lines.flatMap((line) => {
    const m = SAMPLE.exec(line.text);
    return m ? [{ line, name: m[1] ?? '', labels: m[2] ?? '', value: Number(m[3]) }] : [];
  });

/** Two gauges of one thing: what is in use and what there may be; the third, where there is one, counts who waits for it. */
interface Limit {
  readonly used: RegExp;
  readonly most: RegExp;
  readonly waiting?: RegExp;
  readonly observable: string;
}

const LIMITS: readonly Limit[] = [
  {
    used: /^(?:hikaricp_connections_active|jdbc_connections_active|tomcat_jdbc_connections_active|go_sql_in_use_connections)$/,
    most: /^(?:hikaricp_connections_max|jdbc_connections_max|tomcat_jdbc_connections_max|go_sql_max_open_connections)$/,
    waiting: /^(?:hikaricp_connections_pending)$/,
    observable: 'pool-all-in-use',
  },
  { used: /^tomcat_threads_busy(?:_threads)?$/, most: /^tomcat_threads_config_max(?:_threads)?$/, observable: 'thread-pool-full' },
  {
    used: /^(?:phpfpm_active_processes)$/,
    most: /^(?:phpfpm_total_processes)$/,
    waiting: /^phpfpm_listen_queue$/,
    observable: 'thread-pool-full',
  },
  { used: /^node_nf_conntrack_entries$/, most: /^node_nf_conntrack_entries_limit$/, observable: 'conntrack-full' },
  { used: /^process_open_fds$/, most: /^process_max_fds$/, observable: 'descriptors-exhausted' },
  { used: /^pg_stat_database_numbackends_total$/, most: /^pg_settings_max_connections$/, observable: 'database-connections-at-limit' },
  { used: /^redis_connected_clients$/, most: /^redis_config_maxclients$/, observable: 'database-connections-at-limit' },
  { used: /^redis_memory_used_bytes$/, most: /^redis_memory_max_bytes$/, observable: 'cache-memory-at-limit' },
];
/** Judgements: shares of a limit at which it is reached, and at which there is room. */
const FULL = 0.98;
const ROOM = 0.7;

/** Gauges against their limits, as an application or an exporter shows them. */
export const exposed: OutputReader = {
  id: 'prometheus-text',
  needs: [
    'connections_max',
    'max_open_connections',
    'config_max',
    'conntrack_entries_limit',
    'max_fds',
    'maxclients',
    'memory_max_bytes',
    'listen_queue',
    'settings_max_connections',
  ],
  read: (page) => {
    const samples = samplesOf(page);
    return { claims: LIMITS.flatMap((limit) => ofLimit(limit, samples)) };
  },
};

function ofLimit(limit: Limit, samples: readonly Sample[]): Claim[] {
  const pairs = samples
    .filter((s) => limit.used.test(s.name))
    .flatMap((used) => {
      const same = (pattern: RegExp | undefined): Sample | undefined =>
        pattern && samples.find((s) => pattern.test(s.name) && s.labels === used.labels);
      const most = same(limit.most);
      // No limit is written as 0, -1 or infinity.
      if (!most || !(most.value > 0) || !Number.isFinite(most.value)) return [];
      return [{ used, most, waiting: same(limit.waiting), share: used.value / most.value }];
    });
  const full = pairs.find((p) => p.share >= FULL && (!p.waiting || p.waiting.value > 0));
  if (full) return [says(over([full.used.line, full.most.line]), limit.observable)];
  const room = pairs.length > 0 && pairs.every((p) => p.share <= ROOM && !(p.waiting && p.waiting.value > 0));
  return room ? [says(over(pairs.slice(0, 1).flatMap((p) => [p.used.line, p.most.line])), limit.observable, 'no')] : [];
}
