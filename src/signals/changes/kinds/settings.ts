import { alternatives, anyOf } from '../../../text/index.ts';
import { k, N, type PackedKind } from './pack.ts';

// What is set: values, rules and flags.

const SETTING = alternatives`
  limits? | time-?outs? | pool(?: size)? | concurrency | TTL | quota | size | memory | heap | max\w* | intervals? | batch(?: size)?
  threads? | workers? | replication | retention | rate limits? | buffers? | thresholds? | parallelism | prefetch | keep-?alives?
  retries | weights? | sampling | cache | capacity | backoff | requests | connections | priorit(?:y|ies) | autovacuum\w*
  GOMEMLIMIT | GOGC | log level
`;
const TUNED = anyOf`
  raised | lowered | increased | decreased | reduced | bumped | set | changed | tuned | cut | doubled | halved | tightened | relaxed
  shortened | extended | switched
`;
const RULES = anyOf`rule groups? | rule ?sets? | rules? | policy | policies | mode | WAF | SELinux | profile | protection`;
const WATCHING = anyOf`alert | log | monitor | count | detect\w* | permissive | report-only | audit | warn | learning`;
const PUSHED = anyOf`
  pushed | changed | edited | updated | reviewed | cleaned up | applied | reloaded | merged | deployed | altered | modified
  adjusted | attached
`;
const SETTINGS = anyOf`
  config(?:uration)? | settings? | parameters? | rule ?sets? | rules | polic(?:y|ies) | priority class(?:es)? | templates?
`;
const SETTING_FILES = anyOf`
  config(?:uration)? | settings? | parameters? | rules? | env(?:ironment)? var\w* | yaml | chart | manifest
`;

export const CONFIGURATION: readonly PackedKind[] = [
  k(
    'configuration',
    true,
    alternatives`
      ${RULES}\b[^.;,]{0,40} from ${WATCHING}\w* to (?:deny|block|enforc\w*|prevent\w*)\w*
      set to (?:deny|block|enforce|enforcing|prevent|prevention)
    `,
  ),
  k('configuration', true, 'disabled (?=\\S)|(?<!flag |flags |\\.)(?:was |were |got )?enabled(?!\\.)'),
  k('configuration', true, `(?:${SETTING})[^.;,]{0,30}? (?:was |were |been |got )?(?:from )?${N} ?(?:->|→|=>) ?${N}`),
  k(
    'configuration',
    true,
    alternatives`
      ${TUNED} (?:the |our |its |a |db |\w+ )?(?:\S+ ){0,3}(?:${SETTING}) | (?:${SETTING}) (?:was |were |had been |got )?${TUNED}
      (?:${SETTING}) on [\w ]{0,25}${TUNED} | from \d+ to \d+ (?:workers?|threads?|connections)
    `,
  ),
  k('configuration', true, `[\\w.-]*[a-z][\\w-]*[._][\\w.-]+ ?[:=]? ?${N} ?(?:->|→|=>) ?${N}`),
  k(
    'configuration',
    true,
    alternatives`
      ${SETTINGS} (?:\w+ ){0,2}${PUSHED} | edited | reconfigured | (?:re)?tuned
      (?:changed|edited|updated|adjusted) (?:the |our |a |some )?(?:\w+ ){0,2}${SETTING_FILES}
    `,
  ),
  k(
    'configuration',
    false,
    alternatives`
      config(?:uration)?(?: (?:push|change|edit|update|tweak|cache|map|set))? | configuration value | settings? change | tuning
      rate limits? | parameter group | env(?:ironment)? var(?:iable)?s? | helm (?:values|upgrade) | managed[- ]rules | WAF rules?
      rule set | TTL | timeout change | feature gate
    `,
  ),
];

const FLIPPED = anyOf`
  flipped | enabled | turned on | switched on | rolled out | ramped | toggled
  (?:was |were |been )?set (?:from \d+ ?%? )?to \d+ ?%? | raised | at \d+ ?% | is at | on for
`;
const ENABLED = anyOf`flipped | enabled | toggled | turned on | switched on | ramped`;

export const FLAG: readonly PackedKind[] = [
  k(
    'flag',
    true,
    alternatives`
      (?:feature )?flags? (?:\w+ ){0,3}${FLIPPED}
      ${ENABLED}(?: up)? (?:the |a |our )?(?:\S+ ){0,3}(?:flag|feature|toggle|experiment|switch) | kill switch
      (?:opened|enabled|turned on|ramped) (?:\w+ ){0,3}(?:for|to) \d+ ?%
    `,
  ),
  k('flag', false, '(?:feature )?flags?|experiments?|A\\/B test|feature toggle|behind (?:a )?flag'),
];
