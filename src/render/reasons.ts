/** How a signal ends that a cause leaves open, where there is no more to say of it. */
export const NO_REASON = ': it does not follow from this mechanism';
