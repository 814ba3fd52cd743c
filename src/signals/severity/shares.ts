import { anyOf, words } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import type { Chunk } from './chunks.ts';

const RESOURCE = words`
  \w*cpu | disks? | mem(?:ory)? | heap | ram | swap | iops | cache | hit(?: rate| ratio)? | throttl\w* | utili[sz]ation | usage
  capacity | quota | pool | limit | threshold | budget | uptime | pass rate | battery | load | storage | space | conversion | cores?
  bandwidth | discount | vat | tax | interest | contacts | tickets | stock | slo | objective | wanted | desired
`;
const BASELINE = anyOf`
  baseline | within | usual(?:ly)? | normal(?:ly)? | was | before | from | stays? (?:under|below) | always (?:under|below) | target
  typically | flag | canary | rolled out | rollout | rising | up(?! to) | grows? | by | another | climbs? | traffic(?: is)? | goal
`;
/** Before a number: it is what was, what is planned, or how much is rolled out. */
const OTHER_TIME = new RegExp(`${anyOf`\b${BASELINE}\b[^%\d]{0,14} | [<+]`}$`, 'i');
const GROWTH_AFTER =
  /^ ?%? ?(?:a|per|\/|every) ?(?:second|minute|hour|day|week|month)|^ ?%? (?:more|higher|up|above|over|of normal|rollout|slower)\b/i;
