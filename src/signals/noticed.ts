import type { Span } from '../incident/types.ts';
import { anyOf, words } from '../text/index.ts';
import type { FieldText, Instant, Noticed } from './types.ts';

const OF_TLS = anyOf`number | unknown | handshake | protocol | certificate | bad | close | internal | \(`;
const TO_CUSTOMERS = anyOf`(?:to|for) (?:our |the |all |some )?(?:customers?|users?|clients?|subscribers?|patients?|shoppers?|members?)`;
/** "Alert emails to customers": a product that sends alerts. */
const OF_PRODUCT = anyOf`(?:(?:e-?mails?|mails?|sms|texts?|messages?|notifications?) )?${TO_CUSTOMERS}\b`;
/** What fires and is no alert: "the cron job is firing twice". */
const FIRES = anyOf`
  (?:cron ?)?jobs? | crons? | timers? | triggers? | (?:web)?hooks? | events? | handlers? | listeners? | callbacks? | schedulers?
  schedules? | tasks?
`;
/** Memory is paged to disk, and results are paged by a cursor. */
const PAGED_THINGS = anyOf`
  results? | rows? | lists? | records? | entries | items | responses? | quer(?:y|ies) | orders? | data | heaps? | memory | process(?:es)?
`;
const PAGED_AWAY = anyOf`
  out(?! of (?:bed|hours)) | to (?:disk|swap) | by (?:offset|cursor|key|keyset|id|date|page|number|the (?:api|server|client|kernel))
  the (?:heap|memory|results?|rows?|list)
`;
/** "Synthetic checks" watch; "synthetic keys" are a kind of key. */
const SYNTHETIC = anyOf`
  monitor\w* | checks? | probes? | tests?(?! (?:data|users?|accounts?)\b) | transactions? | journeys? | canar(?:y|ies) | alerts? | browser
  log-?ins? | check-?outs? | purchases? | buys? | orders? | fired | failed | went red | caught | noticed
`;
/** Words by which a text says that something automatic noticed. */
const BY_MACHINE = words`
  (?<!\b(?:tls|ssl|tlsv1|sslv3|tlsv1\.\d|fatal) )alerts?(?! ${OF_TLS}| ${OF_PRODUCT})(?<!\b(?:no|without|any) alerts?) | alarms?
  (?<!\b(?:nobody|no one|no-one|none) )(?<!\b${PAGED_THINGS} (?:have |has |had )?)(?:was|were|got|been|being|get) paged(?! ${PAGED_AWAY}\b)
  paged(?! ${PAGED_AWAY}\b)(?<!${PAGED_THINGS} (?:(?:was|were|been|is|are) )?paged) (?:us|me|on|at|the|by)
  (?:a|the|first) page (?:at|came|fired|went) | (?:first|second) page(?= \d) | page \w+ (?:value|firing|fired)
  (?<!\b${FIRES} (?:(?:is|was|are|were|kept|has been) )?)(?:still|is|was|are|kept) firing
  the warning(?=,| at| came) | pager\w* | on-?call was | monitor(?:ing)? (?:fired|alert) | synthetics? ${SYNTHETIC}
`;
const TICKET_OF = anyOf`
  buy | sell | sold | train | bus | flight | event | session | kerberos | concert | season | parking | print\w* | of | the | with
  without | no
`;
const TICKET_SALES = anyOf`
  sales? | shop | machines? | office | price | server | grant\w* | queue | vendor | system | service | gates? | pages?
`;
const DESK = anyOf`got | has | had | reports? | says? | is | gets | inbox | desk | queue | team | phones? | calls? | tickets?`;
/** "The function they called" is code. */
const CODE_THAT = anyOf`(?:the|an?|this|that|our|their|its|each|every) [\w-]+ | what | which | functions? | methods? | endpoints?`;
const THEY = String.raw`(?<!\b${CODE_THAT} )(?:they|he|she)`;
const PEOPLE = anyOf`
  customers? | users? | shops? | nurses? | people | drivers? | somebody | someone | everybody | ${THEY} | partners?
  stores? | clients?
`;
/** "PSP support says": the desk of another company tells what it knows, and noticed nothing. */
const NOT_OURS = anyOf`psp | vendor | provider | carrier | bank | stripe | aws | azure | google | gcp | cloud | cloudflare | database | hosting | partner | their | its | premium`;
const CALLED_IN = anyOf`(?:(?:the|a|an|our|their|two|some) )?(?:vendors?|providers?|experts?|consultants?|contractors?|specialists?|dbas?|help)\b`;
const BY_PEOPLE = words`
  (?:found|noticed|seen|reported|spotted|discovered) by (?:a |an |one |our |the )?[\w-]+ | wrote to (?:us|support)
  (?<!\b${TICKET_OF} )tickets?\b(?! ${TICKET_SALES}) | (?<!${NOT_OURS} )support ${DESK} | (?:to|from|by|via|at|in) support\b | phoned
  ${PEOPLE} (?:had |has |have )?called\b | called (?:us|support|the (?:hotline|help|support|desk|office)) | complain\w*
  // Who calls in a vendor noticed before.
  (?<!\b(?:we|i|was|were|been|be)(?:['’]ve| have| had| then| also)? )called in\b(?! ${CALLED_IN})
  customer (?:service|care) (?:from|at|since|says?|said|reports?|reported|got|has|had|called)
  (?<!nobody |no one |no-one |none )noticed (?:on|at|it|that|this|around|about|first|only) | tweets? | customers? report\w* | users? report\w* | reported by
`;

