import type { Remedy } from '../knowledge/types.ts';

interface Act {
  /** How its remedy is headed. */
  readonly headed: RegExp;
  /** How people tell that they did it, and to what. */
  readonly told: RegExp;
  readonly to?: RegExp;
  readonly notTo?: RegExp;
}

/** One kind of act done to one kind of thing. What a remedy does besides may help all the same. */
const ACTS: readonly Act[] = [
  {
    headed: /^restart (?:the (?:sick |processes|instances)|\{unit|\{service|each instance)/i,
    told: /\b(?:restart|reboot|bounc|recycl)\w*/,
    to: /\b(?:app|apps|pods?|instances?|tasks?|services?|everything|all|web|api|process\w*|containers?|workers?)\b/,
    notTo: /\b(?:db|database|postgres\w*|mysql|redis|cache|broker|kafka|rabbit\w*|nginx|proxy|nodes?|hosts?|router|switch)\b/,
  },
  { headed: /^(?:purge|invalidate)\b/i, told: /\b(?:purg|invalidat)\w*/ },
  { headed: /^roll back\b/i, told: /\b(?:roll(?:ed|ing)? back|rollback|revert\w*)\b/ },
  { headed: /^fail over\b/i, told: /\bfail(?:ed|ing)? ?over\b/ },
];

/** The remedy is, by its title, an act of a kind that was done without effect. `inVain`: attempts without effect as they are told, in lower case. */
export const isTriedInVain = ({ kind, title }: Remedy, inVain: readonly string[]): boolean =>
  kind === 'mitigation' &&
  ACTS.some(
    ({ headed, told, to, notTo }) =>
      headed.test(title) && inVain.some((quote) => told.test(quote) && (to?.test(quote) ?? true) && !(notTo?.test(quote) ?? false)),
  );
