import type { StoredEvent, Summary } from './types.ts';

export interface Heard {
  readonly event: (e: StoredEvent) => void;
  readonly incident: (row: Summary) => void;
  readonly live: (live: boolean) => void;
}

const AGAIN_MS = 3_000;

/**
 * The log of one incident as it grows. The browser connects again by itself and says what it has seen (Last-Event-ID); where it gives up (a refusal, a
 * server that was away too long) a new listener asks for what came after the last event here.
 */
export function listen(incident: string, after: number, heard: Heard): () => void {
  let last = after;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const open = () => {
    if (over) return;
    source?.close();
    const made = new EventSource(`/api/incidents/${incident}/stream?after=${last}`);
    source = made;
    made.addEventListener('open', () => heard.live(true));
    made.addEventListener('event', ({ data }) => {
      const e = JSON.parse(data as string) as StoredEvent;
      if (e.seq <= last) return;
      last = e.seq;
      heard.event(e);
    });
    made.addEventListener('incident', ({ data }) => heard.incident(JSON.parse(data as string) as Summary));
    made.addEventListener('error', () => {
      heard.live(false);
      if (made.readyState !== EventSource.CLOSED || source !== made) return;
      clearTimeout(timer);
      timer = setTimeout(open, AGAIN_MS);
    });
  };
  const now = () => {
    if (source?.readyState !== EventSource.OPEN) open();
  };
  open();
  window.addEventListener('online', now);
  return () => {
    over = true;
    clearTimeout(timer);
    source?.close();
    window.removeEventListener('online', now);
  };
}
