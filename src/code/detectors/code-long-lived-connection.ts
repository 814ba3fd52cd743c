import { stringValue, textOf } from '../node.ts';
import { at, type Detector, type Source } from '../source.ts';
import { manifests, open, scalarAt } from './manifests.ts';

const MAKES =
  /^(?:grpc\.(?:Dial|DialContext|NewClient|insecure_channel|secure_channel|aio\.insecure_channel)|ManagedChannelBuilder\.(?:forAddress|forTarget)|GrpcChannel\.ForAddress|new grpc\.Client)$/;

/** One connection carries all calls and is kept: a balancer that chooses per connection never moves them to new instances. */
export const longLivedConnection: Detector = {
  observable: 'code-long-lived-connection',
  *detect(source) {
    for (const program of source.programs) {
      for (const call of program.calls) {
        if (!MAKES.test(call.path)) continue;
        const target = call.args.map((arg) => stringValue(arg)).find((value) => value !== undefined && /[.:]/.test(value));
        const options = `${textOf(call)} ${/round_robin|defaultLoadBalancingPolicy/.exec(program.text)?.[0] ?? ''}`;
        if (/xds:|istio|linkerd|envoy/i.test(program.text)) continue;
        const balances = /round_robin|dns:\/\/\/|defaultLoadBalancingPolicy|loadBalancingConfig/.test(options);
        const service = target ? oneAddress(source, target) : undefined;
        if (balances && !service) continue;
        yield at(
          call,
          balances
            ? `the client shares its calls over all addresses of the name, and the Service ${service} has one (no clusterIP: None): all calls go over one connection`
            : `the client keeps one connection${target ? ` to ${target}` : ''} and sends all calls over it; it does not balance by itself`,
          target ? { host: nameIn(target) } : {},
        );
      }
    }
  },
};

/** The name alone: "dns:///pricing.shop:9090" is no host. */
const nameIn = (target: string): string => target.replace(/^\w+:\/\/\/?/, '').replace(/:\d+$/, '');

/** The Service of the snippet that this target names, where its name answers with one virtual address. */
function oneAddress(source: Source, target: string): string | undefined {
  const host = target.replace(/^\w+:\/\/\/?/, '').split(/[.:/]/)[0] ?? '';
  const service = manifests(source).find((each) => each.kind === 'Service' && each.name === host && !open(each.name));
  if (!service || service.entries.some((each) => /^(?:serviceName|helm\.sh|<<)$/.test(each.key))) return undefined;
  const address = scalarAt(service, 'spec.clusterIP');
  return address && /^none$/i.test(address.value) ? undefined : service.name;
}
