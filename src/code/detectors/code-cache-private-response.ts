import { stringValue, textOf } from '../node.ts';
import { namedFunction } from '../program.ts';
import { at, type Detector } from '../source.ts';

const PERSONAL =
  /\breq(?:uest)?\.(?:user|auth|session|cookies)|current_user|currentUser|Authorization|set_?cookie|Set-Cookie|session\s*\(/i;

/** A response that belongs to one user may be stored by a shared cache. */
export const cachePrivateResponse: Detector = {
  observable: 'code-cache-private-response',
  *detect({ programs, configs, text }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const values = call.args.map((arg) => stringValue(arg) ?? '').join(' ');
        if (!/cache-control/i.test(values) || !/public|s-maxage|max-age=[1-9]/i.test(values) || /private|no-store/i.test(values)) continue;
        const fn = namedFunction(call).node;
        if (fn && PERSONAL.test(textOf(fn)))
          yield at(call, 'the response uses the user’s session, and is marked as storable by shared caches');
      }
    }
    for (const config of configs) {
      for (const entry of config.entries) {
        if (
          entry.key === 'proxy_ignore_headers' &&
          /set-cookie|cache-control/i.test(entry.value) &&
          config.entries.some((each) => each.key === 'proxy_cache' && each.value !== 'off')
        ) {
          yield {
            start: entry.start,
            end: entry.end,
            because: `the cache ignores ${entry.value}, so it stores responses that the application marks as one user’s`,
            slots: {},
          };
        }
      }
    }
    // A CDN that caches what the origin answers, and an origin that sets the session cookie on each answer.
    const rolling = /session\(\s*\{[^}]{0,200}rolling:\s*true/.exec(text);
    const cdn = /(?:cache_policy_id|CachePolicyId|ordered_cache_behavior|default_cache_behavior|cache_behavior)\b/.exec(text);
    if (rolling && cdn)
      yield {
        start: rolling.index,
        end: rolling.index + rolling[0].length,
        because: 'the session cookie is set on every response, also on those that the CDN caches',
        slots: {},
      };
  },
};
