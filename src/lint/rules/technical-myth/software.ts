import { anyOf } from '../../../text/index.ts';

/** A flag, a command or a setting that does not do what reports say of it. */
export interface Misuse {
  /** The words at fault, in commands as well as in prose. */
  readonly said: RegExp;
  /** What the whole of the hypothesis, step or action must hold besides. */
  readonly near?: RegExp;
  readonly stack?: RegExp;
  /** What an incident would have to say for it to be right. */
  readonly unless?: RegExp;
  readonly truth: string;
  /** Where its makers say so. */
  readonly source: string;
}

const LIFETIME = anyOf`SetConnMaxLifetime | SetConnMaxIdleTime | max_?lifetime | maxLifetime | pool_recycle | idleTimeout | idle_?timeout | maxIdleTime`;
const LEAKED = anyOf`leaked | stuck | unreturned | checked[- ]out | orphaned | lost | unclosed`;
const GIVEN_BACK = anyOf`returned | closed | reclaimed | recycled | freed | released | cleaned up | evicted | replaced`;

export const MISUSES: readonly Misuse[] = [
  {
    said: new RegExp(
      anyOf`
        \b${LEAKED} (?:connections?|clients?|sessions?) (?:are|is|get|gets|will be|would be) (?:\w+ )?${GIVEN_BACK}
        \b(?:closes?|reclaims?|recycles?|frees?|returns?|cleans? up) (?:the |any |all )?${LEAKED} (?:connections?|clients?|sessions?)
      `,
      'i',
    ),
    near: new RegExp(String.raw`\b${LIFETIME}\b`, 'i'),
    truth: 'a lifetime closes a connection when it comes back or lies idle; one that is never given back is never closed',
    source: 'https://pkg.go.dev/database/sql#DB.SetConnMaxLifetime; https://github.com/brettwooldridge/HikariCP#readme (maxLifetime)',
  },
  {
    said: new RegExp(String.raw`\bleakDetectionThreshold\b[^.;]{0,80}\b(?:${GIVEN_BACK}|closes?|reclaims?|frees?|returns?)\b`, 'i'),
    truth: 'it writes a line to the log and leaves the connection as it is',
    source: 'https://github.com/brettwooldridge/HikariCP#readme (leakDetectionThreshold)',
  },
  {
    said: /kubectl rollout undo (?![^`]*--to-revision)[^`]{3,80}`? (?:back )?to (?:the )?(?:version |release )?v?\d+\.\d+/i,
    truth:
      'it takes the whole deployment to the revision before the current one, and a restart makes one with the same image; --to-revision names another',
    source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_undo/',
  },
  {
    said: /\brollout undo (?!deploy\w*\/\S*canary)/i,
    near: /\bcanary\b|\bone pod\b|\ba single pod\b/i,
    truth: 'it acts on the whole deployment, not on one pod of it',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment',
  },
  {
    said: /\brabbitmqctl list_queues\b[^`\n]*\bredelivered\b/i,
    truth: 'that is no column of list_queues: it is a flag of each delivery',
    source: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8#list_queues',
  },
  {
    said: /\bkeeps? (?:its|the|their|a) (?:(?:new|own|old|random\w*|different|remaining) )*TTLs?\b[^.;]{0,50}\b(?:refill|set|write|re-?write|refresh|overwrit\w*|update|load)\w*/i,
    stack: /redis|valkey|elasticache/i,
    unless: /KEEPTTL/i,
    truth: 'SET discards the time to live that the key had, and sets the one that the code gives',
    source: 'https://redis.io/docs/latest/commands/set/',
  },
  {
    said: /\bexpir(?:y|ation|ing|es?)\b[^.;]{0,60}\bblocks?\b[^.;]{0,40}\b(?:seconds|minutes)\b/i,
    stack: /redis|valkey|elasticache/i,
    truth: 'the expire cycle is bounded: it takes at most a quarter of the time of each tick',
    source: 'https://redis.io/docs/latest/commands/expire/ (how Redis expires keys)',
  },
  {
    said: /\bdrift\w*\b[^.;]{0,60}\b(?:typical|usual|common|characteristic|normal)\b[^.;]{0,20}\b(?:cron|scheduled|timer)/i,
    truth: 'cron starts at a fixed minute; what drifts hangs on the age of something, or on the end of the run before',
    source: 'https://man7.org/linux/man-pages/man5/crontab.5.html',
  },
  {
    said: /\b(?:isolation(?: level)? )?from `?(?:REPEATABLE READ|SERIALIZABLE)`? to `?READ COMMITTED/i,
    stack: /postgres/i,
    unless: /repeatable read|serializable/i,
    truth: 'READ COMMITTED is what PostgreSQL uses where nothing else is set',
    source: 'https://www.postgresql.org/docs/current/transaction-iso.html',
  },
  {
    said: /\b(?:lower|rais|chang|switch|set|us)(?:e|es|ing)?\b[^.;]{0,25}\bisolation(?: level)?\b[^.;]{0,60}/i,
    near: /\bdeadlocks?\b|\block[- ]order/i,
    stack: /deadlock detected|lock order|deadlock/i,
    truth: 'rows are locked by UPDATE and FOR UPDATE at every level: the order of the locks makes the deadlock',
    source: 'https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS',
  },
  {
    said: /\bdeadlock_timeout\s*(?:=|to)\s*'?(?:[2-9]|\d{2,})\s?(?:s|min)\b/i,
    truth: 'so long each deadlock blocks before it is looked for: a longer one makes every deadlock longer, and hides the waits below it',
    source: 'https://www.postgresql.org/docs/current/runtime-config-locks.html',
  },
  {
    said: /\b(?:max_connections|shared_buffers|max_worker_processes|wal_level|max_prepared_transactions|max_locks_per_transaction)\b[^.]{0,80}(?:pg_reload_conf|\breload\b|without (?:a )?restart|\bSIGHUP\b)/i,
    stack: /postgres/i,
    truth: 'it is read at the start of the server only',
    source: 'https://www.postgresql.org/docs/current/view-pg-settings.html (context postmaster)',
  },
  {
    said: /\bstatement_timeout\b[^.;]{0,60}\b(?:ends?|kills?|closes?|terminates?|clears?|cancels?)\b[^.;]{0,20}\bidle\b/i,
    truth: 'it ends statements that run; what is idle runs none',
    source: 'https://www.postgresql.org/docs/current/runtime-config-client.html',
  },
  {
    said: /\bidle_in_transaction_session_timeout\b[^.;]{0,80}\bidle (?:sessions?|connections?|clients?)\b/i,
    truth: 'it ends sessions inside a transaction alone; those that are merely idle are ended by idle_session_timeout, from version 14',
    source: 'https://www.postgresql.org/docs/current/runtime-config-client.html',
  },
  {
    said: /\bulimit -[nu] \d+[^.;]{0,60}\b(?:running|without (?:a )?restart|immediately|at once|takes effect)\b/i,
    truth: 'it holds for the shell and what that starts; a process that runs keeps its own limit',
    source: 'https://man7.org/linux/man-pages/man1/prlimit.1.html',
  },
  {
    said: /kubectl logs (?![^`]*(?:--previous|-p\b))[^`]*`[^.;]{0,60}\b(?:before (?:the|it|its) (?:crash\w*|restart\w*)|previous (?:container|instance)|crashed container|last crash)/i,
    truth: 'it shows the container that runs now; --previous shows the one that ended',
    source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/',
  },
  {
    said: /\btcp_fin_timeout\b[^.;]{0,80}\bTIME[-_ ]?WAIT\b|\bTIME[-_ ]?WAIT\b[^.;]{0,60}\btcp_fin_timeout\b/i,
    truth: 'it bounds FIN_WAIT_2 of orphaned sockets; TIME_WAIT lasts a minute on Linux, whatever is set',
    source: 'https://docs.kernel.org/networking/ip-sysctl.html (tcp_fin_timeout)',
  },
  {
    said: /\bmateriali[sz]ed views?\b[^.;]{0,30}\b(?:refreshed|created|built|rebuilt)\b[^.;]{0,15}\b(?:on|at) (?:the |a )?(?:\w+ )?(?:replica|standby)\b/i,
    stack: /postgres/i,
    unless: /logical replica/i,
    truth: 'a streaming replica is read-only: it is refreshed on the primary and comes over with the log',
    source: 'https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-USERS',
  },
  {
    said: /\bKafka ?Transaction\w*\b[^.;]{0,80}\b(?:inserts?|updates?|rows?|database|jdbc|jpa|postgres\w*|mysql)\b[^.;]{0,80}(?<!not )\batomic(?:ally)?\b/i,
    truth: 'it holds offsets and records; the database commits for itself, and one of the two can fail alone',
    source: 'https://docs.spring.io/spring-kafka/reference/kafka/transactions.html',
  },
  {
    said: /`(?:redis-cli )?(?:P?TTL|TYPE|GET|DEL|UNLINK|STRLEN|OBJECT \w+) [\w:{}-]*\*`/i,
    stack: /redis|valkey|elasticache|memorystore/i,
    truth: 'it takes the name of a key, and no pattern: SCAN with MATCH lists the keys first',
    source: 'https://redis.io/docs/latest/commands/ttl/',
  },
  {
    said: /\bconfig set\b[^.;]{0,80}\b(?:permanent\w*|surviv\w*|persist\w*|for good)\b/i,
    stack: /redis|valkey|elasticache/i,
    unless: /config rewrite/i,
    truth: 'it is lost with the next restart unless CONFIG REWRITE follows',
    source: 'https://redis.io/docs/latest/commands/config-set/',
  },
  {
    said: /\b(?:session[._]timeout[._]ms|session time-?out)\b[^.;]{0,80}\b(?:slow|long|longer) (?:processing|handling|batch\w*|poll)/i,
    stack: /kafka|redpanda|msk/i,
    truth: 'the time between two polls is bounded by max.poll.interval.ms; heartbeats come from a thread of their own',
    source: 'https://kafka.apache.org/documentation/#consumerconfigs_max.poll.interval.ms',
  },
  {
    said: /\bHPA\b[^.;]{0,60}\b(?:per ?cent|%|share|utili[sz]ation) of (?:the |its )?(?:cpu |memory )?limits?\b/i,
    truth: 'its utilisation is a share of the request',
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
  },
  {
    said: /\b(?:wait_timeout|interactive_timeout)\b[^.;]{0,60}\b(?:ends?|kills?|aborts?|cancels?) (?:\w+ )?(?:slow|long|running) (?:quer|statement)/i,
    stack: /mysql|mariadb|aurora/i,
    truth: 'it closes connections that sleep; max_execution_time bounds a SELECT',
    source: 'https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html#sysvar_wait_timeout',
  },
  {
    said: /\bproxy_next_upstream\b(?![^.;]*non_idempotent)[^.;]{0,60}\b(?:retries|repeats|re-?sends)\b[^.;]{0,20}\bPOST/i,
    stack: /nginx/i,
    unless: /non_idempotent/i,
    truth: 'a POST that was sent is not passed to the next server unless non_idempotent is given',
    source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream',
  },
];
