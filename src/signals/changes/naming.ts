import { anyOf } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';

const LONGEST = 64;
const OPENING = anyOf`
  and | also | but | then | we | i | there (?:was|were) | (?:right |shortly |just )?(?:after|since|following|with)
  (?:it |things? )?(?:started|began|starts?|begins?) | the | a | an | our | some | another | deploying | releasing | of | at | on
  from | about | around | when | in | w/ | within a minute of
`;
const LEAD = new RegExp(`^${anyOf`[\s,.*•:;–—)-]+ | ${OPENING}[ ]`}+`, 'i');
const PREPOSITION = anyOf`
  at | on | in | of | from | since | by | to | the | a | an | about | around | was | were | is | and | which | that | has | had
  until | with | for | also | same day | began | started | over | above | window | between
`;
const TAIL = new RegExp(`${anyOf`[\s,.:;(~–—-]+ | \s${PREPOSITION}`}+$`, 'i');

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
  const clean = pieces.map(tidy).filter((p) => p.length > 1);
  // What stands before the time is enough when it says something.
  const [first = '', ...rest] = clean;
  const name = first.length >= 12 || (rest.length === 0 && first !== '') ? first : tidy([first, ...rest].filter((p) => p !== '').join(' '));
  const whole = name || tidy(source.text) || source.text.trim();
  return whole.length <= LONGEST ? whole : tidy(whole.slice(0, Math.max(whole.lastIndexOf(' ', LONGEST), 20)));
}

function tidy(piece: string): string {
  let text = piece.replace(/\s+/g, ' ').split(/\s(?:which|that|where|who|because)\s/)[0] ?? '';
  for (let i = 0; i < 3; i++) text = text.replace(LEAD, '').replace(TAIL, '').trim();
  if (!text.includes('(')) text = text.replace(/\)+$/, '');
  // A title that the time cut in two ("drop drafts after [90 days]") is named by what stands before it.
  text = text.replace(/^(.{8,}?)\s+["“][^"”]*$/, '$1');
  return text.replace(/^["'(]+(?=[^"']*$)|(?<=^[^"']*)["']+$/g, '').trim();
}
