import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { InvestigationEvent } from '../../src/investigation/types.ts';
import { call, Refused } from '../api/call.ts';
import { listen } from '../api/listen.ts';
import { openQueue, type Pending, type Queue } from '../api/queue.ts';
import type { Happening, Saved, StoredEvent, Summary } from '../api/types.ts';

export interface Live {
  readonly saved?: Saved;
  readonly error?: { readonly status: number; readonly text: string };
  /** Stored events, then those on their way, in the order in which they count. */
  readonly events: readonly InvestigationEvent[];
  readonly unsent: ReadonlySet<string>;
  readonly connected: boolean;
  readonly away: boolean;
  readonly record: (happening: Happening, by: string, withBy: boolean) => void;
  /** Takes back one that has not left; false where it has. */
  readonly takeBack: (id: string) => boolean;
  /** The id of an event in the log, also where what is asked for is the key that it had on its way. */
  readonly idOf: (id: string) => string;
  readonly put: (saved: Saved) => void;
  /** Asks for the incident once more, where it did not come. */
  readonly again: () => void;
}

/** A server that is away is asked again by itself. */
const AGAIN_MS = 4_000;

export interface Heard {
  readonly event: (e: StoredEvent, own: boolean) => void;
  readonly refused: (p: Pending, why: string) => void;
}

/** One incident as it is on the server, and what this page adds to it; both grow by events alone. */
export function useIncident(id: string, heard: Heard): Live {
  const [saved, setSaved] = useState<Saved>();
  const [error, setError] = useState<Live['error']>();
  const [stored, setStored] = useState<readonly StoredEvent[]>([]);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [connected, setConnected] = useState(true);
  const [away, setAway] = useState(false);
  const [tries, setTries] = useState(0);
  const queue = useRef<Queue>(undefined);
  const became = useRef(new Map<string, string>());
  const told = useRef(heard);
  told.current = heard;

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: () => void = () => undefined;
    const have = new Set<number>();
    const own = new Set<string>();
    const put = (events: readonly StoredEvent[]) => {
      const fresh = events.filter((e) => !have.has(e.seq));
      for (const e of fresh) have.add(e.seq);
      if (fresh.length > 0) setStored((s) => [...s, ...fresh].sort((a, b) => a.seq - b.seq));
      return fresh;
    };
    const row = (summary: Summary) => setSaved((s) => s && (summary.updatedAt >= s.updatedAt ? { ...s, ...summary } : s));
    const openAll = async () => {
      try {
        const found = await call<Saved>(`/api/incidents/${id}`);
        const events: StoredEvent[] = [];
        for (let after: number | null = 0; after !== null; ) {
          const page: { items: StoredEvent[]; next: number | null } = await call(`/api/incidents/${id}/events?after=${after}&limit=500`);
          events.push(...page.items);
          after = page.next;
        }
        if (over) return;
        put(events);
        setSaved(found);
        setError(undefined);
      } catch (e) {
        if (over) return;
        setError({ status: e instanceof Refused ? e.status : 0, text: (e as Error).message });
        if (e instanceof Refused && e.passing) timer = setTimeout(() => setTries((n) => n + 1), Math.max(AGAIN_MS, e.retryAfter * 1_000));
        return;
      }
      queue.current = openQueue(id, {
        changed: () => setPending(queue.current?.pending() ?? []),
        stored: (e, summary, key) => {
          own.add(e.id);
          became.current.set(key, e.id);
          put([e]);
          row(summary);
        },
        refused: (p, why) => told.current.refused(p, why),
        away: setAway,
      });
      setPending(queue.current.pending());
      stop = listen(id, Math.max(0, ...have), {
        event: (e) => {
          for (const fresh of put([e])) {
            const mine = own.has(fresh.id) || isOnItsWay(fresh, queue.current?.pending() ?? []);
            told.current.event(fresh, mine);
          }
        },
        incident: row,
        live: (is) => {
          setConnected(is);
          if (is) queue.current?.wake();
        },
      });
    };
    void openAll();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
      queue.current?.leave();
      queue.current = undefined;
    };
  }, [id, tries]);

  const events = useMemo<readonly InvestigationEvent[]>(() => {
    const waiting = pending.filter((p) => !stored.some((e) => isOnItsWay(e, [p])));
    return [...stored, ...waiting.map((p) => ({ ...p.happening, id: p.key, at: p.at, by: p.by }) as InvestigationEvent)];
  }, [stored, pending]);
  const unsent = useMemo(() => new Set(pending.map((p) => p.key)), [pending]);

  return {
    ...(saved ? { saved } : {}),
    ...(error ? { error } : {}),
    events,
    unsent,
    connected,
    away,
    record: (happening, by, withBy) => queue.current?.add(happening, by, withBy),
    takeBack: (key) => queue.current?.drop(key) ?? false,
    idOf: (key) => became.current.get(key) ?? key,
    put: setSaved,
    again: () => setTries((n) => n + 1),
  };
}

/** The stored form of what this page is sending: the stream may bring it before the answer does. Its time tells it from a repetition. */
const isOnItsWay = (e: StoredEvent, pending: readonly Pending[]): boolean =>
  pending.some((p) => Date.parse(p.at) === Date.parse(e.at) && p.happening.kind === e.kind && (!p.withBy || p.by === e.by));
