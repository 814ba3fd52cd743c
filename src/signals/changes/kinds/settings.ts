import { alternatives, anyOf } from '../../../text/index.ts';
import { wordList } from '../telling/words.ts';
import { type KindOfChange, N, phrase } from './pack.ts';

// What is set: values, rules and flags.

const SETTING = alternatives`
  limits? | time-?outs? | pool(?: size)? | concurrency | TTL | quota | size | memory | heap | max\w* | intervals? | batch(?: size)?
  threads? | workers? | replication | retention | rate limits? | buffers? | thresholds? | parallelism | prefetch | keep-?alives?
  retries | weights? | sampling | cache | backoff | requests | connections | priorit(?:y|ies) | autovacuum\w*
  GOMEMLIMIT | GOGC | log level | deadlines? | iterations?
`;
const TUNED = anyOf`
  raised | lowered | increased | decreased | reduced | bumped | set | changed | tuned | cut | doubled | halved | tightened | relaxed
  shortened | extended | switched
`;
const RULES = anyOf`rule groups? | rule ?sets? | rules? | policy | policies | mode | WAF | SELinux | profile | protection`;
const WATCHING = anyOf`alert | log | monitor | count | detect\w* | permissive | report-only | audit | warn | learning`;
const PUSHED = anyOf`
  pushed | went out | published | changed | edited | updated | reviewed | cleaned up | applied | reloaded | merged | deployed | altered | modified
  adjusted | attached
`;
const SETTINGS = anyOf`
  config(?:uration)? | settings? | parameters? | rule ?sets? | rules | polic(?:y|ies) | priority class(?:es)? | templates?
`;
const SETTING_FILES = anyOf`
  config(?:uration)? | settings? | parameters? | rules? | env(?:ironment)? var\w* | yaml | chart | manifest
`;

const VALUES = wordList`
  limit | quota | TTL | retention | default | setting | config | configuration | config value | configuration value | log level | template
  interval | policy | rule | profile | option | time-out | timeout | threshold | heap | memory | concurrency | header | label | tuning
  hardening | baseline | rate | weight | probe | parameter | request | variable | env var | environment variable | mode | priority
  priority class | compression | logging | debug level | debug | autoscaler | HPA | schedule | allow-list | allowlist | block-list
  whitelist | filter | prefetch | batch size | buffer | buffer size | pool size | size | cron | role | permission | chart | manifest
  topic | GPO | group policy | quota policy | cache | caching | field | key format | max | min | number of threads | thread
  connection string | DSN | mapping | listener | export list | ruleset | rule set | replication | sampling | polling | keep-alive
  keepalive | encryption | worker count | tag | number | list | table | value | flag file | alias | url | address | queue | exchange
  binding | tier | price class | throttle | rate limit | cipher | tls | schedule | cooldown | capacity | compose file | yaml
  pipeline file | playbook | ansible role | inventory | helm values | values file | sysctl | kernel parameter | recycling | swap
`;

const BOUND = anyOf`
  limits? | quota | time-?outs? | TTL | retention | max\w* | minimum | pool(?: size)? | batch size | interval | threshold | concurrency | cap | ceiling
  allowance | replication factor | rate limit | default | heap(?: size| limit)? | number of \w+
`;
const AMOUNT = String.raw`\d[\d.,]* ?[A-Za-z%]{0,5}`;
/** "The limit went from 500 MB to 3 GB". */
const WENT = anyOf`went | moved | grew | came down | was put | were put | is | goes`;
const WENT_FROM = String.raw`${BOUND} (?:of \S+ |for \S+ |on \S+ )?${WENT}(?: up| down)? from ${AMOUNT} to ${AMOUNT}`;
const LAST_TOUCHED = 'last (?:touched|edited|changed|modified)(?= (?:by|on|at|yesterday|today|this|last)\\b)';

