import type { Config, Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** nginx inherits these from the outer block only where the inner block has none of its own. */
const INHERITED = ['add_header', 'proxy_set_header', 'fastcgi_param', 'grpc_set_header', 'proxy_hide_header'];

export const inheritedHeadersLost: Detector = {
  observable: 'config-inherited-headers-lost',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'nginx') continue;
      for (const directive of INHERITED) {
        const seen = new Set<number>();
        for (const entry of config.entries) {
          const block = entry.key === directive ? blockOf(config, entry) : undefined;
          if (!block || seen.has(block.start)) continue;
          seen.add(block.start);
          const mine = within(config, block, directive);
          const outer = outerOf(config, block, directive);
          const lost = outer.filter((each) => !mine.some((own) => nameOf(own) === nameOf(each)));
          const first = lost[0];
          if (first && mine[0])
            yield sighting(
              mine[0],
              `this ${directive} in ${block.key} ends the inheritance, so ${lost.map(nameOf).slice(0, 4).join(', ')} of the outer block ${lost.length > 1 ? 'are' : 'is'} not set here`,
              {
                value: nameOf(first),
              },
            );
        }
      }
    }
  },
};

const nameOf = (entry: Entry): string => entry.value.split(/\s+/)[0] ?? '';

/** The block that an entry stands in: the last that was opened before it under that name. */
const blockOf = (config: Config, entry: Entry): Entry | undefined => {
  const key = entry.path.at(-1);
  return config.entries.findLast(
    (each) =>
      each.value === '' && each.key === key && each.start < entry.start && each.path.join('\n') === entry.path.slice(0, -1).join('\n'),
  );
};

const within = (config: Config, block: Entry, directive: string): Entry[] =>
  config.entries.filter((each) => each.key === directive && blockOf(config, each) === block);

/** What the nearest outer block that has any gives on. */
function outerOf(config: Config, block: Entry, directive: string): Entry[] {
  for (let up = blockOf(config, block); up; up = blockOf(config, up)) {
    const given = within(config, up, directive);
    if (given.length > 0) return given;
  }
  return [];
}
