import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readStream } from './support.ts';

/** Servers as processes of their own, killed while they are written to. */
export interface KillLoop {
  readonly servers: number;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly investigations: number;
  readonly eventsEach: number;
  readonly kills: number;
  /** From one kill to the next, after the killed one answers again. */
  readonly pauseMs: number;
}

export interface Outcome {
  readonly acknowledged: number;
  readonly stored: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly disordered: readonly string[];
  readonly kills: number;
  readonly seconds: number;
  readonly repeated: number;
  /** Writes whose answer a kill cut off: whether they were done nobody was told. */
  readonly cut: number;
  /** What those who watched the streams missed, saw twice or saw in another order. */
  readonly unseen: readonly string[];
  /** Streams that broke and were taken up again, at the other server where there is one. */
  readonly reconnects: number;
  /** What the writes waited until they were acknowledged, kills and all, in ms. */
  readonly waited: Spread;
  /** From the start of a process until it listens, in ms. */
  readonly starts: Spread;
  /** Answers that a write had to be repeated for, and how often each came. */
  readonly answers: Readonly<Record<string, number>>;
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

interface Place {
  child: ChildProcess;
  url: string;
  /** Writes under way at it, and streams that are read from it. */
  busy: number;
  streams: number;
}

/** Incidents whose streams are read while the servers die. */
const MOST_WATCHED = 20;
/** Investigations go on all at once; their requests by turns, as many as browsers would have under way at two servers. */
const AT_ONCE = 48;
/** On a machine with other work. */
const ANSWER_MS = 60_000;
const ACKNOWLEDGED_MS = 15 * 60_000;

async function start(env: Readonly<Record<string, string>>, args: readonly string[]): Promise<Place> {
  const child = spawn(process.execPath, ['dist/triage.js', 'serve', '--port', '0', '--rate', '0', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr?.on('data', (d: Buffer) => {
    err = `${err}${d}`.slice(-4_000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (d: Buffer) => resolve(String(d).trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened: ${err}`)));
  });
  return { child, url, busy: 0, streams: 0 };
}

const end = (place: Place, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (place.child.exitCode !== null || place.child.signalCode !== null) return resolve();
    place.child.once('exit', () => resolve());
    place.child.kill(signal);
  });

export async function killLoop(loop: KillLoop): Promise<Outcome> {
  const began = Date.now();
  const places: Place[] = [];
  for (let i = 0; i < loop.servers; i++) places.push(await start(loop.env, loop.args ?? []));
  const turns = turnsOf(AT_ONCE);
  const waited: number[] = [];
  const starts: number[] = [];
  const answers: Record<string, number> = {};
  let repeated = 0;
  let writing = true;
  let kills = 0;
  let cut = 0;
  /** Until it is acknowledged: by any server, with the same key each time. */
  const write = async (n: number, path: string, key: string, body: object): Promise<Record<string, never>> => {
    let why = '';
    let failed = 0;
    const began = performance.now();
    for (let attempt = 0; performance.now() - began < ACKNOWLEDGED_MS; attempt++) {
      await turns.take();
      const place = places[(n + attempt) % places.length] as Place;
      try {
        place.busy++;
        const r = await fetch(`${place.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        const text = await r.text();
        if (r.status === 200 || r.status === 201) {
          waited.push(performance.now() - began);
          return JSON.parse(text) as Record<string, never>;
        }
        // 408: a machine with more to do than it can, as the page takes it too.
        if (r.status < 500 && r.status !== 408) throw new Refused(`${r.status} ${text}`);
        why = `${r.status} ${(JSON.parse(text) as { detail?: string }).detail}`;
        // A server that fails at every call would be asked for ever.
        if (r.status === 500 && ++failed > 50) break;
      } catch (e) {
        if (e instanceof Refused) throw e;
        const cause = (e as { cause?: { code?: string; message?: string } }).cause;
        why = cause?.code ?? cause?.message ?? (e as Error).message;
        if (/SocketError|other side closed|ECONNRESET|terminated/.test(`${(e as Error).cause} ${why}`)) cut++;
      } finally {
        place.busy--;
        turns.give();
      }
      answers[why] = (answers[why] ?? 0) + 1;
      repeated++;
      await sleep(50 + 20 * Math.min(20, attempt));
    }
    throw new Error(`never acknowledged: ${why}`);
  };
  const acknowledged = new Map<string, string[]>();
  const investigate = async (n: number) => {
    const incident = await write(n, '/api/incidents', `open-${n}`, {
      incident: { symptoms: `Errors since 14:20 UTC in service ${n}` },
      title: `Investigation ${n}`,
    });
    const id = String(incident.id);
    const said: string[] = [];
    acknowledged.set(id, said);
    if (n < MOST_WATCHED) watched.push(watch(id, n));
    for (let k = 0; k < loop.eventsEach; k++) {
      const note = `${n}.${k}`;
      // A remark moves the log alone; a result moves the report, the row and the search as well.
      const happening =
        k % 4 === 2 ? { kind: 'observed', observable: 'latency-high', value: k % 8 === 2 ? 'yes' : 'no' } : { kind: 'noted' };
      await write(n, `/api/incidents/${id}/events`, `event-${note}`, { ...happening, note });
      said.push(note);
    }
  };
  const watched: Promise<{ id: string; seen: readonly string[]; reconnects: number }>[] = [];
  /** As a browser does: from the last event that it saw, wherever it gets an answer. */
  const watch = async (id: string, n: number) => {
    const seen: string[] = [];
    let last = 0;
    let connected = 0;
    let before = 0;
    const patience = Date.now() + 2 * ACKNOWLEDGED_MS;
    for (let attempt = n; seen.length < loop.eventsEach && !failed && Date.now() < patience; attempt++) {
      before = seen.length;
      const place = places[attempt % places.length] as Place;
      let reads = false;
      try {
        const url = `${place.url}/api/incidents/${id}/stream`;
        const r = await fetch(url, { headers: { 'last-event-id': String(last) }, signal: AbortSignal.timeout(20_000) });
        if (r.ok) {
          connected++;
          reads = true;
          place.streams++;
        }
        const frames = await readStream(
          r,
          (all) => {
            const events = all.filter((f) => f.event === 'event');
            for (const f of events.slice(seen.length - before)) {
              last = Number(f.id);
              seen.push(String(f.data.note));
            }
            return seen.length >= loop.eventsEach;
          },
          20_000,
        );
        if (frames.length === 0) await sleep(100);
      } catch {
        await sleep(100);
      } finally {
        if (reads) place.streams--;
      }
    }
    return { id, seen, reconnects: Math.max(0, connected - 1) };
  };
  const killer = async () => {
    while (writing && kills < loop.kills) {
      await sleep(loop.pauseMs);
      const i = kills % places.length;
      const place = places[i];
      // In the middle of a write, one that it was given and has not answered, and while somebody watches.
      while (writing && place && (place.busy === 0 || place.streams === 0)) await sleep(1);
      if (!writing || !place) break;
      await end(place, 'SIGKILL');
      kills++;
      const began = performance.now();
      places[i] = await start(loop.env, loop.args ?? []);
      starts.push(performance.now() - began);
    }
  };
  let failed = false;
  const killing = killer();
  try {
    await Promise.all(Array.from({ length: loop.investigations }, (_, n) => investigate(n)));
  } catch (e) {
    failed = true;
    writing = false;
    await killing;
    await Promise.all(places.map((p) => end(p, 'SIGKILL')));
    throw e;
  } finally {
    writing = false;
    await killing;
  }
  const streams = await Promise.all(watched);
  const unseen = streams.filter((s) => JSON.stringify(s.seen) !== JSON.stringify(acknowledged.get(s.id))).map((s) => `${s.id}: ${s.seen}`);
  const reconnects = streams.reduce((sum, s) => sum + s.reconnects, 0);
  const outcome = await check(places[0]?.url ?? '', acknowledged);
  await Promise.all(places.map((p) => end(p, 'SIGTERM')));
  const seconds = (Date.now() - began) / 1000;
  return { ...outcome, kills, repeated, cut, unseen, reconnects, seconds, waited: spreadOf(waited), starts: spreadOf(starts), answers };
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (q: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

/** So many at once; who waits longest is next. */
function turnsOf(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return {
    take: async (): Promise<void> => {
      if (free > 0) free--;
      else await new Promise<void>((next) => waiting.push(next));
    },
    give: (): void => {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
  };
}

class Refused extends Error {}

async function check(url: string, acknowledged: ReadonlyMap<string, readonly string[]>) {
  const lost: string[] = [];
  const twice: string[] = [];
  const disordered: string[] = [];
  let stored = 0;
  for (const [id, said] of acknowledged) {
    const get = async (path: string) => (await fetch(`${url}/api/incidents/${id}${path}`)).json() as Promise<unknown>;
    const { items } = (await get('/events?limit=500')) as { items: { seq: number; note: string }[] };
    const row = (await get('')) as { seq: number };
    const notes = items.map((e) => e.note);
    stored += notes.length;
    lost.push(...said.filter((n) => !notes.includes(n)));
    twice.push(...notes.filter((n, i) => notes.indexOf(n) !== i));
    const inOrder = JSON.stringify(notes) === JSON.stringify(said) && items.every((e, i) => e.seq === i + 1) && row.seq === said.length;
    if (!inOrder) disordered.push(id);
  }
  let incidents = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await (await fetch(`${url}/api/incidents?limit=100${cursor && `&cursor=${cursor}`}`)).json()) as {
      items: unknown[];
      next: string | null;
    };
    incidents += page.items.length;
    cursor = page.next;
  }
  if (incidents !== acknowledged.size) twice.push(`${incidents} incidents for ${acknowledged.size}`);
  return { acknowledged: [...acknowledged.values()].reduce((n, s) => n + s.length, 0), stored, lost, twice, disordered };
}
