import { type Node, option, textOf } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { seconds } from './k8s.ts';
import { told } from './keys.ts';
import { constant } from './values.ts';

/** A queue hands a message out again while its handler may still be at work: the visibility time-out is shorter than the handler's. */
export const visibilityTimeoutShort: Detector = {
  observable: 'config-visibility-timeout-short',
  *detect({ configs, settings, programs }) {
    // Celery: a task that may run longer than the broker waits is handed to a second worker.
    const broker = programs.length > 0 ? settings.find((each) => /^visibility_?timeout$/i.test(each.name)) : undefined;
    const task = settings.find((each) => /^(?:task_time_limit|time_limit|task_soft_time_limit|soft_time_limit)$/.test(each.name));
    if (broker && task && Number(broker.value) < Number(task.value))
      yield {
        start: broker.start,
        end: broker.end,
        because: `a message is handed out again after ${broker.value} s, and a task may run ${task.value} s`,
        slots: { visibility_timeout: `${broker.value} s`, handler_timeout: `${task.value} s` },
      };
    for (const program of programs) yield* laterThanVisible(program, settings);
    for (const config of configs) {
      const visible = config.entries.find((entry) => /^visibility_?timeout(?:_seconds|Seconds)?$/i.test(entry.key));
      const limit = config.entries.find(
        (entry) =>
          /^timeout$/i.test(entry.key) && /lambda|function|handler|worker|consumer|Properties|aws_lambda/i.test(entry.path.join('.')),
      );
      const [a, b] = [
        visible ? seconds(visible.value) : settingSeconds(settings, /visibility_?timeout/i),
        limit ? seconds(limit.value) : Number.NaN,
      ];
      if (visible && a > 0 && b > 0 && a < b)
        yield {
          start: visible.start,
          end: visible.end,
          because: `a message is handed out again after ${a} s, and its handler may take ${b} s`,
          slots: { visibility_timeout: `${a} s`, handler_timeout: `${b} s` },
        };
    }
  },
};

/** What Celery takes where a broker in Redis is given no visibility time-out. */
const DEFAULT = 3600;

/** A worker keeps a task with a countdown unacknowledged until its time, and the broker hands it out again before that. */
function* laterThanVisible(program: Program, settings: readonly { name: string; value: string }[]): Generator<Sighting> {
  if (program.language !== 'python') return;
  const set = settingSeconds(settings, /^visibility_?timeout$/i);
  const visible = set > 0 ? set : /redis:\/\/|rediss:\/\//.test(program.text) ? DEFAULT : Number.NaN;
  for (const call of program.calls) {
    if (call.name !== 'apply_async') continue;
    const delay = delayOf(program, option(call, /^(?:countdown|eta)$/)?.right);
    if (delay !== undefined && delay > visible)
      yield at(
        call,
        `the task waits ${told(delay)} in a worker, and the broker hands it out again after ${told(visible)}: it will run several times`,
        {
          visibility_timeout: told(visible),
        },
      );
  }
}

/** `countdown=7200`, `eta=now + timedelta(hours=6)`. */
function delayOf(program: Program, value: Node | undefined): number | undefined {
  const plain = constant(program, value);
  if (plain !== undefined || !value) return plain;
  const [, unit, number] = /timedelta\(\s*(days|hours|minutes|seconds)\s*=\s*(\d+)/.exec(textOf(value)) ?? [];
  const factors: Record<string, number> = { days: 86400, hours: 3600, minutes: 60, seconds: 1 };
  return unit ? Number(number) * (factors[unit] ?? 1) : undefined;
}

const settingSeconds = (settings: readonly { name: string; value: string }[], name: RegExp): number =>
  Number(settings.find((each) => name.test(each.name))?.value ?? Number.NaN);
