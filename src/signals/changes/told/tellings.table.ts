import { MANUAL_TOLD, SCALING_TOLD, SCHEDULE_TOLD, SECRETS_TOLD, TRAFFIC_TOLD, VENDOR_TOLD } from './people.ts';
import { INFRASTRUCTURE_TOLD, NETWORK_TOLD, UPGRADE_TOLD } from './platform.ts';
import { CONFIGURATION_TOLD, DATA_TOLD, DEPLOY_TOLD, FLAG_TOLD } from './product.ts';
import type { Telling } from './rule.ts';
import { WEAK_TOLD } from './weak.ts';

export const TELLINGS: readonly Telling[] = [
  ...DEPLOY_TOLD,
  ...CONFIGURATION_TOLD,
  ...INFRASTRUCTURE_TOLD,
  ...UPGRADE_TOLD,
  ...DATA_TOLD,
  ...MANUAL_TOLD,
  ...NETWORK_TOLD,
  ...VENDOR_TOLD,
  ...TRAFFIC_TOLD,
  ...SCHEDULE_TOLD,
  ...SCALING_TOLD,
  ...FLAG_TOLD,
  ...SECRETS_TOLD,
  ...WEAK_TOLD,
];
