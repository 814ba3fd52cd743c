import { at, prose, quoted, rule } from '../../rule.ts';

const RECONCILED =
  /\b(?:mismatch\w*|(?:does|do|did) not (?:match|agree|correspond|add up|equal)|reconcil\w*|discrepan\w*|only (?:at|if) (?:about|around|roughly)?|same events?|two (?:different )?(?:faults|problems|things|populations)|impl(?:y|ies) (?:about|around|roughly|~)?\s?\d|would (?:need|require|imply)|consistent with (?:about|around|~)?\s?\d|not the same (?:events|failures))\b/i;

export const rateMismatch = rule({
  id: 'rate-mismatch',
  severity: 'warning',
  why: 'rates that do not match are two faults told as one: the smaller one is mended and the larger one goes on',
  mend: 'divide the absolute rate by the share: at which volume are they the same events? Compare with the real volume',
  check: (doc, facts) => {
    if (doc.report) {
      // The composer writes the comparison whenever the reader finds the two rates.
      const derived = doc.report.derived.find((d) => d.id === 'share-against-rate');
      return derived && derived.text.trim() === '' ? [at({ text: '', path: 'derived' }, 'two rates and no comparison', 'the volume at which they agree')] : [];
    }
    const found = facts.read?.derived.find((d) => /count the same events only at about/.test(d.text));
    if (!found) return [];
    const [, share = '', rate = '', total = ''] = /^(.*?) and (.*?) count the same events only at about ([\d,.]+)/.exec(found.text) ?? [];
    const number = total.replace(/[,.]/g, '');
    const texts = prose(doc);
    if (texts.some(({ piece }) => RECONCILED.test(piece.text) && /%|\brates?\b|percent|per hour|\/h/i.test(piece.text))) return [];
    if (number.length > 2 && texts.some(({ piece }) => piece.text.replace(/[,.](?=\d{3})/g, '').includes(number))) return [];
    const where = texts.find(({ piece }) => piece.text.includes(rate))?.piece ?? texts.find(({ piece }) => piece.text.includes(share))?.piece;
    return where
      ? [at(where, `${quoted(share)} and ${quoted(rate)} are told as one fault; they are the same events only at about ${total} an hour (${found.formula})`, 'the comparison, and what follows from it')]
      : [];
  },
});
