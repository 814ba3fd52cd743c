import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

const PLAN = /^ *# (\S+) must be replaced.*$|^.*# forces replacement.*$/gm;
const DESTROY = /^ *# (\S+) will be destroyed.*$/gm;
const HOLDS =
  /(?:^|[._])(?:db|rds|database|sql|dynamodb|elasticache|redis|efs|ebs|volume|bucket|s3|kafka|msk|opensearch|elasticsearch|queue|lb|alb|nat|eip)(?:[._]|$)/i;

/** What is applied destroys a resource and makes another in its place: as a plan says, or as a list by index does when one element goes. */
export const changeReplacesResource: Detector = {
  observable: 'config-change-replaces-resource',
  *detect({ configs, text }) {
    if (configs.some((config) => config.format === 'hcl')) {
      for (const match of text.matchAll(PLAN)) {
        const place = { start: match.index + match[0].search(/\S/), end: match.index + match[0].length };
        yield match[1]
          ? seen(place, `the plan destroys ${match[1]} and creates it anew`, { resource: match[1] })
          : seen(place, `this difference cannot be applied in place: ${match[0].trim().replace(/\s+/g, ' ').slice(0, 120)}`);
      }
      for (const match of text.matchAll(DESTROY))
        if (HOLDS.test(match[1] ?? ''))
          yield seen({ start: match.index, end: match.index + match[0].length }, `the plan destroys ${match[1]}`, {
            resource: match[1] ?? '',
          });
    }
    for (const config of configs) {
      if (config.format !== 'hcl') continue;
      for (const count of config.entries) {
        const list = /^length\((.+)\)$/.exec(count.value)?.[1];
        if (count.key !== 'count' || !list) continue;
        const home = count.path.join('.');
        const byIndex = config.entries.some(
          (each) => each.path.join('.').startsWith(home) && each.value.includes('count.index') && each.value.includes(`${list}[`),
        );
        if (byIndex)
          yield seen(count, `the resources go by their place in ${list}: when an element leaves the middle, all after it are replaced`, {
            resource: count.path.at(-1) ?? '',
          });
      }
    }
  },
};
