import type { Item } from './items.ts';
import type { Mention } from '../times/types.ts';

const LONGEST = 64;
const LEAD = /^(?:[\s*•:–—-]|and |also |but |then |we |i |there (?:was|were) |(?:right |shortly |just )?(?:after|since|following|with) |(?:it |things? )?(?:started|began|starts?) |(?:the|a|an|our|some|another) (?=\S)|(?:deploying|releasing|rolling out|of|at|on|from|about|around|when|in|w\/) )+/i;
const TAIL = /(?:[\s,.:;(~–—-]|\b(?:at|on|in|of|from|since|by|to|the|a|an|about|around|was|is|went|and|which|that|has|had|were|began|started|until|with|for|from)\b)+$/i;

/** A short name for an event, cut from its own words: without its time, lead-in and tail. */
export function nameOf(item: Pick<Item, 'start' | 'text'>, mentions: readonly Mention[]): string {
  let text = item.text;
  for (const m of [...mentions].reverse()) {
    const from = m.start - item.start;
    const to = m.end - item.start;
    if (from < 0 || to > item.text.length) continue;
    // At the end, the time goes; inside, the words before it are enough when they say something.
    const before = text.slice(0, from).replace(LEAD, '').replace(TAIL, '');
    const after = text.slice(to).replace(/^[\s,.:;)'’s-]+/, '');
    text = before.length >= 8 && before.length >= after.length / 4 ? `${before}${after && before.length < 20 ? ` ${after}` : ''}` : `${before} ${after}`.trim();
  }
  text = text.split(/\s(?:which|that|where|who|because)\s|\s\(/)[0] ?? text;
  for (let i = 0; i < 3; i++) text = text.replace(LEAD, '').replace(TAIL, '').trim();
  if (text.length > LONGEST) text = text.slice(0, Math.max(text.lastIndexOf(' ', LONGEST), 20)).replace(TAIL, '');
  return text.replace(/^["'(]+|["')]+$/g, '') || item.text.slice(0, LONGEST);
}
