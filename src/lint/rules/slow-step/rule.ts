import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { minutesIn } from '../../foreign/minutes.ts';
import { at, quoted, rule } from '../../rule.ts';

const HOURS_OR_DAYS = anyOf`
  (?:\d+|one|two|three|four|five|six|seven|ten|twelve|24|48) ?(?:h|hrs?|hours?|days?|weeks?)\b | day\b | week\b
  next (?:day|week|month|peak|release|\w+day)\b | weekend\b | tomorrow\b | night\b
`;
const WAIT = anyOf`
  wait | collect | gather | observe | watch | monitor | record | run | leave | let | keep | sample | log | trace | measure | soak
  hold off
`;
const AT_LEAST = anyOf`the next[ ] | the (?=weekend|night) | at least[ ] | about[ ] | another[ ] | a[ ] | an[ ] | one[ ]`;
const WAITS = new RegExp(String.raw`\b${WAIT}\w*\b[^.;]{0,70}?\b(?:for|over|during|until)\b ${AT_LEAST}*${HOURS_OR_DAYS}`, 'i');
/** From here on it is no step of one night. */
const LONG = 4 * 60;
const MEANWHILE = words`
  meanwhile | in the meantime | in parallel | (?:after|once|apply|with) FM\d* | in the background | beside | while the next
  afterwards?
`;
/** One part is changed, and the wait is the watch of it against the rest. */
const CONTROL = /\bas (?:a |the )?(?:control|reference|comparison)\b|\bcontrol group\b|\bcanary\b/i;
const OVER = /\b(?:ended|over since|recovered|resolved|mitigated|finished by itself|stopped at|over at)\b/i;

export const slowStep = rule({
  id: 'slow-step',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the harm goes on for as long as the plan waits',
  mend: 'look at what is there now, and do in the meantime what eases the harm',
  check: (doc, facts) => {
    if (facts.given && OVER.test(facts.text)) return [];
    return doc.steps.flatMap((s) =>
      s.action
        .flatMap((p) => hits(p, WAITS))
        .filter(
          (h) =>
            (/\d|hour|\bh\b/.test(h.text) ? (minutesIn(h.text.replace(/^.*\b(?:for|over|during|until)\b/, '')) ?? LONG) >= LONG : true) &&
            !CONTROL.test(h.piece.text) &&
            !MEANWHILE.test(h.piece.text.slice(h.piece.text.lastIndexOf('. ', h.start) + 1)),
        )
        .slice(0, 1)
        .map((h) => at(h, `step ${s.number} waits: ${quoted(h.text)}`, 'what can be read now, or what eases the harm meanwhile')),
    );
  },
});
