import { words } from '../../text/index.ts';

/** What a party does if nobody sets it otherwise, or the most that it takes. */
export interface Default {
  /** Seconds, bytes, or pieces. */
  readonly value: number;
  readonly kind: 'time' | 'bytes' | 'count';
  /** "HikariCP's connectionTimeout". */
  readonly of: string;
  /** How the party is named in an incident. */
  readonly named: RegExp;
  readonly source: string;
}

const KIB = 1024;
const MIB = KIB * KIB;

const time = (value: number, of: string, named: RegExp, source: string): Default => ({ value, kind: 'time', of, named, source });
const bytes = (value: number, of: string, named: RegExp, source: string): Default => ({ value, kind: 'bytes', of, named, source });
const count = (value: number, of: string, named: RegExp, source: string): Default => ({ value, kind: 'count', of, named, source });

const NGINX = words`nginx`;
const POSTGRES = words`postgres(?:ql)? | pg | aurora postgres(?:ql)?`;
const KAFKA = words`kafka | msk | redpanda`;

/** As their makers document them. */
export const DEFAULTS: readonly Default[] = [
  time(60, "nginx' proxy_read_timeout", NGINX, 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html'),
  time(75, "nginx' keepalive_timeout", NGINX, 'https://nginx.org/en/docs/http/ngx_http_core_module.html'),
  time(
    60,
    'the idle time-out of an ALB',
    words`alb | application load balancer`,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ),
  time(
    350,
    'the idle time-out of an NLB or NAT gateway',
    words`nlb | network load balancer | nat gateway | natgw`,
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
  ),
  time(
    240,
    "the idle time-out of Azure's load balancer",
    words`azure | aks`,
    'https://learn.microsoft.com/en-us/azure/load-balancer/load-balancer-tcp-reset',
  ),
  time(
    29,
    "API Gateway's integration time-out",
    words`api gateway`,
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  ),
  time(
    900,
    'the longest run of a Lambda function',
    words`lambdas?`,
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  ),
  time(30, "the time-out of Heroku's router", words`heroku | dynos?`, 'https://devcenter.heroku.com/articles/request-timeout'),
  time(300, "Cloud Run's request time-out", words`cloud run`, 'https://cloud.google.com/run/docs/configuring/request-timeout'),
  time(15, "Envoy's route time-out", words`envoy | istio`, 'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts'),
  time(30, "gunicorn's worker time-out", words`gunicorn`, 'https://docs.gunicorn.org/en/stable/settings.html#timeout'),
  time(30, "HikariCP's connectionTimeout", words`hikari(?:cp|pool\S*)?`, 'https://github.com/brettwooldridge/HikariCP#frequently-used'),
  time(30, "SQLAlchemy's pool_timeout", words`sqlalchemy | queuepool`, 'https://docs.sqlalchemy.org/en/20/core/engines.html'),
  time(
    5,
    "Active Record's checkout_timeout",
    words`rails | active ?record`,
    'https://api.rubyonrails.org/classes/ActiveRecord/ConnectionAdapters/ConnectionPool.html',
  ),
  time(60, "Ruby's Net::HTTP read_timeout", /\bnet::http\b|\bNet::ReadTimeout\b/i, 'https://docs.ruby-lang.org/en/master/Net/HTTP.html'),
  time(15, "Ecto's query time-out", words`ecto | postgrex | dbconnection`, 'https://hexdocs.pm/ecto/Ecto.Repo.html'),
  time(5, 'the time-out of GenServer.call', words`genserver`, 'https://hexdocs.pm/elixir/GenServer.html#call/3'),
  time(
    100,
    "HttpClient's time-out in .NET",
    words`httpclient | \.net | asp\.net`,
    'https://learn.microsoft.com/en-us/dotnet/api/system.net.http.httpclient.timeout',
  ),
  time(
    30,
    "SqlCommand's CommandTimeout in .NET",
    words`sqlclient | sqlexception | entity framework | ef core`,
    'https://learn.microsoft.com/en-us/dotnet/api/microsoft.data.sqlclient.sqlcommand.commandtimeout',
  ),
  time(
    5,
    'one try of a name at glibc’s resolver',
    words`resolv\.conf | coredns | kube-dns | getaddrinfo | ndots`,
    'https://man7.org/linux/man-pages/man5/resolv.conf.5.html',
  ),
  time(
    50,
    "InnoDB's innodb_lock_wait_timeout",
    words`mysql | innodb | mariadb`,
    'https://dev.mysql.com/doc/refman/8.0/en/innodb-parameters.html',
  ),
  time(28_800, "MySQL's wait_timeout", words`mysql | mariadb`, 'https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html'),
  time(
    30,
    "MongoDB's serverSelectionTimeoutMS",
    words`mongo(?:db|id|ose)?`,
    'https://www.mongodb.com/docs/manual/reference/connection-string-options/',
  ),
  time(120, "PgBouncer's query_wait_timeout", words`pgbouncer`, 'https://www.pgbouncer.org/config.html'),
  time(
    60,
    "PostgreSQL's wal_sender_timeout",
    words`walsender | wal sender | replication time-?out`,
    'https://www.postgresql.org/docs/current/runtime-config-replication.html',
  ),
  time(300, "Kafka's max.poll.interval.ms", KAFKA, 'https://kafka.apache.org/documentation/#consumerconfigs_max.poll.interval.ms'),
  time(45, "Kafka's session.timeout.ms", KAFKA, 'https://kafka.apache.org/documentation/#consumerconfigs_session.timeout.ms'),
  time(120, "Kafka's delivery.timeout.ms", KAFKA, 'https://kafka.apache.org/documentation/#producerconfigs_delivery.timeout.ms'),
  time(1800, "RabbitMQ's consumer_timeout", words`rabbitmq | amqp`, 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout'),
  time(
    30,
    'the visibility time-out of SQS',
    words`sqs`,
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  ),
  time(
    30,
    "the grace period of Kubernetes' stop",
    words`sigkill | terminating | terminationGracePeriod\w*`,
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/',
  ),
  bytes(MIB, "nginx' client_max_body_size", words`nginx | ingress-nginx`, 'https://nginx.org/en/docs/http/ngx_http_core_module.html'),
  bytes(MIB, "Kafka's largest message", KAFKA, 'https://kafka.apache.org/documentation/#producerconfigs_max.request.size'),
  bytes(
    256 * KIB,
    'the largest message of SQS and SNS (until 2025)',
    words`sqs | sns`,
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  ),
  bytes(
    6 * MIB,
    'the largest payload of a Lambda call',
    words`lambdas?`,
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  ),
  bytes(
    10 * MIB,
    "API Gateway's largest payload",
    words`api gateway`,
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  ),
  bytes(4 * MIB, "gRPC's largest message", words`grpc`, 'https://grpc.github.io/grpc/core/group__grpc__arg__keys.html'),
  bytes(
    400 * KIB,
    "DynamoDB's largest item",
    words`dynamodb | dynamo`,
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html',
  ),
  bytes(16 * MIB, "MongoDB's largest document", words`mongo(?:db|id|ose)?`, 'https://www.mongodb.com/docs/manual/reference/limits/'),
  bytes(100 * KIB, "Express' body limit", words`express | body-?parser`, 'https://expressjs.com/en/api.html#express.json'),
  bytes(
    30_000_000,
    "Kestrel's and IIS' largest body",
    words`kestrel | iis | asp\.net`,
    'https://learn.microsoft.com/en-us/aspnet/core/fundamentals/servers/kestrel/options',
  ),
  count(
    10_000,
    "Elasticsearch's max_result_window",
    words`elastic ?search | opensearch`,
    'https://www.elastic.co/guide/en/elasticsearch/reference/current/index-modules.html',
  ),
  count(
    1000,
    "the fields that Elasticsearch's mapping takes",
    words`total_fields | mapping explosion`,
    'https://www.elastic.co/guide/en/elasticsearch/reference/current/mapping-settings-limit.html',
  ),
  count(
    1000,
    'one page of an S3 listing',
    words`s3 | minio | list_?objects\w*`,
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html',
  ),
  count(
    1000,
    "PHP's max_input_vars",
    words`php | laravel | symfony | wordpress | magento`,
    'https://www.php.net/manual/en/info.configuration.php',
  ),
  count(
    1000,
    "the fields that Django's form takes (DATA_UPLOAD_MAX_NUMBER_FIELDS)",
    words`django`,
    'https://docs.djangoproject.com/en/5.0/ref/settings/',
  ),
  count(
    1000,
    'the entries of an IN list in Oracle',
    words`oracle`,
    'https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Expression-Lists.html',
  ),
  count(
    2100,
    'the parameters of a statement in SQL Server',
    words`sql server | mssql | azure sql`,
    'https://learn.microsoft.com/en-us/sql/sql-server/maximum-capacity-specifications-for-sql-server',
  ),
  count(65_535, 'the parameters of a statement in PostgreSQL', POSTGRES, 'https://www.postgresql.org/docs/current/limits.html'),
];
