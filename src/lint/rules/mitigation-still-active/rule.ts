import { anyOf, words } from '../../../text/index.ts';
import type { Action, Doc } from '../../document/types.ts';
import { minutesIn } from '../../foreign/minutes.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';

/** It puts the fault off again and again: "restart every 2 hours". */
const RECURS = /\b(?:restart|reboot|recycl|flush|purg|clear|kill|rotat)\w*\b[^.;]{0,40}?\bevery (\d+ ?(?:min\w*|h\b|hours?|days?))/i;
const MITIGATION = anyOf`FM\d | mitigations? | restart (?:job|cron) | cron ?job | work-?around`;
const ENDS = anyOf`stop | disabl | suspend | remov | paus | end | switch\w* off | without | after`;
const SWITCHED_OFF = words`
  ${MITIGATION}\b[^.;]{0,40}\b(?:off|removed|stopped|disabled|suspended|paused|ended)
  ${ENDS}\w*\b[^.;]{0,25}\b(?:FM\d|mitigations?|restarts?|cron ?job|work-?around)
`;

export const mitigationStillActive = rule({
  id: 'mitigation-still-active',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the quiet is the work of the mitigation, and the fix is declared good without ever having been tried',
  mend: 'take the mitigation back before the window begins, or make the window longer than what it buys',
  check: (doc) => {
    if (doc.said.some((s) => s.section === 'verification' && SWITCHED_OFF.test(s.piece.text))) return [];
    return doc.actions.filter((a) => a.kind === 'mitigation').flatMap((a) => hidden(doc, a).slice(0, 1));
  },
});

/** Checks that the mitigation keeps quiet by itself. */
function hidden(doc: Doc, a: Action) {
  const every = RECURS.exec(allOf(a));
  const period = minutesIn(every?.[1] ?? '');
  if (!every || period === undefined) return [];
  return doc.checks
    .filter((c) => !c.for.includes(a.id) && OF_THE_FAULT.test(c.piece.text) && (minutesIn(c.piece.text) ?? 0) > period)
    .map((c) =>
      at(
        c.piece,
        `${quoted(c.piece.text)}: ${a.id} alone keeps it quiet for so long (${quoted(every[0])})`,
        `the same with ${a.id} taken back`,
      ),
    );
}

const OF_THE_FAULT = /\b(?:restarts?|reboots?|hangs?|leak\w*|crash\w*|OOM\w*)\b/i;
