import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import type { Doc, Step } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

const OF_A_MESSAGE = anyOf`ApproximateReceiveCount | receive count | delivery count | attributes | headers`;
const PROCESSED = anyOf`affected | processed | duplicate\w* | paid | done | acknowledged`;
/** A source, and what it cannot hold. Both within one sentence, the source first or the matter first. */
const CANNOT: readonly { readonly source: RegExp; readonly lacks: RegExp; readonly because: string }[] = [
  {
    source: /\b(?:alb|elb|nginx|access|load[- ]balancer|ingress|cdn|cloudfront) (?:access )?logs?\b/i,
    lacks: words`
      sql | quer(?:y|ies) plan | transaction isolation | heap | memory usage | gc paus\w* | row locks? | lock waits?
      constraint violations? | connection pool | stack traces? | idempotency[- ]keys? | request bod(?:y|ies)
    `,
    because: 'it holds one line a request, with path, status and times',
  },
  {
    source: /\bstripe (?:dashboard|logs?|events?|api logs?)\b/i,
    lacks: /\b(?:database|postgres\w*|sql|rows? (?:lock|insert)\w*|task ids?|pods?|containers?|transaction isolation|locks?)\b(?! id)/i,
    because: 'it holds what reached the provider',
  },
  {
    source: /\b(?:pg_stat_activity|show (?:full )?processlist|pg_locks|kubectl top|htop|netstat|\bss -)/i,
    lacks: words`
      yesterday | last (?:night|week|peak) | histor(?:y|ical) | during the (?:last|previous)
      at the time of the (?:incident|failure|onset) | (?:at|around) \d{1,2}:\d{2} | past (?:window|hours?)
    `,
    because: 'it shows this moment only',
  },
  {
    source: /\b(?:cpu|memory|cloudwatch) (?:metrics?|graphs?|utili[sz]ation)\b/i,
    lacks: /\b(?:which (?:user|request|order)|idempotency|duplicate (?:key|charge|row)s?|individual requests?|order ids?)\b/i,
    because: 'it holds totals, no single requests',
  },
  {
    source: /\b(?:git (?:log|diff|blame|history)|source code|code review|read(?:ing)? the code)\b/i,
    lacks: /\b(?:how often|error rates?|latenc(?:y|ies)|at runtime|production traffic|number of (?:failed|duplicate))\b/i,
    because: 'it shows what may happen, not what did',
  },
  {
    source: /\b(?:in|from|of) (?:the )?(?:sqs|queue|topic subscription|rabbitmq)\b/i,
    lacks: new RegExp(String.raw`\b${OF_A_MESSAGE}\b[^.;]{0,40}\b${PROCESSED}\b`, 'i'),
    because: 'what was processed has been deleted from it',
  },
];
const STAGING = /\b(?:reproduce|replicate|repeat|trigger)\b[^.;]{0,60}\b(?:in|on) (?:the )?(?:staging|dev|development|test|qa)\b/i;

const SEVERAL = new RegExp(
  anyOf`
    \b(?:two|2|multiple|several|more|scale|same|\d+) (?:or more )?(?:tasks?|replicas?|instances?|pods?|workers?|load) | \bscal
    \bload\b | \bconcurren
  `,
  'i',
);
const PICTURE = anyOf`profiles? | heap dumps? | thread dumps? | flame ?graphs? | traces? | captures? | core dumps?`;
/** What would have to have been taken then. */
const FORMER = new RegExp(
  String.raw`\bcompar\w+ (?:it |this |them )?(?:with|to|against) (?:a|the|an) (?:\w+ )?(${PICTURE}) (?:from|of|taken) (?:the time )?before\b`,
  'i',
);

const BEFORE_STEP = /\bbefore (?:and after )?step (\d{1,2}[a-z]?)\b/i;
/** "Before and after Step 3", in Step 4: what was before is gone by then. */
function tooLate(doc: Doc, s: Step) {
  const i = doc.steps.indexOf(s);
  return s.action.flatMap((p) => {
    const m = BEFORE_STEP.exec(p.text);
    const other = m ? doc.steps.findIndex((x) => x.number === (m[1] ?? '').toLowerCase()) : -1;
    return m && other >= 0 && other < i
      ? [at(p, `step ${s.number} asks for what was ${quoted(m[0])}, which has been made by then`, 'that look in a step before it')]
      : [];
  });
}

export const untestable = rule({
  id: 'untestable',
  reads: 'prose',
  severity: 'warning',
  why: 'the check comes back empty, and empty is taken for a no',
  mend: 'name the source that holds it: which log, which table, which trace',
  check: (doc, facts) =>
    doc.steps.flatMap((s) => [
      ...(doc.kind === 'own' ? [] : tooLate(doc, s)),
      ...[...s.action, ...(doc.kind === 'own' ? [] : s.expected)].flatMap((p) => {
        const lost = CANNOT.find(({ source, lacks }) =>
          p.text
            .split(/(?<=[.;])\s/)
            .some(
              (sentence) =>
                !/\b(?:with|against|correlate|compare|then|join)\b.{0,60}\b(?:logs?|database|table|trace)/i.test(sentence) &&
                source.test(sentence) &&
                lacks.test(sentence.replace(source, '')),
            ),
        );
        if (lost)
          return [
            at(
              hits(p, lost.source)[0] ?? p,
              `${quoted(lost.source.exec(p.text)?.[0] ?? '')} is asked for ${quoted(lost.lacks.exec(p.text.replace(lost.source, ''))?.[0] ?? '')}; ${lost.because}`,
              'a source that holds it',
            ),
          ];
        const former = doc.kind === 'foreign' && facts.given ? FORMER.exec(p.text) : null;
        if (former && !new RegExp(`\\b${(former[1] ?? '').replace(/s$/, '')}`, 'i').test(facts.text))
          return [
            at(
              { piece: p, start: former.index, end: former.index + former[0].length, text: former[0] },
              `${quoted(former[0])}: the incident knows of none`,
              'one that is there, or a comparison with a version that can be run now',
            ),
          ];
        const staged = STAGING.exec(p.text);
        const single =
          /\bnot (?:reproducible|happen|occur|seen)\b[^.]{0,30}\bstaging|\bstaging\b[^.]{0,60}\b(?:one|single|1)\b|never in staging/i.test(
            facts.text,
          );
        return staged && single && doc.kind === 'foreign' && !SEVERAL.test(p.text)
          ? [
              at(
                { piece: p, start: staged.index, end: staged.index + staged[0].length, text: staged[0] },
                `${quoted(staged[0])}: it does not happen there, and nothing there is changed first`,
                'the difference to be made in staging first',
              ),
            ]
          : [];
      }),
    ]),
});
