import { anyOf, words } from '../../../text/index.ts';
import { at, deedOf, quoted, rule } from '../../rule.ts';

const DUPLICATED = anyOf`charges? | payments? | orders? | e-?mails? | messages? | shipments? | rows | bookings?`;
const SENT_TWICE = anyOf`e-?mails? | invoices? | letters? | orders? | charges? | payments? | messages? | parcels?`;
const WRONG = anyOf`stock | data | totals? | amounts? | prices? | balances? | customers? | users?`;
const HARM = words`
  duplicate ${DUPLICATED} | double[- ](?:charg\w*|bill\w*|book\w*|sold)
  (?:charged|billed|sold|sent|paid|booked) (?:\w+ ){0,3}?twice | sold to two | ${SENT_TWICE} twice
  two (?:invoices|charges|e-?mails|orders|tickets|payments) each | cancel(?:led)? (?:the )?(?:second|duplicate)
  lost (?:orders?|data|messages?|events?|writes?|payments?|rows) | data (?:loss|corruption) | corrupt(?:ed|ion)
  missing (?:rows|orders|records|events|payments) | \b(?:but|with) no (?:shipment|order|ticket|invoice|booking)s?(?: rows?)?\b
  wrong ${WRONG} | orphan\w* | refunds?
`;
const REPAIRS = words`
  refund\w* | reconcil\w* | back-?fill\w* | repair\w* | restor(?:e|ing) (?:the )?(?:data|rows|orders|backup|lost) | re-?process\w*
  re-?play\w* | re-?send\w* | compensat\w* | correct(?:ing)? (?:the )?(?:data|balances?|rows|records|amounts?)
  clean(?:ing)?[- ]?up | dedup\w* | credit (?:the )?(?:users|customers) | void (?:the )?(?:charges?|duplicate) | data fix
  put(?:ting)? (?:it |them |each |everything )?right | make good | re-?issue\w* | re-?import\w* | re-?comput\w* | re-?calculat\w*
  re-?deliver\w* | notif(?:y|ies) (?:the |each |every |all )?\w+ | inform (?:the |each |every |all )?\w+
  (?:tell|call|telephone) (?:the|each|every|all) \w+ | remediat\w* (?:the )?(?:affected|data|users|customers)
`;

/** "About 18,000 USD a day in lost orders": what was not bought is not put right. */
const LOST_SALES =
  /(?:\b(?:USD|EUR|GBP|CHF|dollars?|euros?)\b|[€$£])[^.;\n]{0,30}\b(?:lost|missed|in) (?:lost )?(?:orders?|sales|revenue|bookings?)/gi;

/** "Refunds, which use the same package, are unaffected." */
const UNHARMED = words`
  unaffected | not affected | (?:is|are|were|was|stay\w*|remain\w*) (?:fine|healthy|correct|intact|ok) | works? (?:as (?:usual|before)|normally|fine)
`;

export const harmWithoutRepair = rule({
  id: 'harm-without-repair',
  severity: 'error',
  elsewhere: 'warning',
  why: 'the cause is gone, and the customers are still out of their money',
  mend: 'add the action that finds everyone who was hit and puts it right, with its check',
  check: (doc, facts) => {
    if (doc.report) {
      const harmed = doc.report.repairs.length > 0 && doc.report.repairs.some((a) => a.does.trim() === '');
      return harmed ? [at({ text: '', path: 'repairs' }, 'a repair that says nothing', 'what it puts right')] : [];
    }
    if (!doc.sections.mitigation || doc.computed) return [];
    const told = facts.given
      ? `${facts.incident.symptoms} ${facts.incident.blast_radius}`
      : doc.said
          .filter((s) => s.section === 'snapshot')
          .map((s) => s.piece.text)
          .join(' ');
    const story = told
      .replace(LOST_SALES, ' ')
      .split(/(?<=[.;])\s|\n/)
      .filter((s) => !UNHARMED.test(s))
      .join(' ');
    const harm = HARM.exec(story);
    if (!harm || /\bno (?:data loss|duplicate|double|lost)/i.test(story)) return [];
    const acts = [
      ...doc.actions.map((a) => deedOf(a)),
      ...doc.order.map((p) => p.text),
      ...doc.todo.map((t) => t.piece.text),
      ...doc.said
        .filter((s) => (s.section === 'mitigation' && s.of === undefined) || (s.section === 'followUp' && s.part !== 'timeline'))
        .map((s) => s.piece.text),
    ];
    const repaired = doc.said.some(
      (s) =>
        s.section === 'mitigation' &&
        (s.part === 'repair' || /^\W*(?:repair|damage|data|cleaning up|clean-?up)\b[^.:]{0,40}[.:]/i.test(s.piece.text)),
    );
    return repaired || acts.some((t) => REPAIRS.test(t))
      ? []
      : [
          at(
            doc.sections.mitigation,
            `${quoted(harm[0])} is reported, and nothing repairs it`,
            'an action that finds who was hit and puts it right',
          ),
        ];
  },
});
