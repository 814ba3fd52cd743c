import { expect, it } from 'vitest';
import { command } from './commands.ts';

const say = (text: string, slots: Record<string, string>): string => command(text, new Map(Object.entries(slots)));

it.each([
  // A pod or a machine is no address on the web.
  [
    'curl https://{host|HOST}/x --resolve {host|HOST}:443:IP; ssh {host|HOST}',
    { host: 'api-5' },
    'curl https://HOST/x --resolve HOST:443:IP; ssh api-5',
  ],
  ['curl https://{host|HOST}/x', { host: 'shop.example.org' }, 'curl https://shop.example.org/x'],
  ['dig +short {host|HOST} A', { host: 'api-5' }, 'dig +short HOST A'],
  ['mtr {host|HOST}', { host: 'redis://:x@10.0.0.9:6379/0' }, 'mtr HOST'],
  ['mtr {host|HOST}', { host: 'pod 3' }, 'mtr HOST'],
  // A tool asks for its server, and so do the words that stand for it.
  ['redis-cli -h {host|HOST} INFO memory', { host: 'www.shop.example' }, 'redis-cli -h HOST INFO memory'],
  ['redis-cli -h {host|HOST} INFO memory', { host: 'redis-2' }, 'redis-cli -h redis-2 INFO memory'],
  ['kafka-configs.sh --bootstrap-server {host|HOST}:9092', { host: 'web-3' }, 'kafka-configs.sh --bootstrap-server HOST:9092'],
  ['getent hosts {host|DB_HOST}', { host: 'web-3' }, 'getent hosts DB_HOST'],
  ['getent hosts {host|DB_HOST}', { host: 'web-3', db_host: 'db.int.example' }, 'getent hosts db.int.example'],
  ['ping {host|POD_B_IP}', { host: 'web-3' }, 'ping POD_B_IP'],
  // Objects of a cluster have its names.
  ['kubectl logs deploy/{service|NAME}', { service: 'ecs.service' }, 'kubectl logs deploy/NAME'],
  ['systemctl restart {service|UNIT}', { service: 'ecs.service' }, 'systemctl restart ecs.service'],
  ['kubectl delete job {job|JOB}', { job: 'App\\Jobs\\Send' }, 'kubectl delete job JOB'],
  [
    'kubectl rollout restart deploy/{service|NAME}; kubectl get deployment {service|NAME}',
    { service: 'agent', 'kind of agent': 'DaemonSet' },
    'kubectl rollout restart daemonset/agent; kubectl get daemonset agent',
  ],
  // A statement has the table's own name, the catalogue without its schema.
  [
    "select 1 from pg_stats where tablename = '{table|TABLE}'; analyze {table|TABLE}",
    { table: 'billing.lines' },
    "select 1 from pg_stats where tablename = 'lines'; analyze billing.lines",
  ],
  ["where relation = '{table|TABLE}'::regclass", { table: 'OrderLine' }, 'where relation = \'"OrderLine"\'::regclass'],
  ['vacuum {table|TABLE}', { table: 'pg_stat_activity' }, 'vacuum TABLE'],
  ['vacuum {table|TABLE}', { model: 'Order' }, 'vacuum TABLE'],
  ['group by {column|COLUMN}', { column: 'd0.status' }, 'group by status'],
  // What the code calls a function is not what it is deployed as; a path of the web is no file.
  ['aws logs tail /aws/lambda/{function|NAME}', { function: 'handler' }, 'aws logs tail /aws/lambda/NAME'],
  ['aws logs tail /aws/lambda/{function|NAME}', { function: 'handler', lambda: 'mailer' }, 'aws logs tail /aws/lambda/mailer'],
  ['curl https://HOST/{path|PATH}; namei -l {path|PATH}', { url_path: '/health' }, 'curl https://HOST/health; namei -l PATH'],
  ['--resource-arns {resource|ARN}', { resource: 'prod/db' }, '--resource-arns ARN'],
  [
    'aws rds describe-db-instances --db-instance-identifier {database|DB}; psql -d {database|DB}',
    { database: 'shop' },
    'aws rds describe-db-instances --db-instance-identifier DB; psql -d shop',
  ],
])('%s', (text, slots, expected) => {
  expect(say(text, slots as Record<string, string>)).toBe(expected);
});
