import { anyOf } from '../../text/index.ts';
import { nounPhrase, ofPhrase } from './nouns.ts';

/** What makes two numbers a change of one thing. */
export const MOVES = new RegExp(
  String.raw`\b${anyOf`
    (?<!(?:anything|anywhere|ranges?|ranging|varies|reports?) )from | went | goes | raised | scaled | scaling | increased | reduced
    lowered | grew | moved | rose | fell | dropped | drops | jumped | bumped | changed | extended | up | down | climbs? | climbed
    cut | doubled
  `}\b[^.;,\n\d]{0,30}$`,
  'i',
);

const ABOUT = anyOf`(?:at|is|was|are|were|about|around|over|under|up to)[ ] | [~<>] ?`;
const LABEL = new RegExp(String.raw`([A-Za-z][\w-]*(?:\.\w[\w-]*)*(?: [A-Za-z][\w-]*(?:\.\w[\w-]*)*){0,2})["']?[ :=]{1,3}${ABOUT}*$`);
const FILLER = new RegExp(
  `^${anyOf`
    in | on | at | for | from | with | by | and | or | but | to | that | of | not | no | is | are | was | were | has | have | had
    a | an | the | since | then | now | than | we | it | only | just | some | all | still | also | after | before | about | last
    every | until
  `}$`,
  'i',
);
/** The words directly before a number that name it: "RDS CPU 17%", "publish 4/s". */
export function labelBefore(before: string): string {
  const m = LABEL.exec(before);
  const words = (m?.[1] ?? '').split(' ');
  while (words.length > 0 && FILLER.test(words[words.length - 1] ?? '')) words.pop();
  while (
    words.length > 0 &&
    /^(?:in|on|at|for|from|with|by|and|or|but|to|that|of|is|are|was|were|has|have|had|a|an|the|since|then|now|than|we|it|our)$/i.test(
      words[0] ?? '',
    )
  )
    words.shift();
  return words.join(' ');
}

/** What moved: "consumer lag" of "consumer lag went from". */
export const subjectOf = (before: string): string => (MOVES.test(before) ? labelBefore(`${before.replace(MOVES, '').trimEnd()} `) : '');

/** Words after the number that count it, past "of": "37 of our tickets" counts tickets. */
export const nounAfter = (rest: string): string => {
  const noun = nounPhrase(rest);
  return noun.trim() === '' ? ofPhrase(rest) : noun;
};
