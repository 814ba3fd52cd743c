/** Between two letters of somebody who types there is this much time; what is heavy is done when it has passed without one. */
const QUIET_MS = 80;
/** Who types without a pause still sees the report move. */
const LONGEST_MS = 400;

/** A frame at 60 Hz: a letter that waits for so much is painted in the next one and not felt. */
const FRAME_MS = 16;

/** Milliseconds until a report that has waited since then may be put in: none where that takes less than a frame, and nobody who types would notice. */
export const patience = (since: number, now: number, lastTyped: number, costs: number): number =>
  costs <= FRAME_MS ? 0 : Math.max(0, Math.min(lastTyped + QUIET_MS, since + LONGEST_MS) - now);
