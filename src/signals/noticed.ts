import type { Span } from '../incident/types.ts';
import { anyOf, words } from '../text/index.ts';
import type { FieldText, Instant, Noticed } from './types.ts';

const OF_TLS = anyOf`number | unknown | handshake | protocol | certificate | bad | close | internal | \(`;
/** Words by which a text says that something automatic noticed. */
const BY_MACHINE = words`
  (?<!\b(?:tls|ssl|tlsv1|sslv3|tlsv1\.\d|fatal) )alerts?(?! ${OF_TLS})(?<!\b(?:no|without|any) alerts?) | alarms?
  (?<!\b(?:nobody|no one|no-one|none) )(?:was|were|got|been|being|get) paged | paged (?:us|me|on|at|the|by)
  (?:a|the|first) page (?:at|came|fired|went) | (?:first|second) page(?= \d) | page \w+ (?:value|firing|fired) | (?:still|is|was|are|kept) firing
  the warning(?=,| at| came) | pager\w* | on-?call was | monitor(?:ing)? (?:fired|alert) | synthetic
`;
const TICKET_OF = anyOf`
  buy | sell | sold | train | bus | flight | event | session | kerberos | concert | season | parking | print\w* | of | the | with
  without | no
`;
const TICKET_SALES = anyOf`
  sales? | shop | machines? | office | price | server | grant\w* | queue | vendor | system | service | gates? | pages?
`;
const DESK = anyOf`got | has | had | reports? | says? | is | gets | inbox | desk | queue | team | phones? | calls? | tickets?`;
const PEOPLE = anyOf`
  customers? | users? | shops? | nurses? | people | drivers? | somebody | someone | everybody | they | he | she | partners?
  stores? | clients?
`;
/** "PSP support says": the desk of another company tells what it knows, and noticed nothing. */
const NOT_OURS = anyOf`psp | vendor | provider | carrier | bank | stripe | aws | azure | google | gcp | cloud | cloudflare | database | hosting | partner | their | its | premium`;
const BY_PEOPLE = words`
  (?:found|noticed|seen|reported|spotted|discovered) by (?:a |an |one |our |the )?[\w-]+ | wrote to (?:us|support)
  (?<!\b${TICKET_OF} )tickets?\b(?! ${TICKET_SALES}) | (?<!${NOT_OURS} )support ${DESK} | (?:to|from|by|via|at|in) support\b | phoned
  ${PEOPLE} (?:had |has |have )?called\b | called (?:us|in\b|support|the (?:hotline|help|support|desk|office)) | complain\w*
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
