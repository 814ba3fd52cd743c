import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

const OFF: readonly (readonly [RegExp, RegExp, string])[] = [
  [/(?:^|\.)deletionprotection(?:enabled)?$/, /^false$/i, 'one apply or click may delete it (deletion protection is off)'],
  [/(?:^|\.)skipfinalsnapshot$/, /^true$/i, 'when it is deleted no last copy is made'],
  [/(?:^|\.)forcedestroy$/, /^true$/i, 'it is deleted with all that it holds'],
  [/(?:^|\.)preventdestroy$/, /^false$/i, 'nothing keeps an apply from destroying it'],
  [/(?:^|\.)(?:persistentvolumereclaimpolicy|reclaimpolicy)$/, /^delete$/i, 'the volume is deleted when its claim is'],
];

/** A store that one command may delete, with nothing in between. */
export const dataCanBeDestroyed: Detector = {
  observable: 'config-data-can-be-destroyed',
  *detect(source) {
    for (const each of keyed(source)) {
      const found = OFF.find(([key, value]) => key.test(each.key) && value.test(each.value));
      // A balancer or a machine of its own holds no data.
      if (found && each.config && !/aws(?:lb|alb|instance)\b|loadbalancer/.test(each.key))
        yield seen(each, found[2], { resource: /(?:^|\.)resource (\S+ \S+)/.exec(each.key)?.[1] ?? '' });
    }
  },
};
