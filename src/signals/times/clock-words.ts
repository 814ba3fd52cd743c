import { anyOf } from '../../text/index.ts';

const HOURS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const HALF_DAY = anyOf`in the (?:morning | afternoon | evening) | at night`;
const ENDS = anyOf`[.,;:)] | \s*$ | [ ](?:when|on|yesterday|today|the|we|it|all|every|until)\b`;
const ABOUT = anyOf`about | around | roughly`;
const BEFORE = anyOf`at ${ABOUT} | since ${ABOUT} | from ${ABOUT} | at | since`;
/** "At about four", "at nine in the evening", "since about 4 in the afternoon"; "at four pods" is none, and a digit alone may be anything. */
const SPOKEN = new RegExp(
  String.raw`\b${BEFORE} (${HOURS.join('|')}|1[0-2](?![:.]?\d)|[1-9](?![:.]?\d))(?: (o'clock))?(?: (${HALF_DAY}))?(?=${ENDS})`,
  'gim',
);

export interface SpokenHour {
  readonly start: number;
  readonly end: number;
  readonly hour: number;
  /** The half of the day is not told. */
  readonly either: boolean;
  readonly approximate: boolean;
}

/** Hours that are told as people speak. */
export function spokenHours(text: string): SpokenHour[] {
  return [...text.matchAll(SPOKEN)].flatMap((m) => {
    const said = (m[1] ?? '').toLowerCase();
    const number = HOURS.indexOf(said) + 1 || Number(said);
    const about = / (?:about|around|roughly) /i.test(m[0]);
    // "At four" may be four of anything.
    const told = m[2] !== undefined || m[3] !== undefined;
    if (!told && (/\d/.test(said) || (!about && !/^since/i.test(m[0])))) return [];
    const half = (m[3] ?? '').toLowerCase();
    const late = /afternoon|evening/.test(half) || (half === 'at night' && number > 6);
    const start = m.index + m[0].search(/(?:about|around|roughly)|(?<=^\w+ )\S/i);
    return [{ start, end: m.index + m[0].length, hour: (number % 12) + (late ? 12 : 0), either: half === '', approximate: about }];
  });
}
