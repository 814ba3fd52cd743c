import { expect, it } from 'vitest';
import { isTyped } from './typed.ts';

it.each([
  'app=# select pid, state from pg_stat_activity order by xact_start limit 3;',
  'root@edge-1:~# nginx -t',
  '[ops@db1 ~]$ sudo iostat -x 5',
  "$ curl -s -o /dev/null -w '%{http_code} %{time_total}' http://10.0.0.7/ping",
  'mysql> show slave status\\G',
  '10.0.0.4:6379> info memory',
])('%s asks', (line) => expect(isTyped(line)).toBe(true));

it.each([
  '$ dig api.example.org -> NXDOMAIN',
  '# we restarted both hosts at 10:00',
  '> as support writes, logins fail',
  '$5,000 a day are lost',
  'p99 rose from 2 to 9 s',
  'Invoice total > 100 EUR fails',
])('%s tells', (line) => expect(isTyped(line)).toBe(false));
