import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './client.ts';
import type { Asked, Made } from './messages.ts';

export interface Reported {
  /** The last report that was made, and what it was made of; it stays while a newer one is being made. */
  readonly made?: Made;
  readonly of?: Asked;
  readonly error?: string;
  readonly busy: boolean;
}

/** The report on what is asked, always the newest: what was asked in between is not made at all. */
export function useReport(asked: Asked | undefined): Reported {
  const [state, setState] = useState<Reported>({ busy: asked !== undefined });
  const next = useRef<Asked | undefined>(undefined);
  const running = useRef(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  useEffect(() => {
    next.current = asked;
    if (!asked) {
      setState({ busy: false });
      return;
    }
    const run = async () => {
      running.current = true;
      while (next.current && alive.current) {
        const of = next.current;
        next.current = undefined;
        try {
          const made = await ask('report', of);
          if (alive.current && (next.current as Asked | undefined) === undefined) setState({ made, of, busy: false });
          else if (alive.current) setState({ made, of, busy: true });
        } catch (e) {
          if (alive.current) setState((s) => ({ ...s, error: (e as Error).message, busy: false }));
        }
      }
      running.current = false;
    };
    if (!running.current) void run();
  }, [asked]);
  return state;
}
