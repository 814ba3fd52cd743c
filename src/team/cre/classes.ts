/**
 * Words of a title -> cause class, the first that fits. Only where the words name the cause and not the product it befell: a wrong class brings the
 * wrong remedies, none only leaves the enumeration a signal. A guess that its reader may correct in the file.
 */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\brate limit|throttl|quota exceeded|too many requests\b/i, 'rate-limit-or-quota'],
  [/\bcertificate|\bssl\b|\btls\b|x509/i, 'certificate-or-tls'],
  [/\b(?:api key|jwt|credential|secret|token|password)s?\b|authentication fail/i, 'secret-or-credential'],
  [/\bpermission|forbidden|access denied|unauthori[sz]ed|acl\b|\brbac\b/i, 'permission-denied'],
  [/\bdisk (?:full|space)|no space|storage exhaust|full disk|disk.{0,12}exhaust/i, 'disk-full'],
  [/\b(?:maximum|max|too many)\b.{0,12}\b(?:client )?connections?|connection exhaustion|max(?:imum)? client/i, 'connection-limit'],
  [/\bconnection pool/i, 'connection-pool-exhaustion'],
  [/\bquorum|split.?brain|primary election|leader election/i, 'failover-or-split-brain'],
  [/\bmemory leak/i, 'memory-leak'],
  [/\boom\b|oomkill|out.of.memory|memory (?:exhaustion|limit|alarm|pressure)|exit code 137|heap out/i, 'memory-limit'],
  [/\b(?:readiness|liveness|startup) probe|probe failure/i, 'health-probe-misconfigured'],
  [/\bdns\b|no such host|name resolution|hostname/i, 'dns-failure'],
  [
    /\bimage pull|imagepullbackoff|port (?:binding )?conflict|address already in use|bind failure|fails? to start|startup failure/i,
    'image-or-startup-failure',
  ],
  [/\b(?:schema|migration)\b/i, 'schema-mismatch'],
  [/\bcorrupt(?:ion|ed)?\b|data loss/i, 'data-corruption-or-loss'],
  [/\bslow quer/i, 'slow-query'],
  [/\brewrite|ingress|upstream/i, 'load-balancer-or-keepalive'],
  [/\breplica(?:tion|s)?\b.{0,20}\b(?:lag|fail|sync)/i, 'replication-lag'],
  [/\bincompatible|version mismatch|deprecat/i, 'dependency-upgrade'],
  [/\bevict|unschedul|insufficient (?:cpu|memory)|failedscheduling/i, 'scheduling-or-eviction'],
  [/\bip (?:pool|address)?.{0,10}(?:deplet|exhaust)|port exhaustion|too many open files/i, 'descriptor-or-port-exhaustion'],
  [/\bsegmentation fault|sigsegv|sigabrt|assertion fail/i, 'kernel-or-runtime-bug'],
  [
    /\bmisconfigur|invalid configuration|configuration (?:error|fail)|missing .{0,20}(?:setting|variable|key)|\benv\b/i,
    'configuration-error',
  ],
];

export const classOfTitle = (title: string, known: ReadonlySet<string>): string | undefined =>
  WORDS.find(([words, name]) => words.test(title) && known.has(name))?.[1];
