import { anyOf } from '../../text/index.ts';

const NOT = "(?:did|does|do)(?:n[’']t|[ ]not) ";
const STAYED = anyOf`stayed | stays | remained | remains | kept | keeps`;
/** What a trial came to, told by what did not move: "the curve did not care", "latency stayed flat", "to no avail". */
export const UNMOVED = anyOf`
  ${NOT}(?:care | budge | move | flinch | react | bite | notice | do (?:a thing|anything|much) | make (?:a|any|the slightest) (?:difference|dent))
  ${STAYED} (?:flat | high | up there | the same | where (?:it|they) (?:was|were) | red | there | as (?:it was|they were|bad|slow|high))
  to no avail | zero (?:effect|difference|change) | not a dent | no dent | no better | did (?:absolutely |exactly |simply )?nothing | nothing happened
`;
