import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

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
}

interface Place {
  child: ChildProcess;
  url: string;
}

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
  return { child, url };
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
  let repeated = 0;
  let writing = true;
  let kills = 0;
  /** Until it is acknowledged: by any server, with the same key each time. */
  const write = async (n: number, path: string, key: string, body: object): Promise<Record<string, never>> => {
    let why = '';
    for (let attempt = 0; attempt < 600; attempt++) {
      const url = places[(n + attempt) % places.length]?.url;
      try {
        const r = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(20_000),
        });
        const text = await r.text();
        if (r.status === 200 || r.status === 201) return JSON.parse(text) as Record<string, never>;
        if (r.status < 500) throw new Refused(`${r.status} ${text}`);
        why = text;
        // A server that fails at every call would be asked for ever.
        if (r.status === 500 && attempt > 50) break;
      } catch (e) {
        if (e instanceof Refused) throw e;
        why = (e as Error).message;
      }
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
    for (let k = 0; k < loop.eventsEach; k++) {
      const note = `${n}.${k}`;
      await write(n, `/api/incidents/${id}/events`, `event-${note}`, { kind: 'noted', note });
      said.push(note);
    }
  };
  const killer = async () => {
    while (writing && kills < loop.kills) {
      await sleep(loop.pauseMs);
      const i = kills % places.length;
      const place = places[i];
      if (!writing || !place) break;
      await end(place, 'SIGKILL');
      kills++;
      places[i] = await start(loop.env, loop.args ?? []);
    }
  };
  const killing = killer();
  await Promise.all(Array.from({ length: loop.investigations }, (_, n) => investigate(n)));
  writing = false;
  await killing;
  const outcome = await check(places[0]?.url ?? '', acknowledged);
  await Promise.all(places.map((p) => end(p, 'SIGTERM')));
  return { ...outcome, kills, repeated, seconds: (Date.now() - began) / 1000 };
}

class Refused extends Error {}

async function check(url: string, acknowledged: ReadonlyMap<string, readonly string[]>) {
  const lost: string[] = [];
  const twice: string[] = [];
  const disordered: string[] = [];
  let stored = 0;
  for (const [id, said] of acknowledged) {
    const { items } = (await (await fetch(`${url}/api/incidents/${id}/events?limit=500`)).json()) as {
      items: { seq: number; note: string }[];
    };
    const notes = items.map((e) => e.note);
    stored += notes.length;
    lost.push(...said.filter((n) => !notes.includes(n)));
    twice.push(...notes.filter((n, i) => notes.indexOf(n) !== i));
    const inOrder = JSON.stringify(notes) === JSON.stringify(said) && items.every((e, i) => e.seq === i + 1);
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
