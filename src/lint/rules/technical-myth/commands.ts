import type { Misuse } from './software.ts';

/** Commands that do something else than what they are run for, or nothing. */
export const COMMANDS: readonly Misuse[] = [
  {
    said: /\bkubectl\b[^|`\n]{0,60} logs\b(?![^|`\n]{0,160}--tail)[^|`\n]{0,160}(?:\s-l|--selector)[ =][^|`\n]{0,160}\|\s*(?:grep|egrep|rg|wc|sort|awk|jq)\b/,
    truth: 'with a selector it prints the last 10 lines of each pod, and what is behind the pipe sees no more; --tail=-1 gives all',
    source: 'kubectl reference: kubectl logs, --tail',
  },
  {
    said: /\bkubectl\b[^|`\n]{0,60} (?:restart|delete|get|describe|scale|pause|undo|status) [a-z.]+\/[\w-]+(?: [a-z][\w-]*)+(?=\s*(?:[`|;&]|--?\w|$))/,
    truth: 'behind a TYPE/NAME every further name has to be a TYPE/NAME too; the call is refused',
    source: 'kubectl reference: resource arguments',
  },
  {
    said: /\bredis-cli\b[^|`\n]{0,40} -h \S+[^|`\n]{0,40}--intrinsic-latency\b/,
    truth: 'it asks no server: it measures the machine that it runs on, and has to be run on the host of the server',
    source: 'Redis documentation: diagnosing latency issues',
  },
  {
    said: /(?<!\btimeout \d{1,4}s? )\bredis-cli\b[^|`\n]{0,60}--(?:latency-history|latency-dist|stat)\b/,
    truth: 'it runs until it is stopped by hand',
    source: 'Redis documentation: redis-cli',
  },
  {
    said: /\bjournalctl\b[^|`\n]{0,80} -f\b[^|`\n]{0,80}\|\s*(?:wc|sort|uniq)\b/,
    truth: 'what follows a log never ends, and what is behind the pipe waits for the end',
    source: 'man journalctl',
  },
];
