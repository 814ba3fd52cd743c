import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';
import { MYTHS } from './myths.ts';

const DENIED = /\b(?:not|never|no|cannot|can't|doesn't|does not|don't|isn't|unlike|whether|myth)\b/i;

export const technicalMyth = rule({
  id: 'technical-myth',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a fix that rests on it is built, shipped, and does not work',
  mend: 'read it up in the documentation of the system, and say what it guarantees and what not',
  check: (doc, facts) =>
    prose(doc).flatMap(({ piece }) =>
      MYTHS.filter((m) => m.stack?.test(facts.text) ?? true)
        .flatMap((m) =>
          hits(piece, m.said)
            .filter((h) => !DENIED.test(h.text))
            .map((h) => at(h, `${quoted(h.text)}: ${m.truth}`, 'what the system does')),
        )
        .slice(0, 1),
    ),
});
