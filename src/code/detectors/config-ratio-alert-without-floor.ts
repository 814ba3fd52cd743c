import type { Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

/** A share of failures is compared with a limit, however few the calls are. */
export const ratioAlertWithoutFloor: Detector = {
  observable: 'config-ratio-alert-without-floor',
  *detect({ configs, text }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (!/^expr$/.test(entry.key)) continue;
        const named = config.entries.some((each) => each.document === entry.document && /^alert$/.test(each.key) && alongside(each, entry));
        const rule = named ? whole(text, entry) : undefined;
        if (!rule || !isRatio(rule.text)) continue;
        yield seen(rule, 'the rule compares a share, and a few calls make any share: no least number of calls is asked beside it');
      }
    }
  },
};

const alongside = (one: Entry, other: Entry): boolean => one.path.join('\n') === other.path.join('\n');

/** The expression with the lines that belong to a block (`expr: |`). */
function whole(text: string, entry: Entry): { text: string; start: number; end: number } {
  if (!/^[|>]/.test(entry.value)) return { text: entry.value, start: entry.start, end: entry.end };
  const column = entry.start - (text.lastIndexOf('\n', entry.start) + 1);
  const rest = text.slice(entry.end);
  const ends = [...rest.matchAll(/\n( *)(?=\S)/g)].find((match) => (match[1] ?? '').length <= column);
  const end = ends ? entry.end + ends.index : text.length;
  return { text: text.slice(entry.end, end).replace(/^\s+|\s+$/g, ''), start: entry.start, end };
}

/** Counted failures over counted calls, against a share below one; a floor would be an `and`, `unless` or a product. */
function isRatio(rule: string): boolean {
  const expression = rule.replace(/\{[^{}]*\}|"[^"]*"|\[[^\]]*\]/g, (match) =>
    /5\.\.|5xx|error|fail|!~|=~/.test(match) ? ' FAILED ' : ' ',
  );
  const divided =
    /\b(?:rate|increase|irate|count_over_time|sum_over_time)\b[^/]*\/[^/]*\b(?:rate|increase|irate|count_over_time|sum_over_time|clamp_min)\b/.test(
      expression,
    );
  const share = />=?\s*(?:0?\.\d+|[1-9]\d?(?:\.\d+)?)\s*$/.test(expression.trim());
  const failures = /FAILED|error|fail|5xx|timeouts?|dropped|reject/i.test(expression.split('/')[0] ?? '');
  return divided && share && failures && !/\b(?:and|unless)\b/i.test(expression) && !/burn|slo/i.test(rule);
}
