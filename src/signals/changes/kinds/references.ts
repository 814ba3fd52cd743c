import { anyOf } from '../../../text/index.ts';

// Work that is named by its number alone: "PR 812", "MR !52", "#4711 went in", "OPS-33 done".

const NUMBER = String.raw`(?:no\.? )?[#!]?\d{1,7}`;
const HASH = String.raw`(?=[0-9a-f]{0,39}\d)[0-9a-f]{7,40}`;
/** Not in yet, or written against the trouble. */
const OPEN = anyOf`
  open(?:ed)? | wait(?:s|ing) | pending | draft | review\w* | unmerged | will | not | isn['’]t | wasn['’]t | fix(?:es)? (?:it|that|this) | revert\w* | should | would
  to be | closed without
`;
const IS_IN = String.raw`(?![^.;,\n]{0,40}\b${OPEN}\b)`;
/** What goes into the code. */
export const CODE_REFERENCE = anyOf`
  (?:PR|MR|pull request|merge request|changelist|CL)s? ${NUMBER}${IS_IN} | ![1-9]\d{1,6}${IS_IN} | (?:commit|revision|changeset) ${HASH}${IS_IN}
  (?:build|sprint) (?:no\.? )?#?\d{1,7}(?! (?:took|takes|runs?|min|s\b|seconds|of)) | merge of [\w-]{2,30}/[\w.-]{2,60}
`;
const KEY = String.raw`[a-z][a-z0-9]{1,9}-\d{1,6}`;
const ITEM = anyOf`(?:ticket|task|issue|story|card)s? (?:${KEY}|${NUMBER}) | #\d{2,7} | ${KEY}`;
const BE = anyOf`was | were | is | got | has been | had been`;
const WENT_IN = anyOf`went (?:in|live|out) | landed | merged | (?:was|got|is) in prod\w* | (?:is|was) live | shipped`;
/** Work on a ticket that reached the code. */
export const REFERENCE_SHIPPED = String.raw`(?:${ITEM}|${CODE_REFERENCE})(?: \([^()]{2,60}\)| ["“][^"”]{2,80}["”])?:?\s+(?:${BE} )?${WENT_IN}`;
const REQUEST = anyOf`(?:change(?: request)?|CR|RFC|CHG)s?[ -]?(?:no\.? )?#?(?:CHG|CR|RFC)?-?\d{2,9}`;
const DONE = anyOf`done | implemented | executed | completed | finished | applied | carried out | rolled out | activated | put in place`;
/** Work on a ticket, nobody says what. */
export const REFERENCE_DONE = anyOf`
  (?:${ITEM})(?: \([^()]{2,60}\)| ["“][^"”]{2,80}["”])?:?\s+(?:${BE} )?${DONE} | ${REQUEST}(?: \([^()]{2,60}\))?\s+(?:${BE} )?(?:${DONE}|closed|in)
`;
