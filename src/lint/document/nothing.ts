import { anyOf } from '../../text/index.ts';

const SO_FAR = anyOf`yet | known | identified | observed | found | at this (?:time|point) | currently | so far | available | against it`;
const KIND_OF_EVIDENCE = anyOf`direct | strong | known | clear | obvious | disconfirming | contradicting | contradictory`;
const NONE = anyOf`
  none | nothing | no\.? | n/?a | no (?:${KIND_OF_EVIDENCE} )*(?:evidence|signals?)?(?: ${SO_FAR})* | not (?:available|applicable)
  -+
`;
const SEEN = anyOf`
  identified | observed | seen | known | found | yet | at this time | so far | currently | present | available | apparent
`;
/** A part that says that it is empty: "None", "no known evidence against it". */
export const NOTHING_AGAINST = new RegExp(String.raw`^\W*${NONE}(?: ${SEEN})*\W*$`, 'i');
