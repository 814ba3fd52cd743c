import { words } from '../../../text/index.ts';
import type { Derived } from '../types.ts';
import type { Series } from './find.ts';
import type { Shape } from './shape.ts';

const MEMORY = words`rss | heap(?! used after) | mem | memory | working ?set | private bytes | old ?gen | native memory | resident`;
const COUNTED_OBJECTS = words`
  fds? | open_fds | file descriptors? | open files | handles? | goroutines? | threads? | listeners? | timers? | sockets? | objects? | nr_dentry | watches
`;
const CONNECTIONS = words`connections? | conns? | numbackends | threads_connected | connected_clients | client sessions`;
const REPLICA = words`replica\w* | replication | replay | standby | seconds_behind\w* | follower`;
const BACKLOG = words`lag | queue\w* | backlog | depth | pending | unacked | unprocessed | outbox | behind | waiting messages | iterator ?age | oldest (?:message|item|event|record)s?`;
const LATENCY = words`p50 | p9\d\S* | latency | response times? | duration | took | takes | mean(?: time| of)? | query time | statement`;
/** A rise of a latency that users notice. Judgement. */
const SLOWER = 2;

type Shows = NonNullable<Derived['shows']>;

/** What a series of that name and shape answers. */
export function saysOf({ label, unit, points }: Series, shape: Shape, alone: boolean): Shows | undefined {
  const climbs = shape === 'grows' || shape === 'saws';
  if (MEMORY.test(label) && (unit === 'bytes' || unit === 'percent') && climbs) return ['memory-grows-between-restarts', 'yes'];
  if (unit === 'count' && COUNTED_OBJECTS.test(label) && climbs) return ['object-count-grows', 'yes'];
  if (unit === 'count' && CONNECTIONS.test(label) && climbs) return ['connection-count-grows', 'yes'];
  if (REPLICA.test(label) && (climbs || shape === 'steps')) return ['replication-lag', 'yes'];
  if (BACKLOG.test(label) && climbs) return alone && unit === 'count' ? ['one-partition-lags', 'yes'] : ['backlog-grows', 'yes'];
  const most = Math.max(...points.map((p) => p.value));
  if (unit === 'time' && LATENCY.test(label) && most >= SLOWER * (points[0]?.value ?? most)) return ['latency-high', 'yes'];
  return undefined;
}
