import type { Detector } from '../source.ts';
import { expiries } from './expiry.ts';
import { seen } from './keys.ts';

/** Something deletes by age: no fault by itself, and the first suspect where data of a certain age are gone. */
export const deletesByAge: Detector = {
  observable: 'code-deletes-by-age',
  *detect(source) {
    for (const each of expiries(source)) yield seen(each, each.deletes, each.rule ? { rule: each.rule } : {});
  },
};
