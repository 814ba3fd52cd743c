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
  // By a whole part of its name.
  ['psql -h {host|HOST} -c x', { host: 'feedback-3' }, 'psql -h HOST -c x'],
  ['psql -h {host|HOST} -c x', { host: 'upgrade-runner-1' }, 'psql -h HOST -c x'],
  ['psql -h {host|HOST} -c x', { host: 'mongodb-1' }, 'psql -h HOST -c x'],
  ['psql -h {host|HOST} -c x', { host: 'shopdb02' }, 'psql -h shopdb02 -c x'],
  ['psql -h {host|HOST} -c x', { host: 'pg-1' }, 'psql -h pg-1 -c x'],
  ['mysql -h {host|HOST} -e x', { host: 'a.b.eu-west-1.rds.amazonaws.com' }, 'mysql -h a.b.eu-west-1.rds.amazonaws.com -e x'],
  ['curl http://{host|HOST}:9090/x', { host: 'promo-web-2.example.org' }, 'curl http://HOST:9090/x'],
  ['curl {host|HOST}:9090', { host: 'promo-web-2' }, 'curl HOST:9090'],
  ['curl {host|HOST}:9090', { host: 'kube-prometheus-0' }, 'curl kube-prometheus-0:9090'],
  ['redis-cli -h {host|HOST} INFO', { host: 'assess-api-2' }, 'redis-cli -h HOST INFO'],
  ['redis-cli -h {host|HOST} INFO', { host: 'memcache-1' }, 'redis-cli -h HOST INFO'],
  ['redis-cli -h {host|HOST} INFO', { host: 'shop.x.cache.amazonaws.com' }, 'redis-cli -h shop.x.cache.amazonaws.com INFO'],
  ['x --bootstrap-server {host|HOST}:9092', { host: 'brokerage-2' }, 'x --bootstrap-server HOST:9092'],
  ['x --bootstrap-server {host|HOST}:9092', { host: 'kafka-0.kafka-headless' }, 'x --bootstrap-server kafka-0.kafka-headless:9092'],
  ['curl {host|HOST}:15672/api', { host: 'mqtt-1' }, 'curl HOST:15672/api'],
  ['curl {host|HOST}:15672/api', { host: 'rabbitmq-1' }, 'curl rabbitmq-1:15672/api'],
  ['curl {host|HOST}:9200/_cat', { host: 'www.shop.es' }, 'curl HOST:9200/_cat'],
  ['curl {host|HOST}:9200/_cat', { host: 'logs-es' }, 'curl logs-es:9200/_cat'],
  ['curl {host|HOST}:9200/_cat', { host: 'x.eu-west-1.es.amazonaws.com' }, 'curl x.eu-west-1.es.amazonaws.com:9200/_cat'],
  ['mongosh --host {host|HOST}', { host: 'shopmongo-1' }, 'mongosh --host shopmongo-1'],
  ['{host|HOST} is drained', { host: 'web-3' }, 'web-3 is drained'],
  // A name that a tool would take for an option.
  ['systemctl restart {service|UNIT}', { service: '--all' }, 'systemctl restart UNIT'],
  ['rm {path|PATH}', { path: '-rf' }, 'rm PATH'],
  // Objects of a cluster have its names.
  ['kubectl logs deploy/{service|NAME}', { service: 'ecs.service' }, 'kubectl logs deploy/NAME'],
  ['systemctl restart {service|UNIT}', { service: 'ecs.service' }, 'systemctl restart ecs.service'],
  ['kubectl delete job {job|JOB}', { job: 'App\\Jobs\\Send' }, 'kubectl delete job JOB'],
  // A look without a namespace is made in the one that is set; a change asks for it.
  ['kubectl get pod {pod|POD} -n {namespace|NS}', {}, 'kubectl get pod POD'],
  ['kubectl -n {namespace|NS} delete pod {pod|POD}', {}, 'kubectl -n NS delete pod POD'],
  ['kubectl get pods -n {namespace|NS}', { namespace: 'shop' }, 'kubectl get pods -n shop'],
  // Where no pod is known, kubectl takes one of the workload; a pod that is described has its own name.
  ['kubectl logs -n {namespace|NS} {pod|POD} --previous', { service: 'cart' }, 'kubectl logs deployment/cart --previous'],
  ['kubectl exec {pod|POD} -- env', { service: 'cart', 'kind of cart': 'StatefulSet' }, 'kubectl exec statefulset/cart -- env'],
  ['kubectl describe pod {pod|POD}', { service: 'cart' }, 'kubectl describe pod POD'],
  // The tools of Java find their process; another's is asked for.
  ['jcmd {pid|PID} VM.flags; py-spy dump --pid {pid|PID}', {}, 'jcmd $(pgrep -o java) VM.flags; py-spy dump --pid PID'],
  // A look asks for what a GET asks for.
  ['curl https://{host|HOST}/{path|PATH}', { site: 'a.example.org', endpoint: 'POST /pay' }, 'curl https://a.example.org/PATH'],
  ['curl https://{host|HOST}/{path|PATH}', { endpoint: 'GET /cart/7' }, 'curl https://HOST/cart/7'],
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
