import { alternatives, anyOf } from '../../../text/index.ts';
import { type Telling, telling } from './rule.ts';

// Words that tell a change without naming a thing of one kind alone.

const GOT = anyOf`was | were | got | has been | have been | had been | been`;
const LEAD = anyOf`
  the | our | its | their | a | yesterday['’]s | today['’]s | this morning['’]s | last night['’]s | \w+day['’]s | last week['’]s
  new
`;
const SET = anyOf`
  set | put | made | switched | changed | tidied | enabled | edited | cut | standardi[sz]ed | given | allowed | cleaned up
  shortened
  extended | raised | lowered | tightened
`;
const MADE = anyOf`rewritten | published | launched | introduced | released | refactored | redesigned`;
const PLACED = anyOf`moved | renamed | replaced | cut over | reinstalled | re-?imaged | rebuilt | swapped | relocated | renewed`;
const WHEN = anyOf`on | in | at | last | yesterday | this | by | over | to | from | tonight | today`;

export const WEAK_TOLD: readonly Telling[] = [
  telling(
    'infrastructure',
    'after',
    alternatives`
      ^(?:${LEAD} )*(?:\S+ )?(?:re-?imaging|consolidation|re-?sharding|swap) | ^(?:\S+ ){1,4}${GOT} ${PLACED}
      ^(?:\S+ ){1,3}(?:became|runs? on|run on|moved|joined the mesh|left the old) | sidecar | daemon ?sets? | mesh
    `,
    true,
  ),
  telling(
    'deploy',
    'after',
    alternatives`
      ^(?:the )?(?:\S+ ){0,3}(?:v|version |build )?\d+(?:\.\d+)+(?! (?:to|->|→)) | ^(?:${LEAD} )+(?:\S+ ){0,2}feature
      ^(?:\S+ ){1,4}${GOT} ${MADE}
    `,
    true,
  ),
  telling(
    'data',
    'after',
    alternatives`
      ^(?:\S+ ){1,6}${GOT} (?:connected|taken over|loaded|imported|onboarded|copied in|opened)
      ^(?:${LEAD} )*(?:\S+ ){0,2}(?:onboarding|price change|table load|master data)
      ^(?:\d+|two|three|four|\w+) (?:more |new )\w+ (?:came|joined|were added) | ^the merge (?:with|of)
    `,
    true,
  ),
  telling(
    'configuration',
    'after',
    alternatives`
      ^(?:\S+ ){1,5}${GOT} ${SET}
      ^(?:\S+ )?(?:we|i|team|they) (?:\w+ )?(?:set|put|enabled|shortened|raised|lowered|switched|tuned|doubled|ticked)
      ^(?:${LEAD} )*(?:\S+ )?(?:hardening|tidy-?up|tuning|enforcement)
    `,
    true,
  ),
  telling('infrastructure', 'dated', `${GOT} ${PLACED} ${WHEN}`, true),
  telling(
    'configuration',
    'dated',
    `(?:we|team|ops|colleague|i) (?:had )?(?:set|raised|lowered|tightened|shortened|doubled|enabled)`,
    true,
  ),
  telling('configuration', 'dated', `${GOT} (?:set|raised|lowered|tightened|shortened|enabled|standardi[sz]ed|extended) ${WHEN}`, true),
  telling('upgrade', 'after', alternatives`^(?:${LEAD} )*(?:\S+ ){0,2}(?:fix pack|renewal)`, true),
];
