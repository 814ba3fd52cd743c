import { anyOf } from '../../../text/index.ts';
import { BASELINE, isCriterion } from '../../document/checks.ts';
import { hits } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

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
  check: (doc) => [
    ...triggers(doc),
    // In our own Markdown each was computed, or is a state that ends; its JSON says which.
    ...(doc.kind === 'foreign' && doc.computed ? [] : doc.checks).flatMap((c) => {
      if (doc.kind === 'own')
        return /\d/.test(c.threshold) || c.query
          ? []
          : [at({ text: c.threshold, path: `${c.piece.path}.threshold` }, c.threshold, 'a number, or the query that gives one')];
      const text = c.piece.text.replace(NAMES, '');
      const number =
        /\d/.test(
          c.threshold === c.piece.text ? text.replace(TIME_SPAN, '').replace(/\d{1,2}:\d{2}/g, '') : c.threshold.replace(NAMES, ''),
        ) ||
        /\b(?:zero|no|none|nobody|never|every|each|exactly|only one|a single)\b/i.test(c.threshold) ||
        // "All reports complete by 07:00": all of them, and when.
        /\b(?:all|both) [^.;]{3,50}\b(?:complete[sd]?|finish(?:es|ed)?|done|delivered|sent|arrive[sd]?|through)\b[^.;]{0,10}\b(?:by|before) \d{1,2}:\d{2}/i.test(
          c.threshold,
        ) ||
        // It stays where it is: by nought.
        /\bflat\b/i.test(c.threshold) ||
        /\b(?:does|do|did) not (?:increase|grow|rise|move|change|climb)\b/i.test(c.threshold);
      return isCriterion(c) &&
        !number &&
        !BASELINE.test(c.piece.text) &&
        !c.query &&
        !/\b(?:count|measure|read) it first\b/i.test(c.piece.text)
        ? [at(c.piece, `${quoted(c.piece.text)} has no number`, 'a number to compare with')]
        : [];
    }),
  ],
});

const WORSENS = anyOf`rises? | grows? | increases? | drops? | falls? | worsens? | degrades? | climbs? | changes?`;
const VAGUELY = anyOf`significantly | noticeably | substantially | considerably | markedly | too (?:much|far|high) | a lot | strongly`;
const BACK = anyOf`roll(?:ed)? (?:\w+ ){0,2}back | revert | undo | abort | stop`;
const VAGUE_TRIGGER = new RegExp(
  String.raw`[\w ]{3,40}\b${WORSENS} ${VAGUELY}\b(?=[^.]*\b${BACK})|\b${BACK}\b[^.;]{0,30}\b(?:if|when)\b[^.;]*\b${WORSENS} ${VAGUELY}\b`,
  'i',
);
/** "If the load rises significantly, roll back": nobody knows when that is. */
const triggers = (doc: Doc) =>
  (doc.kind === 'own' || doc.computed ? [] : prose(doc))
    .filter((s) => s.section === 'verification' || s.section === 'mitigation')
    .flatMap(({ piece }) => hits(piece, VAGUE_TRIGGER).slice(0, 1))
    .map((h) => at(h, `${quoted(h.text)} has no number`, 'a number to compare with'));
