import type { Detector } from '../source.ts';
import { type Keyed, keyed, seen } from './keys.ts';

const PROCESSES =
  /(?:^|\.)(?:workers|processes|pm\.maxchildren|workerprocesses|webconcurrency|concurrency|workerconcurrency|celerydconcurrency|numprocs)$/;
const THREADS =
  /(?:^|\.)(?:(?:server\.)?(?:tomcat|jetty|undertow)\.(?:threads\.max|maxthreads|workerthreads)|server\.maxthreads|threads\.max|maxthreads|executor\.pool\.maxsize|listener\.concurrency)$/;
const WHERE = /gunicorn|uvicorn|uwsgi|puma|unicorn|fpm|celery|workers?|server|tomcat|jetty|hypercorn|www|sidekiq|web/i;
/** At most so many: a few slow requests take them all. Judgement. */
const FEW = { processes: 8, threads: 32 };

/** A small number of workers, each of which serves one request at a time. */
export const fewWorkers: Detector = {
  observable: 'config-few-workers',
  *detect(source) {
    const all = keyed(source);
    const threads = all.find((each) => /(?:^|\.)threads$/.test(each.key) && /^\d+$/.test(each.value));
    for (const each of all) {
      if (!/^\d{1,4}$/.test(each.value)) continue;
      const kind = PROCESSES.test(each.key) ? 'processes' : THREADS.test(each.key) ? 'threads' : undefined;
      if (!kind || !placed(each, source.text)) continue;
      // With threads of its own each process serves more than one.
      const count = Number(each.value) * (kind === 'processes' && threads ? Number(threads.value) : 1);
      if (count >= 1 && count <= FEW[kind])
        yield seen(each, `at most ${count} requests are worked on at once (${each.name} ${each.value})`, { workers: String(count) });
    }
    // On a command line: `gunicorn --workers 3`.
    for (const config of source.configs) {
      for (const entry of config.entries) {
        const flag = /\b(gunicorn|uvicorn|uwsgi|puma|celery)\b.*?(?:--workers|--processes|--concurrency|-w|-c|-p)["',\s=]+(\d{1,4})\b/.exec(
          entry.value,
        );
        const own = /--threads["',\s=]+(\d{1,4})/.exec(entry.value)?.[1] ?? '1';
        const count = Number(flag?.[2] ?? 0) * Number(own);
        if (
          flag &&
          count >= 1 &&
          count <= FEW.processes &&
          !/\b(?:gevent|eventlet|uvicorn\.workers|UvicornWorker)\b|^uvicorn/.test(entry.value)
        )
          yield seen(entry, `${flag[1]} works on at most ${count} requests at once`, { workers: String(count) });
      }
    }
  },
};

/** The name alone (`workers`, `concurrency`) says little: a server's own file, section or key must be about it. */
function placed(each: Keyed, text: string): boolean {
  if (/worker|children|processes|threads|numprocs/.test(each.key) && each.config?.file && WHERE.test(each.config.file)) return true;
  return each.config
    ? WHERE.test(each.key.replace(/[^.]*$/, '')) || /maxchildren|tomcat|jetty|undertow|webconcurrency/.test(each.key)
    : /gunicorn|celery|uvicorn/i.test(text);
}
