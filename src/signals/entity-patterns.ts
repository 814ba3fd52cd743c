import { anyOf } from '../text/index.ts';

/** A table: alone, of a schema, or in quotation marks. */
const TABLE = String.raw`["'\`\[]?((?:[a-z]\w*\.)?[a-z]\w*)["'\`\]]?`;
const SNAKE = String.raw`((?:[a-z]\w*\.)?[a-z]\w*_\w+)`;
const NO_COLLECTION = anyOf`
  the | this | that | one | same | each | every | whole | garbage | our | its | his | her | which | what | another | other | capped
  sharded | big | large | small | main | mongo | mongodb | young | old | full | minor | major | partial | log | data | metrics?
  debt | waste | fees? | cash | milk | toll | art | forced | explicit
`;
const NO_SERVICE = anyOf`in | non | self | on | off | multi | single | cross | full | all | any | per | pre | post | metrics-server`;
const NO_RUN = anyOf`re | dry | pre | post | test | trial | first | last | next | long | short | full | cold | up-to-run | next-to`;
const NO_HOST = anyOf`
  step | phase | stage | part | version | page | level | tier | layer | group | brand | top | sev | prio | week | day | month | year | round
  covid | utf | sha | iso | http | tls | col | row | line | item | test | case | option | plan | type | class | catch | release | sprint | ticket
  issue | batch | chunk | model
  // clients and threads
  consumer(?:-[\w.-]{0,60}?)? | producer(?:-[\w.-]{0,60}?)? | thread | [\w-]{1,40}-thread | executor | exec
`;
/** "the shop namespace", "namespace shop". */
const NO_NAMESPACE = anyOf`same | whole | other | own | our | each | every | one | this | that | default | new | old | xml | kernel | network | user`;
const NAMESPACE = new RegExp(String.raw`\bthe (?!${NO_NAMESPACE}\b)([a-z][a-z0-9-]+) namespace\b`, 'g');

/** "checkout-api", whole and not as a part of "mysql-server-8.0" or "--bootstrap-server"; a pod's name begins with its workload's. */
const SERVICE = new RegExp(
  String.raw`(?<![\w./-])(?<!\bthread ['"])(?!(?:${NO_SERVICE})\b)([a-z]\w*(?:-\w+)*?-(?:service|svc|api|worker|gateway|app|server|web))(?![\w-]|\.\w)`,
  'g',
);
const OF_POD = /\b([a-z]\w*(?:-\w+){0,15}?-(?:service|svc|api|worker|gateway|app|server|web))-[0-9a-f]{4,10}-[a-z0-9]{4,5}\b/g;
/** "nightly-export-job", "dunning-run"; not "re-run". */
const JOB = new RegExp(
  String.raw`(?<![\w./@-])(?!CronJob\b)((?!(?:${NO_RUN})[-_](?:run|cron|job)\b)(?:[A-Z]\w+Job|[a-z]\w*(?:-\w+)*[-_](?:job|run|cron)))(?![\w-]|[./]\w)`,
  'g',
);
/** A run of a CronJob carries its name and the minute of its start since 1970, or the second. */
const RUN_OF_JOB =
  /(?<![\w.-])(?<!(?<!\b(?:jobs?|pods?)(?:\.batch)?)\/)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)-(?:2[5-9]\d{6}|3[0-4]\d{6}|1[5-9]\d{8})(?:-[a-z0-9]{5})?(?![\w-])/g;
/** "shop  api-6c9d7b5f4-lx2vq  0/1  Running": the row of a pod of all namespaces. */
const POD_ROW = /(?<![\w-])([a-z][a-z0-9-]*)[ \t]+[a-z][a-z0-9-]*-[a-z0-9]{5}[ \t]+\d{1,2}\/\d{1,2}[ \t]+[A-Z]/g;
/** "db-3", "ns-7.example.org"; not "us-east-1", a partition, a client's id, a file, a package or a part of a longer name. */
const HOST = new RegExp(
  String.raw`(?<![\w./#-])(?<!(?<!\w)@)(?<!\b(?:client\.?id|partitions?)[ :=]{1,2})(?<!(?<!\b(?:host|hostname|node|server|instance))=)(?!(?:${NO_HOST})-\d)(?!(?:us|eu|ap|sa|ca|me|af|il|mx|cn)-[a-z-]+-\d\b)` +
    String.raw`(?!(?:[a-z]\d\w?-)?(?:standard|highmem|highcpu|custom|micro|small|medium|large)-\d)` +
    String.raw`((?:ip-)?[a-z]+(?:-[a-z0-9]+)*-\d{1,4}(?:(?:\.[a-z0-9-]+)+(?:\.(?:com|org|net|io|local|internal|lan|corp|example|cloud|dev))\b)?)(?![\w/-]|\.\w)`,
  'g',
);

