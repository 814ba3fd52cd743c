import fc from 'fast-check';
import type { Report } from '../../src/report/types.ts';

/** Words from closed vocabularies, which no incident and no model can set. */
const CLOSED = new Set(['kind', 'field', 'level', 'band', 'role', 'origin', 'classification', 'risk', 'severity', 'undone']);

/** A report with `prefix` before every text that it holds: one prefix, so that what refers to another part still does. */
export function prefixed(report: Report, prefix: string): Report {
  const change = (value: unknown, key: string): unknown => {
    if (key === 'cells') return value;
    if (typeof value === 'string') return CLOSED.has(key) && key !== 'severity' ? value : prefix + value;
    if (Array.isArray(value)) return value.map((v) => change(v, key));
    if (value && typeof value === 'object') {
      // `given` and `onlyBy` are keyed by ids.
      const keyed = key === 'given' || key === 'onlyBy';
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [keyed ? prefix + k : k, change(v, keyed ? '' : k)]));
    }
    return value;
  };
  return change(report, '') as Report;
}

/** Text that means something to a browser, to a parser of attributes, or to a chat. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>window.attacked=1</script>',
        '"><img src=x onerror=window.attacked=1>',
        "' onmouseover='window.attacked=1",
        '</style><style>*{display:none}',
        '</script>',
        '<!--',
        '-->',
        ']]>',
        '&lt;b&gt;',
        '&#60;',
        '`',
        '\u0000',
        '\u001b[31m',
        '\u202e',
        '\u2028',
        '<!channel>',
        '<@U123>',
        '<https://x.test|click>',
        '```',
        '*bold* _it_ ~no~',
        'javascript:window.attacked=1',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
