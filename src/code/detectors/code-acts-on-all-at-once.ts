import type { Detector } from '../source.ts';
import { actsOnAll } from './shell.ts';

/** A script restarts, deletes or stops everything with no pause or check between. */
export const actsOnAllAtOnce: Detector = {
  observable: 'code-acts-on-all-at-once',
  detect: ({ scripts }) => actsOnAll(scripts),
};
