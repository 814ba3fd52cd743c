import type { Detector } from '../source.ts';
import { seconds } from './k8s.ts';

/** A queue hands a message out again while its handler may still be at work: the visibility time-out is shorter than the handler's. */
export const visibilityTimeoutShort: Detector = {
  observable: 'config-visibility-timeout-short',
  *detect({ configs, settings }) {
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

const settingSeconds = (settings: readonly { name: string; value: string }[], name: RegExp): number =>
  Number(settings.find((each) => name.test(each.name))?.value ?? Number.NaN);
