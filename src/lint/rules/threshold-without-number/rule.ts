import { anyOf } from '../../../text/index.ts';
import { BASELINE, isCriterion } from '../../document/checks.ts';
import { at, quoted, rule } from '../../rule.ts';

const RECOVERS = anyOf`recovers? | improves? | normali[sz]es? | stops? | resumes? | falls? | drops? | decreases? | down | disappears?`;
const LASTING = anyOf`for | over | during | after | in | (?<=\b${RECOVERS} )within`;
const UNIT = anyOf`min | minutes? | hours? | h | s | seconds? | days?`;
const TIME_SPAN = new RegExp(String.raw`\b${LASTING}\s+(?:the (?:first|next|following) )?\d+[\s-]*${UNIT}\b`, 'gi');
/** Digits in a name are no number: FM1, p99. */
const NAMES = /\b(?:FM|RCF|REP|H|v|p)-?\d+(?:\.\d+)*\b/g;
export const thresholdWithoutNumber = rule({
  id: 'threshold-without-number',
  severity: 'warning',
  why: '"errors go down" can be said of anything, and will be',
  mend: 'compute it from the rate in the incident, or name the query that gives the baseline',
  check: (doc) =>
    // In our own Markdown each was computed, or is a state that ends; its JSON says which.
    (doc.kind === 'foreign' && doc.computed ? [] : doc.checks).flatMap((c) => {
      if (doc.kind === 'own')
        return /\d/.test(c.threshold) || c.query
          ? []
          : [at({ text: c.threshold, path: `${c.piece.path}.threshold` }, c.threshold, 'a number, or the query that gives one')];
      const text = c.piece.text.replace(NAMES, '');
      const number =
        /\d/.test(c.threshold === c.piece.text ? text.replace(TIME_SPAN, '').replace(/\d{1,2}:\d{2}/g, '') : c.threshold.replace(NAMES, '')) ||
        /\b(?:zero|no|none|nobody|never|every|each|exactly|only one|a single)\b/i.test(c.threshold);
      return isCriterion(c) &&
        !number &&
        !BASELINE.test(c.piece.text) &&
        !c.query &&
        !/\b(?:count|measure|read) it first\b/i.test(c.piece.text)
        ? [at(c.piece, `${quoted(c.piece.text)} has no number`, 'a number to compare with')]
        : [];
    }),
});
