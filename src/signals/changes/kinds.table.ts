import { FAILOVER, SCALE_IN, SCALE_OUT, TRAFFIC } from './kinds/capacity.ts';
import { DATA, MIGRATION } from './kinds/data.ts';
import { VENDOR } from './kinds/outside.ts';
import type { PackedKind } from './kinds/pack.ts';
import { INFRASTRUCTURE, NETWORK } from './kinds/places.ts';
import { DEPLOY, UPGRADE } from './kinds/releases.ts';
import { CERTIFICATE, CREDENTIAL } from './kinds/secrets.ts';
import { CONFIGURATION, FLAG } from './kinds/settings.ts';
import { MANUAL, SCHEDULE } from './kinds/work.ts';

export type { PackedKind } from './kinds/pack.ts';
export { UNITS } from './kinds/pack.ts';

/** What kinds of change a phrase names. Order plays no part: one event may be of several kinds. */
export const KINDS: readonly PackedKind[] = [
  ...DEPLOY,
  ...CONFIGURATION,
  ...FLAG,
  ...MIGRATION,
  ...SCALE_OUT,
  ...SCALE_IN,
  ...UPGRADE,
  ...FAILOVER,
  ...TRAFFIC,
  ...CREDENTIAL,
  ...CERTIFICATE,
  ...MANUAL,
  ...NETWORK,
  ...SCHEDULE,
  ...DATA,
  ...VENDOR,
  ...INFRASTRUCTURE,
];
