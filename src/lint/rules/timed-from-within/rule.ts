import { anyOf, words } from '../../../text/index.ts';
import { hypothesisIds } from '../../foreign/branches.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** While it holds, whatever the process times takes longer. */
const STARVED = words`
  starv\w* | thread[- ]?pool | event[- ]loop | gc pauses? | stop-the-world | garbage collection | throttl\w* | sync-over-async | blocked threads?
  (?:connection )?pool (?:is )?(?:exhaust\w*|empty|drained|full) | leaks? (?:\w+ )?(?:from|in|of) the (?:connection )?pool | connection leaks?
  pool exhaustion | waits? for a (?:thread|connection|slot)
`;
const CALL = anyOf`calls? | quer(?:y|ies) | requests? | statements? | round[- ]trips? | commands?`;
const TIMES = new RegExp(
  anyOf`
    \b(?:log|record|print|add|put|take)\w*\b[^.;]{0,50}\b(?:timestamps?|times?|timers?|durations?)\b[^.;]{0,40}\b(?:before and after|around)\b[^.;]{0,50}\b${CALL}\b
    \b(?:measure|time|log|record|instrument)\w*\b[^.;]{0,30}\b(?:duration|latency|time) (?:of|in|spent in) (?:each|every|the|a|both)\b[^.;]{0,30}\b${CALL}\b
  `,
  'i',
);
/** Read where nothing waits for the process that is short. */
const FROM_OUTSIDE = words`
  server[- ]side | access logs? | slow(?:[- ]query)? logs? | pg_stat\w* | tcpdump | packet\w* | capture\w* | on the wire | at the (?:server|proxy|database|gateway|mesh)
  own metrics | queue (?:length|time) | wait(?:ing)? time | time in (?:the )?(?:pool|queue) | acquir\w* | checkout time | event[- ]loop lag | pool wait
`;
const IN_THE_CALL = new RegExp(
  String.raw`\b(?:in|within|inside) (?:a|the|one|any|either) (?:[\w-]+ )?${CALL}\b|\b${CALL}\b[^.;→]{0,20}\b(?:is|are|was|takes?|slow|long|most|> ?\d|above|over|dominat\w*)\b|\bslow ${CALL}\b`,
  'i',
);

export const timedFromWithin = rule({
  id: 'timed-from-within',
  severity: 'warning',
  only: 'elsewhere',
  why: 'a process that is short of threads, time or connections finds every call slow, and the other side is blamed',
  mend: 'take the time where the call arrives, or take the time of the wait apart from that of the call',
  check: (doc) => {
    const starved = doc.hypotheses.filter(
      (h) => STARVED.test(`${h.title.text}. ${textOf(h.parts.mechanism)}`) && STARVED.test(h.title.text),
    );
    if (starved.length === 0) return [];
    return doc.steps.flatMap((s) => {
      const action = s.action.map((p) => p.text).join(' ');
      if (!TIMES.test(action) || FROM_OUTSIDE.test(action)) return [];
      return s.branches
        .filter((b) => IN_THE_CALL.test(b.when))
        .flatMap((b) => {
          const blamed = hypothesisIds(b.follows).filter((id) => doc.hypotheses.some((h) => h.id === id));
          const [h] = starved;
          return h && blamed.length > 0 && !starved.some((x) => blamed.includes(x.id))
            ? [
                at(
                  b.piece,
                  `${quoted(b.piece.text)}: while ${h.id} holds, the time between both marks grows as well`,
                  `an outcome that ${h.id} does not bring about too`,
                ),
              ]
            : [];
        })
        .slice(0, 1);
    });
  },
});
