import { has } from '../calls.ts';
import { type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { unitOperations, units } from './common.ts';

const PERSON =
  /\b(?:req(?:uest)?\.(?:user|auth|session|account|tenant)\w*|current_?user\w*|currentUser\w*|user_?id|userId|account_?id|accountId|tenant_?id|tenantId|customer_?id|customerId|session\.\w+|auth\.\w+|principal|g\.user|ctx\.state\.user|Auth::user|current_account|locals\.user)\b/;
const IN_KEY = /user|account|tenant|customer|session|auth|member|principal|org|viewer|owner|uid|sub\b/i;

/** What one user gets is kept under a key that names no user, so the next one gets it as well. */
export const cacheKeyLacksUser: Detector = {
  observable: 'code-cache-key-lacks-user',
  *detect({ programs, configs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        const write = unitOperations(program, unit).find((each) => has(each, 'cache-write') && each.call.args.length >= 2);
        const key = write?.call.args.find((arg) => arg.kind !== 'name' || !/^ctx$|context/.test(arg.name));
        if (!write || !key) continue;
        const keyText = expanded(program, key);
        if (IN_KEY.test(keyText)) continue;
        const value = write.call.args[write.call.args.indexOf(key) + 1];
        const made = value ? `${expanded(program, value)}` : '';
        if (PERSON.test(made))
          yield at(
            write.call,
            `the value depends on ${PERSON.exec(made)?.[0]}, and the key ${keyText.slice(0, 60).replace(/\s+/g, ' ')} does not`,
            { resource: write.label },
          );
      }
    }
    for (const config of configs) {
      if (config.format !== 'nginx') continue;
      const key = config.entries.find((entry) => entry.key === 'proxy_cache_key');
      const cached = config.entries.find((entry) => entry.key === 'proxy_cache' && entry.value !== 'off');
      if (!cached || (key && /cookie|authorization|\$arg_user|\$remote_user|\$jwt/i.test(key.value))) continue;
      const place = cached.path.find((part) => part.startsWith('location'));
      const personal = /\/(?:api|account|user|me|my|profile|cart|order|graphql|checkout|session)/i.test(place ?? '');
      if (personal && key)
        yield {
          start: key.start,
          end: key.end,
          because: `responses of ${place} are kept under ${key.value}, which names no user or session`,
          slots: { resource: place ?? '' },
        };
    }
  },
};

/** The expression with the values of its names, two steps deep. */
function expanded(program: Program, node: Node, depth = 0): string {
  let text = textOf(node).slice(0, 600);
  if (depth > 1) return text;
  for (const inner of walk(node)) {
    if (inner.kind !== 'name') continue;
    const value = unwrap(bindingOf(program, inner.path, node)?.value);
    if (value && value !== node && value.start < node.start) text += ` ${expanded(program, value, depth + 1)}`;
    if (text.length > 3000) break;
  }
  return text;
}
