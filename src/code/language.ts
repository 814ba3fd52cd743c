import { anyOf, guardedAll } from '../text/index.ts';

/** Recognises the language of a piece of text by what its lines look like. */

export type LanguageId =
  | 'javascript'
  | 'jsx'
  | 'typescript'
  | 'tsx'
  | 'python'
  | 'go'
  | 'java'
  | 'csharp'
  | 'php'
  | 'ruby'
  | 'rust'
  | 'cpp'
  | 'kotlin'
  | 'scala'
  | 'swift'
  | 'elixir'
  | 'lua'
  | 'perl'
  | 'sql'
  | 'yaml'
  | 'json'
  | 'nginx'
  | 'haproxy'
  | 'hcl'
  | 'ini'
  | 'dockerfile'
  | 'shell'
  | 'log'
  | 'xml'
  | 'unknown';

/** File name endings. A header comment such as `// routes/cart.ts` decides. */
const ENDINGS: Readonly<Record<string, LanguageId>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'jsx',
  ts: 'typescript',
  mts: 'typescript',
  tsx: 'tsx',
  py: 'python',
  go: 'go',
  java: 'java',
  cs: 'csharp',
  php: 'php',
  rb: 'ruby',
  rake: 'ruby',
  rs: 'rust',
  cc: 'cpp',
  cpp: 'cpp',
  h: 'cpp',
  hpp: 'cpp',
  c: 'cpp',
  kt: 'kotlin',
  kts: 'kotlin',
  scala: 'scala',
  swift: 'swift',
  ex: 'elixir',
  exs: 'elixir',
  lua: 'lua',
  pl: 'perl',
  pm: 'perl',
  sql: 'sql',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  conf: 'nginx',
  tf: 'hcl',
  tfvars: 'hcl',
  hcl: 'hcl',
  ini: 'ini',
  cnf: 'ini',
  properties: 'ini',
  env: 'ini',
  toml: 'ini',
  service: 'ini',
  cfg: 'ini',
  dockerfile: 'dockerfile',
  sh: 'shell',
  bash: 'shell',
  log: 'log',
  xml: 'xml',
  html: 'xml',
};

export function languageOfFile(name: string): LanguageId | undefined {
  if (/(^|\/)Dockerfile/i.test(name)) return 'dockerfile';
  if (/haproxy[^/]*\.(?:cfg|conf)$/i.test(name)) return 'haproxy';
  // Servers whose `.conf` holds one `name value` or `name = value` on a line, without braces.
  if (/(?:postgres\w*|redis|sentinel|sysctl|www|fpm|supervisord?|httpd|sshd?_?\w*|limits|mongod|zookeeper|journald)\.conf$/i.test(name))
    return 'ini';
  const ending = /\.([a-z]+)$/i.exec(name)?.[1];
  return ending ? ENDINGS[ending.toLowerCase()] : undefined;
}

