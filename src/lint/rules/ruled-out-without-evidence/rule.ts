import { anyOf } from '../../../text/index.ts';
import { at, quoted, rule } from '../../rule.ts';

const ENVIRONMENT =
  /\b(?:staging|stage|dev(?:elopment)?|test(?:ing)? environment|locally|local|qa|sandbox|pre-?prod\w*|lower environments?)\b/i;
const SIGN = anyOf`evidence | indication | mention | reports? | sign | signs | signal | signals`;
const ABSENCE = new RegExp(
  String.raw`\b${anyOf`
    no ${SIGN}\b | not (?:mentioned|reported|indicated|noted|stated|described|listed)
    (?:none|nothing|nobody|no one) (?:\w+ )?(?:mention|report)\w* | not in the (?:input|report|description|logs? provided)
    absence of (?:evidence|mention|reports?) | without (?:evidence|mention)
  `}`,
  'i',
);
const GIVES_REASON = anyOf`
  because | since | as | given | shows? | showed | shown | reads? | is | are | was | were | has | have | would | remains?
  continues? | works? | occurs? | appears? | only | not | no | started | began
`;
const REASON = new RegExp(anyOf`\b${GIVES_REASON}\b | [(—–:-]\s*\S+`, 'i');

export const ruledOutWithoutEvidence = rule({
  id: 'ruled-out-without-evidence',
  severity: 'warning',
  why: 'what is ruled out is not looked at again; if it was the cause, the night is lost',
  mend: 'rule out only what a measurement excludes; for the rest say that it is less likely, and which check would exclude it',
  check: (doc) =>
    doc.kind === 'own'
      ? doc.ruledOut.flatMap((p) => (p.text.trim() === '' ? [at(p, 'nothing said', 'what is ruled out, and by what')] : []))
      : doc.ruledOut.flatMap((p) => {
          if (p.text.split(/\s+/).length < 2 || /^\W*(?:none|nothing|n\/?a)\b/i.test(p.text)) return [];
          if (ENVIRONMENT.test(p.text))
            return [
              at(
                p,
                `${quoted(p.text)}: another environment does not have this one's load, data and size`,
                'a measurement in the environment that fails',
              ),
            ];
          if (ABSENCE.test(p.text))
            return [at(p, `${quoted(p.text)}: that nobody saw it is no measurement`, 'a measurement that excludes it')];
          return REASON.test(p.text) ? [] : [at(p, `${quoted(p.text)} without a reason`, 'the measurement that excludes it')];
        }),
});
