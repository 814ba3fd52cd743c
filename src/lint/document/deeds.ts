/** What people do to a system, as they say that it was done and that it is to be done. */
export const DEEDS: readonly { readonly id: string; readonly done: RegExp; readonly asked: RegExp; readonly free?: boolean }[] = [
  {
    id: 'roll back',
    done: /\brolled (?:\w+ ){0,3}?back\b|\breverted\b|\brollback\b|\bwent back to\b|\bdowngraded\b/i,
    asked: /\broll(?:ing)? (?:[\w`.-]+ ){0,4}?back\b|\brevert\b|\brollback\b|\bgo back to\b|\bdowngrade\b/i,
    free: true,
  },
  {
    id: 'restart',
    done: /\brestarted\b|\brebooted\b|\bbounced\b|\brecycled\b/i,
    asked: /\brestart\b|\breboot\b|\bbounce\b|\brecycle\b|\brolling restart\b/i,
  },
  {
    id: 'run again',
    done: /\bre-?ran\b|\bre-?run\b|\bran (?:\w+ ){0,3}?again\b|\bre-?tried\b|\bre-?triggered\b/i,
    asked: /\bre-?run\b|\brun (?:[\w`.-]+ ){1,4}?(?:again|once more)\b|\bre-?try\b|\bre-?trigger\b/i,
  },
  {
    id: 'scale out',
    done: /\bscaled (?:up|out)\b|\badded (?:more |\d+ )?(?:pods|replicas|nodes|instances|workers)\b|\bdoubled the (?:pods|replicas|instances|workers)\b/i,
    asked:
      /\bscale (?:up|out)\b|\badd (?:more |\d+ )?(?:pods|replicas|nodes|instances|workers)\b|\bdouble the (?:pods|replicas|instances|workers)\b/i,
  },
  { id: 'kill', done: /\bkilled\b|\bterminated\b/i, asked: /\bkill\b|\bterminate\b/i },
  {
    id: 'switch off',
    done: /\bdisabled\b|\bsuspended\b|\bturned (?:\w+ )?off\b|\bswitched (?:\w+ )?off\b/i,
    asked: /\bdisable\b|\bsuspend\b|\bturn (?:\w+ )?off\b|\bswitch (?:[\w`-]+ ){0,3}?off\b/i,
  },
  { id: 'clear', done: /\bflushed\b|\bcleared\b|\bpurged\b/i, asked: /\bflush\b|\bclear\b|\bpurge\b/i },
  { id: 'raise', done: /\b(?:raised|increased|enlarged|quadrupled)\b/i, asked: /\b(?:raise|increase|enlarge)\b/i },
];

const IN_VAIN =
  /\bstill\b|\bsame\b|\bno (?:effect|change|difference|improvement|luck|help)\b|\bnot? better\b|\bdid(?: ?n[o'’]t|nt) (?:help|change|fix)\b|\b(?:made|makes) no difference\b|\bwithout (?:any )?effect\b|\bto no avail\b|\bchanged nothing\b|\bin vain\b|\bcame back\b|\bnothing changed\b|\bagain within\b|\bunchanged\b/i;

export interface Tried {
  readonly deed: (typeof DEEDS)[number];
  /** The words that say so. */
  readonly sentence: string;
}

/** What an incident says has been tried without effect: in that sentence, or in the few words behind it. */
export function triedInVain(text: string): Tried[] {
  const parts = text.split(/(?<=[.;!?])\s+|\n/);
  return parts.flatMap((part, i) => {
    const after = /^(?:\W*\d{1,2}:\d{2}\b|\W*(?:still|same|no|nothing)\b)/i.test(parts[i + 1] ?? '') ? ` ${parts[i + 1]}` : '';
    return DEEDS.flatMap((deed) => {
      const m = deed.done.exec(part);
      return m && IN_VAIN.test(`${part.slice(m.index + m[0].length)}${after}`) ? [{ deed, sentence: part.trim() }] : [];
    });
  });
}

/** A step that begins by changing the system. */
export const CHANGES =
  /^\W*(?:\([^)]*\)\W*)?(?:tests? H\d\W*)?(?:immediately |temporarily |first,? )?(?:restart|re-?deploy|roll(?:ing)? ?back|revert|scale|disable|enable|deploy|apply|patch|kill|terminate|delete|drop|flush|purge|increase|decrease|raise|lower|set|change|stop|pause|drain|fail over|switch|add|remove|upgrade|downgrade|restore|re-?create|re-?build|re-?index|re-?set|re-?sync|truncate|vacuum full|fail ?over|cancel|evict|migrate)\b/i;
