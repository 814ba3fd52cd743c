import { anyOf, type GuardedAll, guardedAll } from '../../text/index.ts';
import type { ChangeKind } from '../types.ts';

// "Code unchanged", "same build for two months", "firmware of March": what stands as it stood is no change of its kind.

const PROGRAM = anyOf`
  (?:application|business|consumer|checkout|our|app['’]?s?|model|function['’]s|mail|payment) code | code | program | jar | binary
  binaries | build
  image(?: digest)? | app(?:lication)?(?: build| version| release)? | software(?: version| release)? | version | release | bundle
  commit
  model(?: version| file)? | codec/lib | digest | backend | converter | script
`;
const SETTING = anyOf`
  config(?:uration)?s? | settings? | rules? | policy | policies | env(?: var\w*)? | variables? | templates? | manifest | mapping
  parameters? | task definition(?: rev \d+)? | filters? | profile | ACLs? | allow-?list | security groups? | routes?
`;
const STOCK = anyOf`
  firmware | kernel | drivers? | OS | package | server version | (?:server|DB|DB and server) versions? | plug-?ins? | patch level
`;

const BE = anyOf`
  is | are | was | were | has | have | had | hasn['’]t | haven['’]t | wasn['’]t | weren['’]t | didn['’]t | has not | have not
  was not | not
`;
const DONE = anyOf`changed? | touched | modified | altered | edited | deployed | released | updated | upgraded`;
const AS_EVER = anyOf`
  unchanged(?! (?:at|\d)) | untouched | identical(?! (?:by|on|in|with|otherwise))
  (?:the )?same(?= (?:since|for \w+ (?:day|week|month|year)|as (?:yesterday|last|before)) |[.;)]|$)
  not (?:been )?${DONE} | (?:has|was|were|have|did|is|had)(?:n['’]t| not| never) (?:been )?${DONE}
  none changed | equal to yesterday
`;
/** "Code, config and heap are unchanged". */
const LIST = anyOf`(?:,| and|/| of [\w-]+| [\w-]+(?= and| un| same| has| was| not| is))`;
const SPAN = anyOf`days? | weeks? | months? | years?`;
const NUMBER = anyOf`\d+ | a | one | two | three | four | five | six | seven | eight | nine | ten | some | many | several`;
const MONTH = anyOf`jan\w* | feb\w* | march | april | may | june? | july? | aug\w* | sept?\w* | oct\w* | nov\w* | dec\w*`;
const LONG_AGO = anyOf`
  ${MONTH} | spring | summer | autumn | winter | 20[012]\d | last (?:month|year|week|spring|summer|autumn|winter)
  ${NUMBER} ${SPAN} ago
`;
/** Words of a time long ago, or of a span: "for three weeks", "since spring". */
export const AGO = anyOf`${LONG_AGO} | ${SPAN} | \d+ | \w+day | ages | release | long`;

const standing = (subject: string): string => anyOf`
  (?:our |the |my )?${subject}(?:${LIST}(?: \w+)?){0,2}:? (?:${BE} |been )*${AS_EVER}
  (?:the )?(?:same|identical) ${subject} (?:since | for (?:${NUMBER}|weeks|months) | as (?:yesterday|last|in spring|before) | has been)
  (?<=^|[.;:(,] )(?:our |the )?(?:deployed |last )?${subject} (?:is |was )?(?:of|from|since|in use since) ${LONG_AGO}
  ${subject} (?:is )?${NUMBER} ${SPAN} old
`;
const notOne = (subject: string): string => anyOf`
  no (?:new |other |recent )?${subject}(?! (?:needed|helps?|possible|can|is|available|anywhere|fixes))
`;

const RELEASED = anyOf`
  (?:code|software|program|app|backend|binary|model|source)(?: or config)? changes? | commits? (?:since|this|today|for|in)
  software (?:change|was|load) | software(?= ?[.;,]) | builds? since | build rollout | program change
  feature merged | code was changed | (?:back-?end|app|model|schema|source|host|program) change
`;
const DID_NOTHING = anyOf`
  (?:we |i |people |they )?[“"]?(?:deployed|released|shipped|merged) nothing | nobody (?:has |had )?commit(?:s|ted)
  nothing (?:else |new |of ours )?(?:was |has been |got |were )?(?:deployed|shipped|released|merged|rolled out|committed|installed)
  not one commit | change freeze | freeze since | freeze on
`;
const UPDATES = anyOf`
  (?:package|plug-?in|firmware|software|windows|kernel|OS|library) updates?
  updates? (?:was installed|on board|since|this|by us|of) | patch(?:es)? installed
  firmware change | new driver
`;
const SET_NOTHING = anyOf`
  (?:config(?:uration)?|settings?|rule|policy|mapping|filter|zone|WAF)(?: or code)? (?:changes?|edits?|(?:was )?(?:touched|edited))
`;

const KEYS = anyOf`passwords? | passphrase | credentials? | secrets? | tokens? | (?:host |signing |API )?keys?`;
/** "The gateway hasn't been deployed for three weeks", "last commit 26 days ago". */
const NOT_DEPLOYED = anyOf`
  (?:has|have|had|was|were)(?:n['’]t| not) (?:been )?(?:re-?)?(?:deployed|released) | not (?:deployed|released) (?:for|since|in)
  last (?:commit|deploy|release|merge) (?:was |is )?${NUMBER} ${SPAN} ago
  no (?:app|back-?end|server|firmware|software|client|plug-?in) changes?
`;

export interface Standing {
  readonly kind: ChangeKind;
  readonly pattern: GuardedAll;
  readonly strength: number;
}

const standingOf = (kind: ChangeKind, strength: number, source: string): Standing => ({
  kind,
  strength,
  // "People with a local password are not touched": they are not hit.
  pattern: guardedAll(new RegExp(String.raw`(?<![\w-]|\bwith (?:an? |the )?(?:\w+ )?)${source}(?![\w-])`, 'gi')),
});

export const STANDING: readonly Standing[] = [
  standingOf('deploy', 0.6, anyOf`${standing(PROGRAM)} | ${notOne(RELEASED)} | ${DID_NOTHING} | ${NOT_DEPLOYED}`),
  standingOf('configuration', 0.6, anyOf`${standing(SETTING)} | ${notOne(SET_NOTHING)}`),
  standingOf(
    'upgrade',
    0.6,
    anyOf`${standing(STOCK)} | ${notOne(UPDATES)} | nothing (?:was |has been |got )?(?:updated|upgraded|patched|installed)`,
  ),
  standingOf('credential', 0.6, anyOf`${standing(KEYS)} | no ${KEYS} (?:was |were )?(?:changed?|rotat\w+|renew\w+)`),
];
