import { words } from '../../../text/index.ts';
import { allOf, at, lacking, quoted, rule, textOf } from '../../rule.ts';

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
  (?:none|nothing) (?:is |are )?lost | no (?:user|customer|request) (?:is |loses|notices) | harmless
`;

const FREE = /^\W*(?:risks?|costs?)?\W*(?:none|no risk|zero(?: risk)?|nil|nothing)\W*$/i;
const BROAD = /^\W*(?:revert|roll(?:ing)? back|purge|shift|fail ?over|fail over|move|switch|disable|deploy|upgrade|downgrade)\b/i;

export const noSacrifice = rule({
  id: 'no-sacrifice',
  severity: 'warning',
  why: 'every fast mitigation costs something; unsaid, it is paid unknowingly',
  mend: 'say what it gives up, and for whom',
  check: (doc) => {
    const fast = doc.actions.filter((a) => a.kind === 'mitigation');
    const lack = fast.filter((a) => !/\S/.test(textOf(a.parts.sacrifices)) && !(doc.kind === 'foreign' && COSTS.test(allOf(a))));
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
