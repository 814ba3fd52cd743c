import { anyOf, words } from '../../../text/index.ts';
import { contentWords } from '../../document/words.ts';
import { allOf, at, deedOf, quoted, rule } from '../../rule.ts';

const UNITS = anyOf`replicas | tasks | instances | pods | workers | concurrency | parallelism`;
/** What is done, the signal that it makes likelier, and what makes it safe after all. */
const INDUCES: readonly { readonly deed: RegExp; readonly signal: RegExp; readonly safe: RegExp; readonly because: string }[] = [
  {
    deed: new RegExp(
      anyOf`
        \b(?:add|enable|increase|introduce|implement|configure|rais(?:e|ing)|bump|more)\w*\b[^.]{0,40}(?:\b|_)retr(?:y|ies)\b
        \bretry (?:the )?(?:charge|payment|insert|request|order|call)
      `,
      'i',
    ),
    signal: /\b(?:duplicate|double|twice)\b/i,
    safe: /idempoten|only (?:for )?(?:reads|GET)|dedup|same key/i,
    because: 'a retry repeats what already went through once',
  },
  {
    deed: /\b(?:increase|raise|double|enlarge|bump)\w*\b[^.]{0,30}\b(?:connection )?pool(?: size)?\b/i,
    signal: /\btoo many (?:clients|connections)|remaining connection slots|max_connections/i,
    safe: /pooler|pgbouncer|proxy|\b(?:fits?|below|within|under|of)\b[^.;]{0,25}max_connections|= ?\d+ connections|under the (?:server|limit)|raise max_connections|budget/i,
    because: 'larger pools ask for more connections of a server that refuses them',
  },
  {
    deed: /\b(?:increase|raise|extend|lengthen)\w*\b[^.]{0,30}\btime-?outs?\b/i,
    signal: new RegExp(
      String.raw`\b${anyOf`
        pool (?:is )?(?:exhausted|empty|starv) | thread pool | all (?:threads|workers|connections) (?:are )?busy
        queue (?:grow|fill) | workers? exhausted
      `}`,
      'i',
    ),
    safe: /lower|shorten|limit|shed|cap\b/i,
    because: 'whoever waits longer holds what others wait for longer',
  },
  {
    deed: words`
      scale (?:out|up) | add (?:more )?(?:replicas|tasks|instances|pods|workers) | increase (?:the )?(?:number of )?${UNITS}
    `,
    signal: new RegExp(
      String.raw`\b${anyOf`
        too many (?:clients|connections) | deadlocks? detected | lock (?:waits?|contention) | race condition | duplicate key
        not reproducible[^.]{0,30}single
      `}`,
      'i',
    ),
    safe: /\bno(?:t)? scale|scale (?:back|down|in)|after the fix|once .{0,40}(?:fixed|idempotent)/i,
    because: 'more workers meet at the same place',
  },
  {
    deed: words`
      (?:add|scale|more|double|increase|raise)\w*\b[^.;]{0,30}\b(?:pods|replicas|instances|tasks|workers)\b
      scal(?:e|ing) (?:out|up)\b[^.;]{0,20}\b(?:api|app\w*|service|web|frontend)
    `,
    signal:
      /\b(?:postgres\w*|mysql|mariadb|database|db|rds|aurora|sql server|oracle)\b[^.;\n]{0,12}\bcpu\b[^.;\n,]{0,12}(?:9[5-9]|100) ?%/i,
    safe: /\b(?:pool|connections?)\b[^.;]{0,40}\b(?:lower|smaller|reduc\w*|cap\w*|limit\w*|halv\w*|same|pgbouncer|pooler)|\b(?:lower|reduc\w*|cap|limit|halv\w*)\b[^.;]{0,30}\b(?:pool|connections)|read replicas?|\b(?:scale|add)\w* (?:\w+ )?(?:database|postgres\w*|mysql|rds|replica)/i,
    because: 'each brings a pool of its own to a database that has no time left',
  },
  {
    deed: words`
      (?:add|set|introduce|lower|shorten)\w*\b[^.;]{0,40}time-?outs?\b[^.;]{0,20}(?:post|charge|capture|pay\w*|provider|psp)
      (?:add|set|lower|shorten)\w*\b[^.;]{0,12}\`?timeout\W{1,3}[^.;]{0,14}\`?[^.;]{0,20}\`?requests\.post
      idle_in_transaction_session_timeout | (?:kill|terminate|end)\w* the (?:transactions|sessions) that hold
    `,
    signal:
      /\b(?:captured|charged|paid|booked|sent|debited)\b[^.;\n]{0,40}\b(?:provider|psp|bank|gateway|stripe)\b[^.;\n]{0,40}\b(?:pending|unpaid|open|missing|not recorded|failed)\b/i,
    safe: /idempoten|reconcil|same key|look ?up the (?:status|payment)/i,
    because: 'a call that is cut off may have gone through there and is rolled back here',
  },
  {
    deed: /\b(?:increase|raise|double|enlarge|bump)\w*\b[^.]{0,30}\bpool (?:size|limit)?/i,
    signal: /\b(?:postgres\w*|mysql|mariadb|database|db|rds|aurora)\b[^.\n]{0,60}\bcpu\b[^.;\n,]{0,12}(?:9[5-9]|100) ?%/i,
    safe: /\b(?:lower|smaller|reduc\w*|pooler|pgbouncer|proxy)\b/i,
    because: 'more queries run at once on a database that has no time left',
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
  {
    deed: /\b(?:increase|raise|double|enlarge|bump|extend)\w*\b[^.]{0,30}\bqueues?\b(?: (?:size|limit|length|capacity|from))?/i,
    signal: /\bcpu\b[^.;\n]{0,30}\b(?:9\d|100) ?%|\bsaturat\w*|\bDeadlineExceeded\b|\b100 ?%[^.;\n]{0,20}\bcpu\b/i,
    safe: /\b(?:shed|limit (?:the )?(?:concurrency|rate)|scale|until|once|faster)\b/i,
    because: 'a longer queue before what is busy turns refusals into time-outs, and takes longer to empty',
  },
  {
    deed: words`
      (?:full )?re-?sync\w*
      (?:flush|clear|wipe|drop|invalidate|reset)\w*\b[^.]{0,40}\b(?:clients?|local cop(?:y|ies)|offline|browser)
    `,
    signal: /\b(?:offline|local|cached|stale|old)\b[^.;\n]{0,50}\bstill (?:see|have|has|show|hold|contain)\w*\b/i,
    safe: /\b(?:after (?:the )?(?:copies|data|export|restore)|export (?:them|the)|save)\b/i,
    because: 'those copies are the last good ones',
  },
  {
    deed: /\bvacuum full\b|\boptimi[sz]e table\b|\bcompact\w* (?:the )?(?:table|database|storage)/i,
    signal: /\b(?:gone|lost|missing|truncat\w*|deleted|wiped)\b|→ ?\(?no such table|-> ?\(?no such table/i,
    safe: /\b(?:after (?:the )?(?:restore|recovery)|copy first|on a copy)\b/i,
    because: 'it removes for good what might still be recovered, and locks the tables',
  },
];

/** The signal, where the incident does not say that there is none of it. */
const signalIn = (seen: string, signal: RegExp): string | undefined =>
  [...seen.matchAll(new RegExp(signal.source, 'gi'))].find(
    (m) => !/\b(?:no|not|without|zero|0|never|neither|nor) (?:\w+ )?$/i.test(seen.slice(0, m.index)),
  )?.[0];

/** Sizes that an action enlarges, by the words for them. */
const ENLARGES =
  /\b(?:enlarg|increas|rais|doubl|tripl|extend|bigger|larger|more|higher)\w*\b\s+(?:the |our |all )?((?:[\w`-]+ ){0,3}[\w`-]+)/gi;
const GROWS = anyOf`grows? | rises? | increases? | scales? | gets? worse | worse | higher | longer | slower`;
const NUMBER_OF = anyOf`number of[ ] | size of (?:the )? | amount of[ ] | count of[ ]`;
/** "The amplitude grows with the number of cached entries." */
const GROWS_WITH = new RegExp(String.raw`\b${GROWS}\b[^.;\n]{0,20}?\b(?:with|the more|as)\s+(?:the )?${NUMBER_OF}?([^.;,\n]{3,40})`, 'gi');

/** The incident says itself that it gets worse with more of what the action adds. */
function worseWith(deed: string, incident: string): readonly [string, string] | undefined {
  for (const m of deed.matchAll(ENLARGES)) {
    const added = contentWords(m[1] ?? '');
    for (const g of incident.matchAll(GROWS_WITH)) {
      const shared = [...contentWords(g[1] ?? '')].find((w) => added.has(w) && !/^(?:time|load|hour|user|request|day)/.test(w));
      if (shared) return [m[0], g[0]];
    }
  }
  return undefined;
}

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
      const grows = facts.given && a.kind === 'mitigation' ? worseWith(deed, facts.text) : undefined;
      if (grows) return [at(a.title, `${a.id} ${quoted(grows[0])}: the incident says ${quoted(grows[1].trim())}`, 'less of it, not more')];
      const row = INDUCES.find(
        (x) =>
          x.deed.test(deed) &&
          signalIn(seen, x.signal) !== undefined &&
          !x.safe.test(allOf(a)) &&
          !/\b(?:disable|stop|remove|turn off|no) (?:all |automatic |client |the )?retr/i.test(deed),
      );
      return row
        ? [
            at(
              a.title,
              `${a.id} ${quoted(row.deed.exec(deed)?.[0] ?? '')} makes ${quoted(signalIn(seen, row.signal) ?? '')} likelier: ${row.because}`,
              'what makes it safe, in the same action',
            ),
          ]
        : [];
    });
  },
});
