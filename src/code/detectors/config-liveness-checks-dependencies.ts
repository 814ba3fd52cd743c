import { isIo, labelOf, operation } from '../calls.ts';
import { enclosing, type Node } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { scopesWith, sighting, valueAt } from './k8s.ts';

/** The liveness probe asks an endpoint that depends on other systems: when one of those is ill, healthy instances are killed. */
export const livenessChecksDependencies: Detector = {
  observable: 'config-liveness-checks-dependencies',
  *detect({ configs, programs }) {
    for (const program of programs) yield* handlers(program);
    for (const config of configs) {
      for (const scope of scopesWith(config, 'livenessProbe')) {
        const path =
          valueAt(scope, 'livenessProbe', 'httpGet', 'path') ??
          scope.entries.find((entry) => entry.key === 'path' && entry.path.includes('livenessProbe'));
        if (!path) continue;
        const aggregate =
          /\/actuator\/health\/?$|\/(?:readiness|readyz?|ready|health\/(?:full|deep|all|dependencies|ready)|deephealth|healthcheck\/full)\/?$/i.test(
            path.value,
          );
        if (aggregate)
          yield sighting(path, `the liveness probe asks ${path.value}, which sums up the health of other systems too`, {
            url_path: path.value,
          });
      }
    }
  },
};

const HEALTH_NAME = /^(?:get|check|do|handle)?_?(?:health|liveness|livez|alive|ping)(?:z|_?check|_?handler)?$/i;
const HEALTH_ROUTE = /["'`](?:\/[\w-]+)*\/(?:health\w*|live\w*|alive|ping|status)["'`]/i;
/** How far before a handler its route stands. Judgement. */
const ROUTE_REACH = 90;

/** The handler of a health path asks a database, a broker or another service; once for each handler. */
function* handlers(program: Program): Generator<Sighting> {
  const told = new Set<Node>();
  for (const call of program.calls) {
    const fn = enclosing(call, ['function']);
    if (!fn || told.has(fn) || !isIo(operation(program, call))) continue;
    const route = program.text.slice(Math.max(0, fn.start - ROUTE_REACH), fn.start + ROUTE_REACH);
    const own = route.slice(0, Math.max(0, route.search(/\{|:\s*\n/)) || route.length);
    if (!HEALTH_NAME.test(namedFunction(call).name ?? '') && !HEALTH_ROUTE.test(own)) continue;
    told.add(fn);
    yield at(call, `the health handler calls ${labelOf(call)}, so it is as ill as what it asks`, { callee: labelOf(call) });
  }
}
