import { conditions, described, top } from './tools/kubernetes-describe.ts';
import { events } from './tools/kubernetes-events.ts';
import { cronJobs, jobs } from './tools/kubernetes-jobs.ts';
import { autoscalers, deployments, nodes } from './tools/kubernetes-objects.ts';
import { pods } from './tools/kubernetes-pods.ts';
import type { OutputReader } from './types.ts';

/** All readers; each looks only at a text that holds its header's words. */
export const READERS: readonly OutputReader[] = [pods, cronJobs, jobs, nodes, autoscalers, deployments, events, described, conditions, top];
