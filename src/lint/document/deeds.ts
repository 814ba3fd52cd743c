import { anyOf, words } from '../../text/index.ts';
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
    done: words`
      scaled (?:up|out) | (?:added|adding) (?:more |\d+ |\w+ )?(?:pods|replicas|nodes|instances|workers)
      doubled the (?:pods|replicas|instances|workers)
    `,
    asked: words`
      scale (?:up|out) | add (?:more |\d+ )?(?:pods|replicas|nodes|instances|workers)
      scale (?:[\w\`-]+ ){0,3}from \d+ to \d+ (?:pods|replicas|nodes|instances|workers)
      double the (?:pods|replicas|instances|workers)
    `,
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

const IN_VAIN = words`
  still | same | no (?:effect|change|difference|improvement|luck|help) | not? better | did(?: ?n[o'’]t|nt) (?:help|change|fix)
  (?:made|makes) no difference | without (?:any )?effect | to no avail | changed nothing | in vain | came back | nothing changed
  again within | unchanged
`;

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

const DEED = anyOf`
  restart | re-?deploy | roll(?:ing)? ?back | revert | scale | disable | enable | deploy | apply | patch | kill | terminate | delete
  drop | flush | purge | increase | decrease | raise | lower | set | change | stop | pause | drain | fail over | switch | add
  remove | upgrade | downgrade | restore | re-?create | re-?build | re-?index | re-?set | re-?sync | truncate | vacuum full
  fail ?over | cancel | evict | migrate
`;
/** A step that begins by changing the system. */
export const CHANGES = new RegExp(String.raw`^\W*(?:\([^)]*\)\W*)?(?:tests? H\d\W*)?(?:immediately |temporarily |first,? )?${DEED}\b`, 'i');
