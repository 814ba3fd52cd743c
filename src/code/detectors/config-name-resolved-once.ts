import type { Config, Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

const NAME = /^(?:https?:\/\/)?((?:[a-z0-9_-]+\.){1,6}[a-z][a-z0-9-]*)(?::\d+)?(?:[/;].*)?$/i;

const upstreams = (config: Config): Set<string> =>
  new Set(config.entries.flatMap((entry) => /^upstream (\S+)$/.exec(entry.key)?.[1] ?? []));

/** A name is looked up when the proxy or runtime starts, and its address is kept until the next start. */
export const nameResolvedOnce: Detector = {
  observable: 'config-name-resolved-once',
  *detect(source) {
    for (const config of source.configs) {
      if (config.format === 'nginx') yield* ofNginx(config);
      if (config.format === 'haproxy') {
        for (const entry of config.entries) {
          if (!/^server$/.test(entry.key) || /\bresolvers\b/.test(entry.value)) continue;
          const name = NAME.exec(entry.value.split(/\s+/)[1] ?? '')?.[1];
          if (name) yield seen(entry, `${name} is looked up when HAProxy starts, and not again (no resolvers)`, { host: name });
        }
      }
    }
    // In java.security, as a call or as an option on a command line, whatever file it is copied in.
    for (const match of source.text.matchAll(/\b(?:networkaddress\.cache\.ttl|sun\.net\.inetaddr\.ttl)["']?\s*[=:,]\s*["']?-1\b/g))
      yield seen({ start: match.index, end: match.index + match[0].length }, 'the JVM keeps the addresses of names for ever');
  },
};

function* ofNginx(config: Config): Generator<ReturnType<typeof seen>> {
  const resolver = config.entries.some((entry) => entry.key === 'resolver');
  const known = upstreams(config);
  const values = new Map(config.entries.flatMap((entry) => (entry.key === 'set' ? [split(entry)] : [])));
  for (const entry of config.entries) {
    if (entry.key === 'server' && entry.path.at(-1)?.startsWith('upstream ') && !/\bresolve\b/.test(entry.value)) {
      const name = NAME.exec(entry.value.split(/\s+/)[0] ?? '')?.[1];
      if (name) yield seen(entry, `${name} is looked up when nginx starts or reloads, and not again`, { host: name });
    }
    if (!/^(?:proxy|fastcgi|grpc|uwsgi)_pass$/.test(entry.key)) continue;
    const target = entry.value.replace(/;$/, '');
    const variable = /\$(\w+)/.exec(target.replace(/^https?:\/\//, '').split('/')[0] ?? '')?.[1];
    if (variable) {
      const value = values.get(variable);
      // Without a resolver nginx answers such a request with 502: "no resolver defined to resolve".
      if (!resolver && value && NAME.test(value))
        yield seen(entry, `${value} stands in a variable and no resolver is set, so nginx cannot look it up while it runs`, {
          host: value,
        });
      continue;
    }
    const name = NAME.exec(target)?.[1];
    if (name && !known.has(name)) yield seen(entry, `${name} is looked up when nginx starts or reloads, and not again`, { host: name });
  }
}

function split(entry: Entry): readonly [string, string] {
  const match = /^\$(\w+)\s+["']?([^"';]+)/.exec(entry.value);
  return [match?.[1] ?? '', (match?.[2] ?? '').replace(/^https?:\/\//, '')];
}
