import { anyOf } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';
import type { Item } from './items.ts';

const HEADING = anyOf`
  all | other | also | recent(?:ly)? | last | known | the | our | today | this | morning | afternoon | evening | night | in | what
  changed? | changes | deploys? | releases? | deployments? | things? | history | timeline | two | three | of | for | on | that | day
  week | before | and | around | same | time | prod(?:uction)? | s | h | hours? | days? | month | quarter | it | began | started | had | with
  went | live | elsewhere | merged | noon | th | st | nd | rd | at | about | early | late | mid | changed? | several | some | done | were | was
`;
/** Words of which a list's title is made: "Changes today", "Also". */
const TITLE_WORDS = new RegExp(anyOf`\b${HEADING}\b | [^a-z]`, 'gi');
export const isTitle = (item: Pick<Item, 'text'>, inside: readonly Mention[]): boolean =>
  (!inside.some((m) => m.clock !== undefined) || /\bchange[sd]?\b/i.test(item.text)) &&
  inside.reduce((t, m) => t.replace(m.text, ''), item.text).replace(TITLE_WORDS, '').length < 3;
const CHANGE = anyOf`deploy(?:ment)? | release | rollout | change | upgrade | update | edit`;
/** "Our last deploy was on Tuesday": said to show that there was none since. */
export const LAST_STATED = new RegExp(
  anyOf`
    ^(?:our |the |my )?(?:last|own) (?:[\w-]+ ){0,2}?${CHANGE}\b[^.;]{0,14}\b(?:was|is|were|happened|dates?)\b
    ^(?:our |the |my )?last (?:[\w-]+ ){0,2}?${CHANGE}(?: of (?:us|ours))?$
    \blast (?:edited|changed|touched|modified|deployed|updated|released)\b
  `,
  'i',
);
/** Names that say no more than that something was done. */
export const BARE_VERB = new RegExp(
  `^${anyOf`
    (?:(?:it|this|that|they|was|were|had been|is|last|then|we) ){0,3}(?:deployed | released | shipped | rolled out | merged | upgraded | changed
    went live | went out | applied | added | introduced | switched | switched on | turned on | enabled | updated | removed | installed | live
    launched | patched | put live | pushed | merged | opened | onboarded | created | started | imported | moved)(?: before| by| until)?
    deploys | deployments | releases | new file | before | earlier
  `}$`,
  'i',
);
/** An event without what was deployed: it is named by what stands beside it, where something does. */
export const BARE_NOUN =
  /^(?:deploy(?:ment|s|ments)?|rollout|releases|patch|maintenance|upgrade|update|config pushed|consolidation|move)$/i;

/** "Finished the ticket “set the cluster label”": the title tells what was done. */
const TICKET = /\b(?:ticket|task|change|request|runbook|playbook|work order)s?\b(?: [\w#-]{2,16})?:? ["“'(]([^"“”')]{4,90})["”')]/i;
export const titleOfTask = (text: string): string | undefined => TICKET.exec(text)?.[1];
