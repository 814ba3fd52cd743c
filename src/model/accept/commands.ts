import { isReadOnlySql } from './sql.ts';
import { segmentsOf } from './words.ts';

/**
 * Is a command certain to change nothing? A short list of programs with the parts of them that only look; everything else is no. A list of prefixes
 * would not do: `find`, `sort`, `git log` and redirects write files, a SELECT can call a function that kills.
 */
export function isReadOnlyCommand(command: string): boolean {
  const text = command.trim();
  if (text === '' || text.length > 400 || /[\u0000-\u001f\u007f]/.test(text)) return false;
  if (/^(?:select|show|explain)\b/i.test(text)) return isReadOnlySql(text);
  const segments = segmentsOf(text);
  return segments?.every((words, i) => looksOnly(words, i > 0)) ?? false;
}

type Judge = (args: readonly string[]) => boolean;

const none =
  (...bad: readonly RegExp[]): Judge =>
  (args) =>
    !args.some((a) => bad.some((b) => b.test(a)));
/** The first word that is no flag is one of these. */
const verb =
  (verbs: readonly string[], also: Judge = () => true): Judge =>
  (args) =>
    verbs.includes(args.find((a) => !a.startsWith('-')) ?? '') && also(args);
const sqlAfter =
  (flags: RegExp): Judge =>
  (args) => {
    const at = args.findIndex((a) => flags.test(a));
    return (
      at >= 0 &&
      isReadOnlySql(args[at + 1] ?? '') &&
      !args.some((a, i) => i !== at && (/^-+(?:f|file|o|output|L|log-file|execute|command|e|c)\b/.test(a) || a.startsWith('\\')))
    );
  };
const REDIS: Readonly<Record<string, readonly string[] | true>> = {
  info: true,
  dbsize: true,
  ttl: true,
  pttl: true,
  llen: true,
  strlen: true,
  scard: true,
  zcard: true,
  hlen: true,
  xlen: true,
  type: true,
  lastsave: true,
  role: true,
  slowlog: ['get', 'len'],
  memory: ['stats', 'usage', 'doctor'],
  client: ['list', 'info'],
  config: ['get'],
  latency: ['latest', 'history', 'doctor'],
  object: ['freq', 'encoding', 'idletime'],
  cluster: ['info', 'nodes', 'slots'],
};

const LOOKS: Readonly<Record<string, Judge>> = {
  kubectl: (args) => {
    const words = args.filter((a) => !a.startsWith('-'));
    if (args.some((a) => /^--(?:raw|kubeconfig|as|token|server)\b|^-s$/.test(a)) || /\bsecrets?\b/i.test(args.join(' '))) return false;
    if (words[0] === 'rollout') return ['status', 'history'].includes(words[1] ?? '');
    return ['get', 'describe', 'logs', 'top', 'version', 'explain', 'events', 'api-resources'].includes(words[0] ?? '');
  },
  docker: verb(['ps', 'logs', 'stats', 'inspect', 'images', 'events', 'top', 'version', 'info']),
  git: (args) =>
    ['log', 'show', 'diff', 'blame', 'status', 'shortlog', 'rev-parse'].includes(args[0] ?? '') &&
    none(/^-[oO]/, /^--(?:output|ext-diff|exec|upload-pack|config|textconv)/, /^-c$/)(args),
  helm: verb(['list', 'ls', 'history', 'status']),
  systemctl: verb(['status', 'is-active', 'is-failed', 'list-units', 'list-timers', 'show', 'cat']),
  journalctl: none(/^--?(?:rotate|vacuum|flush|sync|relinquish|setup-keys|update-catalog|smart-relinquish|cursor-file)/),
  dmesg: none(/^-[a-zA-Z]*[cCDEn]/, /^--(?:clear|read-clear|console)/),
  psql: sqlAfter(/^(?:-c|--command)$/),
  mysql: sqlAfter(/^(?:-e|--execute)$/),
  'redis-cli': (args) => {
    const words = args.filter((a, i) => !a.startsWith('-') && !/^-[hpnau]$/.test(args[i - 1] ?? ''));
    if (args.some((a) => /^(?:-x|--eval|--pipe|--rdb|--cluster|--functions-rdb|-a|--pass|--intrinsic-latency)$/.test(a))) return false;
    if (words.length === 0) return args.some((a) => /^--(?:bigkeys|memkeys|hotkeys|latency|stat)$/.test(a));
    const allowed = REDIS[(words[0] ?? '').toLowerCase()];
    return allowed === true || (allowed?.includes((words[1] ?? '').toLowerCase()) ?? false);
  },
  rabbitmqctl: (args) => /^(?:list_[a-z_]+|status|cluster_status|report)$/.test(args[0] ?? ''),
  'kafka-consumer-groups.sh': (args) =>
    args.some((a) => a === '--describe' || a === '--list') && none(/^--(?:reset-offsets|delete|execute|export)/)(args),
  'kafka-topics.sh': (args) => args.some((a) => a === '--describe' || a === '--list') && none(/^--(?:create|delete|alter)/)(args),
  aws: (args) => {
    const words = args.filter((a) => !a.startsWith('-'));
    return /^(?:describe|list)-[a-z-]+$/.test(words[1] ?? '') && none(/^--(?:endpoint-url|cli-input|profile)/)(args);
  },
  find: none(/^-(?:exec|execdir|ok|okdir|delete|fprint0?|fprintf|fls)$/),
  sort: none(/^-[a-zA-Z]*[oTS]/, /^--(?:output|compress-program|temporary-directory)/),
  date: (args) => args.every((a) => /^\+|^-u$|^--utc$|^-d$/.test(a)),
  uniq: (args) => args.every((a) => a.startsWith('-')),
  tail: none(/^--pid/),
  ss: none(/^-[a-zA-Z]*[KD]/, /^--(?:kill|diag)/),
  sysctl: none(/^-[a-zA-Z]*[wpf]/, /^--(?:write|load|system)/, /=/),
  top: (args) => args.some((a) => /^-[a-zA-Z]*b/.test(a)),
  ping: (args) => args.includes('-c') && none(/^-[a-zA-Z]*f/)(args),
  lsof: () => true,
  ...Object.fromEntries(
    'grep egrep fgrep zgrep head wc cut tr jq cat zcat column ps free df du uptime vmstat iostat pidstat mpstat netstat nproc uname dig host nslookup stat ls getconf'
      .split(' ')
      .map((name): [string, Judge] => [name, () => true]),
  ),
};
/** Programs that are only let stand behind a pipe with what stands before it, and never read a secret file by themselves. */
const SECRET_FILE = /(?:^|\/)(?:\.ssh|\.aws|\.kube|\.env\b|shadow|id_[a-z0-9]+|.*\.(?:pem|key|pfx|p12))|\/(?:environ|secrets?)(?:\/|$)/i;

function looksOnly(words: readonly string[], piped: boolean): boolean {
  const [program = '', ...args] = words;
  const judge = LOOKS[program];
  if (!judge || args.some((a) => SECRET_FILE.test(a))) return false;
  if (piped && program === 'psql') return false;
  return judge(args);
}
