import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { allOf, at, deedOf, quoted, rule } from '../../rule.ts';

const ERRORS = anyOf`error | exception | alert | alarm | violation | warning | log`;
const MASKS = new RegExp(
  String.raw`\b${anyOf`
    // the error is swallowed
    on conflict do nothing | insert ignore | ignor(?:e|ing) (?:the )?(?:duplicate|error|exception|constraint|failure|500)s?
    (?:swallow|suppress|silenc|mut)(?:e|es|ing)? (?:the )?(?:duplicate |constraint |key )*${ERRORS}s?
    catch(?:ing)? (?:and|the)[^.]{0,60}\b(?:ignore|continue|return (?:success|200|ok)|as success)
    // the guard or the threshold is moved, or failure called success
    (?:drop|disable|remove|relax)(?:ping|ing)? (?:the )?(?:unique |foreign key )?(?:constraint|unique index|validation)
    raise the alert(?:ing)? threshold | return(?:ing)? (?:a )?(?:200|success|ok) (?:instead|on|for|when|even)
    catch(?:es|ing)? \`?\w*(?:Exception|Error)\`?[^.;]{0,40}\b(?:continue|go on|ignore|carry on|silent\w*) | continue silently
    silently (?:continue|ignore|skip|drop)\w* | downgrad\w* (?:it |them |the \w+ )?(?:to|into) (?:a )?(?:warning|info|debug)
    // what cannot be read is made readable by putting something else in its place
    JSON_INVALID_UTF8_(?:SUBSTITUTE|IGNORE) | errors=["'](?:ignore|replace)["'] | //(?:IGNORE|TRANSLIT) | on_bad_lines=["']skip["']
    // nothing is waited for, watched or shown any more
    (?:time-?outs?|deadlines?|ttl)\b[^.;]{0,60}?(?:\binfinit\w*|:infinity|\bunlimited|\b0 \(off\))
    (?:disable|remove|switch off|turn off|lift) (?:the )?(?:\w+ )?(?:time-?outs?|alerts?|alarms?|monitors?)
    (?:hide|filter(?: out)?|exclude) (?:the )?(?:\w+ )?(?:errors?|exceptions?|warnings?|alerts?|messages?) (?:from|in|out of)[ ]
  `}(?!\w)`,
  'i',
);
const RESOURCE = anyOf`
  memory | ram | heap | disk | volume | storage | swap | gb | pool | connections? | descriptors? | threads? | time-?outs? | ttl
  s-maxage | max-age | limits? | quota | buffer | queue | replicas? | retr(?:y|ies) | interval | threshold
`;
const MORE = anyOf`
  rais | increas | enlarg | doubl | extend | lengthen | grow | expand | shorten | lower | reduc | add(?:ing)? (?:more|another)
  larger | bigger | more
`;
/** More of what is used up, said to end the matter: what grows without bound reaches any limit. */
const MORE_ROOM = new RegExp(String.raw`\b${MORE}\w*\b[^.;]{0,60}\b${RESOURCE}\b`, 'i');
const PROBLEM = anyOf`problem | issue | fault | leak | incident | cause | error noise | errors? | noise | failures?`;
const SOLVES = anyOf`removes? | solves? | eliminates? | cures? | fix(?:es)? | resolves? | ends?`;
const CLAIMS_CURE = words`
  (?:this |which |and |that )?${SOLVES} (?:the |this |that )?${PROBLEM}
  (?:no|none) (?:\w+ ){1,2}(?:fails?|errors?|time-?outs?|crash\w*|is lost) (?:any ?more|any longer|again)
  to an? (?:acceptable|tolerable|harmless|negligible) (?:level|amount|number|rate|degree)
  so (?:that )?(?:it|this|the \w+) (?:never|no longer|cannot) (?:happens?|occurs?|fails?|fills?|runs? out) | for good
  once and for all | permanently
`;
const OWNS_UP = words`
  mask\w* | hid(?:e|es|ing|den) | conceal\w* | does not (?:fix|prevent|stop|cure|address|solve|remove)
  doesn't (?:fix|prevent|stop|address) | symptom\w* | cosmetic | compare (?:the|it|both) | log (?:it|the conflict|each)
  still (?:be )?(?:charged|duplicated|doubled|happen) | underlying | root cause remains | only (?:the )?(?:error|noise)
`;

/** It says how long that lasts. */
const BOUNDED = words`
  buys? | gives? (?:us )?(?:\d+|a few|some) | lasts? | for (?:about )?\d+ (?:h|hours?|days?|weeks?) | until (?:the|RCF) | for now
  stop-?gap | in the meantime | meanwhile
`;

const READS_EXISTING = new RegExp(
  anyOf`
    \b(?:then |and )?(?:select|read|fetch|return)(?:s|ing)? (?:the )?(?:existing|stored|first|original) | idempoten
    do nothing returning
  `,
  'i',
);
export const masksTheFault = rule({
  id: 'masks-the-fault',
  reads: 'prose',
  severity: 'warning',
  why: 'the errors stop, the damage goes on, and nobody is paged for it any more',
  mend: 'stop the cause, or say that it only hides the error and what still goes wrong behind it',
  check: (doc) =>
    doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' && a.kind !== 'fix') return [];
      const where = [a.title, ...(a.parts.does ?? []), ...(a.parts.change ?? [])];
      const cure = MORE_ROOM.test(deedOf(a)) ? where.flatMap((p) => hits(p, CLAIMS_CURE))[0] : undefined;
      if (cure && !OWNS_UP.test(allOf(a).replace(/\berror noise\b/gi, '')) && !BOUNDED.test(allOf(a)))
        return [
          at(
            cure,
            `${a.id} ${quoted(a.title.text)} is said to cure: ${quoted(cure.text)}; it moves a limit`,
            'what stops the cause, or a word that it only buys time',
          ),
        ];
      const found = where.flatMap((p) => hits(p, MASKS))[0];
      // Reading the row that is there is what makes a refused insert safe.
      const safe = READS_EXISTING.test(allOf(a));
      return found && !OWNS_UP.test(allOf(a)) && !(safe && !/ignor|swallow|suppress/i.test(found.text))
        ? [at(found, `${a.id} hides the error: ${quoted(found.text)}`, 'what stops the cause, or a word that it does not')]
        : [];
    }),
});
