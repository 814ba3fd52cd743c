/** Faults of shell scripts. Each belongs to an observable that other languages answer as well; its detector asks for it here. */
import type { Command, Script } from '../shell.ts';
import type { Sighting } from '../source.ts';
import { seen } from './keys.ts';

const bare = (word: string): string => word.replace(/^["']|["']$/g, '');
const has = (command: Command, pattern: RegExp): boolean => command.words.some((word) => pattern.test(word));
const line = (command: Command): string => command.words.join(' ').replace(/\s+/g, ' ').slice(0, 80);

/** `rm -rf "$DIR"/x`: with an empty DIR it begins at the root of the tree. */
export function* unsafeDeletes(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    for (const command of script.commands) {
      if (command.name !== 'rm' || !has(command, /^-\w*[rR]|^--recursive$/)) continue;
      for (const word of command.words.slice(1)) {
        const name = /^"?\$\{?([A-Za-z_]\w*)\}?"?\//.exec(word)?.[1];
        if (!name || /^(?:HOME|PWD|TMPDIR|OLDPWD|GITHUB_WORKSPACE|WORKSPACE)$/.test(name)) continue;
        const values = script.assigned.filter((each) => each.name === name);
        const computed = values.some((each) => /\$\(|`/.test(each.value) && !/mktemp/.test(each.value));
        const fixed =
          values.length > 0 && !computed && values.every((each) => /^["']?[^"'$]/.test(each.value) || /mktemp|:[-?]/.test(each.value));
        const guarded = new RegExp(`-[nzd]\\s+"?\\$\\{?${name}\\b|\\$\\{${name}:[?-]|:\\s+"?\\$\\{${name}:\\?`).test(script.text);
        if (fixed || guarded || (script.stopsAtUnset && !computed)) continue;
        yield seen(
          command,
          `if ${name} is empty${computed ? ' (the command that fills it may give nothing)' : ' or not set'}, this deletes ${bare(word).replace(/^\$\{?\w+\}?"?/, '')} from the root`,
          {
            variable: name,
          },
        );
        break;
      }
      const at = script.commands.indexOf(command);
      const cd = script.commands.slice(Math.max(0, at - 2), at).find((each) => each.name === 'cd' && each.joined === '');
      if (cd && !script.stopsAtError && script.whole && has(command, /^\*$|^\.\/\*$|^\.$/))
        yield seen(command, `when ${line(cd)} fails, the script goes on and this deletes where it stands`);
    }
  }
}

const SENDS = /^(?:-X|--request|-d|--data\S*|-T|--upload-file|-F|--form)$|^-X(?:POST|PUT|PATCH|DELETE)$/;
const FAILS = /^--fail\S*$|^-[a-zA-Z]*f[a-zA-Z]*$|^(?:-w|--write-out)$|http_code/;
const DUMPS =
  /^(?:pg_dump(?:all)?|mysqldump|mariadb-dump|mongodump|pg_basebackup|xtrabackup|mariabackup|etcdctl|tar|restic|kubectl|curl|aws|gsutil)$/;

/** The failure of a step does not reach the status of the script. */
export function* hiddenStatuses(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    const jobs = script.jobs.filter((job) => /\b(?:pg_dump(?:all)?|mysqldump|mongodump|tar)\b[^|;&]*\|/.test(job.command));
    for (const job of jobs)
      yield seen(job, 'the status of a pipe is that of its last command: a dump that fails leaves a short file and success');
    if (!script.whole && !script.stopsAtError) continue;
    for (const command of script.commands) {
      if (command.typed) continue;
      if (!script.pipefail && command.joined === '|' && !command.asked && !command.fed && DUMPS.test(command.name)) {
        const next = script.commands.find((each) => each.start > command.end);
        if (next && /^(?:gzip|bzip2|xz|zstd|pigz|gpg|openssl|aws|gsutil|psql|mysql|tar|tee|split|ssh|bash|sh)$/.test(next.name))
          yield seen(
            command,
            `without pipefail the status is that of ${next.name}: when ${command.name} fails the script goes on as if all were well`,
          );
      }
      if (command.name === 'curl' && !command.asked && command.joined !== '|' && has(command, SENDS) && !has(command, FAILS))
        yield seen(command, 'curl without --fail ends with 0 also when the answer is 400 or 500');
    }
  }
}

/** `important-step || true`. */
export function* ignoredFailures(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    for (const [i, command] of script.commands.entries()) {
      const next = script.commands[i + 1];
      if (command.joined !== '||' || !next || !/^(?:true|:)$/.test(next.name) || command.typed) continue;
      if (
        /^(?:pg_dump|pg_dumpall|mysqldump|mongodump|pg_restore|psql|mysql|rsync|restic|alembic|flyway|liquibase|prisma|knex|certbot)$/.test(
          command.name,
        ) ||
        has(command, /^(?:migrate|db:migrate|migration|sync|cp)$/)
      )
        yield seen({ start: command.start, end: next.end }, `a failure of ${command.name} is thrown away (|| ${next.name})`);
    }
  }
}

const LOCK = /(?:lock|\.pid)["']?$/i;

/** A lock file that only the last line removes: a run that is killed or fails leaves it. */
export function* leftLocks(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    const trapped = script.commands.some((each) => each.name === 'trap' && has(each, /^(?:EXIT|0)$/));
    const flock = script.commands.some((each) => each.name === 'flock' || each.name === 'lockfile' || each.name === 'setlock');
    if (trapped || flock) continue;
    for (const command of script.commands) {
      const to = /^(?:touch|mkdir|echo|ln)$/.test(command.name) ? command.words.findLast((word) => LOCK.test(word)) : undefined;
      if (!to || command.typed) continue;
      const path = bare(to.replace(/^>+/, ''));
      const quoted = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      if (!new RegExp(`-[efds]\\s+["']?${quoted}|mkdir\\s+["']?${quoted}`).test(script.text)) continue;
      yield seen(command, `a run that fails or is killed leaves ${path}, and every later run stops at it (no trap on EXIT, no flock)`, {
        lock: path,
      });
    }
  }
}

/** curl waits for an answer without an end unless told otherwise; `no` where it is told. */
export function* curlsWithoutLimit(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    for (const command of script.commands) {
      if (command.name !== 'curl' || command.typed || !has(command, /^["']?https?:|^["']?\$/)) continue;
      const limit = has(command, /^(?:-m\d*|--max-time(?:=.*)?|--speed-time)$|^-[a-zA-Z]*m$/);
      // `timeout 10 curl …`
      const around = /\btimeout\s+(?:-\S+\s+)*\d+\w?\s+$/.test(script.text.slice(Math.max(0, command.start - 40), command.start));
      if (!limit && !around)
        yield seen(command, 'curl is called without --max-time, and waits for an answer without an end', { external: 'curl' });
    }
  }
}

const ACTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^kubectl$/, /^(?:delete|drain|restart|scale|cordon|evict)$/],
  [/^(?:aws|gcloud|az)$/, /^(?:terminate-instances|reboot-instances|stop-instances|delete\S*|reboot-db-instance|stop-task)$/],
  [/^(?:systemctl|service|supervisorctl|ssh|ansible)$/, /\b(?:restart|stop|reboot)\b/],
  [/^docker$/, /^(?:restart|stop|kill|rm)$/],
  [/^redis-cli$/, /^(?:FLUSHALL|FLUSHDB|DEL)$/i],
  [/^helm$/, /^(?:uninstall|delete|rollback|upgrade)$/],
];
const WAITS = /\b(?:sleep|wait|rollout\s+status|read\s+-p|--wait|is-active|health)\b/;

const acts = (command: Command): boolean => ACTS.some(([name, verb]) => name.test(command.name) && has(command, verb));

/** A loop that restarts, deletes or stops one after the other, with nothing between that waits or looks. */
export function* actsOnAll(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    for (const command of script.commands) {
      if (command.loop && !command.asked && acts(command)) {
        if (!WAITS.test(script.text.slice(command.loop.start, command.loop.end)))
          yield seen(command, `the loop goes on to the next at once: nothing waits for or looks at what ${command.name} did`);
      } else if (command.name === 'xargs' && ACTS.some(([name, verb]) => has(command, name) && has(command, verb)))
        yield seen(command, `${line(command)} acts on all that the pipe gives, at once`);
      else if (command.name === 'kubectl' && has(command, /^delete$/) && has(command, /^--all$/))
        yield seen(command, `${line(command)} deletes all of them at once`);
    }
  }
}

/** A client of a database that is started for each turn. */
export function* queriesInLoops(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts)
    for (const command of script.commands)
      if (
        command.loop &&
        !command.asked &&
        /^(?:psql|mysql|mongosh?|sqlcmd|sqlplus|cqlsh)$/.test(command.name) &&
        !/sleep/.test(command.loop.head)
      )
        yield seen(command, `each turn of the loop starts ${command.name}, connects and runs one statement`);
}

/** A crontab's line that runs again within the hour and takes no lock. */
export function* overlappingJobs(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    for (const job of script.jobs) {
      const step = job.minute === '*' ? 1 : Number(/^\*\/(\d+)$/.exec(job.minute)?.[1] ?? Number.NaN);
      if (!(step <= 30) || /\b(?:flock|run-one|lockrun|setlock|solo|timeout|systemd-run|chronic|cronlock)\b/.test(job.command)) continue;
      yield seen(
        job,
        `a run starts each ${step === 1 ? 'minute' : `${step} min`} although the one before may still be going: no flock around it`,
      );
    }
  }
}

