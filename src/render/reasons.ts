/** How a signal ends that a cause leaves open, where there is no more to say of it. */
export const NO_REASON = ': it does not follow from this mechanism';

/** What came of an attempt, in words. */
export const EFFECT = { helped: 'helped', 'for-a-while': 'helped for a while', 'no-effect': 'did not help' } as const;
