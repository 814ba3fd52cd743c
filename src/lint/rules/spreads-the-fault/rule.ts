import { anyOf, words } from '../../../text/index.ts';
import { type Hit, hits } from '../../document/piece.ts';
import type { Action } from '../../document/types.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const RETRY = /\b(?:retr(?:y|ies|ying)|try again|re-?send)\b/i;
const LIMITED = /\b429\b|\brate[- ]?limit\w*|\bthrottl\w*|\btoo many requests\b|\bquota\b/i;
const HEEDS = new RegExp(
  anyOf`
    \bretry-after\b | \bbudget\b | \bslower\b | \b(?:token|leaky) bucket\b | \bbelow the (?:rate|limit)\b | \bcircuit[- ]?break\w*
    \bfewer retries\b | \b(?:stop|disable|remove|no) retr\w+
  `,
  'i',
);
const MONEY = /\b(?:authori[sz]ation|authori[sz]e|charge|payment|payout|transfer|debit|refund|capture|order)s?\b/i;
const KEYED = /\bidempoten\w*|\b(?:request|dedup\w*|unique) (?:id|key)\b/i;

const DEPENDENCY = anyOf`
  acquirer | database | db | upstream | downstream | dependenc\w+ | redis | kafka | broker | partner | external | third[- ]party
  provider | backend | vendor | payment
`;
const ASKS = anyOf`ping | call | quer | connect | reach | real | check | test`;
const UPSTREAM = anyOf`acquirer | database | upstream | dependency | provider`;
const PROBE = new RegExp(
  anyOf`
    \b(?:readiness|liveness|health)[- ]?(?:probe|check)s?\b[^.;]{0,60}\b${ASKS}\w*\b[^.;]{0,30}\b${DEPENDENCY}\b
    \b(?:readiness|liveness|health)[- ]?(?:probe|check)s?\b[^.;]{0,40}\b${UPSTREAM} (?:ping|call|check|query)
  `,
  'i',
);
const WEIGHED = words`
  all (?:pods|instances|replicas) | at once | cascad\w* | fail[- ]open | own (?:pool|state) | risk | trade-?off | minimum | at most
  max_ejection
`;

export const spreadsTheFault = rule({
  id: 'spreads-the-fault',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the load or the outage of one becomes that of all, and what was paid once is paid twice',
  mend: 'bound it: heed Retry-After, use an idempotency key, let the probe look at its own state',
  check: (doc, facts) => doc.actions.flatMap((a) => spreads(a, facts).slice(0, 1)),
});

function spreads(a: Action, facts: Facts) {
  const where = [a.title, ...(a.parts.does ?? [])];
  const text = allOf(a);
  const found: { readonly hit: Hit | undefined; readonly because: string }[] = [];
  if (ADDS_RETRY.test(text) && !HEEDS.test(text)) {
    const limit = LIMITED.exec(facts.text);
    if (limit)
      found.push({
        hit: first(where, RETRY),
        because: `the other side limits the rate already (${quoted(limit[0])}), and each retry adds to it`,
      });
    else if (MONEY.test(text) && !KEYED.test(text) && !KEYED.test(facts.text))
      found.push({ hit: first(where, RETRY), because: 'without a key that makes it idempotent a retry may do it twice' });
  }
  if (PROBE.test(text) && !WEIGHED.test(text))
    found.push({ hit: first(where, PROBE), because: 'when what the probe asks is slow or down, all instances go out of service at once' });
  return found.flatMap(({ hit, because }) =>
    hit ? [at(hit, `${a.id} ${quoted(hit.text)}: ${because}`, 'the same with its bound, or something that stays local')] : [],
  );
}

/** Retries are added, not taken away or made fewer. */
const ADDS_RETRY = words`
  (?:add|with|use|do|implement|introduce|and|up to|then|should)\b[^.;]{0,40}\bretr(?:y|ies)
  retry (?:the|each|every|failed|up to|on|with|it|all)
`;

const first = (where: Action['parts'][string], pattern: RegExp): Hit | undefined => where.flatMap((p) => hits(p, pattern))[0];
