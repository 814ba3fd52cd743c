import { anyOf, words } from '../../../text/index.ts';
import { CHANGES } from '../../document/deeds.ts';
import { hits, withoutCode } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

const KEPT_THINGS = anyOf`
  rows? | records? | data | tables? | queues? | topics? | files? | logs? | messages? | caches? | index(?:es)? | volumes?
  partitions? | keys? | sessions? | orders? | reservations? | entries | jobs? | spool | backlog | database | stores? | buckets?
  pods? | namespaces? | (?:consumer )?groups? | subscriptions? | streams? | replicas?
`;
const DELETES = anyOf`
  delet(?:e|ing) | purg(?:e|ing) | truncat(?:e|ing) | wip(?:e|ing) | drop(?:ping)? | flush(?:ing)? | eras(?:e|ing) | empty(?:ing)?
  clear(?:ing)? out
`;
const WHICH = anyOf`all | the | any | its | old | every | whole | open | pending | entire | \d[\d,]*`;
const POSITIONS = anyOf`
  offsets? | counters? | sequences? | positions? | cursors? | database | cluster | replication | permissions | passwords
`;
const RESTARTS = anyOf`power[- ]?cycl\w* | reboot\w* | re-?start\w* | re-?creat\w* | kill\w*`;
const HEAVY_REPAIR = anyOf`
  fsck | xfs_repair | e2fsck | repair table | vacuum full | optimize table | re-?index(?:ing)? | mysqlcheck --repair
  nodetool (?:repair|scrub)
`;
const FAILS_OVER = anyOf`fail(?:ing)? ?over | switch(?:ing)? over | promot(?:e|ing)`;
const PROTECTION = anyOf`
  (?:\w+ )?(?:heartbeat|safety|dead-?man) ?\w* | watchdogs? | interlocks? | alarms? | authentication | authori[sz]ation | tls
  certificate\w* | firewall | rate limit\w* | replication | backups?
`;
const PLACE = anyOf`dcs? | data ?cent(?:er|re)s? | regions? | zones? | az | sites? | clusters?`;
const PLAYS = anyOf`replay | send | fire | generate | simulat`;
const AT = anyOf`in | on | against | to | at | through`;
/** Deeds that cannot be taken back, or that users feel, wherever in a plan they stand. */
const HARMS = new RegExp(
  anyOf`
    // what is kept is gone
    \b${DELETES}\b (?:${WHICH} )*(?:[\w\`'/.*-]+ ){0,3}?${KEPT_THINGS}\b | \breset(?:ting)? (?:the )?(?:[\w\`]+ ){0,3}?${POSITIONS}\b
    // what works is stopped
    \b${RESTARTS} (?:all|every|each|both|the whole|the entire)\b
    \b(?:suspend|freez|paus|stopp?)(?:e|ing)? (?:the )?(?:live |production |whole |entire |primary |main |running )+\w+
    \b(?:pull|unplug|cut)(?:ging|ting)? (?:the )?(?:plug|cable|power|network|link)\b
    \b(?:block|cut|drop|stop)(?:ping|ting|ing)? (?:the |all )?traffic (?:of|to|from|in) (?:one|a|the|each) (?:\w+ )?${PLACE}\b
    // what works is burdened
    \b${PLAYS}\w* (?:\d[\d,]{2,}|all|the full|the whole|full)\b[^.;]{0,40}\b${AT} (?:the )?(?:live|prod(?:uction)?)\b
    \b(?:load|stress|soak|chaos)[- ]?test\w*\b[^.;]{0,30}\b(?:in|on|against) (?:the )?(?:live|prod(?:uction)?)\b
    \b(?:in|on|against) (?:the )?(?:live|prod(?:uction)?)\b[^.;]{0,40}\b(?:load|stress|chaos)[- ]?test
    \b(?:run|execute|start)\w*\b[^.;]{0,30}\b${HEAVY_REPAIR}\b(?![^.;]*\b(?:-n|dry)\b) | \bfsck\b[^.;]*\bmounted\b
    // it is moved, laid open or made anew
    \b${FAILS_OVER}\b (?:the )?(?:primary|master|leader|database|replica|cluster|region)
    \b(?:disabl|switch|turn)(?:e|ing)?(?: off)? (?:the )?${PROTECTION}\b
    \b(?:format|re-?format|re-?image|re-?initiali[sz]e)\w* (?:the )?(?:disk|volume|host|node|partition)\b
  `,
  'i',
);
const STAGED = /\b(?:in|on) (?:the )?(?:staging|sandbox|test)\b/i;
const APART = words`
  staging | stage | sandbox | laborator\w+ | lab | test (?:system|environment|cluster|database|instance|bench) | dev(?:elopment)?
  local(?:ly)? | laptop | (?:on|of|in|from) (?:a |the )?(?:copy|clone|fork|replica|snapshot|restored \w+|scratch \w+) | dry[- ]run
  for (?:one|a single) | rehears\w+ | do not | don't | never | without | not (?:yet )?(?:delete|reset|flush|restart)
  (?:was|were|been|anybody|somebody|who|job|cron) \w*ing
`;

export const harmfulStep = rule({
  id: 'harmful-step',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'to find out must not cost more than the fault: what is deleted or stopped to see what happens stays deleted or stopped',
  mend: 'look with what only reads, or do it on a copy, on one instance out of traffic, or in staging',
  check: (doc) =>
    doc.steps.flatMap((s, i) =>
      // The first one, where it begins with a change, is changes-system-before-looking's.
      (i === 0 && s.action.some((p) => CHANGES.test(p.text)) ? [] : s.action)
        // What a command destroys is unsafe-command's.
        .flatMap((p) => hits({ ...p, text: withoutCode(p.text) }, HARMS))
        .filter((h) => !APART.test(sentenceAround(h.piece.text, h.start)) && !s.action.some((p) => STAGED.test(p.text)))
        .slice(0, 1)
        .map((h) =>
          at(h, `step ${s.number} does harm in order to look: ${quoted(h.text)}`, 'a step that only reads, or a copy to try it on'),
        ),
    ),
});

const sentenceAround = (text: string, at: number): string => {
  const from = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('; ', at)) + 1;
  const to = text.slice(at).search(/[.;]\s/);
  return text.slice(from, to < 0 ? text.length : at + to);
};
