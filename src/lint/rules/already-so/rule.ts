import { words } from '../../../text/index.ts';
import { measureWords } from '../../document/givens.ts';
import { offIn } from '../../document/off.ts';
import type { Piece } from '../../document/piece.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** To keep it so, or to bring it back, is no second time. */
const DIFFERENT = words`keep | leave | stays? | remains? | already (?:suspended|disabled|off|stopped|paused|removed) | resum\w* | re-?enabl\w* | verify that | permanently | for good | delete`;
const GENERIC = /^(?:job|cronjob|cron|service|task|pod|process|feature|flag|new|old|\d.*)$/;

export const alreadySo = rule({
  id: 'already-so',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'what is done changes nothing, and whatever is seen afterwards is put down to it',
  mend: 'leave it out, and look for what is still at work',
  check: (doc, facts) => {
    const off = offIn(facts.text);
    if (off.length === 0) return [];
    /** The deed in these words, on a thing that its surroundings name. */
    const say = (p: Piece, around: string, what: string, named: (w: string) => boolean) => {
      const words = measureWords(around);
      const found = off.find(
        (o) => o.deed.test(p.text) && !DIFFERENT.test(p.text) && [...o.subject].some((w) => named(w) && /[a-z]{4}/.test(w) && words.has(w)),
      );
      return found ? [at(p, `${what} ${quoted(p.text)}: the incident says ${quoted(found.quote)}`, 'something that is not so yet')] : [];
    };
    const telling = (w: string) => !GENERIC.test(w);
    return [
      ...doc.hypotheses.flatMap((h) =>
        (h.parts.confirmation ?? []).slice(0, 1).flatMap((p) => say(p, h.title.text, `the check of ${h.id}`, () => true)),
      ),
      ...doc.steps.flatMap((s) => s.action.flatMap((p) => say(p, textOf(s.action), `step ${s.number}`, telling)).slice(-1)),
      ...doc.actions.filter((a) => a.kind === 'mitigation').flatMap((a) => say(a.title, a.title.text, a.id, telling)),
    ];
  },
});
