import { alternatives } from '../../text/index.ts';
import { isEffect, operation } from '../calls.ts';
import { type Node, stringValue, textOf, walk } from '../node.ts';
import { decorators, type Program } from '../program.ts';
import { at, type Detector, type Source } from '../source.ts';

/** Something sees to it that one of them runs, or that a second run does nothing. */
const ALONE = new RegExp(
  alternatives`
    // a lock, a leader, a lease
    schedulerlock | shedlock | redlock | mutex | advisory | (?:acquire|obtain|take|try|with)_?\w*lock | \block(?:ed|s)?\b | SKIP LOCKED | FOR UPDATE | for_update
    setnx | setIfAbsent | \bnx\b | leader | elect(?:ed|ion) | claim | lease
    // one of the instances
    isPrimary | isMaster | NODE_APP_INSTANCE | INSTANCE_(?:ID|INDEX) | POD_NAME | pod-index | singleton | single_?instance | isClustered | JobStoreTX
    Profile\( | ConditionalOn | ENABLE_?(?:CRON|JOBS|SCHEDUL) | RUN_?(?:CRON|JOBS) | WORKER_ROLE | ROLE\b
    // a second run does nothing
    ON CONFLICT | insertOrIgnore | DuplicateKey | already_?sent | jobId | idempot | dedup
  `,
  'i',
);

/** A schedule inside the program runs wherever the program runs: with several instances each of them does the work. */
export const scheduleInEveryInstance: Detector = {
  observable: 'code-schedule-in-every-instance',
  *detect(source) {
    const count = instances(source);
    if (ALONE.test(source.text) || (count !== undefined && count <= 1)) return;
    for (const program of source.programs) {
      for (const { place, body } of scheduled(program)) {
        const effect = effectOf(program, body, 0);
        if (!effect) continue;
        const many = count === undefined ? 'each instance' : `each of ${count} instances`;
        yield at(
          place,
          `the schedule is in the program itself and no lock is asked: ${many} calls ${operation(program, effect).label} at that time`,
          {
            external: operation(program, effect).label,
            ...(count === undefined ? {} : { instances: String(count) }),
          },
        );
      }
    }
  },
};

/** Replicas that the snippet itself gives. */
function instances(source: Source): number | undefined {
  const entry = source.configs
    .flatMap((config) => config.entries)
    .find((each) => /^(?:replicas|minReplicas|desired_count|desiredCount|numInstances)$/.test(each.key) && /^\d+$/.test(each.value));
  return entry ? Number(entry.value) : undefined;
}

interface Scheduled {
  readonly place: Node;
  readonly body: Node;
}

const DECORATOR = /^(?:@|\[)?(?:Cron|Interval|Scheduled|scheduled_job|repeat_every)\b|\.(?:scheduled_job|cron_schedule)\(/;
const REGISTER =
  /^(?:cron|nodeCron|node_cron|schedule)\.(?:schedule|scheduleJob)$|^new (?:Cron|CronJob)$|^(?:CronJob\.from)$|(?:^|\.)(?:scheduler|sched|c|cron)\.(?:AddFunc|add_job|cron|every)$/;

function* scheduled(program: Program): Generator<Scheduled> {
  for (const fn of program.functions) {
    const mark = decorators(fn).find((each) => DECORATOR.test(textOf(each).replace(/^@\w+\.(?=scheduled_job)/, '@')));
    if (mark) yield { place: mark, body: fn };
  }
  for (const call of program.calls) {
    if (!REGISTER.test(call.path)) continue;
    // `schedule.every(10)` of other libraries has no time and no work with it.
    const work = call.args.find((arg) => arg.kind === 'function') ?? named(program, call);
    const timed =
      call.args.some((arg) => /^[\d*@]/.test(stringValue(arg) ?? '')) ||
      /cron|hour|minute|day/i.test(call.args.map(textOf).join(' ').slice(0, 120));
    if (work && timed) yield { place: call, body: work };
  }
}

const named = (program: Program, call: Node): Node | undefined =>
  call.args
    .filter((arg) => arg.kind === 'name' || arg.kind === 'member')
    .map((arg) => program.functions.find((fn) => fn.name !== '' && fn.name === (arg.name || arg.path)))
    .find((fn) => fn !== undefined);

/** What reaches others: mail, message, payment, a write over HTTP; also one call deeper in the snippet. */
function effectOf(program: Program, body: Node, depth: number): Node | undefined {
  for (const call of walk(body)) {
    if (call.kind !== 'call') continue;
    if (isEffect(operation(program, call))) return call;
    const target =
      depth < 1 && /^(?:this\.)?\w+$/.test(call.path) ? program.functions.find((fn) => fn.name === call.name && fn !== body) : undefined;
    if (target && effectOf(program, target, depth + 1)) return call;
  }
  return undefined;
}
