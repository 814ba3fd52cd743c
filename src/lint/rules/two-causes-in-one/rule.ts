import { anyOf } from '../../../text/index.ts';
import { strength } from '../../document/likelihood.ts';
import { at, quoted, rule } from '../../rule.ts';

const CAUSE = anyOf`
  race(?: condition)? | leak\w* | exhaust\w* | time-?outs? | retr(?:y|ies) | idempotency | contention | deadlocks? | misconfigur\w*
  overload\w* | saturat\w* | missing [a-z-]+ | bug | corruption | throttling | latency | lag | starvation | memory pressure
  (?:gc|garbage collection)(?: pauses?)? | bad data | expired [a-z]+ | outage | regression | failover | stampede | n\+1
  slow quer(?:y|ies)
`;
const AND = anyOf`\s(?:and|or|plus|combined with|as well as|together with|&)\s | \s?[/+]\s?`;
const BOTH = new RegExp(String.raw`\b${CAUSE}\b[^,;:]{0,40}?${AND}[^,;:]{0,30}?\b${CAUSE}\b`, 'i');

/** What is left over may stand together. */
const REMOTE = 0.05;

export const twoCausesInOne = rule({
  id: 'two-causes-in-one',
  reads: 'prose',
  severity: 'warning',
  why: 'a test of a hypothesis that holds two causes confirms neither, and its fix mends one of them',
  mend: 'make it two hypotheses, and say if both are needed',
  check: (doc) =>
    doc.kind === 'own'
      ? []
      : doc.hypotheses.flatMap((h) => {
          const m = BOTH.exec(h.title.text);
          // "Retries between A and B", "timeouts from leaked connections": one cause leads to the other.
          if (
            !m ||
            (strength(h.likelihood) ?? 1) <= REMOTE ||
            /\bbetween\b|\b(?:causes?|causing|caused by|leads? to|leading to|due to|from|because|under|during|without|with)\b/i.test(m[0])
          )
            return [];
          return [
            at(
              { piece: h.title, start: m.index, end: m.index + m[0].length, text: m[0] },
              `${h.id} holds two causes: ${quoted(m[0])}`,
              'one mechanism for each hypothesis',
            ),
          ];
        }),
});