export const CONFIGURATION: KindOfChange = {
  kind: 'configuration',
  words: [
    {
      things: VALUES,
      done: ['set'],
      acts: wordList`
        change | edit | update | push | tidy-up | tidy | clean-up | cleanup | rework | raise | cut | switch | adjustment
      `,
      events: wordList`hardening | hardening window | tidy-up | tuning | config change | rule change | configuration change | settings change | config push`,
      since: wordList`
        change | tuning | template | policy | setting | rule | config | enforcement | profile | default | clean-up | cleanup
        rollout of
      `,
      verbs: wordList`reconfigured | retuned | hardened`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        ${RULES}\b[^.;,]{0,40} from ${WATCHING}\w* to (?:deny|block|enforc\w*|prevent\w*)\w*
        set to (?:deny|block|enforce|enforcing|prevent|prevention)
      `,
    ),
    phrase(true, WENT_FROM),
    phrase(true, LAST_TOUCHED),
    phrase(true, 'disabled (?=\\S)|(?<!flag |flags |\\.)(?:was |were |got )?enabled(?!\\.)'),
    phrase(true, `(?:${SETTING})[^.;,]{0,30}? (?:was |were |been |got )?(?:from )?${N} ?(?:->|→|=>) ?${N}`),
    phrase(
      true,
      alternatives`
        ${TUNED} (?:the |our |its |a |db |\w+ )?(?:\S+ ){0,3}(?:${SETTING}) | (?:${SETTING}) (?:was |were |had been |got )?${TUNED}
        (?:${SETTING}) on [\w ]{0,25}${TUNED} | from \d+ to \d+ (?:workers?|threads?|connections)
      `,
    ),
    phrase(true, `[\\w.-]*[a-z][\\w-]*[._][\\w.-]+ ?[:=]? ?${N} ?(?:->|→|=>) ?${N}`),
    phrase(
      true,
      alternatives`
        (?:edit|change|tweak|adjustment)s? (?:was|were) made | (?:un)?ticked | is the new (?:minimum|maximum|default|limit|value|standard)
        [a-z]+_[a-z_.]+ ?= ?\w+ since | (?:alert|alarm|rule|check|monitor) exists since | ${SETTINGS} (?:\w+ ){0,2}${PUSHED} | edited | reconfigured | (?:re)?tuned
        (?:changed|edited|updated|adjusted) (?:the |our |a |some )?(?:\w+ ){0,2}${SETTING_FILES}
      `,
    ),
    phrase(
      false,
      alternatives`
        config(?:uration)?(?: (?:push|change|edit|update|tweak|cache|map|set))? | configuration value | settings? change | tuning
        rate limits? | parameter group | env(?:ironment)? var(?:iable)?s? | helm (?:values|upgrade) | managed[- ]rules | WAF rules?
        rule set | TTL | timeout change | feature gate | (?:chef|puppet|ansible|salt) (?:run|apply|push)
      `,
    ),
  ],
};

const FLIPPED = anyOf`
  flipped | enabled | turned on | switched on | rolled out | ramped | toggled
  (?:was |were |been )?set (?:from \d+ ?%? )?to \d+ ?%? | raised | at \d+ ?% | is at | on for
`;
const ENABLED = anyOf`flipped | enabled | toggled | turned on | switched on | ramped`;

export const FLAG: KindOfChange = {
  kind: 'flag',
  words: [
    {
      things: wordList`
        flag | feature flag | toggle | experiment | feature switch | kill switch | A/B | A/B test | variant | split test | feature gate
        rollout percentage | remote config | feature toggle | targeting rule | trial
      `,
      done: ['flip'],
      acts: wordList`change | flip | clean-up | cleanup | edit | rollout | ramp | removal`,
      events: wordList`flag | feature flag | toggle | experiment | A/B test | A/B | feature switch | kill switch`,
      verbs: wordList`flipped | toggled | toggled on | toggled off | ramped`,
      fresh: true,
    },
  ],
  phrases: [
    phrase(
      true,
      alternatives`
        (?:feature )?flags? (?:\w+ ){0,3}${FLIPPED}
        (?:feature )?flags? \S{3,60}:? (?:from )?(?:on|off|true|false|\d{1,3} ?%) ?(?:to|->|→) ?(?:on|off|true|false|\d{1,3} ?%)
        (?:\w+ )?(?:test|ramp|rollout|experiment):? \d{1,3}(?: ?%)? ?(?:\/|->|→) ?\d{1,3}(?: ?%)? ?(?:\/|->|→) ?\d{1,3} ?%
        ${ENABLED}(?: up)? (?:the |a |our )?(?:\S+ ){0,3}(?:flag|feature|toggle|experiment|switch) | kill switch
        (?:opened|enabled|turned on|ramped) (?:\w+ ){0,3}(?:for|to) \d+ ?%
      `,
    ),
    phrase(false, '(?:feature )?flags?|experiments?|A\\/B test|feature toggle|behind (?:a )?flag'),
  ],
};
