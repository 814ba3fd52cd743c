import { parentPort, workerData } from 'node:worker_threads';
import { answerOrders, makerOf } from '../server/workshop/index.ts';
import type { TeamPack } from '../team/index.ts';
import { loadParser } from './parsers.ts';
import { engineOf } from './team/open.ts';

/** The team's knowledge, as the server read it. */
const { team } = (workerData ?? {}) as { readonly team?: TeamPack };

/** A thread of `triage serve` that makes reports. The build puts it beside the server's own code. Orders wait in the port until the knowledge is read. */
if (parentPort) {
  answerOrders(parentPort, makerOf(await engineOf(team), loadParser));
}