const WRONG = anyOf`unknown | not | un\w+ | wrong | missing | stale | check\w* | errors? | fail\w* | search\w* | calendar\w*`;
const NOT_ITSELF_WRONG = `(?!${anyOf`["”’'] | ,? (?:is )?${WRONG}`})`;
const BAD = anyOf`wrong | stale | old | bad | empty | broken | expired | error | not | never | other\w* | wrongly`;
const SUCCESS = anyOf`
  success(?:ful(?:ly)?)? | succeed\w* | availability${NOT_ITSELF_WRONG} | complet\w*
  (?<!\b${BAD} (?:[\w-]+ ){0,4})(?:served|delivered) | (?:goes|go|gets?|comes?|came|went|got) through | accepted
`;
const INVERSE_BEFORE = new RegExp(anyOf`\b${SUCCESS}\b[^%]{0,30}$ | \banswers? (?:only |perhaps |about |just |~)?$`, 'i');
const INVERSE_AFTER = new RegExp(
  String.raw`^[^%]{0,6}%?([^,;.]{0,40})\b${anyOf`
    succeed\w* | success\w* | works? | complete[sd]? | go(?:es)? through | gets? through | comes? through | came through | went through
    got through | ok | fine | unaffected | served | arrives?(?! (?:late|twice|too|after|damaged)) | makes? it
  `}\b`,
  'i',
);
const DENIED_BEFORE = words`not | never | no | fail\w* | cannot | without | n't | hardly | errors? | stop\w*`;
export const goesWell = (after: string): boolean => {
  const m = INVERSE_AFTER.exec(after);
  return m !== null && !DENIED_BEFORE.test(m[1] ?? '');
};
/** "Orders at 4 % of a usual hour", "sales are 20 % under last week": what is left, and what is missing. */
const LEFT_AFTER = new RegExp(
  `^ ?%? ?(?:of|der|de|vom) (?:the |a |an |our |its |what (?:is |it is |we have )?)?${anyOf`
    usual | normal | typical | ordinary | expected | baseline | last week | yesterday | before | üblichen | normalen
  `}`,
  'i',
);
const MISSING_AFTER = /^ ?%? (?:under|below|less than|fewer than|down on|lower than|short of) /i;
/** "Lose an upload at 95 %" tells how far it had come; "for those 100 %" speaks of those who are hit already. */
const PROGRESS = /\bat $/i;
/** "Up to 60 % of pupils, in alternating schools". */
const AT_WORST = /\b(?:up to|at worst) (?:about |~)?$/i;
const UNDER_HALF = 0.49;
const RATED = words`
  rates? | ratio | errors? | failures? | fail\w* | share | 5xx | orders? | sales | turnover | revenue | bookings? | logins?
  success\w* | is | are | now | stands? | traffic
`;
const OF_THOSE = /\b(?:(?:for|of|to|with) (?:those|these|them)|(?:for|of) th(?:at|is) (?:group|part|share))\b[^%\d]{0,20}$/i;
/** "60 % of customers use one", "PayPal is 38 % of our orders": how large a part is, and not how many of it are hit. */
const HAVE_IT = /^ ?%? of (?:the |our |all )?[\w-]+ (?:use|have|run|own|choose|chose|are on|are with)\b/i;
const WEIGHT_BEFORE =
  /(?<!\b(?:hit|affected|impacted|concerned|failing|failed)\b[^.;,]{0,20})\b(?:is|are|makes? up|make up|carries) (?:about |some |~)?$/i;
const WEIGHT_AFTER =
  /^ ?%? of (?:our|the|all|its|total) (?:\w+ )?(?:orders|sales|traffic|revenue|turnover|volume|customers|users|bookings|load)\b/i;
/** "maxUnavailable 25 %" is a setting; "errorRate 25 %" is a share. */
const SETTING = /\b[a-z]+(?!Rate|Ratio|Errors?|Failures?|Share)[A-Z][a-zA-Z]*[ =:]*$/;
const CONVERSION = /\bconversions?\b[^.;%\d]{0,40}$/i;
const BUSINESS = anyOf`
  traffic | orders? | sales | log-?ins? | sign-?ups? | sign-?ins? | bookings? | payments? | revenue | throughput | requests? | calls
  messages | sends? | turnover | conversions? | Umsatz | Bestellungen | ventas | commandes
`;
const DOWN = anyOf`down | dropped | fell | falls? | drops? | lower | minus | decreased | plummeted | collapsed`;
const DOWN_BY = anyOf`\b${DOWN}\b[^.;\d]{0,20} | [-−]`;
const DROP = new RegExp(String.raw`\b${BUSINESS}\b[^.;]{0,40}?${DOWN_BY}$`, 'i');
const DROPS =
  /\b(?:traffic|orders?|sales|log-?ins?|sign-?ups?|bookings?|payments?|revenue|requests?|calls|turnover|conversions?|buyers)\b/i;
const DROP_PAIR = new RegExp(
  String.raw`\b${anyOf`
    orders? | sales | log-?ins? | sign-?ups? | sign-?ins? | bookings? | payments? | transactions? | sends? | messages | checkouts?
    registrations? | rides? | calls | views? | players
  `}\b[^.;]{0,20}$`,
  'i',
);

/** The share that is hit; `fallen` where the text gives what still succeeds or is left, or what has dropped: that alone says that it fails. */
export interface ShareHit {
  readonly share: number;
  readonly fallen: boolean;
}

/** The share that is hit, of a quantity that is one; undefined where it is a share of a resource, of another time, or of growth. */
export function shareOf(q: Quantity, chunk: Chunk): ShareHit | undefined {
  const at = q.start - chunk.start;
  const before = chunk.text.slice(Math.max(0, at - 60), at);
  const after = chunk.text.slice(at + (/^[^%]*%/.exec(q.quote)?.[0].length ?? 0), at + 70);
  const near = `${q.of} ${q.quote} ${before.slice(-28)}`;
  const clean = (share: number): ShareHit | undefined => (share >= 0 && share <= 1 ? { share, fallen: true } : undefined);
  const hit = (share: number): ShareHit | undefined => (share >= 0 && share <= 1 ? { share, fallen: false } : undefined);
  if (q.kind === 'change' && q.to !== undefined) {
    // Of a rate that was never 100 % the part that is missing counts.
    if (q.unit !== '$' && (CONVERSION.test(before) || CONVERSION.test(q.of)) && q.to < q.value) return clean(1 - q.to / q.value);
    if (q.unit === '%' && !RESOURCE.test(near)) return INVERSE_BEFORE.test(before) ? clean(1 - q.to) : hit(q.to);
    if (q.unit !== '%' && q.value > 0 && q.to < q.value * 0.7 && (DROP_PAIR.test(before) || DROP_PAIR.test(q.of)))
      return clean(1 - q.to / q.value);
    return undefined;
  }
  if (q.kind === 'change' && q.unit === '%' && (DROP.test(before) || (q.value < 0 && DROPS.test(q.of)))) return clean(Math.abs(q.value));
  if (q.kind !== 'share' || q.value > 1 || q.value <= 0) return undefined;
  if (DROP.test(before)) return clean(q.value);
  if (LEFT_AFTER.test(after) || LEFT_AFTER.test(q.of)) return clean(1 - q.value);
  if (MISSING_AFTER.test(after)) return DROPS.test(before) ? clean(q.value) : undefined;
  if (SETTING.test(before) || OF_THOSE.test(before) || (PROGRESS.test(before) && !RATED.test(before.slice(-30)))) return undefined;
  if (RESOURCE.test(near) || RESOURCE.test(after.slice(0, 14))) return undefined;
  if (HAVE_IT.test(after) || (WEIGHT_BEFORE.test(before) && WEIGHT_AFTER.test(after))) return undefined;
  if (INVERSE_BEFORE.test(before) || goesWell(after)) return clean(1 - q.value);
  if (OTHER_TIME.test(before) || GROWTH_AFTER.test(after)) return undefined;
  // What is reached at the worst moment is not what most meet.
  return hit(AT_WORST.test(before) ? Math.min(q.value, UNDER_HALF) : q.value);
}

const PERCENT = /(?<![\d.,])(\d{1,2}(?:[.,]\d+)?) ?%/g;
const PART_LEFT = /\b(?:half|third|quarter|fifth|tenth|fraction) (?:of|der|des) (?:the |our |its )?(?:usual|normal|typical|expected)\b/i;
/** From here on, what succeeds is what always does. */
const NEARLY_ALL = 97;

/** The clause tells how much still succeeds or is left, and that it is not nearly all. */
export function leavesSome(text: string): boolean {
  if (PART_LEFT.test(text)) return true;
  for (const m of text.matchAll(PERCENT)) {
    const before = text.slice(Math.max(0, m.index - 60), m.index);
    const after = text.slice(m.index + m[0].length, m.index + 70);
    if (
      Number(m[1]?.replace(',', '.')) >= NEARLY_ALL ||
      OTHER_TIME.test(before) ||
      RESOURCE.test(`${before.slice(-28)} ${after.slice(0, 14)}`)
    )
      continue;
    if (LEFT_AFTER.test(after) || goesWell(after) || INVERSE_BEFORE.test(before)) return true;
  }
  return false;
}
