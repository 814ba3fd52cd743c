/** A bucket of tokens for each caller, which fills again at a steady rate. Memory is bounded: full buckets are forgotten. */
export interface Rate {
  /** Seconds to wait, or 0 where the call may go on. */
  readonly take: (caller: string) => number;
}

const MOST_CALLERS = 10_000;

export function createRate(perMinute: number, burst = perMinute, now: () => number = Date.now): Rate {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = perMinute / 60_000;
  return {
    take: (caller) => {
      if (perMinute <= 0) return 0;
      const at = now();
      const known = buckets.get(caller);
      const left = known ? Math.min(burst, known.left + (at - known.at) * perMs) : burst;
      if (left < 1) {
        buckets.set(caller, { left, at });
        return Math.max(1, Math.ceil((1 - left) / perMs / 1000));
      }
      buckets.delete(caller);
      buckets.set(caller, { left: left - 1, at });
      // The longest unused are the fullest.
      if (buckets.size > MOST_CALLERS) buckets.delete(buckets.keys().next().value as string);
      return 0;
    },
  };
}
