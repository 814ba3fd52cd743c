import type { Entry } from '../config.ts';
import type { Detector, Sighting } from '../source.ts';
import { sighting } from './k8s.ts';
import { below, hasPods, type Manifest, manifests, open, podLabels, scalarAt } from './manifests.ts';

/** A selector asks for labels that none of the pasted objects has. */
export const selectorMisses: Detector = {
  observable: 'config-selector-misses',
  *detect(source) {
    const all = manifests(source);
    const pods = all.filter(hasPods).filter((each) => podLabels(each).length > 0);
    for (const each of all) {
      if (pods.length > 0 && each.kind === 'Service') yield* missed(each, below(each, 'spec.selector'), pods, podLabels, 'pod template');
      if (pods.length > 0 && /^(?:PodDisruptionBudget|PodMonitor)$/.test(each.kind))
        yield* missed(each, below(each, 'spec.selector.matchLabels'), pods, podLabels, 'pod template');
      if (hasPods(each) && podLabels(each).length > 0)
        yield* missed(each, below(each, 'spec.selector.matchLabels'), [each], podLabels, 'its own pod template');
      const services = all.filter((other) => other.kind === 'Service');
      if (each.kind === 'ServiceMonitor' && services.length > 0)
        yield* missed(each, below(each, 'spec.selector.matchLabels'), services, (service) => below(service, 'metadata.labels'), 'Service');
      if (each.kind === 'HorizontalPodAutoscaler') {
        const target = scalarAt(each, 'spec.scaleTargetRef.name');
        const kind = scalarAt(each, 'spec.scaleTargetRef.kind')?.value ?? 'Deployment';
        const named = all.filter((other) => other.kind === kind && other.name !== '');
        if (target && named.length > 0 && !open(target.value) && named.every((other) => other.name !== target.value && !open(other.name)))
          yield sighting(target, `the autoscaler scales ${target.value}, and the ${kind} is called ${named[0]?.name}`, {
            service: target.value,
          });
      }
    }
  },
};

/** Only where one candidate is near: it shares a key, so it is meant. */
function* missed(
  from: Manifest,
  wanted: readonly Entry[],
  candidates: readonly Manifest[],
  labels: (manifest: Manifest) => Entry[],
  what: string,
): Generator<Sighting> {
  if (wanted.length === 0 || wanted.some((each) => open(each.value) || open(each.key))) return;
  const has = (candidate: Manifest, each: Entry): boolean =>
    labels(candidate).some((label) => label.key === each.key && (label.value === each.value || open(label.value)));
  if (candidates.some((candidate) => wanted.every((each) => has(candidate, each)))) return;
  const near = candidates.find(
    (candidate) => candidate === from || (candidates.length === 1 && labels(candidate).length > 0) || candidate.name === from.name,
  );
  const miss = near && wanted.find((each) => !has(near, each));
  if (!near || !miss) return;
  const there = labels(near).find((label) => label.key === miss.key)?.value;
  yield sighting(
    miss,
    `${from.kind} ${from.name} asks for ${miss.key}=${miss.value}, and the ${what} has ${there === undefined ? `no label ${miss.key}` : `${miss.key}=${there}`}`,
    {
      service: from.name,
    },
  );
}
