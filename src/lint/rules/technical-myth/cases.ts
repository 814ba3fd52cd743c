import type { Cases } from '../../cases.ts';

const RISK = '- **Regression risk:** session features do not work through a pooler.';
export const cases: Cases = {
  speaks: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** `kubectl logs -l app=tickets --since=6h | grep "too many clients already"`',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Search the server\'s log for "too many clients already". `kubectl rollout restart deploy/tickets waiting-room`',
    ],
    [RISK, '- **Regression risk:** with `tcp_fin_timeout` at 15 s sockets leave TIME_WAIT sooner.'],
    [RISK, '- **Regression risk:** materialized views refreshed on the replica.'],
    [RISK, '- **Regression risk:** `KafkaTransactionManager` commits the insert and the record atomically.'],

    [RISK, '- **Regression risk:** session features do not work through a pooler; `max_connections` defaults to 200.'],
    [RISK, '- **Regression risk:** `ALTER SYSTEM SET max_connections = 300;` followed by `SELECT pg_reload_conf();` is enough.'],
    [RISK, '- **Regression risk:** with `idleTimeout` set, leaked clients are closed by the pool.'],
  ],
  silent: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** `kubectl logs -l app=tickets --since=6h --tail=-1 | grep "too many clients already"`',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Search the server\'s log for "too many clients already". `kubectl get deploy/tickets deploy/waiting-room -o wide`',
    ],
    [RISK, '- **Regression risk:** with `tcp_fin_timeout` at 15 s orphaned sockets leave FIN_WAIT_2 sooner.'],
    [RISK, '- **Regression risk:** materialized views refreshed on the primary.'],
    [RISK, '- **Regression risk:** `KafkaTransactionManager` commits the insert and the record, but not atomically.'],

    [RISK, '- **Regression risk:** session features do not work through a pooler; the readiness probe does not restart a pod.'],
    [RISK, '- **Regression risk:** session features do not work through a pooler; `max_connections` defaults to 100.'],
    [RISK, '- **Regression risk:** `ALTER SYSTEM SET max_connections = 300;` and a restart of the server.'],
    [
      RISK,
      '- **Regression risk:** with `idleTimeout` set, idle clients are closed by the pool; it does not mean that leaked clients are closed.',
    ],
    [RISK, '- **Regression risk:** leaked clients are closed once the code releases them.'],
  ],
};
