import { words } from '../../../text/index.ts';
import { CHANGES } from '../../document/deeds.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** Where it does not matter, or so little that it may be tried. */
const APART = words`
  staging | stage | sandbox | lab\w* | test (?:system|environment|cluster|database|instance|bench) | dev(?:elopment)? | local(?:ly)?
  copy | clone | replica | standby | fork | scratch | shadow | dry[- ]run
  (?:for|on|in|of) (?:one|a single) \w+
  (?:one|a single) (?:\w+ )?(?:pod|instance|node|host|replica|worker|client|tenant|user|server|container) | canary | feature flag
`;
const LOOKS = words`
  log | logging | leak-?detection\S* | slow[- ]?(?:query[- ]?)?log | verbos\w+ | profil\w+ | log level | trac\w* | debug\w* | dashboards? | metrics? | sampl\w* | header | instrument\w* | timers? | timing
  counters? | print\w* | assert\w* | alert\w*
`;
/** There nothing is tried, not even on one. */
const PEAK = /\b(?:peak|rush|on-sale|busiest|primary|production)\b/i;

export const confirmsByChange = rule({
  id: 'confirms-by-change',
  severity: 'warning',
  only: 'elsewhere',
  why: 'a change made to find out is a change all the same: it needs a way back, and what the system showed before is gone',
  mend: 'confirm by what can be read; list the change as a mitigation or a step with its way back',
  check: (doc) => [
    ...doc.hypotheses.flatMap((h) =>
      (h.parts.confirmation ?? [])
        .filter((p) => changes(p.text))
        .slice(0, 1)
        .map((p) => at(p, `the check of ${h.id} changes the system: ${quoted(p.text)}`, 'a check that only reads')),
    ),
    // The first step is changes-system-before-looking's.
    ...(doc.computed ? [] : doc.steps.slice(1)).flatMap((s) =>
      (DESTROYS.test(textOf(s.action)) || /\bcanary\b/i.test(s.action[0]?.text ?? '') ? [] : s.action)
        .filter((p) => changes(p.text))
        .slice(0, 1)
        // The command under a title that tells the deed is where it is done.
        .map((p) => (p === s.action[0] && s.action[1] && s.action.length === 2 && /^\W*`/.test(s.action[1].text) ? s.action[1] : p))
        .map((p) => at(p, `step ${s.number} changes the system to find out: ${quoted(p.text)}`, 'a step that only reads')),
    ),
  ],
});

/** That is said by harmful-step, or by unsafe-command. */
const DESTROYS = /\b(?:delet|drop|purg|truncat|wip|kill|flush|reboot|power)\w*\b/i;

const changes = (text: string): boolean => CHANGES.test(text) && !LOOKS.test(text.slice(0, 60)) && (!APART.test(text) || PEAK.test(text));
