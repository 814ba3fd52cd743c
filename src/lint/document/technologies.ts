import type { Hit, Piece } from './piece.ts';

/**
 * Stores, brokers and platforms that one has or has not: a report that speaks of one as given must find it in the incident. Languages, drivers and tools
 * of looking are left out, since a report may well bring them. The id is that of `knowledge/technologies/`; `implied` names what brings it along.
 */
const COMPONENTS: readonly { readonly id: string; readonly name: RegExp; readonly implied?: RegExp }[] = [
  { id: 'redis', name: /\b(?:redis|elasticache|valkey)\b/i, implied: /sidekiq|bullmq|resque|elasticache|valkey/ },
  { id: 'memcached', name: /\bmemcached?\b/i },
  { id: 'kafka', name: /\bkafka\b/i, implied: /msk|confluent|redpanda|consumer group/ },
  { id: 'rabbitmq', name: /\brabbitmq\b/i, implied: /amqp/ },
  { id: 'amazon-sqs', name: /\bsqs\b/i },
  { id: 'amazon-sns', name: /\bsns\b/i },
  { id: 'mongodb', name: /\bmongo(?:db)?\b/i, implied: /mongoose|documentdb/ },
  { id: 'mysql', name: /\bmysql\b/i, implied: /innodb|mariadb|aurora|vitess|percona/ },
  { id: 'postgresql', name: /\bpostgres(?:ql)?\b/i, implied: /\bpg\b|psql|pg_|aurora|timescale|pgbouncer|rds|sqlstate|cockroach/ },
  { id: 'dynamodb', name: /\bdynamodb\b/i },
  { id: 'elasticsearch', name: /\b(?:elasticsearch|opensearch)\b/i, implied: /elastic|opensearch|lucene/ },
  { id: 'cassandra', name: /\bcassandra\b/i, implied: /scylla|cql/ },
  { id: 'kubernetes', name: /\b(?:kubernetes|k8s|eks|gke)\b/i, implied: /k8s|kube|\bpods?\b|eks|gke|aks|openshift|helm|istio|argo/ },
  { id: 'amazon-ecs', name: /\b(?:ecs|fargate)\b/i, implied: /fargate|\becs\b/ },
  { id: 'aws-lambda', name: /\baws lambda\b|\blambda functions?\b/i, implied: /lambda|serverless/ },
  { id: 'pgbouncer', name: /\bpgbouncer\b/i },
  { id: 'haproxy', name: /\bhaproxy\b/i },
  { id: 'envoy', name: /\benvoy\b/i, implied: /istio|service mesh|consul connect/ },
  { id: 'cloudflare', name: /\bcloudflare\b/i },
  { id: 'cloudfront', name: /\bcloudfront\b/i },
  { id: 'stripe', name: /\bstripe\b/i },
  { id: 'zookeeper', name: /\bzookeeper\b/i, implied: /kafka|hbase|solr/ },
  { id: 'etcd', name: /\betcd\b/i, implied: /kube|k8s|\bpods?\b|patroni/ },
  { id: 'istio', name: /\bistio\b/i, implied: /service mesh|sidecar|envoy/ },
  { id: 'linkerd', name: /\blinkerd\b/i, implied: /service mesh|sidecar/ },
  { id: 'clickhouse', name: /\bclickhouse\b/i },
  { id: 'snowflake', name: /\bsnowflake\b/i },
  { id: 'airflow', name: /\bairflow\b/i },
  { id: 'celery', name: /\bcelery\b/i },
  { id: 'nats', name: /\bnats (?:jetstream|server|cluster)\b/i },
  { id: 'consul', name: /\bconsul\b/i },
];

/** Components that a piece names and the incident does not have. */
export function readTechnologiesIn(piece: Piece, known: ReadonlySet<string>, input: string): Hit[] {
  return COMPONENTS.flatMap(({ id, name, implied }) => {
    if (known.has(id) || name.test(input) || implied?.test(input)) return [];
    const m = name.exec(piece.text);
    return m ? [{ piece, start: m.index, end: m.index + m[0].length, text: m[0] }] : [];
  });
}
