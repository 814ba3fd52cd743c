import { expect, it } from 'vitest';
import { readEntities } from './entities.ts';
import { NAMES } from './entity-patterns.ts';

const first = (text: string, slot: string): string | undefined =>
  readEntities([{ field: 'symptoms', text }]).find((e) => e.slot === slot)?.name;

it.each([
  ['table', 'UPDATE accounts SET seen_at = now() took 40 s', 'accounts'],
  ['table', 'The table `public.emails` does not exist', 'public.emails'],
  ['table', 'ALTER TABLE lessons ADD COLUMN x waits', 'lessons'],
  ['table', 'rows from audit_log are gone', 'audit_log'],
  ['service', 'pod/exports-worker-6c9d-2kq8z was killed', 'exports-worker'],
  ['service', 'orders-api, since noon', 'orders-api'],
  ['pod', 'Normal Killing pod/exports-worker-6c9d-2kq8z Stopping', 'exports-worker-6c9d-2kq8z'],
  ['namespace', 'shop   cart-6c9d7b5f4-lx2vq   0/1   ImagePullBackOff  61m', 'shop'],
  ['namespace', '$ kubectl -n search describe pod os-data-2', 'search'],
  ['job', 'ledger-export-28437210-7tq4d still runs', 'ledger-export'],
  ['job', 'the nightly-export_job died', 'nightly-export_job'],
  ['job', 'settle_invoices_run died', 'settle_invoices_run'],
  ['endpoint', 'since noon /api/v2/orders/{id:int} fails', undefined],
  ['endpoint', 'since noon (/api/v2/orders/) fails', '/api/v2/orders/'],
  ['endpoint', 'since noon only /check-out, slow', '/check-out'],
  ['host', 'since noon only on web-14', 'web-14'],
  ['host', 'dial ns-7.dns.example.org: timeout', 'ns-7.dns.example.org'],
  ['host', 'node=worker-17 NotReady', 'worker-17'],
  ['database', 'postgres://app:x@db.int.example:5432/shop?sslmode=require', 'shop'],
  ['db_host', 'postgres://app:x@db.int.example:5432/shop', 'db.int.example'],
  ['lambda', 'log group /aws/lambda/stock-sync', 'stock-sync'],
])('%s: %s', (slot, text, name) => {
  expect(first(text, slot)).toBe(name);
});

it.each([
  ['table', 'I suspected the fee table change of August; ANALYZE TABLE done twice; capacity of the table sits flat'],
  ['table', 'Log from fleet_gateway: error; computed from e_tot; in the refunds table amount_cents = 1998'],
  ['table', 'select state from pg_stat_activity'],
  ['service', "--bootstrap-server kafka; the in-app page; mysql-server-8.0; thread 'tokio-runtime-worker' panicked; gh-web-fe-112"],
  ['service', 'getaddrinfo EAI_AGAIN queue.events.svc.cluster.local; Name: queue.events.svc.cluster.local'],
  ['service', 'A? dynamodb.eu-west-1.amazonaws.com.team.svc.cluster.local.'],
  ['job', "re-run of a dry-run; other CronJobs; 'projects/p/images/ci-go-1449834250'; products-20250514-0300"],
  ['host', 'only us-east-1; clientId=c-2; assigned partitions: orders-3; pods/db-0 and db-0; day=1/part-0.parquet; gems/sequel-5.68.0'],
  ['host', 'in the pod 1048576, per pod 45 %, pod to pod 0.2 ms'],
  ['bucket', 'container guide-api failed liveness probe'],
  ['collection', 'after every full collection'],
  ['constraint', 'I would have sworn a unique constraint rules that out'],
  ['database', 'DATABASE_URL=postgres://app@localhost:5432/dev'],
])('no %s: %s', (slot, text) => {
  expect(first(text, slot)).toBeUndefined();
});

/** A second is far more than the patterns need together, and far less than one that backtracks takes. */
const LONG = {
  millis: 1000,
  texts: [` /${'a'.repeat(5000)}|`, `${'a_'.repeat(2500)}x `, 'a-'.repeat(2500), '/a'.repeat(2500), '| '.repeat(2500)],
};

it.each(NAMES.map(({ slot, pattern }, row) => ({ row, slot, pattern })))('row $row, $slot, reads long words in no time', ({ pattern }) => {
  for (const text of LONG.texts) {
    const start = performance.now();
    for (const _ of text.matchAll(pattern));
    expect(performance.now() - start, text.slice(0, 8)).toBeLessThan(LONG.millis);
  }
});