const ASKS = /^(?:curl|wget|nc|pg_isready|psql|mysql|mysqladmin|redis-cli|kubectl|ssh|rsync|aws|docker|git|npm|ping)$/;

/** `until curl …; do :; done`: the next try follows at once. */
export function* hastyRetries(scripts: readonly Script[]): Generator<Sighting> {
  for (const { script, command, body } of asked(scripts))
    if (ASKS.test(command.name) && !/\b(?:sleep|wait|inotifywait)\b/.test(body))
      yield seen(command, `${command.name} is tried again at once until it succeeds: nothing waits between`, {
        callee: script.text.slice(command.start, command.end).slice(0, 60),
      });
}

/** `while true` whose turns wait for nothing. */
export function* busyLoops(scripts: readonly Script[]): Generator<Sighting> {
  for (const { command, body } of asked(scripts))
    if (/^(?:true|:)$/.test(command.name) && !/\b(?:sleep|wait|read|inotifywait|tail|nc|timeout|watch|BLPOP|brpop)\b/i.test(body))
      yield seen(command, 'the loop has no sleep: its turns follow one another at once');
}

/** Commands that decide on a `while` or `until`, with the loop's body. */
function* asked(scripts: readonly Script[]): Generator<{ script: Script; command: Command; body: string }> {
  for (const script of scripts) {
    const loops = new Set(script.commands.flatMap((each) => (each.loop && each.loop.kind !== 'for' ? [each.loop] : [])));
    for (const loop of loops) {
      const until = loop.start + loop.head.length;
      const command = script.commands.find((each) => each.start > loop.start && each.start < until);
      if (command) yield { script, command, body: script.text.slice(until, loop.end) };
    }
  }
}

