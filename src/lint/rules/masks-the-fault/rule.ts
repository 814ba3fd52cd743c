import { hits } from '../../document/piece.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';

const MASKS =
  /\b(?:on conflict do nothing|insert ignore|ignor(?:e|ing) (?:the )?(?:duplicate|error|exception|constraint|failure|500)s?|(?:swallow|suppress|silenc|mut)(?:e|es|ing)? (?:the )?(?:duplicate |constraint |key )*(?:error|exception|alert|alarm|violation|warning|log)s?|catch(?:ing)? (?:and|the)[^.]{0,60}\b(?:ignore|continue|return (?:success|200|ok)|as success)|(?:drop|disable|remove|relax)(?:ping|ing)? (?:the )?(?:unique |foreign key )?(?:constraint|unique index|validation)|raise the alert(?:ing)? threshold|return(?:ing)? (?:a )?(?:200|success|ok) (?:instead|on|for|when|even))\b/i;
const OWNS_UP =
  /\b(?:mask\w*|hid(?:e|es|ing|den)|conceal\w*|does not (?:fix|prevent|stop|cure|address|solve|remove)|doesn't (?:fix|prevent|stop|address)|symptom\w*|cosmetic|compare (?:the|it|both)|log (?:it|the conflict|each)|still (?:be )?(?:charged|duplicated|doubled|happen)|underlying|root cause remains|only (?:the )?(?:error|noise))\b/i;

export const masksTheFault = rule({
  id: 'masks-the-fault',
  reads: 'prose',
  severity: 'warning',
  why: 'the errors stop, the damage goes on, and nobody is paged for it any more',
  mend: 'stop the cause, or say that it only hides the error and what still goes wrong behind it',
  check: (doc) =>
    doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' && a.kind !== 'fix') return [];
      const where = [a.title, ...(a.parts.does ?? []), ...(a.parts.change ?? [])];
      const found = where.flatMap((p) => hits(p, MASKS))[0];
      // Reading the row that is there is what makes a refused insert safe.
      const safe =
        /\b(?:then |and )?(?:select|read|fetch|return)(?:s|ing)? (?:the )?(?:existing|stored|first|original)|idempoten|do nothing returning/i.test(
          allOf(a),
        );
      return found && !OWNS_UP.test(allOf(a)) && !(safe && !/ignor|swallow|suppress/i.test(found.text))
        ? [at(found, `${a.id} hides the error: ${quoted(found.text)}`, 'what stops the cause, or a word that it does not')]
        : [];
    }),
});
