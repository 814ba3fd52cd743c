import type { Entry } from '../config.ts';
import type { Detector, Sighting } from '../source.ts';
import { sighting } from './k8s.ts';
import { hasPods, type Manifest, manifests, open } from './manifests.ts';

/** A probe or a Service asks at a port that no container of the pasted pod names. */
export const portMismatch: Detector = {
  observable: 'config-port-mismatch',
  *detect(source) {
    const all = manifests(source);
    for (const pod of all.filter(hasPods)) yield* probes(pod);
    const pods = all.filter(hasPods);
    for (const service of all) if (service.kind === 'Service' && pods.length === 1) yield* targets(service, pods[0] as Manifest);
  },
};

const PROBE = /^(?:livenessProbe|readinessProbe|startupProbe)$/;

function* probes(pod: Manifest): Generator<Sighting> {
  for (const port of pod.entries) {
    const probe = port.path.at(-2) ?? '';
    if (port.key !== 'port' || !PROBE.test(probe) || open(port.value)) continue;
    const container = port.path.slice(0, -2).join('.');
    const named = portsOf(pod.entries, container);
    if (named.length === 0 || named.some((each) => each.value === port.value || open(each.value))) continue;
    // A port by number need not be named; only beside a single named port it looks like a slip.
    const numbers = named.filter((each) => each.key === 'containerPort');
    if (/^\d+$/.test(port.value) && numbers.length !== 1) continue;
    yield sighting(
      port,
      `${probe} asks at port ${port.value}, and the container names ${numbers.map((each) => each.value).join(', ') || 'another'}`,
      { value: port.value },
    );
  }
}

/** Numbers and names of the ports of one container, or of all. */
const portsOf = (entries: readonly Entry[], container: string): Entry[] =>
  entries.filter(
    (each) =>
      (each.key === 'containerPort' || each.key === 'name') &&
      each.path.at(-2) === 'ports' &&
      each.path.slice(0, -2).join('.').startsWith(container),
  );

function* targets(service: Manifest, pod: Manifest): Generator<Sighting> {
  const named = portsOf(pod.entries, '');
  const numbers = named.filter((each) => each.key === 'containerPort');
  for (const port of service.entries) {
    if (
      port.key !== 'targetPort' ||
      open(port.value) ||
      named.length === 0 ||
      named.some((each) => each.value === port.value || open(each.value))
    )
      continue;
    if (/^\d+$/.test(port.value) && numbers.length !== 1) continue;
    yield sighting(
      port,
      `Service ${service.name} sends to port ${port.value}, and the container names ${numbers.map((each) => each.value).join(', ')}`,
      { service: service.name },
    );
  }
}
