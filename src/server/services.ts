import type { ParserLoader } from '../code/index.ts';
import type { Engine } from '../signals/index.ts';
import type { Account, Database, Jobs } from '../store/index.ts';
import type { TeamPack } from '../team/index.ts';
import type { Config } from './config.ts';
import type { Log } from './http/log.ts';
import type { Metrics } from './http/metrics.ts';
import type { Rate } from './http/rate.ts';
import type { Hub } from './stream.ts';
import type { Maker } from './workshop/index.ts';

/** What the routes work with. Made once in `start.ts`; tests bring their own. */
export interface Services {
  readonly database: Database;
  readonly engine: Engine;
  readonly team?: TeamPack | undefined;
  readonly loadParser: ParserLoader;
  /** Makes reports, in threads where there are any. */
  readonly make: Maker;
  readonly jobs: Jobs;
  readonly config: Config;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly rate: Rate;
  /** Failed sign-ins, by address: few a minute. */
  readonly attempts: Rate;
  readonly hub: Hub;
  readonly version: string;
  /** Where `web/`, `engine.js`, `knowledge.txt` and `grammars/` stand. */
  readonly dist: string;
  readonly stopping: () => boolean;
}

/** Who calls, and how that is known. */
export interface Caller {
  readonly account: Account;
  readonly via: 'open' | 'token' | 'session';
  /** For the session alone: what a write has to carry. */
  readonly csrf: string;
}