const CREATED = anyOf`TABLE | INDEX | VIEW | FUNCTION | TRIGGER | PROCEDURE | SEQUENCE | USER | EXTENSION | POLICY`;
/** A line that begins a statement. */
const SQL_LINE = new RegExp(
  String.raw`^\s*${anyOf`
    SELECT\b.{0,400} | WITH\s+\w+\s+AS\s | EXPLAIN\s | VACUUM\b | LOCK\s+TABLE\b | SET\s+\w+\s*(?:=|TO)\s
    INSERT\s+INTO\s | UPDATE\s+["\x60\w.]+(?:\s+\w+)?(?:\s+SET\b|\s*$) | DELETE\s+FROM\s | MERGE\s+INTO\s | TRUNCATE\s
    CREATE\s+(?:OR\s+REPLACE\s+)?(?:UNIQUE\s+|TEMP\w*\s+|MATERIALIZED\s+)?${CREATED}\b
    ALTER\s+(?:TABLE|SYSTEM|INDEX|DATABASE|ROLE)\b | DROP\s+(?:TABLE|INDEX|COLUMN)\b
  `}`,
  'im',
);

/** Patterns over lines, with how much each says. Every pattern is anchored or a plain literal, so that long lines cost little. */
const HINTS: readonly (readonly [LanguageId, RegExp, number])[] = [
  ['javascript', /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*\w*\s*\(/m, 3],
  ['javascript', /^\s*(?:export\s+)?(?:const|let)\s+(?:\w+|\{[^}\n]{0,200}\}|\[[^\]\n]{0,200}\])\s*(?::[^=\n]{1,80})?=[^=]/m, 3],
  ['javascript', /=>\s*[{(\n]|\bawait\s+\w+[.(]|===|!==/, 2],
  ['javascript', /\brequire\(['"]|module\.exports|\bconsole\.\w+\(|^\s*import\s.{0,200}\bfrom\s+['"]|\buseEffect\(|process\.env\./m, 4],
  ['javascript', /^\s*(?:router|app)\.(?:get|post|put|patch|delete|use)\(/m, 4],
  ['javascript', /^\s*(?:public |private |static )?(?:async )?\w{1,60}\([^()\n]{0,200}\)\s*(?::\s*[\w<>[\]| ]{1,80})?\{\s*$/m, 1],
  ['python', /^\s*(?:async\s+)?def\s+\w+\s*\(.{0,300}/m, 3],
  ['python', /^\s*(?:from\s+[\w.]+\s+import\s|import\s+[\w., ]+$)/m, 3],
  [
    'python',
    /^\s*(?:elif\s.{1,200}:|except\b.{0,200}:|with\s.{1,200}:|for\s+\w+.{0,60}\sin\s.{1,200}:|if\s.{1,200}:|class\s+\w+.{0,100}:|try:|else:|while\s.{1,200}:)\s*(?:#.{0,200})?$/m,
    2,
  ],
  ['python', /^\s*(?:async\s+)?with\s.{1,200}\sas\s+\w+:\s*$|^\s*async\s+for\s.{1,200}:\s*$/m, 4],
  ['python', /\bself\.\w|\bNone\b|\bTrue\b|\bFalse\b|^\s*@\w+(?:\.\w+)*(?:\(|$)/m, 1],
  ['javascript', /^\s*(?:\w+\.)+\w+\s*=\s*.{1,300};\s*$/m, 2],
  ['javascript', /^\s*\w+(?:\.\w+)*\(.{0,300}\);\s*$/m, 1],
  ['python', /^[a-z_][\w.]*\s*=\s*(?:True|False|None)\s*$|^app\.conf\.\w+\s*=/m, 4],
  ['python', /^\w+\s*=\s*[\w.]+\(.{0,300}\)\s*$/m, 3],
  ['python', /^[\w.]+\((?:[^;{}\n]{0,200}\b\w+\s*=\s*[^=\n][^;\n]{0,200}|[^;{}\n]{0,200})\)\s*$/m, 3],
  ['java', /^\s*(?:int|long|String|double|boolean|var|final\s+\w+|[A-Z]\w*(?:<[^>\n]{1,60}>)?)\s+\w+\s*=\s*.{1,300};\s*$/m, 2],
  [
    'java',
    /^\s*(?:public |final |abstract )*class\s+\w+|\bsynchronized\s*[({]|^\s*(?:void|int|long|boolean)\s+\w+\(.{0,200}\)\s*(?:throws \w+\s*)?\{/m,
    2,
  ],
  ['ruby', /^\s*def\s+(?:self\.)?\w+[?!]?(?:\s*\(.{0,200}\))?\s*$/m, 3],
  ['ruby', /^\s*end\s*$/m, 3],
  [
    'ruby',
    /\bdo\s*\|[^|\n]{1,60}\||^\s*(?:class|module)\s+[A-Z]\w*(?:\s*<\s*[\w:.[\]]+)?\s*$|^\s*(?:include|attr_\w+|has_many|belongs_to|before_\w+|validates)\s/m,
    3,
  ],
  [
    'ruby',
    /\.(?:each|map|nil\?|present\?|blank\?|find_by!?|perform_async|perform_later|create!|save!)\b|&\.\w|^\s*(?:unless|rescue|ensure|raise)\b/m,
    2,
  ],
  ['go', /^\s*func\s+(?:\([^)\n]{1,80}\)\s*)?\w+\s*\(/m, 4],
  ['go', /:=|^package\s+\w+\s*$|\bif err != nil\b|^\s*defer\s|^\s*go func|\bchan\s|\bfmt\.\w|^type\s+\w+\s+(?:struct|interface)\b/m, 3],
  [
    'java',
    /^\s*(?:@\w+(?:\([^)\n]{0,200}\))?\s*)?(?:public|private|protected)\s+(?:static\s+|final\s+|synchronized\s+)*[\w<>[\], ?]+\s+\w+\s*(?:[(=;]|$)/m,
    3,
  ],
  // Methods of C# begin with a capital.
  [
    'java',
    /^\s*(?:public|private|protected)\s+(?:static\s+|final\s+|synchronized\s+)*(?:void|int|long|boolean|double|String|[A-Z]\w*(?:<[^>\n]{1,60}>)?)\s+[a-z]\w*\s*\([^)\n]*\)\s*(?:throws\s[\w., ]+)?\{?\s*$/m,
    3,
  ],
  // `for (Order o : orders)`, which JavaScript has not; C++ has a sign or `auto` there.
  ['java', /\bfor\s*\(\s*(?:final\s+)?[A-Z]\w*(?:<[^>\n]{1,60}>)?\s+\w+\s*:\s/m, 4],
  // A method that says what it throws.
  ['java', /\)\s*throws\s+[A-Z]\w*(?:\s*,\s*[A-Z]\w*)*\s*[{;]/m, 4],
  ['java', /^\s*(?:import\s+(?:static\s+)?[\w.]+(?:\.\*)?;|package\s+[\w.]+;)/m, 4],
  [
    'java',
    /\bnew\s+\w+(?:<[^>\n]{0,60}>)?\(.{0,200}|\bSystem\.\w+|\bString\s+\w+|@(?:Autowired|Transactional|Component|Service|Repository|RestController|Override|Bean|Value)\b|\bfinal\s+\w+\s+\w+\s*=/,
    2,
  ],
  [
    'csharp',
    /^\s*using\s+[\w.]+;|^\s*namespace\s+[\w.]+|\basync\s+Task\b|\bTask<|\bIEnumerable<|\bILogger\b|\bvar\s+\w+\s*=\s*(?:await|new)\b|\{\s*get;|\bstring\?\s|\bnameof\(|\bbuilder\.Services\b/m,
    4,
  ],
  [
    'csharp',
    /^\s*(?:public|private|protected|internal|static)\s+(?:static\s+|readonly\s+|async\s+|override\s+|virtual\s+)*[\w<>[\],? ]+\s+[A-Z]\w*\s*\(/m,
    3,
  ],
  [
    'csharp',
    /\bDateTime(?:\.\w|Offset|\s\w+\s=)|\bstring\.\w|\bConsole\.Write|^\s*\[\w+(?:\([^\n]{0,100}\))?\]\s*$|\.\w+Async\(|\bthrow new \w+Exception\(|\bGuid\b/m,
    3,
  ],
  // A base type after a colon, a text with holes, `.Result` of a task: Java has none of them.
  [
    'csharp',
    /^\s*(?:public |internal |sealed |abstract |static |partial )*(?:class|record|interface)\s+\w+(?:<[^>\n]{1,60}>)?\s*:\s*[A-Z]\w*[^\n]{0,120}$|\(\s*\$"|Async\([^\n]{0,120}\)\.(?:Result|Wait\(\)|GetAwaiter\(\))|\binternal\s+(?:sealed\s+|static\s+)?class\b|<(?:byte|decimal)>/m,
    4,
  ],
  ['csharp', /\bTask\.(?:Run|WhenAll)\(|\bservices\.Add\w+<|\bIServiceCollection\b|\basync void\b|\(async _ =>/, 4],
  // What Java has no word for: verbatim strings, `readonly`, a type left out after `new`, `foreach`, members in capitals.
  [
    'csharp',
    /[(=,]\s*\$?@"|\breadonly\s+\w|=\s*new\s*\(|\bforeach\s*\(var\s|\.(?:ToList|ToArray|FirstOrDefault|IsMatch)\(|\.(?:Any|Select|Where)\(\w+\s*=>/,
    4,
  ],
  [
    'php',
    /<\?php|^\s*(?:public |private |protected |static )+function\s+\w+\s*\(|\$this->|\$\w+\s*=\s|\bfunction \w+\(\s*(?:[\w?]+ )?\$|^\s*use\s+[A-Z][\w\\]+;/m,
    3,
  ],
  ['php', /(?:^|[\s(,!])\$\w+\s*(?:[-=!]==?\s|=\s|[),;[])/m, 3],
  ['php', /\$\w+->|\$_(?:GET|POST|SESSION|SERVER)\b/, 3],
  [
    'rust',
    /^\s*(?:pub(?:\([^)]{0,20}\))?\s+)?(?:async\s+)?fn\s+\w+|^\s*(?:pub\s+)?(?:struct|enum|impl|trait|mod)\s+[\w<>:]+.{0,80}\{|\blet\s+(?:mut\s+)?\w+\s*(?::[^=\n]{1,60})?=|\.unwrap\(\)|\w+!\(|&mut\s|::<|^\s*use\s+\w+(?:::\w+)+/m,
    3,
  ],
  ['rust', /\.await\b|->\s*(?:Result|Option|Self|impl)\b|\bArc<|\bMutex</, 3],
  [
    'cpp',
    /^\s*#include\s|\bstd::\w|\w->[A-Za-z_]\w*\(|\bconst \w+&|\bconst auto&|^\s*(?:const\s+)?\w+(?:::\w+)*\s*[*&]\s*\w+\s*=|\bnullptr\b|^\s*(?:void|int|bool|char|static|size_t)\s+\w+(?:::\w+)?\s*\(/m,
    3,
  ],
  [
    'kotlin',
    /^\s*(?:(?:override|private|suspend|internal|open|inline|public|protected|operator)\s+)*fun\s+(?:<[^>\n]{1,40}>\s*)?[\w.]+\s*\(|^\s*(?:(?:private|internal|override|lateinit|const)\s+)*val\s+\w+\s*(?::\s*[\w<>?., ]+)?\s*(?:=|by\b|$)|\bdata class\b/m,
    5,
  ],
  [
    'scala',
    /^\s*(?:override\s+|private\s+)*def\s+\w+.{0,200}=\s*(?:\{|$)|^\s*(?:case class|object|trait)\s+\w+|=>\s*$.{0,10}^\s*case\s/m,
    4,
  ],
  [
    'swift',
    /^\s*(?:@\w+\s+)*(?:public |private )*func\s+\w+.{0,200}\{|\bguard let\b|\bif let\b|\blet\s+\w+:\s*[A-Z]\w*|\bDispatchQueue\b/m,
    3,
  ],
  [
    'scala',
    /^\s*case\s+.{1,80}=>|\bmatch\s*\{|\b(?:Some|Left|Right)\(|\bFuture\s*\{|"""\.r\b|^import\s+[\w.]+\.\{|\bimplicit\s+(?:val|def|ec)\b/m,
    5,
  ],
  ['perl', /^\s*use\s+(?:strict|warnings)\b|\bmy\s+[$@%(]\w*|[=!]~\s*(?:[msy]|tr|qr)?\/|\bsub\s+\w+\s*\{/m, 7],
  ['elixir', /^\s*def(?:p|module|macro)?\s+\S.{0,200}(?:\bdo\s*$|,\s*do:\s)|\bfn(?:\s+[\w{},: %_]{1,80})?\s*->/m, 6],
  ['elixir', /\{:(?:ok|error|reply|noreply|stop)\b|\bRepo\.\w+|\b(?:Enum|GenServer|Task|Process|Logger|Ecto)\.\w|:ets\.|^\s*\w+ <- /m, 4],
  ['elixir', /^\s*def(?:p|module)?\s+[\w.]+.{0,200}\bdo\s*$|\|>\s|%\{(?:\w+: |"|\})|%[A-Z]\w*\{|^\s*use\s+[A-Z]\w+(?:\.\w+)*,?/m, 4],
  ['lua', /^\s*local\s+(?:function\s+)?\w+|\bthen\s*$|\[\[/m, 3],
  ['lua', /^\s*local\s+(?:function\s+)?\w+|\bi?pairs\(|\bngx\.\w|\s~=\s/m, 5],
  ['sql', SQL_LINE, 5],
  ['yaml', /^\s*(?:- )?[A-Za-z_][\w./-]*:(?:\s+[^;\n]*)?$/m, 1],
  [
    'yaml',
    /^(?:apiVersion|kind|metadata|spec|services|version|resources|spring|server|global|scrape_configs|receivers|on|jobs|management|logging):(?:\s|$)/m,
    4,
  ],
  ['yaml', /^\s*- [\w"'{].{0,200}$|^---\s*$/m, 1],
  // A fragment without its outer braces: only names in double quotes, and nothing that ends a statement.
  ['json', /^\s*"[\w.-]{1,80}"\s*:\s*(?:\{|\[|"[^"\n]{0,200}"|-?\d[\d.]*|true|false|null)\s*,?\s*$/m, 2],
  ['json', /^\s*[{[]\s*$[\s\S]{0,40}^\s*"[\w.-]+"\s*:/m, 5],
  [
    'nginx',
    /^\s*(?:server|location\s.{1,200}|upstream\s+\S+|http|events)\s*\{\s*$|^\s*(?:proxy_\w+|listen|server_name|keepalive\w*|worker_\w+|client_\w+|add_header|limit_\w+|fastcgi_\w+|ssl_\w+|try_files|expires)\s.{1,300};/m,
    6,
  ],
  [
    'haproxy',
    /^\s*(?:frontend|backend|defaults|listen)\s*\S*\s*$|^\s*(?:timeout (?:connect|client|server|http-keep-alive|queue|check)|option\s+httpchk|balance|default_backend|retry-on|maxconn\s+\d)\s|^\s*server\s+\S+\s+\S+:\d+(?:\s|$)|^global\s*$/m,
    5,
  ],
  ['hcl', /^\s*(?:resource|data|module|variable|provider|output|locals|terraform)\s*(?:"[^"\n]{1,80}"\s*){0,2}\{/m, 6],
  ['hcl', /^[+\- ]?\s*\w+\s*=\s*(?:"|\d|true|false|\[|aws_|data\.|var\.|local\.)/m, 1],
  // A plan of Terraform.
  ['hcl', /^ *(?:-\/\+|\+\/-|[-+~]) resource "|^ *# \S+ (?:must|will) be (?:replaced|destroyed|created|updated)|^Plan: \d+ to add/m, 8],
  ['ini', /^\[[\w .:-]{1,60}\]\s*$/m, 4],
  ['ini', /^(?:maxmemory(?:-policy)?|append(?:only|fsync)|save|maxclients|tcp-backlog|repl-\S+|min-replicas-\S+)\s+\S+/m, 6],
  ['ini', /^[A-Za-z_][\w.-]*\s*=\s*[^=\s(;][^(;\n]{0,200}$/m, 1],
  ['ini', /^[a-z][\w-]*(?:\.[\w-]+)+\s*[=:]\s*[^\s;(][^;(\n]*$/m, 3],
  ['ini', /^[A-Z][A-Z0-9_]+=\S*$/m, 3],
  ['dockerfile', /^(?:FROM\s+\S+|RUN\s|ENTRYPOINT\s|CMD\s|COPY\s+\S+\s+\S|WORKDIR\s|EXPOSE\s+\d|HEALTHCHECK\s)/m, 5],
  [
    'shell',
    /^\s*(?:[$#%]\s+)?(?:sudo\s+)?(?:kubectl|docker|helm|aws|gcloud|curl|psql|npm|npx|git|systemctl|redis-cli|terraform|cd|echo|rm|chmod|ssh|mysql|grep|crontab|wrangler)\s+[\w./"'$-]|^export \w+=/m,
    3,
  ],
  ['ini', /^(?:maxmemory(?:-policy)?|appendonly|appendfsync|maxclients|client-output-buffer-limit|tcp-keepalive)\s+\S+/m, 5],
  ['shell', /^#!\/|^\s*(?:if \[|fi$|done$|for \w+ in .{1,200}; do|(?:while|until) .{1,200}; do\b|set -[eux]|trap ')/m, 5],
  [
    'shell',
    /^\s*[$%#]\s+(?:for|while|if|cat|ls|ps|top|free|df|du|dig|openssl|journalctl|dmesg|ss|netstat|lsof|strace|tail|head|less|kill|psql|curl|kubectl)\s/m,
    4,
  ],
  // A schedule and its command; rows of figures have no command.
  ['shell', /^(?:[\d*/,-]+\s+){4}[\d*/,a-zA-Z-]+\s+[A-Za-z/.~$@[(]/m, 4],
  ['log', /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/m, 4],
  [
    'log',
    /^\s*(?:at\s+[\w.$]+\(.{0,200}\)|Traceback \(most recent|Caused by:|ERROR:|WARN\b|Limit {2}\(cost|->\s{2}\w+ (?:Scan|Join)|\s*Filter: \()/m,
    4,
  ],
  ['xml', /^\s*<(?:\?xml|[\w:-]+(?:\s+[\w:-]+="[^"\n]*")*\s*\/?>)/m, 3],
];

/** The patterns with the flag `g`, each behind what a text must hold for it. */
const EVERYWHERE = HINTS.map(([id, pattern, weight]) => ({
  id,
  weight,
  pattern: guardedAll(new RegExp(pattern.source, `${pattern.flags}g`)),
}));

/** Scores per language. A pattern counts once for each line that it fits, up to three. */
function scoreLanguages(text: string): Map<LanguageId, number> {
  const scores = new Map<LanguageId, number>();
  const sample = text.length > 20_000 ? text.slice(0, 20_000) : text;
  for (const { id, pattern, weight } of EVERYWHERE) {
    let hits = 0;
    for (const _ of pattern.all(sample)) if (++hits === 3) break;
    if (hits > 0) scores.set(id, (scores.get(id) ?? 0) + weight * hits);
  }
  return scores;
}

/** The language with the highest score, and by how much it leads. */
export function guessLanguage(text: string): { id: LanguageId; score: number; lead: number } {
  const ranked = [...scoreLanguages(text)].sort((a, b) => b[1] - a[1]);
  const [id, score] = ranked[0] ?? ['unknown' as const, 0];
  const lead = score - (ranked[1]?.[1] ?? 0);
  return { id, score, lead };
}

/** Which of the JavaScript family: types and JSX decide on the grammar. */
export function javascriptFlavour(text: string, file?: string): LanguageId {
  const byFile = file ? languageOfFile(file) : undefined;
  const jsx = /(?:return|[(?:&,]|=>)\s*\(?\s*<(?:[A-Z][\w.]*|div|span|p|ul|li|button|form|input|table|>)[\s/>]/.test(text);
  const typed =
    /^\s*(?:export\s+)?(?:interface|type)\s+\w+[^\n]{0,60}[={]|\bimport type\b|\b(?:private|public|protected|readonly)\s+\w|[\w)\]]\??:\s*(?:string|number|boolean|void|unknown|any|Promise<|Record<|Map<|[A-Z]\w*(?:<|\[\])|\w+\[\])|\bas (?:const|unknown|any)\b|\w!\.|\buseState<|^\s*@\w+\(/m.test(
      text,
    );
  if (byFile === 'typescript' || byFile === 'tsx') return jsx || byFile === 'tsx' ? 'tsx' : 'typescript';
  if (typed) return jsx ? 'tsx' : 'typescript';
  return jsx ? 'jsx' : 'javascript';
}
