import type { Config, Entry } from '../config.ts';
import type { Source } from '../source.ts';

/** One object of Kubernetes: its kind, its name and all that stands in its document. */
export interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly config: Config;
  readonly entries: readonly Entry[];
}

/** Every object of the snippet; documents without a kind are left out. */
export const manifests = (source: Pick<Source, 'configs'>): Manifest[] =>
  source.configs.flatMap((config) => {
    if (config.format !== 'yaml' && config.format !== 'json') return [];
    return [...new Set(config.entries.map((entry) => entry.document))].flatMap((document) => {
      const entries = config.entries.filter((entry) => entry.document === document);
      const kind = entries.find((entry) => entry.key === 'kind' && entry.path.length === 0)?.value;
      const name = entries.find((entry) => entry.key === 'name' && entry.path.join('.') === 'metadata')?.value ?? '';
      return kind ? [{ kind, name, config, entries }] : [];
    });
  });

/** Workloads that make pods from a template. */
export const hasPods = (manifest: Manifest): boolean =>
  /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Rollout|Job|Pod)$/.test(manifest.kind);

/** What stands at exactly this path: `at(m, 'spec.selector')` gives the entries below it. */
export const below = (manifest: Manifest, path: string): Entry[] =>
  manifest.entries.filter((entry) => entry.path.join('.') === path && entry.value !== '');
export const scalarAt = (manifest: Manifest, path: string): Entry | undefined =>
  manifest.entries.find((entry) => [...entry.path, entry.key].join('.') === path);

export const podLabels = (manifest: Manifest): Entry[] =>
  below(manifest, manifest.kind === 'Pod' ? 'metadata.labels' : 'spec.template.metadata.labels');

/** Values that a template engine fills in cannot be compared. */
export const open = (value: string): boolean => /[{$%<]/.test(value);
