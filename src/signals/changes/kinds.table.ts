import type { ChangeKind } from '../types.ts';
import { FAILOVER, SCALE_IN, SCALE_OUT, TRAFFIC } from './kinds/capacity.ts';
import { DATA, MIGRATION } from './kinds/data.ts';
import { VENDOR } from './kinds/outside.ts';
import type { KindOfChange, KindWords } from './kinds/pack.ts';
import { INFRASTRUCTURE, NETWORK } from './kinds/places.ts';
import { DEPLOY, UPGRADE } from './kinds/releases.ts';
import { CERTIFICATE, CREDENTIAL } from './kinds/secrets.ts';
import { CONFIGURATION, FLAG } from './kinds/settings.ts';
import { MANUAL, SCHEDULE } from './kinds/work.ts';

export { UNITS } from './kinds/pack.ts';

/** Every kind of change, with the words and phrases that tell it. One event may be of several kinds. */
export const KINDS: readonly KindOfChange[] = [
  DEPLOY,
  CONFIGURATION,
  FLAG,
  MIGRATION,
  SCALE_OUT,
  SCALE_IN,
  UPGRADE,
  FAILOVER,
  TRAFFIC,
  CREDENTIAL,
  CERTIFICATE,
  MANUAL,
  NETWORK,
  SCHEDULE,
  DATA,
  VENDOR,
  INFRASTRUCTURE,
];

/** The words of all kinds, a row each. */
export const ROWS: readonly (KindWords & { readonly kind: ChangeKind })[] = KINDS.flatMap(({ kind, words }) =>
  words.map((row) => ({ kind, ...row })),
);
