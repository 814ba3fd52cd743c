import { expect, it } from 'vitest';
import { readSites } from './sites.ts';
import { readTables } from './snippet-tables.ts';
import { readWorkloads } from './workloads.ts';

const names = (text: string): string[] => readWorkloads({ field: 'symptoms', text }).map((e) => `${e.slot} ${e.name}`);
const all = (read: typeof readTables, field: 'symptoms' | 'code_snippet', text: string): string[] =>
  read({ field, text }).map((e) => `${e.slot} ${e.name}`);

it.each([
  ['cart-85b7f9d6c5-2mzlp was evicted', ['service cart']],
  ['$ kubectl get pods\nmill-db-0   0/1   CrashLoopBackOff   9   1h', ['service mill-db', 'kind of mill-db mill-db']],
  ['kubectl rollout restart sts/mill', ['service mill']],
  ['the deployment `cart`, and "basket" service', ['service cart', 'service basket']],
  ['Error syncing pod shop/cart-85b7f9d6c5-2mzlp', ['service cart', 'namespace shop']],
  ['all in namespace shop', ['namespace shop']],
])('%s', (text, expected) => {
  for (const e of expected.filter((x) => !x.startsWith('kind'))) expect(names(text)).toContain(e);
});

it.each([
  'mill-db-0   1/1   Running   0   47d',
  'kubectl rollout history deploy/srv-c1u... | tail -2',
  'deployment "Waiting"; the Friday deployment; deployments/12',
  'web-14 is slow, us-east-1 as well; commit-12345678-later',
  'in namespace kube-system',
  'in the namespace which is theirs',
])('no name: %s', (text) => {
  expect(names(text)).toEqual([]);
});

it('the kind of a workload is told by its row or its type', () => {
  const kinds = readWorkloads({ field: 'symptoms', text: 'sts/mill and daemonset/agent' }).filter((e) => e.slot.startsWith('kind'));
  expect(kinds.map((e) => `${e.slot}: ${e.name}`)).toEqual(['kind of mill: StatefulSet', 'kind of agent: DaemonSet']);
});

it.each([
  ['SELECT id\nFROM tickets\nWHERE day = $1', ['table tickets']],
  ['db.query("select * from seat_holds where id = 1"); db.query("update seat_holds set x = 1")', ['table seat_holds']],
  ['SELECT 1 FROM orders JOIN lines ON true', []],
  ['WITH due AS (SELECT 1) SELECT * FROM due', []],
  ['from orders import models', []],
])('the one table of a snippet: %s', (text, expected) => {
  expect(all(readTables, 'code_snippet', text)).toEqual(expected);
});

it.each([
  ['curl https://shop.example.org/cart/7 hangs', ['site shop.example.org', 'url_path /cart/7']],
  ['upstream timed out, host: "api.example.org"', ['site api.example.org']],
  ['as https://docs.djangoproject.com/en/ and https://github.com/a/b say', []],
])('a site that is called: %s', (text, expected) => {
  expect(all(readSites, 'symptoms', text)).toEqual(expected);
});
