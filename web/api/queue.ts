import { say } from '../shell/say.ts';
import { call, newKey, Refused, serverNow } from './call.ts';
import type { Happening, StoredEvent, Summary } from './types.ts';

/** A happening on its way to the server. Its body and its key stay as they are through every try. */
export interface Pending {
  readonly key: string;
  readonly happening: Happening;
  readonly at: string;
  readonly by: string;
  readonly withBy: boolean;
}

export interface Queue {
  readonly add: (happening: Happening, by: string, withBy: boolean) => void;
  /** Takes one back that has not left yet. */
  readonly drop: (key: string) => boolean;
  readonly pending: () => readonly Pending[];
  /** Tries again at once: the network is back, somebody signed in. */
  readonly wake: () => void;
  /** Its page is left. What waits is still sent, and nobody is told. */
  readonly leave: () => void;
}

export interface Told {
  readonly changed: () => void;
  readonly stored: (event: StoredEvent, incident: Summary, key: string) => void;
  readonly refused: (pending: Pending, why: string) => void;
  /** The server is away or will not answer: what waits is kept and sent later. */
  readonly away: (away: boolean) => void;
}

const NAME = 'triage.unsent.';
/** One for each incident in this tab: two would send what waits twice. */
const open = new Map<string, { readonly queue: Queue; readonly tell: (told: Told) => void }>();

/** Sends what this tab still has from before it was loaded, whichever page it shows now. */
export function sendKept(): void {
  const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(NAME));
  for (const incident of kept.map((key) => key.slice(NAME.length))) if (!open.has(incident)) openQueue(incident, NOBODY).leave();
}

/** Where no page of the incident is there to hear it, only what went wrong is said. */
const NOBODY: Told = {
  changed: () => undefined,
  stored: () => undefined,
  refused: (_, why) => say(`What you recorded earlier was not taken: ${why}`, { alarm: true }),
  away: () => undefined,
};

const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** What was recorded and not yet acknowledged, in order, kept through a reload of the page. One is sent at a time. */
export function openQueue(incident: string, first: Told): Queue {
  const known = open.get(incident);
  if (known) {
    known.tell(first);
    known.queue.wake();
    return known.queue;
  }
  const name = `${NAME}${incident}`;
  let told = first;
  let left = false;
  let waiting = kept(name);
  let sending: string | undefined;
  let fails = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => {
    try {
      if (waiting.length > 0) sessionStorage.setItem(name, JSON.stringify(waiting));
      else sessionStorage.removeItem(name);
    } catch {
      // A browser without storage: what waits is lost with the page, and only then.
    }
    told.changed();
  };
  const send = async (): Promise<void> => {
    const first = waiting[0];
    if (sending !== undefined) return;
    if (!first) {
      if (left) open.delete(incident);
      return;
    }
    sending = first.key;
    clearTimeout(timer);
    try {
      const { event, incident: row } = await call<{ event: StoredEvent; incident: Summary }>(`/api/incidents/${incident}/events`, {
        method: 'POST',
        key: first.key,
        body: { ...first.happening, at: first.at, ...(first.withBy ? { by: first.by } : {}) },
      });
      fails = 0;
      waiting = waiting.filter((p) => p.key !== first.key);
      sending = undefined;
      told.away(false);
      told.stored(event, row, first.key);
      keep();
      void send();
    } catch (e) {
      sending = undefined;
      const refusal = e instanceof Refused ? e : new Refused(0, (e as Error).message, 0);
      if (refusal.passing || refusal.status === 401) {
        fails += 1;
        told.away(true);
        const wait = Math.max(refusal.retryAfter * 1_000, WAITS_MS[Math.min(fails, WAITS_MS.length) - 1] ?? 0);
        timer = setTimeout(() => void send(), wait);
        return;
      }
      waiting = waiting.filter((p) => p.key !== first.key);
      told.refused(first, refusal.message);
      keep();
      void send();
    }
  };
  const queue: Queue = {
    add: (happening, by, withBy) => {
      waiting = [...waiting, { key: newKey(), happening, at: serverNow(), by, withBy }];
      keep();
      void send();
    },
    drop: (key) => {
      if (sending === key) return false;
      const before = waiting.length;
      waiting = waiting.filter((p) => p.key !== key);
      keep();
      return waiting.length < before;
    },
    pending: () => waiting,
    wake: () => void send(),
    leave: () => {
      told = NOBODY;
      left = true;
      void send();
    },
  };
  open.set(incident, {
    queue,
    tell: (to) => {
      told = to;
      left = false;
    },
  });
  void send();
  return queue;
}

function kept(name: string): readonly Pending[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    return Array.isArray(found) ? (found as Pending[]) : [];
  } catch {
    return [];
  }
}

/** Puts what was chosen before an incident was saved at the head of its queue; the page of the incident sends it. */
export function leaveFor(incident: string, events: readonly (Happening & { readonly at: string })[], by: string, withBy: boolean): void {
  if (events.length === 0) return;
  const pending = events.map(({ at, ...rest }): Pending => {
    const { id: _, by: __, ...happening } = rest as Happening & { readonly id?: string; readonly by?: string };
    return { key: newKey(), happening: happening as Happening, at, by, withBy };
  });
  sessionStorage.setItem(`${NAME}${incident}`, JSON.stringify(pending));
}
