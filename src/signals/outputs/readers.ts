import { accessLog, statusCounts } from './tools/access-log.ts';
import { chrony, ntpq, timedatectl } from './tools/clock.ts';
import { datapoints } from './tools/datapoints.ts';
import { disks } from './tools/disks.ts';
import { containers, inspected, stats } from './tools/docker.ts';
import { exports } from './tools/exports.ts';
import { exposed } from './tools/exposed.ts';
import { conditions, described } from './tools/kubernetes-describe.ts';
import { events } from './tools/kubernetes-events.ts';
import { cronJobs, jobs } from './tools/kubernetes-jobs.ts';
import { autoscalers, deployments, nodes } from './tools/kubernetes-objects.ts';
import { pods } from './tools/kubernetes-pods.ts';
import { endpoints, top, topNodes } from './tools/kubernetes-top.ts';
import { kernelLimits, mysqlLimits, phpFpm } from './tools/limits.ts';
import { free } from './tools/memory.ts';
import { secondaries } from './tools/mongo.ts';
import { innodb, mysqlPlan, processes, replica } from './tools/mysql.ts';
import { dig, openssl } from './tools/names-and-certificates.ts';
import { curl, ethtool, mtr, ping } from './tools/network.ts';
import { hikari, pgbouncer } from './tools/pools.ts';
import { activity } from './tools/postgres-activity.ts';
import { copies } from './tools/postgres-copies.ts';
import { plans } from './tools/postgres-plan.ts';
import { locks, tables } from './tools/postgres-tables.ts';
import { top as processors } from './tools/processes.ts';
import { iostat, vmstat } from './tools/processor.ts';
import { groups, queues } from './tools/queues.ts';
import { redis, slowlog } from './tools/redis.ts';
import { runs } from './tools/runs.ts';
import { collections, goroutines, jstat } from './tools/runtimes.ts';
import { listeners, sockets } from './tools/sockets.ts';
import type { OutputReader } from './types.ts';

const CLUSTER = [pods, cronJobs, jobs, nodes, autoscalers, deployments, events, described, conditions, top, topNodes, endpoints];
const DATABASES = [activity, plans, tables, locks, copies, mysqlPlan, processes, replica, innodb, redis, slowlog, secondaries];
const NETWORK = [openssl, dig, ping, mtr, ethtool, curl, accessLog, statusCounts];
const PROCESSES = [containers, stats, inspected, collections, jstat, goroutines, hikari, pgbouncer];
const CLOCKS = [chrony, timedatectl, ntpq, runs];
const QUEUES = [queues, groups];
const LIMITS = [kernelLimits, mysqlLimits, phpFpm];
const METRICS = [exposed, datapoints, exports];
const HOSTS = [disks, free, vmstat, iostat, processors, sockets, listeners];

/** All readers; each looks only at a text that holds its header's words. */
export const READERS: readonly OutputReader[] = [
  ...CLUSTER,
  ...DATABASES,
  ...QUEUES,
  ...HOSTS,
  ...LIMITS,
  ...NETWORK,
  ...PROCESSES,
  ...CLOCKS,
  ...METRICS,
];
