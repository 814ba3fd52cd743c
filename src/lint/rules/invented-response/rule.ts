import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import type { Doc, Said } from '../../document/types.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const ALARM = /\b(?:alert\w*|alarm\w*|page[sdr]?|paged|paging|pagerduty|on-?call)\b/i;
const PEOPLE = words`
  complain\w* | tickets? | support | report(?:s|ed) by | notic\w+ | called | users? report\w* | customers? report\w* | finance | told
`;
const WENT_OFF = anyOf`fired | triggered | went off | was raised | paged | notified`;
const THEN = anyOf`
  \b(?:was|were) (?:first )?(?:detected|noticed|discovered|spotted|caught|flagged) (?:by|via|through|from|when)\b
  \b(?:before|until|after) (?:any|an|the|our|first) (?:\w+ )?(?:alert|alarm|page)\w* ${WENT_OFF}
  \b(?:alerts?|alarms?|monitoring|pager\w*) (?:\w+ )?${WENT_OFF} (?:at|within|after|on|in)\b
`;
/** In the follow-up "Detection:" begins what is to be built. */
const DETECTED_THEN = new RegExp(THEN, 'i');
/** How it was found out. */
const DETECTED = new RegExp(
  anyOf`
    ^\W*(?:detection|detected|detected by|reported by|how detected|discovery|first reported)\b(?! (?:gap|time|rule|improv))
    ${THEN}
  `,
  'i',
);
const DID = anyOf`
  gathered | captured | collected | responded | reacted | acted | preserved | communicated | restored | mitigated | coordinated
  engaged | acknowledged | kept calm | escalated | assembled
`;
const RESPONDED = new RegExp(
  anyOf`
    \b(?:the )?(?:team|on-call|engineers?|responders?|incident commander|we)(?: \w+)? (?:quickly |promptly |rapidly )?${DID}\b
    \b(?:did not|didn't|nobody) (?:restart\w*|roll\w*|touch\w*|change\w*) \w+ before\b
    \b(?:evidence|logs|dumps|data) (?:was|were) (?:captured|preserved|saved|gathered|collected)\b
    \b(?:customers|users|stakeholders|support|management) (?:was|were) (?:informed|notified|told|updated)\b
  `,
  'i',
);
const ASKED = /\b(?:if|should|must|would|could|will|to|once|whether|when|until|had|add|need\w*|not|no)\b[^.;:]*$/i;

export const inventedResponse = rule({
  id: 'invented-response',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a review that praises what nobody did hides the gap in detection that has to be closed',
  mend: 'take it from the incident, or write that it is not given',
  check: (doc, facts) => [
    ...neglected(doc, facts.text),
    ...prose(doc)
      .filter((s) => told(s) && !doc.todo.some((t) => t.piece === s.piece) && !doc.alerts.includes(s.piece))
      .flatMap(({ piece, section }) => {
        const found = hits(piece, section === 'followUp' ? DETECTED_THEN : DETECTED).find(
          (h) => !known(h.text + piece.text.slice(h.end), facts.text),
        );
        if (found && !GAP.test(piece.text))
          return [
            at(found, `${quoted(found.text)}: the incident does not say how it was found out`, 'what the incident says, or "not given"'),
          ];
        return hits(piece, RESPONDED)
          .filter((h) => !ASKED.test(piece.text.slice(0, h.start)) && !/\b(?:team|on-call|we|engineers?) \w+ed\b/i.test(facts.text))
          .slice(0, 1)
          .map((h) => at(h, `${quoted(h.text)}: the incident tells of no such deed`, 'what the incident says was done'));
      }),
  ],
});

/** What was left undone, told as a fact, and the words by which an incident would tell it. */
const NEGLECTED: readonly (readonly [says: RegExp, incident: RegExp])[] = [
  [
    /\b(?:was|were) (?:only )?(?:noticed|detected|discovered|spotted) only (?:after|when|by)\b|\b(?:was|were) only (?:noticed|detected|discovered|spotted)\b/i,
    /\b(?:notic|detect|discover|spot|found|complain|report|alarm|alert|page)\w*/i,
  ],
  [
    /\bwas not (?:followed up|investigated|escalated|acted (?:up)?on)\b/i,
    /\b(?:follow\w* (?:it )?up|investigat|escalat|ticket|ignored|nobody|no one)\w*/i,
  ],
  [/\bwithout (?:a |any )?(?:load|canary|performance|stress)[ -]?test\w*/i, /\b(?:load|canary|performance|stress)[ -]?test|\btested\b/i],
];
function neglected(doc: Doc, incident: string) {
  return prose(doc)
    .filter((s) => s.section === 'followUp')
    .flatMap(({ piece }) =>
      NEGLECTED.filter(([, known]) => !known.test(incident)).flatMap(([says]) =>
        hits(piece, says)
          .filter(
            (h) => !/\b(?:no|never|if|whether|must|should|not|forbid\w*|block\w*|refus\w*) [^.;:]*$/i.test(piece.text.slice(0, h.start)),
          )
          .slice(0, 1)
          .map((h) => at(h, `${quoted(h.text)}: the incident does not say so`, 'what the incident says, or a question')),
      ),
    );
}

const told = (s: Said): boolean => s.section === 'head' || s.section === 'snapshot' || s.section === 'followUp';
const GAP = /\b(?:unknown|not (?:given|known|stated|said)|no alert|nothing alert\w*|missing|open)\b/i;

/** The incident tells of an alarm, or of people who told, as the report does. */
function known(claim: string, incident: string): boolean {
  if (ALARM.test(claim)) return ALARM.test(incident);
  return PEOPLE.test(incident) || !/\b(?:telemetry|monitor\w*|dashboards?|users?|customers?|support|by|via)\b/i.test(claim);
}