const MONTH = anyOf`january | february | march | april | may | june | july | august | september | october | november | december`;
/** What is said not to have come, or to show nothing, noticed nothing; nor did who spoke up another time. */
const DENIED = words`
  no | not | nobody | none | never | nothing | without | green | silent | quiet | missing | \w+n['’]t
  in ${MONTH} | last (?:week|month|year|spring|summer|autumn|winter) | (?:weeks|months|years) ago
`;

/** Characters between the words of who noticed and the time at which. Judgement. */
const NEAR = 60;

/** By whom the incident was noticed, as it is told: a machine before people. */
export function readNoticed(fields: readonly FieldText[], instants: readonly Instant[]): Noticed | undefined {
  const machine = firstOf(BY_MACHINE, fields);
  const told = machine ?? firstOf(BY_PEOPLE, fields);
  if (!told) return undefined;
  const at = instants.find((i) => follows(i, told, fields));
  return { by: machine ? 'machine' : 'people', ...told, ...(at ? { at } : {}) };
}

/** The first place whose clause does not deny it. */
function firstOf(pattern: RegExp, fields: readonly FieldText[]): Span | undefined {
  for (const { field, text } of fields) {
    if (field === 'code_snippet' || field === 'tech_stack') continue;
    const m = [...text.matchAll(new RegExp(pattern, 'gi'))].find((x) => !DENIED.test(clauseAt(text, x.index, x[0].length)));
    if (m) return { field, start: m.index, end: m.index + m[0].length, quote: m[0] };
  }
  return undefined;
}

/** The clause around a place, without the words of the place. */
function clauseAt(text: string, at: number, length: number): string {
  const before =
    text
      .slice(0, at)
      .split(/[.;\n]\s|,\s/)
      .at(-1) ?? '';
  const after = text.slice(at + length).split(/[.;\n]|,\s/, 1)[0] ?? '';
  return `${before}${after}`;
}

/** A time that stands soon after, in the same sentence. */
function follows(i: Instant, { field, end }: Span, fields: readonly FieldText[]): boolean {
  const text = fields.find((f) => f.field === field)?.text ?? '';
  return i.field === field && i.start >= end && i.start - end < NEAR && !/[.;\n]/.test(text.slice(end, i.start));
}
