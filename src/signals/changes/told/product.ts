import { alternatives, anyOf } from '../../../text/index.ts';
import { DID } from './lists.ts';
import { type Telling, telling } from './rule.ts';

// What we ship, what we set, and what comes in.

const OURS = anyOf`
  app | feature | endpoint | page | home page | form | screen | function | job | client | front-?end | back-?end | web ?shop
  portal
  UI | API | message | search | plug-?in | module | middleware | code | service | worker | helper | serializer | library | tool
  connector | report | dashboard | widget | button | picker | importer | parser | template engine | site | model | scheduler
  consumer | producer | pipeline | integration | adapter | exporter
`;
const MADE = anyOf`
  rewritten | rewrote | refactored | added | changed | introduced | live | launched | published | released | shipped | deployed
  merged | rolled out | came | made | replaced | went live | went out | switched | moved | installed | started | turned on
`;
const WORK = anyOf`
  refactor\w* | rewrite | redesign | relaunch | re-?launch | roll-?out | release | build | deploy\w* | version \d\S*
  v\d+(?:\.\d+)* | sprint | port (?:of|to) | hotfix | commit | PR | merge request | split | clean-?up sprint | new version
  app release | image \d\S* | pilot | rework
`;

export const DEPLOY_TOLD: readonly Telling[] = [
  telling(
    'deploy',
    'after',
    alternatives`
      (?:the |our |this |last |yesterday['’]s |\w+day['’]s |\S+ ){0,3}${WORK} | new (?:\w+ )?${OURS}
      [“"][^"”]{4,40}["”] (?:fix|change|feature|sprint|endpoint|on|of)
    `,
  ),
  telling('deploy', 'after', alternatives`${OURS}\b[^.;,]{0,30}${DID} (?:\w+ )?${MADE} | (?:we|team) (?:\w+ )?${MADE}`, true),
  telling(
    'deploy',
    'dated',
    alternatives`
      (?:release|build|deploy|rollout|roll-out|version)(?: \S+)? (?:of|on|at|from|came|went|had|brought|with)
      (?:the|our|new|last|morning|\w+['’]s) (?:\S+ )?(?:release|deploy|rollout|build|redesign|relaunch) | went live
      (?:we|was|were|team|i|been) deployed | refactor\w* | rewrite | redesign | new version
      (?:was|were|got) (?:rewritten|refactored|released|shipped|launched)
    `,
  ),
];

const VALUES = anyOf`
  limits? | quotas? | TTL | retention | defaults? | settings? | config\w* | level | template | interval | policy | policies | rules?
  profile | options? | time-?outs? | threshold | pool | heap | memory | concurrency | cache | header | headers | label | labels
  tuning | hardening | tidy-?up | baseline | rate | weights? | probe | probes | parameter | parameters | requests | variable
  mode | priority | compression | logging | log level | debug level | autoscaler | HPA | schedule | allow-?list | block-?list
  filter | prefetch | batch size | buffer | size | cron | role | permissions | chart | manifest | route | topics?
`;
const RULES = anyOf`rule | policy | config | setting | hardening | template | tuning | tidy-?up | baseline | default`;
const AMOUNT = anyOf`limit | retention | TTL | interval | time-?out | quota | heap | pool | level | target`;
const SET = anyOf`
  set | put | raised | lowered | changed | cut | doubled | halved | tightened | relaxed | switched | enabled | disabled | turned on
  turned off | applied | edited | tidied | tidied up | cleaned up | extended | shortened | reduced | increased | made | added
  removed | activated | introduced | dropped | went | split | merged | standardi[sz]ed | hardened | sized | tuned
`;

export const CONFIGURATION_TOLD: readonly Telling[] = [
  telling(
    'configuration',
    'after',
    alternatives`
      ${VALUES} (?:\S+ ){0,4}${DID} (?:\w+ )?${SET} | ${SET} (?:\S+ ){0,4}${VALUES}
      (?:new|changed|stricter) (?:\S+ ){0,2}${VALUES}
      (?:the |our |\w+['’]s )*(?:\S+ ){0,2}${RULES} (?:change|role|of|pack|on)
      (?:switched|turned) (?:\S+ ){0,4}(?:on|off) | enabled | disabled | switched on | turned on | went from \d\S* to \d
      (?:the |\w+day['’]s )?change (?:of|on|to)
    `,
  ),
  telling(
    'configuration',
    'dated',
    alternatives`
      ${VALUES} (?:\S+ ){0,3}(?:was|were|got|has been|had been) (?:\w+ )?${SET}
      (?:we|i|they|team|somebody|someone|colleague|ops) (?:had )?(?:\w+ )?${SET} (?:\S+ ){0,4}${VALUES}
      ${AMOUNT} (?:\S+ ){0,4}from \S+ (?:\w+ )?to \S+
      new (?:\S+ )?(?:rule|policy|template|settings|config|limit|quota|profile)
      (?:was|were) (?:set|put|raised|lowered|cut|doubled) (?:\S+ )?(?:from \S+ )?to \S+
    `,
  ),
];

const SENDERS = anyOf`
  partner | customers? | tenants? | merchants? | growers? | dealers? | clubs? | shops? | stores? | hospitals? | cities | city
  wards?
  schools? | branches | sites? | buildings? | suppliers? | banks? | carriers? | airlines? | markets? | country | countries | region
  users? | members? | devices? | meters | ships? | plants? | houses? | lanes? | depots? | universit\w+ | publishers? | sellers?
`;
const CAME = anyOf`
  joined | came | connected | onboarded | merged | signed | added | imported | loaded | taken over | hooked up | copied in
  switched live
`;

export const DATA_TOLD: readonly Telling[] = [
  telling(
    'data',
    'after',
    alternatives`
      ${SENDERS}\b(?:\S* ){1,3}${CAME} | (?:took over|connected|onboarded|imported|loaded|signed) (?:\S+ ){0,4}${SENDERS}
      (?:\S+ )?(?:import|price list|catalogue|price change|feed|data ?set|table load|postal reform) (?:of|on|came|merge|was)
      new (?:\S+ )?(?:${SENDERS}|catalogue|price list|tariff|model|feed) | (?:the )?(?:larger|bigger) (?:model|files?|pictures?)
      numbers (?:got|have) \d+ digits
    `,
  ),
  telling(
    'data',
    'dated',
    alternatives`
      ${SENDERS}\b(?:\S* ){1,3}(?:joined|onboarded|connected|signed|hooked up|taken over)
      (?:imported|onboarded|took over|connected) (?:\S+ ){0,4}${SENDERS}
      (?:catalogue|price list|data|bulk|mass) (?:import|upload|merge|load)
    `,
  ),
];

export const FLAG_TOLD: readonly Telling[] = [
  telling('flag', 'after', alternatives`(?:feature )?flag\b | toggle | experiment | A/B | feature switch`),
  telling(
    'flag',
    'dated',
    alternatives`
      flags? (?:\S+ ){0,4}(?:on|off|flipped|set|switched|enabled|disabled|edited|ramped|raised|removed|deleted|to \d+ ?%)
      (?:flipped|toggled|ramped) | toggle (?:\S+ ){0,3}(?:on|off|deleted|edited|removed)
      experiment (?:\S+ ){0,3}(?:started|began|went)
    `,
  ),
];
