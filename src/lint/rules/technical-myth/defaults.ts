/** What a setting is where nobody set it; several where it changed between versions in use. */
export interface Default {
  readonly name: RegExp;
  readonly stack?: RegExp;
  readonly unit: 'time' | '';
  /** Seconds, or the plain number. */
  readonly values: readonly number[];
  readonly shown: string;
  readonly source: string;
}

export const DEFAULTS: readonly Default[] = [
  { name: /\bmax_connections\b/, stack: /postgres/i, unit: '', values: [100], shown: '100', source: 'https://www.postgresql.org/docs/current/runtime-config-connection.html' },
  { name: /\bmax_connections\b/, stack: /mysql|mariadb/i, unit: '', values: [151], shown: '151', source: 'https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html' },
  { name: /\bdeadlock_timeout\b/, unit: 'time', values: [1], shown: '1 s', source: 'https://www.postgresql.org/docs/current/runtime-config-locks.html' },
  { name: /\binnodb_lock_wait_timeout\b/, unit: 'time', values: [50], shown: '50 s', source: 'https://dev.mysql.com/doc/refman/8.0/en/innodb-parameters.html' },
  { name: /\bwait_timeout\b/, stack: /mysql|mariadb/i, unit: 'time', values: [28800], shown: '8 h', source: 'https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html' },
  { name: /\bmaximumPoolSize\b/, unit: '', values: [10], shown: '10', source: 'https://github.com/brettwooldridge/HikariCP#readme' },
  { name: /\bconnectionTimeout\b/, stack: /hikari|spring|java|kotlin/i, unit: 'time', values: [30], shown: '30 s', source: 'https://github.com/brettwooldridge/HikariCP#readme' },
  { name: /\bmaxLifetime\b/, stack: /hikari|spring|java|kotlin/i, unit: 'time', values: [1800], shown: '30 min', source: 'https://github.com/brettwooldridge/HikariCP#readme' },
  { name: /\bkeepAliveTimeout\b/, stack: /node/i, unit: 'time', values: [5], shown: '5 s', source: 'https://nodejs.org/api/http.html#serverkeepalivetimeout' },
  { name: /\bproxy_(?:read|connect|send)_timeout\b/, unit: 'time', values: [60], shown: '60 s', source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html' },
  { name: /\bkeepalive_timeout\b/, stack: /nginx/i, unit: 'time', values: [60, 75], shown: '60 s in an upstream block, 75 s towards clients', source: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html#keepalive_timeout' },
  { name: /\bgunicorn\b[^.;]{0,30}\btime-?out\b|\bworker time-?out\b/i, stack: /gunicorn/i, unit: 'time', values: [30], shown: '30 s', source: 'https://docs.gunicorn.org/en/stable/settings.html#timeout' },
  { name: /\bALB\b[^.;]{0,30}\bidle time-?out\b/i, unit: 'time', values: [60], shown: '60 s', source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html' },
  { name: /\bSQS\b[^.;]{0,40}\bvisibility time-?out\b/i, unit: 'time', values: [30], shown: '30 s', source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html' },
  { name: /\bmax\.poll\.interval\.ms\b/, unit: 'time', values: [300], shown: '5 min', source: 'https://kafka.apache.org/documentation/#consumerconfigs' },
  { name: /\bsession\.timeout\.ms\b/, unit: 'time', values: [10, 45], shown: '45 s, 10 s before 3.0', source: 'https://kafka.apache.org/documentation/#consumerconfigs' },
  { name: /\bmax\.poll\.records\b/, unit: '', values: [500], shown: '500', source: 'https://kafka.apache.org/documentation/#consumerconfigs' },
  { name: /\bterminationGracePeriod(?:Seconds)?\b/, unit: 'time', values: [30], shown: '30 s', source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination' },
  { name: /\bperiodSeconds\b/, unit: 'time', values: [10], shown: '10 s', source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/' },
  { name: /\bfailureThreshold\b/, unit: '', values: [3], shown: '3', source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/' },
  { name: /\b(?:visibility_timeout)\b/, stack: /celery/i, unit: 'time', values: [3600], shown: '1 h with Redis', source: 'https://docs.celeryq.dev/en/stable/getting-started/backends-and-brokers/redis.html' },
  { name: /\bworker_prefetch_multiplier\b/, unit: '', values: [4], shown: '4', source: 'https://docs.celeryq.dev/en/stable/userguide/configuration.html' },
  { name: /\bpool_size\b/, stack: /sqlalchemy/i, unit: '', values: [5], shown: '5', source: 'https://docs.sqlalchemy.org/en/20/core/pooling.html' },
  { name: /\bmax_overflow\b/, stack: /sqlalchemy/i, unit: '', values: [10], shown: '10', source: 'https://docs.sqlalchemy.org/en/20/core/pooling.html' },
  { name: /\bMaxIdleConnsPerHost\b/, unit: '', values: [2], shown: '2', source: 'https://pkg.go.dev/net/http#Transport' },
  { name: /\bconsumer_timeout\b/, stack: /rabbit/i, unit: 'time', values: [1800], shown: '30 min', source: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout' },
  { name: /\bmaxPoolSize\b/, stack: /mongo/i, unit: '', values: [100], shown: '100', source: 'https://www.mongodb.com/docs/manual/reference/connection-string-options/' },
  { name: /\bndots\b/, stack: /kubernetes|k8s|eks|gke|aks|pods?\b/i, unit: '', values: [5], shown: '5', source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/' },
];