/** How a text gives a name: the slot, and a pattern whose first group is the name. Earlier rows win a slot. */
export const NAMES: readonly { readonly slot: string; readonly pattern: RegExp }[] = [
  { slot: 'constraint', pattern: /\bconstraint (?:["'`]([a-z_][\w.]+)["'`]|([a-z]\w*_\w+)(?! ?[<>=]))/gi },
  { slot: 'endpoint', pattern: /\b((?:GET|POST|PUT|PATCH|DELETE) \/[\w\-/:.{}*]*)/g },
  { slot: 'endpoint', pattern: /(?:^|[\s("'`])(\/[a-z_][\w\-{}:.]*(?:\/[a-z_][\w\-{}:.]*){0,4}\/?)(?=$|[\s)"'`,.;?])/gim },
  { slot: 'release', pattern: /\b((?:release|version|build) v?\d[\w.-]*\w|v\d+(?:\.\d+)+)\b/gi },
  // A statement as it is written, and a word that is no prose: it has an underscore or quotation marks.
  { slot: 'table', pattern: new RegExp(String.raw`\b(?:INSERT INTO|DELETE FROM|REPLACE INTO) ${TABLE}`, 'g') },
  { slot: 'table', pattern: new RegExp(String.raw`\bUPDATE ${TABLE} SET\b`, 'g') },
  { slot: 'table', pattern: new RegExp(String.raw`\bSELECT\b[^;\n]{1,300}?\bFROM ${TABLE}`, 'g') },
  {
    slot: 'table',
    pattern: new RegExp(String.raw`\balter table (?:if exists |only )?${TABLE} (?:add|drop|alter|modify|change|rename|set|engine)\b`, 'gi'),
  },
  {
    slot: 'table',
    pattern: new RegExp(
      String.raw`\b(?:TRUNCATE|LOCK|DROP|VACUUM|ANALYZE|CREATE) TABLE (?:IF (?:NOT )?EXISTS )?${TABLE}(?=[\s]*(?:[;,.(]|$|[A-Z]))`,
      'gm',
    ),
  },
  { slot: 'table', pattern: /\b(?:table|relation) ["'`]((?:[a-z]\w*\.)?[a-z]\w*)["'`]/gi },
  {
    slot: 'table',
    pattern: new RegExp(
      String.raw`\b(?:table|relation|into|update|rows? (?:from|of|in)|(?:select|delete)\b[^;.\n]{0,80}? from) ["'\`]?${SNAKE}(?!\w| ?=)`,
      'gi',
    ),
  },
  { slot: 'index', pattern: /\bindex ["'`]?([a-z]\w*_\w+)["'`]?/gi },
  // In quotation marks, or as a setting or an option gives it, any name.
  { slot: 'queue', pattern: /\b(?:queue ["'`]|queue(?:Name)?=["'`]?)([a-z][\w.-]{2,})(?=["'`\s,;)]|$)/g },
  { slot: 'topic', pattern: /(?:\btopic ["'`]|\btopic=["'`]?|--topic )([a-z][\w.-]{2,})(?=["'`\s,;)]|$)/g },
  { slot: 'group', pattern: /(?:\bgroup ["'`]|\bgroup(?:[._]?id)?=["'`]?|--group )([a-z][\w.-]{2,})(?=["'`\s,;)]|$)/g },
  { slot: 'queue', pattern: /\bqueue ["'`]?([a-z][\w.-]*[._-][\w.-]*\w)["'`]?/gi },
  { slot: 'topic', pattern: /\btopic ["'`]?([a-z][\w.-]*[._-][\w.-]*\w)["'`]?/gi },
  { slot: 'bucket', pattern: /\b(?:s3|gs):\/\/([a-z0-9][\w.-]+\w)/gi },
  { slot: 'bucket', pattern: /\b(?:bucket|(?:blob|storage) container) ["'`]?([a-z0-9][\w.]*-[\w.-]*\w)["'`]?/gi },
  { slot: 'collection', pattern: /\bcollection ["'`]([a-z]\w{2,})["'`]/gi },
  {
    slot: 'collection',
    pattern: new RegExp(String.raw`\b(?!${NO_COLLECTION}\b)([a-z]\w{2,}) collection\b`, 'g'),
  },
  { slot: 'service', pattern: SERVICE },
  { slot: 'service', pattern: OF_POD },
  { slot: 'job', pattern: JOB },
  { slot: 'job', pattern: RUN_OF_JOB },
  { slot: 'pod', pattern: /\b([a-z][a-z0-9]*(?:-[a-z0-9]+){0,15}-[0-9a-f]{8,10}-[a-z0-9]{5})\b/g },
  { slot: 'pod', pattern: /(?<![\w/.-])pods?\/([a-z0-9]+(?:-[a-z0-9]+)+)\b(?![./])/g },
  { slot: 'namespace', pattern: /\bkubectl\b[^\n]{0,60}?\s(?:-n|--namespace)[ =](?!kube-\w+\b)([a-z][a-z0-9-]+)/g },
  { slot: 'namespace', pattern: /\bnamespace(?:: | = |=| )["'`]?(?!is\b|was\b|has\b|and\b|of\b|with\b)([a-z][a-z0-9]*-[a-z0-9-]+)["'`]?/g },
  { slot: 'namespace', pattern: NAMESPACE },
  { slot: 'namespace', pattern: POD_ROW },
  { slot: 'group', pattern: /\b(?:consumer )?group ["'`]?([a-z][\w.]*-[\w.-]*\w)["'`]?/g },
  { slot: 'host', pattern: HOST },
  { slot: 'host', pattern: /\b(pod \d{1,3})(?![\w%-]|[.,]\d| ?(?:%|[mµn]?s\b|sec|min|cores?\b|[KMGT]i?B\b))/g },
  { slot: 'lambda', pattern: /\/aws\/lambda\/([\w-]+)|\bfunction:([\w-]+)/g },
  { slot: 'error', pattern: /\b([A-Z]\w+(?:Error|Exception)|E[A-Z]{4,})\b/g },
];

/** Views and tables that every server has. */
export const OF_CATALOGUE =
  /^(?:pg_\w+|sqlite_\w+|innodb_\w+|(?:information_schema|performance_schema|mysql|sys|v\$\w*|dba_\w+)(?:\.\w+)?)$/i;
