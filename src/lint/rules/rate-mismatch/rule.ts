import type { Quantity } from '../../../signals/index.ts';
import { words } from '../../../text/index.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const RECONCILED = words`
  mismatch\w* | (?:does|do|did) not (?:match|agree|correspond|add up|equal) | reconcil\w* | discrepan\w*
  only (?:at|if) (?:about|around|roughly)? | same events? | two (?:different )?(?:faults|problems|things|populations)
  impl(?:y|ies) (?:about|around|roughly|~)?\s?\d | would (?:need|require|imply) | consistent with (?:about|around|~)?\s?\d
  not the same (?:events|failures)
`;
const PEOPLE = words`
  users? | customers? | people | pods? | hosts? | nodes? | sellers? | tenants? | accounts? | shoppers? | guests? | cpu | memory
  disk | replicas? | tasks? | traffic | cores?
`;
const FAILURES =
  /\b(?:times|errors?|fail\w*|exceptions?|lines?|time-?outs?|violations?|5\d\ds?|crash\w*|appearing|conflicts?|duplicate)\b/i;
const TOTAL = words`
  requests? | calls? | checkouts? | orders? | reservations? | transactions? | payments? | jobs? | messages? | quer(?:y|ies)
  uploads? | bookings?
`;
/** Rates that should match differ by so much before it is said. */
const THREEFOLD = 3;

const number = (n: number): string => String(n >= 100 ? Math.round(n) : Math.round(n * 10) / 10);

export const rateMismatch = rule({
  id: 'rate-mismatch',
  severity: 'warning',
  why: 'rates that do not match are two faults told as one: the smaller one is mended and the larger one goes on',
  mend: 'divide the absolute rate by the share: at which volume are they the same events? Compare with the real volume',
  check: (doc, facts) => {
    if (doc.report) {
      // The composer writes the comparison whenever the reader finds the two rates.
      const derived = doc.report.derived.find((d) => d.id === 'share-against-rate');
      return derived && derived.text.trim() === ''
        ? [at({ text: '', path: 'derived' }, 'two rates and no comparison', 'the volume at which they agree')]
        : [];
    }
    const quantities = facts.read?.reading.quantities ?? [];
    const share = quantities.find((q) => q.kind === 'share' && q.value > 0 && q.value < 0.5 && TOTAL.test(q.of) && !PEOPLE.test(q.of));
    const rate = quantities.find((q) => q.kind === 'rate' && q.value > 0 && FAILURES.test(`${q.of} ${q.unit} ${q.quote}`));
    // Whoever tells one of them alone has not told them as one.
    const told = prose(doc).map((s) => s.piece.text);
    const tells = (q: Quantity): boolean => told.some((t) => t.includes(/\d[\d,.]*\d|\d/.exec(q.quote)?.[0] ?? q.quote));
    if (
      !share ||
      !rate ||
      !tells(share) ||
      !tells(rate) ||
      reconciled(
        doc.said.filter((s) => !s.command).map((s) => s.piece.text),
        share,
        rate,
      )
    )
      return [];
    if (ofMoments(facts.text, share)) return [];
    const perHour = rate.value * 3600;
    const volume = quantities.find(
      (q) => q.kind === 'rate' && q !== rate && TOTAL.test(`${q.of} ${q.unit}`) && !FAILURES.test(`${q.of} ${q.quote}`),
    );
    const due = volume ? volume.value * 3600 * share.value : undefined;
    if (due !== undefined && due / perHour < THREEFOLD && perHour / due < THREEFOLD) return [];
    const texts = prose(doc);
    const where =
      texts.find(({ piece }) => piece.text.includes(rate.quote))?.piece ??
      texts.find(({ piece }) => piece.text.includes(share.quote))?.piece;
    const seen =
      due === undefined
        ? `${quoted(share.quote)} and ${quoted(rate.quote)} are told as one fault; they are the same events only at about ${number(perHour / share.value)} an hour (${number(perHour)} / ${share.value})`
        : `${quoted(share.quote)} of ${quoted(volume?.quote ?? '')} are ${number(due)} an hour, and ${quoted(rate.quote)} is another number`;
    return where ? [at(where, seen, 'the comparison, and what follows from it')] : [];
  },
});

const MOMENTS = words`
  every (?:\w+ )?(?:seconds|minutes|min|hours?|night|evening|morning) | in (?:those|these|the|such|each) (?:windows?|peaks?|bursts?|spikes?)
  for (?:about )?\d+ (?:(?:to|-|–) \d+ )?(?:s|sec\w*|min\w*) | during (?:the |each |a )?(?:windows?|peaks?|bursts?|spikes?|stalls?) | at (?:the )?peaks?
`;
/** A share of some seconds, or of the peak, and a count over a day: neither gives the other without how long that is. */
const ofMoments = (incident: string, share: Quantity): boolean =>
  incident.split(/(?<=[.;])\s|\n/).some((s) => s.includes(share.quote) && MOMENTS.test(s));

/** The report compares the two, or names the volume at which they agree. */
function reconciled(texts: readonly string[], share: Quantity, rate: Quantity): boolean {
  if (texts.some((t) => RECONCILED.test(t) && /%|\brates?\b|percent|per hour|\/h|an hour/i.test(t))) return true;
  const volume = number((rate.value * 3600) / share.value);
  return volume.length > 2 && texts.some((t) => new RegExp(`(?<!\\d)${volume}(?!\\d)`).test(t.replace(/[,.](?=\d{3})/g, '')));
}
