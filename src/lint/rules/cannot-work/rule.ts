import { anyOf, words } from '../../../text/index.ts';
import { CHANGED, NO_CHANGE } from '../../document/changes.ts';
import { DEEDS } from '../../document/deeds.ts';
import type { Action, Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { allOf, at, deedOf, quoted, rule, textOf } from '../../rule.ts';
import type { Facts } from '../../types.ts';
import { classics } from './classics.ts';

const ROLLBACK = DEEDS.find((d) => d.id === 'roll back')?.asked ?? /\broll back\b/i;
/** "tasks.py unchanged for 7 months", "the schema has not been touched". */
const NOT_CHANGED = anyOf`
  unchanged | untouched | (?:has |have )?not (?:been )?(?:changed|touched|deployed|released) | has ?n[o']t changed
`;
const UNCHANGED = new RegExp(String.raw`([\w./-]+)\b:? (?:is |was |has been |are )?${NOT_CHANGED}\b`, 'gi');
const ROWS_LOST = /\btruncate\b|\bdrop\s+(?:table|column)\b|\bdelete\s+from\b/i;
const STRUCTURE_ONLY = new RegExp(
  anyOf`
    \`?\bdown\`? migration | \bmigrate down\b | \broll(?:ing)? (?:\w+ )?back the migration | \brevert(?:ing)? the migration
    \broll the migration back | \brollback of the migration
  `,
  'i',
);

const FIXED = words`
  fixed (?:nodes|hosts|size|capacity|number of (?:nodes|hosts|pods)) | licen[cs]es? per (?:core|node|host|pod|cpu|server)
  no (?:spare|more|free) (?:capacity|nodes|hosts|cores|licen[cs]es) | (?:quota|limit) (?:is )?(?:reached|exhausted|used up)
`;
const ADDS = anyOf`double | triple | scale (?:\w+ ){0,3}?(?:out|up) | add(?: more| \d+)? | more | raise | increase`;
const MORE = words`
  ${ADDS}\b[^.;]{0,40}\b(?:pods?|replicas?|instances?|nodes?|workers?|hosts?|machines?)
  from \d+ to \d+ (?:pods?|replicas?|instances?|nodes?|hosts?)
`;

export const cannotWork = rule({
  id: 'cannot-work',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'minutes and hope go into an action that cannot do what it is taken for',
  mend: 'choose what can: undo what did change, restore rows from a backup, add what there is room for',
  check: (doc, facts) =>
    doc.actions.flatMap((a) => {
      const classic = classics(a, facts);
      if (classic.length > 0 || a.kind !== 'mitigation') return classic;
      const because = why(a, facts) ?? expiresAllTheSame(doc, a);
      return because ? [at(a.title, `${a.id} ${quoted(a.title.text)}: ${because}`, 'an action that can do it')] : [];
    }),
});

const ONE_INSTANT = anyOf`(?:the same|one|that|a single) (?:instant|moment|time|second) | at once | together`;
/** What is kept for a while ends for all of it at one time. */
const EXPIRE_TOGETHER = new RegExp(
  String.raw`\b(?:keys?|entries|cache|tokens?)\b[^.;]{0,40}\bexpir\w+ (?:at |in |all )*${ONE_INSTANT}|\bsynchroni[sz]ed (?:cache )?expir\w+`,
  'i',
);
const FILLS = /\bpre-?(?:warm|fill|load)\w*|\bwarm(?:ing)? (?:up )?the cache\b/i;
const OTHER_TIME = words`ttl | jitter\w* | expir(?:es|y|ing) later | longer | after the (?:hour|expiry)`;
const WRITTEN = words`already (?:written|cached|stored) | existing | flush\w* | re-?writ\w* | old (?:keys|entries) | once more | next expiry | purg\w*`;
/** Neither filling a cache before its one expiry nor undoing what sets the time changes what has been written with it. */
function expiresAllTheSame(doc: Doc, a: Action): string | undefined {
  const h = doc.hypotheses.find((x) => a.addresses.includes(x.id) && EXPIRE_TOGETHER.test(`${x.title.text}. ${textOf(x.parts.mechanism)}`));
  if (!h) return undefined;
  if (FILLS.test(deedOf(a)) && !OTHER_TIME.test(allOf(a))) return `by ${h.id} what is filled before that moment expires with all the rest`;
  return ROLLBACK.test(deedOf(a)) && !WRITTEN.test(allOf(a))
    ? `by ${h.id} what is written already keeps its time, and expires together once more`
    : undefined;
}

const READER = anyOf`consumers? | instances? | pods? | replicas? | workers? | members? | tasks?`;
const READERS = words`from \d+ to (\d+) (?:\w+ )?${READER} | to (\d+) (?:consumers?|instances?|pods?|replicas?|workers?|members?)`;
function why(a: Action, facts: Facts): string | undefined {
  const deed = deedOf(a);
  const code = `${facts.incident.code_snippet}\n${facts.text}`;
  if (
    STRUCTURE_ONLY.test(deed) &&
    ROWS_LOST.test(code) &&
    /\bdata\b|\brows?\b|\bback\b|restor/i.test(allOf(a).replace(/\broll\w* (?:\w+ )?back\b/gi, ''))
  )
    return `a migration back brings the structure, no rows; the code says ${quoted(ROWS_LOST.exec(code)?.[0] ?? '')}`;
  if (ROLLBACK.test(deed)) {
    const named = [...facts.text.matchAll(UNCHANGED)].find((m) => {
      const subject = [...contentWords(m[1] ?? '')];
      const words = contentWords(deed);
      return subject.length > 0 && subject.every((w) => words.has(w));
    });
    if (named) return `the incident says ${quoted(named[0].trim())}`;
    const none = NO_CHANGE.exec(facts.text);
    if (none && !CHANGED.test(facts.text) && /\b(?:release|deploy\w*|version|build|code|change)\b/i.test(deed))
      return `the incident says ${quoted(none[0].trim())}`;
  }
  const partitions = /\b(\d+) partitions\b/i.exec(facts.text);
  // "concurrency = 6": so many readers in each pod.
  const each = Number(/\bconcurrency\W{1,4}(\d{1,3})\b/i.exec(code)?.[1] ?? 1);
  const readers = READERS.exec(deed);
  const pods = readers !== null && /\b(?:instances?|pods?|replicas?|tasks?)\b/i.test(readers[0]);
  const wanted = Number(readers?.[1] ?? readers?.[2]) * (pods ? each : 1);
  if (
    partitions &&
    readers &&
    wanted > Number(partitions[1]) &&
    /\b(?:consumer|kafka|lag|backlog|group|kinesis|shard)/i.test(facts.text) &&
    !/\bpartitions?\b/i.test(allOf(a))
  )
    return `the incident says ${quoted(partitions[0])}: of ${wanted} readers ${wanted - Number(partitions[1])} stay idle`;
  const fixed = FIXED.exec(facts.text);
  if (fixed && MORE.test(deed) && !/\b(?:licen[cs]e|quota|capacity|room|spare|nodes? (?:are|is) (?:there|free))\b/i.test(allOf(a)))
    return `the incident says ${quoted(fixed[0])}`;
  return undefined;
}
