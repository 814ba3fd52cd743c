import { stringValue, textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** One connection carries all calls and is kept: a balancer that chooses per connection never moves them to new instances. */
export const longLivedConnection: Detector = {
  observable: 'code-long-lived-connection',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        if (
          !/^(?:grpc\.(?:Dial|DialContext|NewClient|insecure_channel|secure_channel|aio\.insecure_channel)|ManagedChannelBuilder\.(?:forAddress|forTarget)|GrpcChannel\.ForAddress|new grpc\.Client)$/.test(
            call.path,
          )
        )
          continue;
        const target = call.args.map((arg) => stringValue(arg)).find((value) => value !== undefined && /[.:]/.test(value));
        if (
          /round_robin|dns:\/\/\/|xds:|defaultLoadBalancingPolicy|loadBalancingConfig/.test(textOf(call)) ||
          /round_robin|defaultLoadBalancingPolicy/.test(program.text)
        )
          continue;
        yield at(
          call,
          `the client keeps one connection${target ? ` to ${target}` : ''} and sends all calls over it; it does not balance by itself`,
          target ? { host: target } : {},
        );
      }
    }
  },
};
