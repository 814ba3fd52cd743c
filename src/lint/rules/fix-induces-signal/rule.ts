import { allOf, at, deedOf, quoted, rule } from '../../rule.ts';

/** What is done, the signal that it makes likelier, and what makes it safe after all. */
const INDUCES: readonly { readonly deed: RegExp; readonly signal: RegExp; readonly safe: RegExp; readonly because: string }[] = [
  {
    deed: /\b(?:add|enable|increase|introduce|implement|configure)\w*\b[^.]{0,40}\bretr(?:y|ies)\b|\bretry (?:the )?(?:charge|payment|insert|request|order|call)/i,
    signal: /\b(?:duplicate|double|twice)\b/i,
    safe: /idempoten|only (?:for )?(?:reads|GET)|dedup|same key/i,
    because: 'a retry repeats what already went through once',
  },
  {
    deed: /\b(?:increase|raise|double|enlarge|bump)\w*\b[^.]{0,30}\b(?:connection )?pool(?: size)?\b/i,
    signal: /\btoo many (?:clients|connections)|remaining connection slots|max_connections/i,
    safe: /pooler|pgbouncer|proxy|under the (?:server|limit)|raise max_connections|budget/i,
    because: 'larger pools ask for more connections of a server that refuses them',
  },
  {
    deed: /\b(?:increase|raise|extend|lengthen)\w*\b[^.]{0,30}\btime-?outs?\b/i,
    signal:
      /\b(?:pool (?:is )?(?:exhausted|empty|starv)|thread pool|all (?:threads|workers|connections) (?:are )?busy|queue (?:grow|fill)|workers? exhausted)/i,
    safe: /lower|shorten|limit|shed|cap\b/i,
    because: 'whoever waits longer holds what others wait for longer',
  },
  {
    deed: /\b(?:scale (?:out|up)|add (?:more )?(?:replicas|tasks|instances|pods|workers)|increase (?:the )?(?:number of )?(?:replicas|tasks|instances|pods|workers|concurrency|parallelism))\b/i,
    signal:
      /\b(?:too many (?:clients|connections)|deadlocks? detected|lock (?:waits?|contention)|race condition|duplicate key|not reproducible[^.]{0,30}single)/i,
    safe: /\bno(?:t)? scale|scale (?:back|down|in)|after the fix|once .{0,40}(?:fixed|idempotent)/i,
    because: 'more workers meet at the same place',
  },
  {
    deed: /\b(?:drop|remove|disable)\w*\b[^.]{0,30}\b(?:unique|constraint)\b/i,
    signal: /\b(?:duplicate|double|twice)\b/i,
    safe: /never|do not|don't/i,
    because: 'the constraint is what refuses the second copy',
  },
  {
    deed: /\b(?:flush|clear|purge|invalidate|empty)\w*\b[^.]{0,20}\bcaches?\b/i,
    signal: /\b(?:database|db|origin|backend)\b[^.]{0,40}\b(?:overload|saturat|cpu|9\d ?%|100 ?%)/i,
    safe: /warm|gradual|one (?:node|key) (?:at a time|after)|stagger/i,
    because: 'an empty cache sends every read to the store that is overloaded',
  },
];

export const fixInducesSignal = rule({
  id: 'fix-induces-signal',
  severity: 'warning',
  why: 'the cure brings more of the illness, while everybody believes it is being cured',
  mend: 'pair it with what makes it safe, or choose another',
  check: (doc, facts) => {
    const seen = facts.given
      ? facts.text
      : doc.said
          .filter((s) => s.section === 'snapshot')
          .map((s) => s.piece.text)
          .join(' ');
    if (doc.computed) return [];
    return doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' && a.kind !== 'fix') return [];
      const deed = deedOf(a);
      const row = INDUCES.find(
        (x) =>
          x.deed.test(deed) &&
          x.signal.test(seen) &&
          !x.safe.test(allOf(a)) &&
          !/\b(?:disable|stop|remove|turn off|no) (?:all |automatic |client |the )?retr/i.test(deed),
      );
      return row
        ? [
            at(
              a.title,
              `${a.id} ${quoted(row.deed.exec(deed)?.[0] ?? '')} makes ${quoted(row.signal.exec(seen)?.[0] ?? '')} likelier: ${row.because}`,
              'what makes it safe, in the same action',
            ),
          ]
        : [];
    });
  },
});