/** Programs that serve until they are told to stop; a one-off command ends by itself. */
const SERVES =
  /^(?:celery|gunicorn|uvicorn|hypercorn|daphne|puma|unicorn|sidekiq|rackup|node|nodemon|java|dotnet|php-fpm\d*|nginx|httpd|apache2ctl|caddy|redis-server|mongod|postgres|mysqld|rabbitmq-server|beam\.smp|airflow|temporal)$/;
const RUNNERS = /^(?:bundle|poetry|pipenv|uv|npx|pnpm|yarn|npm|python\d*|ruby|rails|mix)$/;
const RUNS_A_SERVER = /\b(?:celery|gunicorn|uvicorn|puma|unicorn|sidekiq|runserver|server|serve|start|worker|phx\.server)\b/;

/** `exec` takes the shell's place: the program gets the signal itself. */
const isExecuted = (script: Script, { start, words }: Command): boolean =>
  words[0] === 'exec' ||
  /\bexec\s+$/.test(script.text.slice(Math.max(0, start - 8), start)) ||
  /^exec\s/.test(script.text.slice(start, start + 6));

/** The program is a child of the start script: the shell is process 1 and keeps the stop signal to itself. */
export function* programsUnderShell(scripts: readonly Script[]): Generator<Sighting> {
  for (const script of scripts) {
    if (script.commands.some((each) => each.name === 'trap')) continue;
    const served = script.commands.findLast(
      (each, i) =>
        !isExecuted(script, each) &&
        (/^\s*;;/.test(script.text.slice(each.end)) ||
          script.commands.slice(i + 1).every((after) => /^(?:echo|printf|exit)$/.test(after.name))) &&
        !each.typed &&
        !each.asked &&
        !each.loop &&
        each.joined === '' &&
        (SERVES.test(each.name) || (RUNNERS.test(each.name) && RUNS_A_SERVER.test(each.words.slice(1).join(' ')))),
    );
    if (served)
      yield seen(
        served,
        `the start script runs ${served.name} without exec: the shell is process 1 and does not pass SIGTERM on to the program`,
      );
  }
}
