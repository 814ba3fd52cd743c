import { textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** The code asks for a variable that the manifest beside it does not set. Only where both are in the snippet. */
export const envMissing: Detector = {
  observable: 'config-env-missing',
  *detect({ programs, configs }) {
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
