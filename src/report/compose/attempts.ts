import { ANSWER } from '../../knowledge/index.ts';
import type { Attempt } from '../../signals/types.ts';
import type { Context } from '../context.ts';

/** A good time this short holds nothing. */
const TOO_SHORT =
  /\b(?:seconds?|secs?|half a minute|a min(?:ute)?|(?:[1-9]|one|two|three|four|five|few)(?: ?[-–] ?\d+)?(?: \w+)? min(?:ute)?s?)\b/i;
const MIXED = /\b(?:harm\w*|worse|only some|some of)\b/i;

/** What people tell they did and what helped, be it for a while: it holds the effect whatever the cause. What helped while something was out is for as long as it is out. */
export const helpedIn = ({ reading: { attempts } }: Context): Attempt | undefined =>
  attempts.find((a) => a.effect === 'helped' && !MIXED.test(a.quote)) ??
  attempts.find((a) => a.effect === 'for-a-while' && !MIXED.test(a.quote) && (/\bwhile\b/i.test(a.quote) || !TOO_SHORT.test(a.quote)));

/** A start anew is what helps for a while: whatever starts the processes anew looks like a cure. */
export const restartHelps = ({ setting }: Context): boolean => setting.answers.has(ANSWER.restartHelps);
