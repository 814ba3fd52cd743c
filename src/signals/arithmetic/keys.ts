import { logLines } from './logs.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf } from './words.ts';

/** What is one intent of a person, under whatever name. */
const INTENT =
  /^(?:order|order_?id|orderid|booking|booking_?id|invoice|invoice_?id|cart|cart_?id|payment_?intent|intent|checkout|checkout_?id|transfer|payout)$/;
const KEY =
  /^(?:key|idem(?:potency)?(?:[-_.]?key)?|x-idempotency-key|idempotencykey|dedup(?:lication)?[-_.]?(?:key|id)|messagededuplicationid|client_?token)$/;

/** A bare `key=` may be any key; beside a call or an attempt it is the call's. */
const CALLS = /\b(?:POST|PUT|PATCH|idempot\w*|attempt|charge[ds]?|captur\w+|authoris\w+|authoriz\w+|pay(?:ment)?)\b/i;

/** One intent in a log under several keys that were to mark its repetition. */
export function keysOfOneIntent(parts: Parts): Derived[] {
  const lines = logLines(parts).filter((l) => l.ids.some(([name]) => KEY.test(name) && (name !== 'key' || CALLS.test(l.text))));
  const seen = new Map<string, Map<string, (typeof lines)[number]>>();
  for (const line of lines) {
    const intent = line.ids.find(([name]) => INTENT.test(name));
    const key = line.ids.find(([name]) => KEY.test(name));
    if (!intent || !key || key[1] === intent[1]) continue;
    const keys = seen.get(intent.join('=')) ?? new Map();
    if (!keys.has(key[1])) keys.set(key[1], line);
    seen.set(intent.join('='), keys);
  }
  for (const [intent, keys] of seen) {
    if (keys.size < 2) continue;
    const all = [...keys.keys()];
    const each = {
      formula: `${intent}: ${all.join(' ≠ ')}`,
      value: keys.size,
      unit: 'keys',
      inputs: [...keys.values()].slice(0, 4).map(spanOf),
      reliability: 0.9,
    };
    return [
      {
        ...each,
        id: 'keys-of-one-intent',
        text: `${intent} was sent with ${keys.size} keys (${all.slice(0, 4).join(', ')}): each attempt made a key of its own, so the receiver takes them for ${keys.size} different things.`,
        shows: ['code-retry-makes-new-key', 'yes'],
      },
      {
        ...each,
        id: 'keys-not-shared',
        text: `The copies of ${intent} carry different keys, so a unique constraint on the key is never met.`,
        shows: ['copies-share-source-id', 'no'],
      },
    ];
  }
  return [];
}
