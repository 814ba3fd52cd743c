import { anyOf } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';

const LONGEST = 64;
/** What leads from the trouble to the event: "exists since", "straight after", "which is when". */
const LED_TO = new RegExp(
  anyOf`
    ^[^=\d]*\b(?:since|as of)\s(?!(?:this|last|then|that|roughly|about|\w+day|\d|the \d)\b)(?=\S)
    ^(?:a few |some |within )?(?:\d+ |a |two )?(?:seconds?|minutes?|hours?) (?:after|of)\s
    ^(?:straight|right|only|just|shortly|soon|directly|the day|a day|an hour) (?:after|before)\s
    ^(?:which|that|this)(?: is| was| is also|['’]s) (?:when|since|where|because)\s
    ^(?:because|when|while|whereas|as|so|if|once|that|which)\s
    ^(?:the )?(?:night|day|evening|morning|week|hour|minute|moment) (?:of|when|that|in which)\s
  `,
  'i',
);
/** A day that no time was read from, and a clause that only goes on. */
const ENDS =
  /\s(?:(?:on|of|from|since|by) the \d{1,2}(?:st|nd|rd|th)?|again|already|too|as well|meanwhile|then|in the same (?:PR|release|deploy|ticket|commit))$/i;
const OPENING = anyOf`
  and | also | but | then | we | i | had | to | as | (?:was|were) the | there (?:was|were) | (?:right |shortly |just )?(?:after|since|following|with)
  (?:it |things? )?(?:started|began|starts?|begins?) | the | a | an | our | some | another | deploying | releasing | of | at | on
  from | about | around | when | in | w/ | within a minute of
`;
const LEAD = new RegExp(
  `^${anyOf`\d{1,2}(?:st|nd|rd|th)\b | \(?\d{1,2}[.)]\s | over the weekend | [\s,.*•:;=–—)-]+ | ${OPENING}[ ]`}+`,
  'i',
);
const PREPOSITION = anyOf`
  at | on | in | of | from | since | by | to | the | a | an | about | around | was | were | is | and | which | that | has | had
  until | with | for | also | same day | began | started | over | above | window | between
`;
const TAIL = new RegExp(`${anyOf`[\s,.:;(~–—-]+ | \s${PREPOSITION}`}+$`, 'i');

/** "Version 5.2" is name enough. */
const VERSIONED = /^[\p{L}\d][\w.@/-]+ v?\d+(?:\.\d+)+$/u;

/** What it was like behind its time: "Release [of Thursday] was in use without trouble". */
const TELLS_ON = /^(?:(?:was|were|is|had|has) (?!(?:\w+ )?(?:\w+ed|rolled|sent|put|set|cut)\b)|ran\b|runs\b|hangs?\b|fails?\b)/i;

/** A short name for an event, cut from its own words: without its time, lead-in and tail. */
export function nameOf(source: { readonly start: number; readonly text: string }, mentions: readonly Mention[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const m of mentions) {
    const from = m.start - source.start;
    if (from < at || from > source.text.length) continue;
    pieces.push(source.text.slice(at, from));
    at = Math.min(source.text.length, m.end - source.start);
  }
  pieces.push(source.text.slice(at).replace(/^['’]s\b/, ''));
  const tidied = pieces.map(tidy);
  const end = tidied.findIndex((p, i) => i > 0 && TELLS_ON.test(p));
  const clean = tidied.slice(0, end < 0 ? undefined : end).filter((p) => p.length > 1);
  // What stands before the time is enough when it says something.
  const [first = '', ...rest] = clean;
  const name =
    first.length >= 12 || VERSIONED.test(first) || (rest.length === 0 && first !== '')
      ? first
      : tidy([first, ...rest].filter((p) => p !== '').join(' '));
  const whole = name || tidy(source.text) || source.text.trim();
  return whole.length <= LONGEST ? whole : tidy(whole.slice(0, Math.max(whole.lastIndexOf(' ', LONGEST), 20)));
}

function tidy(piece: string): string {
  let text =
    piece
      .replace(/\s+/g, ' ')
      .split(/\s(?:which|that(?! one)|where|who|because|(?:and|but|so) (?:we|i|they))\s|\s(?:->|→)(?=\s+(?!v?\d)[a-z])/)[0] ?? '';
  for (let i = 0; i < 3; i++)
    text = text.replace(LED_TO, '').replace(/^it /, '').replace(LEAD, '').replace(ENDS, '').replace(TAIL, '').trim();
  // A bracket that the name does not close.
  if (!text.includes(')')) text = text.replace(/\s*\([^(]*$/, '');
  if (!text.includes('(')) text = text.replace(/\)+$/, '');
  text = text.replace(/(?<=.{8}) (?:hangs?|fails?|is stuck|did not \w+)$/, '');
  // A title that the time cut in two ("drop drafts after [90 days]") is named by what stands before it.
  text = text.replace(/^(.{8,}?)\s+["“][^"”]*$/, '$1');
  return text.replace(/^["'(]+(?=[^"']*$)|(?<=^[^"']*)["']+$/g, '').trim();
}
