import { parentPort } from 'node:worker_threads';
import { answerOrders, makerOf } from '../server/workshop/index.ts';
import { loadEngine } from './engine.ts';
import { loadParser } from './parsers.ts';

/** A thread of `triage serve` that makes reports. The build puts it beside the server's own code. */
if (parentPort) answerOrders(parentPort, makerOf(loadEngine(), loadParser));
