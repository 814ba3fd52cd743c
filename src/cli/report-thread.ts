import { parentPort, workerData } from 'node:worker_threads';
import { answerOrders, makerOf } from '../server/workshop/index.ts';
import { loadParser } from './parsers.ts';
import { openEngine } from './team/open.ts';

/** The team's folder, where the server was given one. */
const { team } = (workerData ?? {}) as { readonly team?: string };

/** A thread of `triage serve` that makes reports. The build puts it beside the server's own code. Orders wait in the port until the knowledge is read. */
if (parentPort) {
  const engine = await openEngine(undefined, { teamKnowledge: false, ...(team === undefined ? {} : { knowledge: team }) });
  answerOrders(parentPort, makerOf(engine, loadParser));
}
