import { ALL, type Database, type StoredEvent } from '../store/index.ts';

/** Wakes those who watch an incident when its log or row changed, in this process or another. */
export interface Hub {
  readonly watch: (incident: string, wake: () => void) => () => void;
  readonly open: () => number;
  /** Ends every stream; the listeners connect again, to another process. */
  readonly close: () => void;
  readonly onClose: (end: () => void) => () => void;
}

export function createHub(database: Database): Hub {
  const watchers = new Map<string, Set<() => void>>();
  const ends = new Set<() => void>();
  const stop = database.onChange((incident) => {
    const sets = incident === ALL ? [...watchers.values()] : [watchers.get(incident) ?? new Set()];
    for (const set of sets) for (const wake of [...set]) wake();
  });
  return {
    watch: (incident, wake) => {
      const set = watchers.get(incident) ?? new Set();
      watchers.set(incident, set);
      set.add(wake);
      return () => {
        set.delete(wake);
        if (set.size === 0) watchers.delete(incident);
      };
    },
    open: () => ends.size,
    close: () => {
      stop();
      for (const end of [...ends]) end();
    },
    onClose: (end) => {
      ends.add(end);
      return () => ends.delete(end);
    },
  };
}

export interface Feed {
  /** Events after a sequence number, oldest first. */
  readonly events: (after: number) => Promise<readonly StoredEvent[]>;
  /** The incident as it is now, with a number that grows with each change; undefined once it was erased. */
  readonly row: () => Promise<{ readonly version: number; readonly json: string } | undefined>;
}

const QUIET_MS = 15_000;
/** A reader who takes nothing for so long is gone, or wants to hold the server's memory. */
const STUCK_MS = 30_000;

/**
 * The log of one incident as server-sent events: from `after` on, each event once and in order, then whatever comes. The database is asked again on each
 * wake and, in case one was missed, at every quiet beat: what is sent depends on sequence numbers alone.
 */
export function streamOf(hub: Hub, incident: string, feed: Feed, after: number, gone: AbortSignal): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 64 });
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  let over = false;
  let ring: () => void = () => undefined;
  let rung = true;
  const wake = () => {
    rung = true;
    ring();
  };
  const end = () => {
    over = true;
    wake();
  };
  const unwatch = hub.watch(incident, wake);
  const unhook = hub.onClose(end);
  gone.addEventListener('abort', end, { once: true });
  const write = async (text: string) => {
    const timer = setTimeout(() => {
      end();
      void writer.abort(new Error('the reader takes nothing')).catch(() => undefined);
    }, STUCK_MS);
    try {
      await writer.write(encoder.encode(text));
    } finally {
      clearTimeout(timer);
    }
  };
  const pump = async () => {
    let last = after;
    let version = -1;
    await write(`retry: 1000\n\n`);
    while (!over) {
      if (!rung) await write(': \n\n');
      rung = false;
      const row = await feed.row();
      if (!row) break;
      const fresh = await feed.events(last);
      for (const e of fresh) {
        await write(`id: ${e.seq}\nevent: event\ndata: ${JSON.stringify(e)}\n\n`);
        last = e.seq;
      }
      if (row.version !== version) await write(`event: incident\ndata: ${row.json}\n\n`);
      version = row.version;
      // They come a few hundred at a time: whoever was long away has more to read.
      if (rung || over || fresh.length > 0) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, QUIET_MS);
        ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  pump()
    .catch(() => undefined)
    .finally(() => {
      unwatch();
      unhook();
      gone.removeEventListener('abort', end);
      void writer.close().catch(() => undefined);
    });
  return readable;
}
