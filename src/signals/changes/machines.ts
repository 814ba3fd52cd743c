import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';

// Words of change that a program, a protocol or a name holds: whoever quotes them tells of no change.

const SAYS = anyOf`
  errors? | logs? | says? | said | prints? | printed | logged | answers? | answered | returns? | returned | complains? | complained | throws? | threw | fail(?:s|ed)? with
  exceptions? | warnings? | (?<!\b(?:commit|merge|release|deploy) )messages? | thread | headers? | stderr | stdout | syslog | nginx | banner | status | reason
`;
const QUOTED = String.raw`["“][^"”\n]{3,160}["”]`;
/** "Error is “migration failed”", "thread "deploy-watcher"". */
const SAID = String.raw`\b${SAYS}(?: (?:is|are|was|has|with|that|of|line|text))?[:,]? ?${QUOTED}`;
const ILL = anyOf`fail(?:ed|ure|s)? | errors? | exception | refused | denied | could not | cannot | not found | timed out | time-?out | prematurely | closed | invalid | unrecogni[sz]ed | unknown`;
/** Whatever somebody calls by such a title is work: "PR 12 “fix time-out”". */
const TITLED = anyOf`tickets? | tasks? | changes? | PR | MR | requests? | commits? | releases? | features? | mail | campaign | called | titled | named | merged | deployed | (?:PR|MR|request|ticket|task|[#!]) ?[#!]?\d{1,7} | [A-Z]{2,9}-\d{1,6}`;
const COMPLAINT = String.raw`(?<!\b${TITLED}:? ?)["“][^"”\n]{0,90}\b${ILL}\b[^"”\n]{0,90}["”]`;

const PRINTED = String.raw`\`[^\`\n]{0,120}\b${ILL}\b[^\`\n]{0,120}\``;

const OF_PROTOCOL = anyOf`
  upgraded (?:(?:to |web ?socket ){0,2}(?:connections? | requests? | responses? | sockets?) | to web ?sockets?)
  ["“]?(?:connection|upgrade): ?["“]?(?:upgrade|web ?socket|h2c)\b["”]? | upgrade-insecure-requests | (?:http )?upgrade (?:headers? | requests? | handshake | required)
  301 moved permanently | 101 switching protocols | if-(?:un)?modified-since
`;
/** Names of things and of settings: "rolling update strategy", "deployment/api". */
const NAMES = anyOf`
  rolling[ -]?updates? (?:strategy|policy|settings?|with max\w+) | strategy: ?(?:type: ?)?rolling ?update
  [\w@-]{2,60}\.(?:service|timer|socket|target)\b
  (?:deployments?(?:\.apps)?|deploy|rollout|cronjobs?|jobs?)/[\w.-]{1,60}
`;
const OF_MACHINES = new RegExp(anyOf`${SAID} | ${COMPLAINT} | ${PRINTED} | \b${OF_PROTOCOL} | \b${NAMES}`, 'gi');

const KEPT = new RegExp(String.raw`\b${ILL}\b`, 'gi');

/** What a person tells: the field with all blanked that only quotes a machine, so that offsets hold. That something failed stays. */
export function spoken(field: FieldText): FieldText {
  return { field: field.field, text: field.text.replace(OF_MACHINES, blanked) };
}

function blanked(said: string): string {
  let out = '';
  for (const m of said.matchAll(KEPT)) out += said.slice(out.length, m.index).replace(/[^\n]/g, ' ') + m[0];
  return out + said.slice(out.length).replace(/[^\n]/g, ' ');
}
