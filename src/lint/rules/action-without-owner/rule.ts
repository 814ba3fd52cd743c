import { anyOf } from '../../../text/index.ts';
import { at, quoted, rule } from '../../rule.ts';

const TEAM = anyOf`teams? | engineering | support | product | finance | on-?call | ops`;
/** To whom it is told, not who does it. */
const TOLD = new RegExp(String.raw`\b(?:with|to|for|inform|tell|train|ask) (?:the |all |every |our )?(?:\w+ )?${TEAM}\b`, 'gi');

export const actionWithoutOwner = rule({
  id: 'action-without-owner',
  severity: 'warning',
  why: 'what belongs to everybody is done by nobody',
  mend: 'name a team or a role, or write that the owner is open',
  check: (doc) => {
    if (doc.report)
      return doc.todo.flatMap((t) =>
        t.owner.trim() === ''
          ? [at({ text: t.piece.text, path: t.piece.path.replace('.text', '.owner') }, 'no owner', 'a team, a role, or "open"')]
          : [],
      );
    const without = doc.todo.filter(
      (t) =>
        t.owner === '' &&
        !/\b(?:teams?|sre|platform|dba|engineering|on-?call|security|support|product|backend|frontend|infra\w*|ops|devops|finance)\b/i.test(
          t.piece.text.replace(TOLD, ' '),
        ),
    );
    const first = without[0];
    // "Owners: DBA team (alerts), backend (RCF3)": one line for the list.
    if (doc.said.some((s) => s.section === 'followUp' && /^\W*owners?(?:hip)?\s*:/i.test(s.piece.text))) return [];
    // A list that names no owner at all has one fault, not ten.
    // One sentence that sounds like a task is no list of tasks.
    if (!first || doc.todo.length === 1) return [];
    return without.length === doc.todo.length && doc.todo.length > 1
      ? [at(first.piece, `none of ${doc.todo.length} action items has an owner`, 'a team or a role for each')]
      : without.map((t) => at(t.piece, `${quoted(t.piece.text)} has no owner`, 'a team or a role'));
  },
});
