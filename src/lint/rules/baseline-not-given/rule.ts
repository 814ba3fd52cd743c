import { anyOf } from '../../../text/index.ts';
import { BASELINE } from '../../document/checks.ts';
import { hits } from '../../document/piece.ts';
import { at, quoted, rule } from '../../rule.ts';

const GIVEN = new RegExp(
  anyOf`
    \(\s*[<>≤≥~≈]?\s*\d | \bbaseline (?:of|is|was|:|=)\s*[<>≤≥~≈]?\s*\d | \bnormal(?:ly)? (?:of|is|was|at)?\s*[<>≤≥~≈(]?\s*\d
    \d[\d.,]*\s*(?:%|ms|s|/\w+)?\s*(?:baseline|\(baseline) | same hour | last week | week before | day before
    previous (?:day|week) | query\b | \bmeasure (?:it|the baseline)
    (?:take|read|note|measured?|taken) (?:it|that|this)? ?(?:first|before) | before (?:the )?(?:release|deploy|incident)\s*\(
    at least \d | [<>≤≥]\s*\d
  `,
  'i',
);

export const baselineNotGiven = rule({
  id: 'baseline-not-given',
  severity: 'warning',
  why: '"back to normal" is decided by whoever wants to go to bed',
  mend: 'give the number from before the incident, or the query that yields it',
  check: (doc) =>
    doc.checks.flatMap((c) => {
      if (doc.kind === 'own')
        return c.baseline.trim() === ''
          ? [at({ text: '', path: `${c.piece.path}.baseline` }, 'no baseline', 'the number from before, or how to get it')]
          : [];
      const found = hits(c.piece, BASELINE)[0];
      // In a table the figure stands in the cell of the criterion, or in that of the baseline.
      const row = c.threshold !== c.piece.text;
      const given = row ? GIVEN.test(c.threshold) || (c.baseline !== c.piece.text && /\d/.test(c.baseline)) : GIVEN.test(c.piece.text);
      return found && !given && !c.query
        ? [at(found, `${quoted(found.text)}, and nobody says what that is`, 'the number from before, or the query that yields it')]
        : [];
    }),
});
