import type { Misuse } from './software.ts';

/** What managed and surrounding systems cannot do, or keep for less long than reports reckon with. */
export const LIMITS_OF_PLATFORMS: readonly Misuse[] = [
  {
    said: /\bsingle-request(?:-reopen)?\b/i,
    stack: /\b(?:musl|alpine)\b/i,
    truth: 'musl reads ndots, timeout and attempts alone; this is an option of glibc',
    source: 'https://wiki.musl-libc.org/functional-differences-from-glibc.html (name resolver)',
  },
  {
    said: /\bIPVS (?:mode )?(?:does not|doesn't|avoids|needs no|without|bypasses) (?:use |using |need )?conntrack\b/i,
    truth: 'kube-proxy keeps connection tracking in IPVS mode, which its NAT rests on',
    source: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/proxy/ipvs/README.md',
  },
  {
    said: /\bon (?:the )?max(?:imum)? (?:cpu|utili[sz]ation|load)\b[^.;]{0,30}\b(?:rather than|instead of|not) (?:on )?the (?:average|mean)\b/i,
    stack: /\bHPA\b|kubernetes|\b[EGA]KS\b/i,
    truth: 'the HPA takes the mean of a resource over the pods; a maximum needs a metric of its own from outside',
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
  },
  {
    said: /\brate[- ]limit\w*\b[^.;]{0,25}\b(?:at|on|in|by) (?:the )?(?:ALB|ELB|application load balancer)\b/i,
    truth: 'the load balancer has no rate limit; a rate-based rule of WAF, or the application, has',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html',
  },
  {
    said: /\bdelayed (?:delivery|messages?)\b[^.;]{0,60}\bSQS\b|\bSQS\b[^.;]{0,40}\bdelay\w*\b[^.;]{0,30}\b(?:days?|hours?)\b/i,
    stack: /\b(?:eta|days?|hours?)\b/i,
    truth: 'a message is delayed by 15 minutes at most',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html',
  },
  {
    said: /\bLATENCY (?:HISTORY|LATEST|GRAPH|DOCTOR)\b/,
    near: /^(?![\s\S]*latency-monitor-threshold)/,
    unless: /latency-monitor-threshold/i,
    truth: 'the monitor is off (threshold 0) until latency-monitor-threshold is set, and shows nothing of before',
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency-monitor/',
  },
  {
    said: /\bkubectl get events\b/i,
    near: /\bcorrelat\w*\b|\b(?:last|past) (?:24 ?h\w*|day|week|night|\d+ days)\b|\byesterday\b|\bhistory\b/i,
    unless: /event-ttl|event exporter/i,
    truth: 'events are kept for one hour by default',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ (event-ttl)',
  },
  {
    said: /\backnowledged (?:on|upon|at) rece(?:ipt|ption)\b/i,
    stack: /\bcelery\b/i,
    truth: 'without acks late a task is acknowledged just before it is executed; one with an ETA stays unacknowledged until then',
    source: 'https://docs.celeryq.dev/en/stable/userguide/configuration.html#task-acks-late',
  },
  {
    said: /\bcelery\b[^`\n]{0,30}\bpurge\b[^.;]{0,40}\ball\b/i,
    stack: /\b(?:eta|acks_late|prefetch)/i,
    truth: 'it empties the queue; what workers hold unacknowledged, as tasks with an ETA, comes back afterwards',
    source: 'https://docs.celeryq.dev/en/stable/faq.html (purge)',
  },
  {
    said: /\b\w*[Rr]epo(?:sitory)?\.save\(/,
    near: /^(?![\s\S]*(?:Propagation\.REQUIRES_NEW|@Async))[\s\S]*\bAFTER_COMMIT\b/,
    truth: 'after the commit it joins a transaction that is over, and is not committed; it needs one of its own',
    source:
      'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/transaction/event/TransactionalEventListener.html',
  },
  {
    said: /\bthread dump of the (?:\w+ )?worker\b|\bover JMX\b|\bMilliSecondsSinceLastEvent\b/i,
    stack: /\bMSK Connect\b/i,
    truth: 'its workers are managed: there are logs and CloudWatch metrics, and no shell, thread dump or JMX',
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-logging.html',
  },
  {
    said: /\bpg_cron\b/i,
    stack: /\b(?:RDS|aurora)\b/i,
    unless: /\bpg_cron\b/i,
    near: /^(?![\s\S]*\b(?:reboot|restart|shared_preload_libraries)\b)/i,
    truth: 'it has to be in shared_preload_libraries, which takes a reboot of the instance',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL_pg_cron.html',
  },
  {
    said: /\brequest_size\b/,
    stack: /\bALB\b/,
    near: /\baccess logs?\b/i,
    truth: 'the log of the load balancer has received_bytes and sent_bytes, and no such field',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
  },
  {
    said: /\b\w+\.(?:delay|apply_async)\(/,
    near: /^(?![\s\S]*\bon_commit\b)[\s\S]*\btransaction\.atomic\b[\s\S]*\.(?:delay|apply_async)\(/,
    stack: /\bcelery\b/i,
    truth:
      'inside the transaction it may run before the commit and see nothing, and a rollback does not take it back; on_commit sends it afterwards',
    source: 'https://docs.celeryq.dev/en/stable/userguide/tasks.html#database-transactions',
  },
  {
    said: /(?:\bif not )?\bcache\.add\(/,
    stack: /\bdjango\b/i,
    unless: /\bCACHES\b|memcached|cache(?:s|d)? (?:in|on|by) redis|redis (?:as )?(?:a )?cache|redis\b[^.;,\n]{0,30}\bcache/i,
    truth: 'where no CACHES are set, the cache of Django is in the memory of each process',
    source: 'https://docs.djangoproject.com/en/stable/ref/settings/#caches',
  },
];
