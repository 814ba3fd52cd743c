import { anyOf, words } from '../../../text/index.ts';
import { type Hit, hits } from '../../document/piece.ts';
import type { Action } from '../../document/types.ts';
import { allOf, at, quoted } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const LOCK_OF_ONE_PROCESS = anyOf`threading\.Lock | synchronized | sync\.Mutex | asyncio\.Lock | ReentrantLock`;
const ONE_EACH = new RegExp(
  String.raw`\b${anyOf`
    (?:one|1|a single) (?:worker|thread|process|consumer|connection)s? per \w+
    (?:per|in each|within (?:a|each|the)) (?:process|pod|worker|instance|node|host|replica) | in-?process
    in-memory (?:lock|map|set|cache|mutex) | local (?:lock|mutex|map|semaphore) | \`?${LOCK_OF_ONE_PROCESS}\`?
  `}`,
  'i',
);
const ONLY_ONE = new RegExp(
  String.raw`\b${anyOf`
    seriali[sz]\w+ | (?:from \w+ )?to (?:exactly )?one\b(?! (?:per|in each|for each)\b) | only one\b | exactly one\b | a single one
    (?:can(?:not|'t| not)|can no longer|no longer) (?:occur|happen|race|overlap|collide|run (?:twice|at once))
    prevents? (?:the |any )?(?:race|double|duplicate|overlap)\w*
  `}`,
  'i',
);
const UNITS = anyOf`
  pods | processes | workers | instances | hosts | replicas | nodes | servers | consumers | controllers | VMs | machines
`;
const SEVERAL = new RegExp(String.raw`\b(\d+|two|three|four|five|six|eight|ten|twelve)\s+(?:\w+[ -]){0,2}?${UNITS}\b`, 'i');
const ACROSS = words`
  across (?:all )?(?:the )?(?:pods|processes|instances|hosts|replicas|nodes|workers) | distributed lock | advisory lock | for update
  each other's | up to \w+ at once | one per process
`;

/** "*\/50 * * * *" */
const CRON_STEP = /\*\/(\d{1,2}) \*/;
const SNAPSHOT_ISOLATION = /\b(?:repeatable read|snapshot isolation)\b/i;
const CHECK_THEN_WRITE = /\b(?:count|exists?|first|get|find\w*|select)\b[\s\S]{0,400}?\b(?:create|insert|save|add)\b/i;

/** Remedies that are known not to do what they are taken for. */
export function classics(a: Action, facts: Facts) {
  const where = [a.title, ...(a.parts.does ?? [])];
  const text = allOf(a);
  const found: { readonly hit: Hit | undefined; readonly because: string }[] = [];
  const several = SEVERAL.exec(facts.text);
  if (ONE_EACH.test(text) && several && !/^(?:1|one)$/i.test(several[1] ?? '') && !ACROSS.test(text))
    found.push({ hit: first(where, ONLY_ONE), because: `it is one in each of them, and the incident says ${quoted(several[0])}` });
  const step = Number(CRON_STEP.exec(text)?.[1] ?? 1);
  if (60 % step !== 0 && /\bevery \d+ min/i.test(text))
    found.push({
      hit: first(where, /\bevery \d+ min\w*/i),
      because: `*/${step} runs at minute 0 and at each multiple of ${step} below 60, so the last gap is ${60 - Math.floor(59 / step) * step} minutes`,
    });
  if (
    SNAPSHOT_ISOLATION.test(text) &&
    /postgres|oracle/i.test(facts.incident.tech_stack) &&
    CHECK_THEN_WRITE.test(facts.incident.code_snippet)
  )
    found.push({
      hit: first(where, /\b(?:prevent|stop|exclud|avoid|block|rule)\w*\b[^.;]*/i),
      because:
        'two transactions that read the same rows and insert different ones both commit under a snapshot; it takes SERIALIZABLE, a lock or a constraint',
    });
  return found.flatMap(({ hit, because }) => (hit ? [at(hit, `${a.id} ${quoted(hit.text)}: ${because}`, 'an action that can do it')] : []));
}

const first = (where: Action['parts'][string], pattern: RegExp): Hit | undefined => where.flatMap((p) => hits(p, pattern))[0];
