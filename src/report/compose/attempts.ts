import type { Attempt } from '../../signals/types.ts';
import type { Context } from '../context.ts';

/** What people tell they did and what helped, be it for a while: it holds the effect whatever the cause. */
export const helpedIn = ({ reading: { attempts } }: Context): Attempt | undefined =>
  attempts.find((a) => a.effect === 'helped') ?? attempts.find((a) => a.effect === 'for-a-while');

/** A start anew is what helps for a while: whatever starts the processes anew looks like a cure. */
export const restartHelps = ({ setting }: Context): boolean => setting.answers.has('restart-cures-for-a-while=yes');
export const RESTARTS =
  /\brollout (?:restart|undo)\b|\bset (?:env|image|resources)\b|\brestart\b|\bhelm (?:upgrade|rollback)\b|\bkubectl (?:patch|scale|delete pod)\b|\bforce-new-deployment\b/i;
