import type { Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

/** Drivers that send each line to another machine. */
const REMOTE = /^(?:awslogs|fluentd|splunk|gelf|syslog|gcplogs|logentries)$/i;

/** A container's output goes straight to a log service, and a program that prints waits when that service is slow. */
export const logsBlock: Detector = {
  observable: 'config-logs-block',
  *detect({ configs, text }) {
    for (const config of configs) {
      for (const driver of config.entries) {
        const isDriver =
          /^(?:logDriver|log-driver|log_driver)$/i.test(driver.key) || (driver.key === 'driver' && driver.path.at(-1) === 'logging');
        if (!isDriver || !REMOTE.test(driver.value)) continue;
        const near = config.entries.filter((entry) => entry.document === driver.document && within(entry, driver));
        const mode = near.find((entry) => entry.key === 'mode');
        if (mode ? !/^blocking$/i.test(mode.value) : /non-blocking/.test(text)) continue;
        yield seen(
          mode ?? driver,
          mode
            ? `a full pipe to ${driver.value} stops the program (mode blocking)`
            : `${driver.value} has no mode: unless the account's or the daemon's default is non-blocking, a full pipe to it stops the program`,
          { driver: driver.value },
        );
      }
    }
    // A flag on a command line.
    const flag = /--log-driver[= ](\w+)/.exec(text);
    if (flag && REMOTE.test(flag[1] ?? '') && !/non-blocking/.test(text))
      yield seen(
        { start: flag.index, end: flag.index + flag[0].length },
        `${flag[1]} has no mode: unless the daemon's default is non-blocking, a full pipe to it stops the program`,
        { driver: flag[1] ?? '' },
      );
  },
};

const within = (entry: Entry, driver: Entry): boolean => driver.path.every((part, i) => entry.path[i] === part);
