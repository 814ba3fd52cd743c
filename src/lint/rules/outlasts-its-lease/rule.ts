import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import type { Action } from '../../document/types.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';

const UNIT = '(ms|s|sec\\w*|min\\w*|h|hours?)';
/** What is given away again when it is not renewed in time. */
const LEASE_OF = anyOf`
  visibility ?time-?out | session[._ ]?time-?out(?:[._ ]?ms)? | lease(?: time| duration)? | lock (?:ttl|time-?out)
  ack(?:nowledge\w*)? ?(?:deadline|wait|time-?out)
  max[._]poll[._]interval(?:[._]ms)? | heartbeat time-?out | consumer_timeout | grace period | terminationGracePeriod\w*
`;
const LEASE = new RegExp(String.raw`\b(${LEASE_OF})\W{0,3}(?:of |is |at )?(\d+(?:\.\d+)?) ?${UNIT}\b`, 'gi');
const CALL = anyOf`client | http | request | call | api | read | socket | query | statement | per-call | connect\w* | send`;
/** How long one try may take from now on, and how many of them there are. */
const TRIES = new RegExp(String.raw`\b(?:${CALL}) time-?outs? (?:of |to |from [^.;]{1,20}? to )(\d+(?:\.\d+)?) ?${UNIT}\b`, 'i');
const RETRIES = /\b(\d+) retries\b|\bretr(?:y|ied) (?:up to )?(\d+)\b/i;
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
const seconds = (n: string | undefined, unit: string | undefined): number =>
  Number(n) * (unit === 'ms' ? 0.001 : (SECONDS[(unit ?? 's')[0]?.toLowerCase() ?? 's'] ?? 1));

export const outlastsItsLease = rule({
  id: 'outlasts-its-lease',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the second worker begins while the first still runs, so a time-out that was to stop duplicates makes them',
  mend: 'keep the call with all its retries well below the lease, or lengthen the lease first',
  check: (doc, facts) => {
    const leases = [...facts.text.matchAll(LEASE)].map((m) => ({ text: m[0], name: m[1] ?? '', seconds: seconds(m[2], m[3]) }));
    return doc.actions.flatMap((a) => {
      const brief = lockBelowTheCall(a, facts.text);
      if (brief) return [brief];
      const h = [a.title, ...(a.parts.does ?? [])].flatMap((p) => hits(p, TRIES))[0];
      const m = h && TRIES.exec(h.text);
      if (!h || !m) return [];
      const retries = RETRIES.exec(allOf(a));
      const tries = 1 + Number(retries?.[1] ?? retries?.[2] ?? 0);
      const all = seconds(m[1], m[2]) * tries;
      const lease = leases.find(
        (l) => l.seconds < all && !new RegExp(`\\b(?:rais|increas|lengthen|extend|renew)\\w*[^.;]{0,30}${l.name}`, 'i').test(allOf(a)),
      );
      return lease
        ? [
            at(
              h,
              `${a.id} lets a call take ${all} s${tries > 1 ? ` in ${tries} tries` : ''}; by ${quoted(lease.text)} it is given to another meanwhile`,
              'a time, with all retries, that is well below it',
            ),
          ]
        : [];
    });
  },
});

/** `SET lock:… NX PX 3000`, a lock that ends by itself. */
const LOCK =
  /\block\w*[^.;\n]{0,40}?\b(PX|EX) (\d+)\b|\block\b[^.;\n]{0,30}\b(?:ttl|lease|expir\w*)\b[^.;\n]{0,15}?(\d+(?:\.\d+)?) ?(ms|s)\b/i;
const SLOWEST = /\bp9\d\b[^.;\n]{0,50}?\bto (\d+(?:\.\d+)?) ?(ms|s)\b/i;
/** It ends before the work that it guards, at the speed of the incident. */
function lockBelowTheCall(a: Action, incident: string) {
  const h = [a.title, ...(a.parts.does ?? [])].flatMap((p) => hits(p, LOCK))[0];
  const m = h && LOCK.exec(h.text);
  const slow = SLOWEST.exec(incident);
  if (!h || !m || !slow || /\b(?:renew|extend|fencing|heartbeat)\w*/i.test(allOf(a))) return undefined;
  const lock = m[1] ? Number(m[2]) * (m[1].toUpperCase() === 'PX' ? 0.001 : 1) : seconds(m[3], m[4]);
  const call = seconds(slow[1], slow[2]);
  return lock < call
    ? at(
        h,
        `the lock of ${a.id} ends after ${lock} s; in the incident the work takes ${quoted(slow[0])}`,
        'a lock that outlasts the work, or is renewed',
      )
    : undefined;
}
