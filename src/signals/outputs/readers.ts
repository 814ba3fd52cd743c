import { accessLog, statusCounts } from './tools/access-log.ts';
import { chrony, ntpq, timedatectl } from './tools/clock.ts';
import { disks, free } from './tools/disk-and-memory.ts';
import { containers, inspected, stats } from './tools/docker.ts';
import { conditions, described, top } from './tools/kubernetes-describe.ts';
import { events } from './tools/kubernetes-events.ts';
import { cronJobs, jobs } from './tools/kubernetes-jobs.ts';
import { autoscalers, deployments, nodes } from './tools/kubernetes-objects.ts';
import { pods } from './tools/kubernetes-pods.ts';
import { innodb, mysqlPlan, processes, replica } from './tools/mysql.ts';
import { dig, openssl } from './tools/names-and-certificates.ts';
import { curl, ethtool, mtr, ping } from './tools/network.ts';
import { activity } from './tools/postgres-activity.ts';
import { plans } from './tools/postgres-plan.ts';
import { copies, locks, tables } from './tools/postgres-tables.ts';
import { iostat, top as processors, vmstat } from './tools/processor.ts';
import { groups, queues } from './tools/queues.ts';
import { redis, slowlog } from './tools/redis.ts';
import { collections, goroutines, hikari, jstat, pgbouncer } from './tools/runtimes.ts';
import { listeners, sockets } from './tools/sockets.ts';
import type { OutputReader } from './types.ts';

const CLUSTER = [pods, cronJobs, jobs, nodes, autoscalers, deployments, events, described, conditions, top];
const DATABASES = [activity, plans, tables, locks, copies, mysqlPlan, processes, replica, innodb, redis, slowlog];
const NETWORK = [openssl, dig, ping, mtr, ethtool, curl, accessLog, statusCounts];
const PROCESSES = [containers, stats, inspected, collections, jstat, goroutines, hikari, pgbouncer];
const CLOCKS = [chrony, timedatectl, ntpq];
const QUEUES = [queues, groups];
const HOSTS = [disks, free, vmstat, iostat, processors, sockets, listeners];

/** All readers; each looks only at a text that holds its header's words. */
export const READERS: readonly OutputReader[] = [...CLUSTER, ...DATABASES, ...QUEUES, ...HOSTS, ...NETWORK, ...PROCESSES, ...CLOCKS];
