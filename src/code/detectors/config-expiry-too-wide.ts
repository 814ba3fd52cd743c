import type { Detector } from '../source.ts';
import { expiries } from './expiry.ts';
import { seen } from './keys.ts';

/** A rule that deletes by age and names nothing that would keep it to what may go, or that has its comparison the wrong way round. */
export const expiryTooWide: Detector = {
  observable: 'config-expiry-too-wide',
  *detect(source) {
    for (const each of expiries(source)) if (each.wide) yield seen(each, each.wide, each.rule ? { rule: each.rule } : {});
  },
};
