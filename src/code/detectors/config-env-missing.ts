import type { Config } from '../config.ts';
import { textOf } from '../node.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** The code asks for a variable that the manifest beside it does not set. Only where both are in the snippet. */
export const envMissing: Detector = {
  observable: 'config-env-missing',
  *detect({ programs, configs }) {
    yield* keysMissing(configs);
    const manifests = configs.filter((config) =>
      config.entries.some(
        (entry) => entry.key === 'env' || entry.key === 'environment' || entry.path.includes('env') || entry.path.includes('environment'),
      ),
    );
    if (
      manifests.length === 0 ||
      manifests.some((config) => config.entries.some((entry) => entry.key === 'envFrom' || entry.key === 'env_file'))
    )
      return;
    const set = new Set(
      manifests.flatMap((config) =>
        config.entries.flatMap((entry) =>
          entry.key === 'name' ? [entry.value] : [entry.key, ...(entry.key.startsWith('[') ? [entry.value.split('=')[0] ?? ''] : [])],
        ),
      ),
    );
    for (const program of programs) {
      for (const match of textOf(program.root).matchAll(
        /process\.env\.([A-Z][A-Z0-9_]+)|os\.environ\[["']([A-Z][A-Z0-9_]+)["']\]|os\.Getenv\("([A-Z][A-Z0-9_]+)"\)|System\.getenv\("([A-Z][A-Z0-9_]+)"\)|ENV\.fetch\(["']([A-Z][A-Z0-9_]+)["']\)/g,
      )) {
        const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
        if (name === 'NODE_ENV' || set.has(name)) continue;
        const start = program.root.start + match.index;
        yield {
          ...at(program.root, `${name} is read here, and the manifest does not set it`, { setting: name }),
          start,
          end: start + match[0].length,
        };
      }
    }
  },
};

/** A pod asks for a key of a Secret or ConfigMap that stands in the snippet without it. */
function* keysMissing(configs: readonly Config[]): Generator<Sighting> {
  const entries = configs.flatMap((config) => config.entries.map((entry) => ({ ...entry, home: config })));
  for (const kind of entries) {
    if (kind.key !== 'kind' || !/^(?:Secret|ConfigMap)$/.test(kind.value)) continue;
    const own = entries.filter((entry) => entry.home === kind.home && entry.document === kind.document);
    const name = own.find((entry) => entry.key === 'name' && entry.path.at(-1) === 'metadata')?.value;
    const keys = new Set(own.filter((entry) => /^(?:data|stringData|binaryData)$/.test(entry.path[0] ?? '')).map((entry) => entry.key));
    const reference = kind.value === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef';
    for (const entry of entries) {
      if (entry.key !== 'key' || entry.path.at(-1) !== reference || keys.size === 0 || keys.has(entry.value)) continue;
      const beside = entries.filter(
        (each) => each.home === entry.home && each.document === entry.document && each.path.join() === entry.path.join(),
      );
      if (
        !name ||
        beside.find((each) => each.key === 'name')?.value !== name ||
        beside.some((each) => each.key === 'optional' && each.value === 'true')
      )
        continue;
      yield {
        start: entry.start,
        end: entry.end,
        because: `the key ${entry.value} is asked of ${kind.value} ${name}, which holds ${[...keys].slice(0, 5).join(', ')}`,
        slots: { setting: entry.value },
      };
    }
  }
}
