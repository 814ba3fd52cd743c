import { anyOf, words } from '../../../text/index.ts';
import type { Doc } from '../../document/types.ts';
import { at, deedOf, quoted, rule } from '../../rule.ts';

const WORK = anyOf`run | runs | job | jobs | writes? | imports? | exports? | rollout | sends? | sending | payouts? | deliver\w*`;
const CONTAINS = words`
  pause[sd]? | pausing | hold(?:ing)? | park(?:ed|ing)? | freez\w* | suspend\w*
  stop(?:ping)? (?:the |all |new |further )?(?:\w+ )?${WORK} | leave (?:\w+ ){1,5}?(?:paused|stopped|off|suspended) | read-only
  maintenance (?:mode|page) | queue (?:them|instead) | divert | fail ?over | shed (?:load|traffic) | status page | quarantine\w*
  isolat\w* | by hand | switch(?:ed|ing)? (?:[\w\`-]+ ){0,3}?off | turn(?:ed|ing)? (?:[\w\`-]+ ){0,3}?off
  answer(?:s|ing)? (?:with )?(?:a )?(?:4|5)\d\d | banner | manual(?:ly)? | take (?:[\w\`-]+ ){1,4}?out of | in (?:small )?batches
  // what was changed is undone, whatever it did
  (?:take|put) (?:[\w\`-]+ ){1,3}?back | revert\w* (?:the )?[\w\`-]+ | undo (?:the )?[\w\`-]+
  (?:notify|inform|tell) (?:the |all )?(?:members|customers|users|merchants|patients|hospitals)
  batches of | whatever the cause | regardless of the cause
`;

/** What the recommended order says of it, where it says that the cause does not matter. */
const saysWhatever = (doc: Doc, id: string): string =>
  doc.order.map((p) => new RegExp(`\\b${id}\\b[^→;.]{0,20}(?:whatever|regardless)[^→;.]*`, 'i').exec(p.text)?.[0] ?? '').join(' ');

export const addressesEverything = rule({
  id: 'addresses-everything',
  severity: 'error',
  why: 'an action that treats everything gives no reason to look for the cause, and mostly treats the symptom',
  mend: 'name the hypotheses whose mechanism it stops, and how',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    // What ours addresses is computed from the remedies of the modes.
    if (doc.kind === 'own') return doc.actions.filter((a) => a.all).map((a) => at(a.title, `${a.id} addresses all`, 'hypotheses by id'));
    return doc.actions.flatMap((a) => {
      if (a.kind === 'evidence' || a.kind === 'repair') return [];
      const counted = /\ball (?:two|three|four|five|six|\d)\b/i.test(a.addressed?.text ?? '');
      const contained = CONTAINS.test(`${deedOf(a)} ${saysWhatever(doc, a.id)}`);
      // To stop the harm while nobody knows the cause is no claim to treat every cause.
      const each =
        !counted &&
        !contained &&
        a.kind === 'mitigation' &&
        doc.hypotheses.length >= 3 &&
        doc.hypotheses.every((h) => a.addresses.includes(h.id));
      return (a.all && !contained) || each
        ? [
            at(
              a.addressed ?? a.title,
              `${a.id} ${quoted(a.title.text)} addresses ${a.all ? quoted(a.addressed?.text ?? 'all') : `all ${doc.hypotheses.length} hypotheses`}`,
              'the hypotheses whose mechanism it stops',
            ),
          ]
        : [];
    });
  },
});
