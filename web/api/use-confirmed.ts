import { useEffect, useState } from 'preact/hooks';
import { call } from './call.ts';

export type Confirmed = readonly (readonly [string, number])[];
const NONE: Confirmed = [];

/** What this team confirmed in incidents that it closed, so that the page counts as the server does. `but`: one closing that must not count for itself. */
export function useConfirmed(but?: string | null): Confirmed {
  const [all, setAll] = useState<Confirmed>(NONE);
  const [left, setLeft] = useState<Confirmed>(NONE);
  useEffect(() => {
    call<{ modes: readonly { mode: string; confirmed: number }[] }>('/api/priors').then(
      ({ modes }) => setAll(modes.length > 0 ? modes.map((m) => [m.mode, m.confirmed] as const) : NONE),
      () => undefined,
    );
  }, [but]);
  useEffect(() => {
    const next = but ? all.map(([m, n]) => [m, m === but ? n - 1 : n] as const).filter(([, n]) => n > 0) : all;
    setLeft(next.length > 0 ? next : NONE);
  }, [all, but]);
  return left;
}
