/**
 * The answers by which the engine itself decides, `observable=value` each: its policy over the knowledge. What counts for one mode or remedy alone
 * stands with it (`needs`, `usual_with`, `futile_when`), and what a reader answers is named where it reads. A test holds these against the knowledge.
 */
export const ANSWER = {
  /** Nothing is left to stop; and the fault has ended by itself. */
  over: 'already-recovered=yes',
  /** Such a fault ends by itself too, so that an end after an action proves little; and it is over only until the next time. */
  comesAndGoes: 'comes-and-goes=yes',
  /** The same, and the next time is known: it proves nothing before. */
  atClockTimes: 'recurs-at-clock-times=yes',
  /** It ends by itself. */
  atIntervals: 'recurs-at-intervals=yes',
  /** It ends by itself with the peak, and only minutes at the peak count as proof. */
  atPeak: 'worse-at-peak-load=yes',
  /** These faults hardly end by themselves: an end after an action proves more. */
  atLowLoad: 'also-at-low-load=yes',
  outlastsItsTrigger: 'stays-bad-after-trigger-ended=yes',
  staysThroughout: 'comes-and-goes=no',
  /** Whatever starts the processes anew looks like a cure. */
  restartHelps: 'restart-cures-for-a-while=yes',
  /** Who or what was hit: only there a good time counts as proof. */
  someHosts: 'hosts-affected=some',
  oneHost: 'hosts-affected=one',
  someInputs: 'only-some-inputs=yes',
  someUsers: 'only-some-users=yes',
  /** Of all changes the one that suspects everything: beside a cause that is all but decided it names no rival. */
  release: 'deploy-before-onset=yes',
  /** The rollout itself does harm, whatever it brings. */
  eachDeploy: 'recurs-with-each-deploy=yes',
  /** A release that was taken back in vain is not taken back again. */
  undoneInVain: 'rollback-cures=no',
  /** The number before it is what to go back to. */
  scaledOut: 'scale-out-before-onset=yes',
} as const;

/** Whether taking a change back ended the trouble: it speaks of the change that was taken back. */
export const UNDOING = 'rollback-cures';

/** What a rate or a share of failures measures where no signal quotes it. */
export const FAILURES = 'request-errors';

/** Is it this answer? */
export const isAnswer = ({ observable, value }: { readonly observable: string; readonly value: string }, answer: string): boolean =>
  `${observable}=${value}` === answer;
