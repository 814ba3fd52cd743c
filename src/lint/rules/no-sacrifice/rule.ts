import { anyOf, words } from '../../../text/index.ts';
import { allOf, at, beginsWith, isAsked, isRejected, lacking, quoted, rule, textOf } from '../../rule.ts';

const COSTS = words`
  // a price that is named
  los(?:e|es|ing|s of) | costs?\b(?! (?:of (?:the|this) incident|us)) | prices?\b(?= (?:is|:)) | gives? up | pays? (?:with|for)
  in (?:return|exchange) | at the (?:cost|expense|price) of | trade-?offs? | sacrific\w* | downside | side[- ]effects?
  // people wait, or do it by hand
  must (?:then )?wait | ha(?:s|ve) to wait | (?:is|are|be|comes?|arrives?) (?:late|later|delayed|missing|stale|older) | delay\w* | by hand
  manual(?:ly)? | users? (?:will|may|might|cannot|can't) | disrupt\w*
  // something works less or harder
  more (?:load|traffic|work|cost|memory|calls|reads|writes) | is extra | needs? (?:twice|more|a second)
  without (?:the )?(?:feature|cache|index|search|preview|discount) | gaps? of | floods? | fails? (?:the|a) deploy
  reduc(?:es|ed|ing) (?:capacity|throughput|availability|functionality|performance) | reduced (?:capacity|throughput) | slower
  slow(?:s|ed)? down | degrad\w* | unavailable | downtime | needs? a (?:small |new )?release | latency (?:rises|increase\w*)
  higher latency | in-?flight | drops? requests | cold cache
  // a risk that stays
  (?:may|might|can|could) (?:still|then|also) \w+
  (?:can|may|might|could) (?:\w+ ){1,2}(?:a |an )?(?:duplicate|double|wrong|stale|lost)
  // it is said that there is none
  (?:low|no|small|little|zero) (?:\w+ )?risk | risk: (?:low|none|small) | small and safe | rises? | will rise | watch that
  (?:none|nothing) (?:is |are )?lost | no (?:user|customer|request) (?:is |loses|notices) | harmless
`;

/** What users or other systems feel. */
const FELT_DEED = anyOf`
  disabl\w* | switch(?:ing)? off | turn(?:ing)? off | block\w* | shed\w* | purg\w* | flush\w* | truncat\w* | delet\w* | drop\w* | stop\w* | paus\w*
  fail(?:ing)? ?over | read-only | maintenance
`;
const FELT = beginsWith(FELT_DEED);

const FREE = /^\W*(?:risks?|costs?)?\W*(?:none|no risk|zero(?: risk)?|nil|nothing)\W*$/i;
const BROAD = /^\W*(?:revert|roll(?:ing)? back|purge|shift|fail ?over|fail over|move|switch|disable|deploy|upgrade|downgrade)\b/i;

export const noSacrifice = rule({
  id: 'no-sacrifice',
  severity: 'warning',
  why: 'every fast mitigation costs something; unsaid, it is paid unknowingly',
  mend: 'say what it gives up, and for whom',
  check: (doc) => {
    const fast = doc.actions.filter((a) => a.kind === 'mitigation');
    // What is named to be left out has its reason against it.
    const unsaid = fast.filter(
      (a) => !isRejected(a) && !/\S/.test(textOf(a.parts.sacrifices)) && !(doc.kind === 'foreign' && COSTS.test(allOf(a))),
    );
    // What costs nobody anything that is worth a word is left out by many; not by a report that weighs the others, nor of what users feel.
    const lack = doc.kind === 'own' || isAsked(fast, unsaid, 'sacrifices') ? unsaid : unsaid.filter((a) => FELT.test(a.title.text));
    // What takes effect on all of production has a risk: "none" was not looked for.
    const free =
      doc.kind === 'foreign' && !doc.computed ? fast.filter((a) => FREE.test(textOf(a.parts.sacrifices)) && BROAD.test(a.title.text)) : [];
    return [
      ...lacking(doc, lack, fast, 'says what it costs', 'what it gives up'),
      ...free.map((a) =>
        at(a.title, `${a.id} ${quoted(a.title.text)} is said to cost nothing`, 'what it changes for those who relied on it'),
      ),
    ];
  },
});
