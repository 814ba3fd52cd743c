import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const KNOWN = anyOf`known | well-known | documented | reported | infamous | notorious`;
const BUG = anyOf`bugs? | issues? | regressions? | defects? | memory leaks? | leaks? | problems? | race conditions? | incompatibilit\w+`;
const OF_IT = anyOf`in | with | of | that | where | since | for`;
const KNOWN_BUG = new RegExp(String.raw`\b${KNOWN} (?:\w+ ){0,2}?${BUG}\b(?: ${OF_IT}\b[^.;]{0,40})?`, 'i');
/** A number, an address or the words of the incident by which it can be looked up. */
const SOURCE = /https?:|#\d+|\b[A-Z]{2,}-\d{2,}\b|\bCVE\b|\brelease notes?\b|\bchange ?log\b|\badvisory\b/;
const OPEN = /\b(?:no|not|any|whether|if|check|look|search|ask|perhaps|may|might|could|possible|possibly|unknown)\b[^.;]*$/i;

export const unsourcedKnownBug = rule({
  id: 'unsourced-known-bug',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a bug that nobody can look up may not exist, and an upgrade is planned on it',
  mend: 'give the number or the address of the report, or call it a guess and say how to find out',
  check: (doc, facts) =>
    prose(doc)
      .filter((s) => s.section === 'snapshot' || (s.section === 'ledger' && s.part !== 'confirmation' && s.part !== 'disconfirming'))
      // Of one hypothesis once.
      .filter((s, i, all) => !all.slice(0, i).some((o) => o.of !== undefined && o.of === s.of && KNOWN_BUG.test(o.piece.text)))
      .flatMap(({ piece }) =>
        hits(piece, KNOWN_BUG)
          .filter((h) => !SOURCE.test(piece.text) && !OPEN.test(piece.text.slice(0, h.start)) && !KNOWN_BUG.test(facts.text))
          .slice(0, 1)
          .map((h) =>
            at(
              h,
              `${quoted(h.text)}: neither the incident nor the report says where that is known from`,
              'the number or the address of the report',
            ),
          ),
      ),
});
