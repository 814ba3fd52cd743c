import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

const PG_NAMES = anyOf`
  stat_\w+ | locks | terminate_backend | cancel_backend | blocking_pids | settings | relation_\w+ | repack | dump | isready | class
`;
/** Systems of one kind: how the stack names each, and what only it understands. */
const KINDS: readonly (readonly { readonly name: string; readonly stack: RegExp; readonly speaks: RegExp }[])[] = [
  [
    {
      name: 'PostgreSQL',
      stack: new RegExp(
        anyOf`
          \bpostgres\w* | \bpg\b | \baurora\b | \btimescale\w* | \bcitus\b | \balloydb\b | \bcockroach\w* | \bredshift\b
          \bgreenplum\b | \byugabyte\w* | \bpglite\b | \bneon\b | \bsupabase\b
        `,
        'i',
      ),
      speaks: words`pg_${PG_NAMES} | psql | vacuum (?:full|analyze|verbose)`,
    },
    {
      name: 'MySQL',
      stack: /\bmysql\b|\bmariadb\b|\bpercona\b|\baurora\b|\bvitess\b|\btidb\b|\bplanetscale\b|\bsinglestore\b/i,
      speaks: new RegExp(
        anyOf`
          \bshow (?:full )?processlist\b | \bshow engine innodb\b | \binnodb_\w+ | \binformation_schema\.innodb\w*
          \bperformance_schema\b | \bsys\.(?:innodb|schema|statement)\w* | \bmysqladmin\b | \bpt-\w+-\w+
        `,
        'i',
      ),
    },
    { name: 'Oracle', stack: /\boracle\b/i, speaks: /\bv\$\w+|\bgv\$\w+|\bdba_\w+|\bsqlplus\b|\bawr\b/i },
    {
      name: 'SQL Server',
      stack: /\bsql server\b|\bmssql\b|\bazure sql\b|\bsqlserver\b/i,
      speaks: /\bsys\.dm_\w+|\bsp_who2?\b|\bsp_whoisactive\b|\bdbcc \w+/i,
    },
    {
      name: 'MongoDB',
      stack: /\bmongo\w*|\bdocumentdb\b|\batlas\b/i,
      speaks: /\bdb\.(?:currentOp|serverStatus|killOp)\b|\brs\.(?:status|stepDown)\b|\bmongostat\b/i,
    },
    { name: 'SQLite', stack: /\bsqlite\b/i, speaks: /\bpragma \w+/i },
    { name: 'Cassandra', stack: /\bcassandra\b|\bscylla\w*/i, speaks: /\bnodetool\b|\bcqlsh\b/i },
  ],
  [
    {
      name: 'Kafka',
      stack: /\bkafka\b|\bmsk\b|\bredpanda\b|\bconfluent\b|\bevent hubs?\b/i,
      speaks: /\bkafka-[a-z-]+(?:\.sh)?\b|\bkcat\b/i,
    },
    { name: 'RabbitMQ', stack: /\brabbit\w*|\bamqp\b|\bamazon ?mq\b/i, speaks: /\brabbitmqctl\b|\brabbitmq-\w+/i },
    { name: 'NATS', stack: /\bnats\b|\bjetstream\b/i, speaks: /\bnats (?:stream|consumer)\b/i },
    { name: 'SQS', stack: /\bsqs\b|\bsns\b/i, speaks: /\baws sqs\b/i },
    { name: 'Pub/Sub', stack: /\bpub\/?sub\b/i, speaks: /\bgcloud pubsub\b/i },
    { name: 'Pulsar', stack: /\bpulsar\b/i, speaks: /\bpulsar-admin\b/i },
    {
      name: 'Redis',
      stack: /\bredis\b|\bvalkey\b|\belasticache\b|\bsidekiq\b|\bbull\w*|\bcelery\b|\bresque\b|\bdragonfly\b/i,
      speaks: /\bredis-cli\b/i,
    },
  ],
  [
    {
      name: 'the JVM',
      stack: words`
        java | kotlin | scala | clojure | groovy | jvm | spring | kafka | elasticsearch | opensearch | cassandra | jenkins | quarkus
        tomcat | solr | flink | spark | hadoop | neo4j | keycloak
      `,
      speaks: /\bjstack\b|\bjmap\b|\bjcmd\b|\bjstat\b|-XX:\+?\w+/i,
    },
    { name: 'Go', stack: /\bgo\b|\bgolang\b/i, speaks: /\bgo tool pprof\b|\bGODEBUG\b|\bdebug\/pprof\b|\bGOMAXPROCS\b/ },
    {
      name: 'Python',
      stack: /\bpython\b|\bdjango\b|\bflask\b|\bfastapi\b|\bcelery\b|\bairflow\b|\buwsgi\b|\bgunicorn\b/i,
      speaks: /\bpy-spy\b|\btracemalloc\b|\bfaulthandler\b/i,
    },
    { name: '.NET', stack: /\.net\b|\bdotnet\b|\bc#|\basp\b/i, speaks: /\bdotnet-(?:dump|trace|counters|gcdump)\b/i },
    {
      name: 'Node.js',
      stack: /\bnode(?:\.?js)?\b|\btypescript\b|\bjavascript\b|\bnext\.?js\b|\bexpress\b|\bnest\w*|\bdeno\b|\bbun\b/i,
      speaks: /\bnode --inspect\b|\bclinic (?:doctor|flame)\b|--max-old-space-size\b/i,
    },
    { name: 'Ruby', stack: /\bruby\b|\brails\b|\bpuma\b|\bsidekiq\b/i, speaks: /\brbspy\b|\brails console\b|\bObjectSpace\b/i },
    {
      name: 'PHP',
      stack: /\bphp\w*|\blaravel\b|\bsymfony\b|\bwordpress\b|\bmagento\b/i,
      speaks: /\bopcache_\w+|\bphp-fpm\b|\bphp artisan\b/i,
    },
    {
      name: 'the BEAM',
      stack: /\belixir\b|\berlang\b|\bphoenix\b|\brabbit\w*/i,
      speaks: /:observer\.start|\brecon[:.]|:sys\.get_state|\bremote_console\b/i,
    },
    { name: 'Rust', stack: /\brust\b/i, speaks: /\btokio-console\b|\bcargo \w+/i },
  ],
  [
    {
      name: 'Kubernetes',
      stack: /\bk8s\b|\bkubernetes\b|\bk3s\b|\beks\b|\bgke\b|\baks\b|\bopenshift\b|\bpods?\b|\bhelm\b|\bistio\b|\bargo\b|\brancher\b/i,
      speaks: /\bkubectl\b|\bhelm (?:rollback|upgrade|history)\b/i,
    },
    { name: 'ECS', stack: /\becs\b|\bfargate\b/i, speaks: /\baws ecs\b/i },
    { name: 'Nomad', stack: /\bnomad\b/i, speaks: /\bnomad (?:job|alloc|status)\b/i },
    {
      name: 'systemd',
      stack: new RegExp(
        anyOf`
          \bsystemd\b | \bvms?\b | \bec2\b | \bdebian\b | \bubuntu\b | \brhel\b | \bcentos\b | \blinux\b | \bhosts?\b
          \bbare metal\b | \bservers?\b | \bmachines?\b | \bdroplets?\b | \blaptops?\b | \braspberry\w*
        `,
        'i',
      ),
      speaks: /\bsystemctl\b|\bjournalctl\b/i,
    },
    { name: 'Heroku', stack: /\bheroku\b|\bdynos?\b/i, speaks: /\bheroku (?:ps|logs|run)\b/i },
    {
      name: 'Docker',
      stack: /\bdocker\b|\bcompose\b|\bswarm\b|\bcontainers?\b/i,
      speaks: /\bdocker (?:ps|logs|stats|exec|inspect|compose|service)\b/i,
    },
  ],
  [
    {
      name: 'AWS',
      stack: new RegExp(
        anyOf`
          \baws\b | \bamazon\b | \bec2\b | \becs\b | \beks\b | \brds\b | \baurora\b | \bs3\b | \blambda\b | \bcloudfront\b
          \bdynamo\w* | \bsqs\b | \bfargate\b | \balb\b | \bcloudwatch\b | \bmsk\b | \belasticache\b | \broute ?53\b
        `,
        'i',
      ),
      speaks: /\baws (?:ec2|ecs|rds|s3|s3api|logs|cloudwatch|lambda|elbv2|dynamodb|sqs|iam|route53|autoscaling)\b/i,
    },
    {
      name: 'Google Cloud',
      stack: words`
        gcp | google cloud | gke | cloud (?:run|sql|functions|storage|spanner|pub/?sub) | bigquery | spanner | firebase | firestore
        vertex
      `,
      speaks: /\bgcloud \w+|\bgsutil\b|\bbq query\b/i,
    },
    { name: 'Azure', stack: /\bazure\b|\baks\b|\bcosmos\b/i, speaks: /\baz (?:vm|aks|webapp|sql|monitor|storage|network|functionapp)\b/i },
  ],
];

/** Whatever names it, or a part of it. */
const KUBERNETES = words`
  kubernetes | k8s | k3s | eks | gke | aks | openshift | pods? | kube\w* | helm | istio | namespaces? | deployments? | statefulsets? | cronjobs? | HPA | rancher | argo\w*
  containers? | cluster | operator | replicas?
`;

export const commandOfAnotherSystem = rule({
  id: 'command-of-another-system',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the command fails at three in the morning, and nobody knows whether that is the answer',
  mend: 'take the command of the system that runs',
  check: (doc, facts) => {
    const stack = `${facts.incident.tech_stack}\n${facts.text}`;
    const used = doc.said.filter(
      (s) => s.section === 'plan' || s.section === 'mitigation' || s.section === 'verification' || s.part === 'confirmation',
    );
    const unnamed = KUBERNETES.test(stack) ? [] : used.flatMap(({ piece }) => hits(piece, /\bkubectl \w+/)).slice(0, 1);
    const supposed = unnamed.map((h) =>
      at(h, `${quoted(h.text)}: nothing in the incident says that it runs on Kubernetes`, 'the way to look at what is named'),
    );
    return [
      ...supposed,
      ...KINDS.flatMap((kind) => {
        const here = kind.filter((k) => k.stack.test(stack));
        if (here.length === 0) return [];
        return kind
          .filter((k) => !here.includes(k))
          .flatMap((k) =>
            used
              .flatMap(({ piece }) => hits(piece, k.speaks).slice(0, 1))
              // What another system of this kind understands as well is no mistake.
              .filter((h) => !here.some((o) => o.speaks.test(h.text)) && !stack.includes(h.text))
              .slice(0, 2)
              .map((h) =>
                at(
                  h,
                  `${quoted(h.text)} is of ${k.name}; the stack has ${here.map((o) => o.name).join(' and ')}`,
                  `the command of ${here[0]?.name ?? ''}`,
                ),
              ),
          );
      }),
    ];
  },
});
