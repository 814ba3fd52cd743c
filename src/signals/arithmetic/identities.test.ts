import { expect, it } from 'vitest';
import { oneIdentityTwoOwners } from './identities.ts';

const read = (text: string) =>
  oneIdentityTwoOwners({
    quantities: [],
    settings: [],
    code: '',
    findings: [],
    prose: [{ field: 'symptoms', text }],
    time: {} as never,
  })[0];

it('says who has one identity', () => {
  const found = read(' server_id | host\n-----------+------\n 11 | db-a\n 12 | db-b\n 12 | db-c');
  expect(found?.text).toBe(
    'One identity is used twice: db-b and db-c both have server_id 12. Whoever tells them apart by it takes them for one.',
  );
  expect(found?.shows).toBeUndefined();
});

it.each([
  [
    'members of a group',
    'CONSUMER-ID          GROUP.INSTANCE.ID   HOST           PARTITIONS\nc-1-aa11   loader-1   /10.0.4.7   3\nc-2-bb22   loader-2   /10.0.4.8   3\nc-3-cc33   loader-1   /10.0.5.9   0',
    'loader-1: /10.0.4.7 ≠ /10.0.5.9',
  ],
  [
    'workers that make ids',
    'idgen-0 worker_id=3 epoch=1700000000\nidgen-1 worker_id=4 epoch=1700000000\nidgen-2 worker_id=3 epoch=1700000000',
    'worker_id 3: idgen-0 ≠ idgen-2',
  ],
  ['machines', 'db-a: server_uuid = 5f2c91ab-77de\ndb-b: server_uuid = 5f2c91ab-77de', 'server_uuid 5f2c91ab-77de: db-a ≠ db-b'],
  [
    'a log in which they take turns',
    '10:00:01 register worker_id=7 host=app-1\n10:00:09 register worker_id=7 host=app-4\n10:00:31 heartbeat worker_id=7 host=app-1',
    'worker_id 7: app-1 ≠ app-4',
  ],
  [
    'clients of a broker',
    '1718: New client connected from 10.1.2.3:40112 as gw-17\n1719: Client gw-17 already connected, closing old connection.\n1719: New client connected from 10.9.8.7:51123 as gw-17',
    'client id gw-17: 10.1.2.3 ≠ 10.9.8.7',
  ],
  [
    'addresses',
    '| host | mac |\n|---|---|\n| pos-11 | 02:1a:4b:00:00:07 |\n| pos-12 | 02:1a:4b:00:00:07 |\n| pos-13 | 02:1a:4b:00:00:09 |',
    'pos-11 ≠ pos-12',
  ],
  [
    'one that is thrown out',
    '10:00:01 session client_id=till-4 from=10.0.0.4\n10:05:02 session taken over client_id=till-4 from=10.0.0.9',
    'till-4: 10.0.0.4 ≠ 10.0.0.9',
  ],
  [
    'one serial number in two regions',
    'device_id | shadow | seen\neuw1/7f3a91c2d0 | ok | 10:01\nuse1/7f3a91c2d0 | ok | 10:01\nuse1/8c11aa20ff | ok | 10:02',
    '7f3a91c2d0: euw1 ≠ use1',
  ],
  ['brokers', 'kafka-1 broker.id=1 rack=a\nkafka-2 broker.id=2 rack=b\nkafka-3 broker.id=2 rack=c', 'broker.id 2: kafka-2 ≠ kafka-3'],
])('finds %s', (_, text, formula) => expect(read(text)?.formula).toContain(formula));

it.each([
  [
    'several partitions of one member',
    'PARTITION  CONSUMER-ID   HOST\n0   c-1-aa11   /10.0.4.7\n1   c-1-aa11   /10.0.4.7\n2   c-2-bb22   /10.0.4.8',
  ],
  ['one application', 'host | client_id\nweb-1 | shop\nweb-2 | shop\nweb-3 | shop'],
  ['ids that differ', 'host | server_id\ndb-a | 1\ndb-b | 2\ndb-c | 3'],
  ['hosts that are numbered in each region', 'instance_id | state\neu-west-1-web-1 | ok\nus-east-1-web-1 | ok'],
  ['pods on one node', 'pod | node_id\napi-1a | n-77\napi-2b | n-77\napi-3c | n-78'],
  ['calls of one client from several places', 'client_id | ip\nm-1 | 10.0.0.1\nm-1 | 10.0.0.2\nm-2 | 10.0.0.1'],
  ['instances on one node', 'api-1 node_id=n-77 zone=a\napi-2 node_id=n-77 zone=a'],
  ['an id that nobody has', 'pod | machine_id\na-1 | -\na-2 | -\na-3 | 9f31'],
  ['one that moved', '10:00:01 register worker_id=7 host=app-1\n18:40:09 register worker_id=7 host=app-4'],
  ['orders of two hosts', 'host | order_id\nweb-1 | 88121\nweb-2 | 88121'],
  [
    'a client that came back',
    '1718: New client connected from 10.1.2.3:40112 as gw-17\n1790: New client connected from 10.9.8.7:40112 as gw-17',
  ],
  ['holders of several leases', 'lease | holder | host\na | sched-0 | n1\nb | sched-0 | n1\nc | sched-1 | n2'],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
