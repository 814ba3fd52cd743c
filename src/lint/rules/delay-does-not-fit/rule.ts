import { delayOff } from '../../document/delays.ts';
import { at, quoted, rule } from '../../rule.ts';

export const delayDoesNotFit = rule({
  id: 'delay-does-not-fit',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a mechanism whose own numbers miss the observed time by far is the wrong one, or only half of it',
  mend: 'count it among the disconfirming signals, or find what makes up the difference',
  check: (doc, facts) =>
    doc.hypotheses.flatMap((h) =>
      delayOff(h, facts.text).map((d) =>
        at(
          d.hit,
          `${quoted(d.hit.text)} by the report's own numbers; the incident says ${quoted(d.incident)}`,
          'a calculation that comes out near the incident, or a word against the hypothesis',
        ),
      ),
    ),
});
