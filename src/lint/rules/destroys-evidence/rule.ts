import { words } from '../../../text/index.ts';
import { allOf, at, deedOf, quoted, rule } from '../../rule.ts';

const DESTROYS = words`
  restart(?:ing)? | reboot | recycle | kill(?:ing)? | terminate | re-?creat\w* | drain | delete (?:the )?(?:\w+ )?pods?
  (?:purge|flush|truncate|delete|clear)\w*\b[^.]{0,20}\b(?:queue|logs?|messages?|rows?)
`;
const VOLATILE = words`
  memory | heap | leak\w* | deadlock\w* | locks? | connections? | pool | threads? | goroutines? | event loop | descriptors?
  sockets? | sessions? | stuck | hang\w* | queue | messages? | logs?
`;
const SAVES = words`
  captur\w* | sav(?:e|es|ing) | snapshot(?!s? of the incident) | dump\w* | preserv\w* | export\w* | archiv\w* | collect\w*
  record (?:the )?(?:state|sessions|locks) | cop(?:y|ies) (?:of )?(?:the )?(?:logs?|queue|rows)
`;

export const destroysEvidence = rule({
  id: 'destroys-evidence',
  severity: 'warning',
  why: 'after the restart nobody can tell the cause any more, and it comes back',
  mend: 'say what to save before: dump, sessions, locks, queue, logs',
  check: (doc) => {
    if (doc.report) {
      const destroying = doc.report.mitigations.find((a) => a.destroys.trim() !== '' && !/\bsave/i.test(a.destroys));
      return destroying && doc.report.evidence.length === 0
        ? [
            at(
              { text: destroying.title, path: 'evidence' },
              `${destroying.id} destroys ${destroying.destroys}, and nothing is saved first`,
              'what to save first',
            ),
          ]
        : [];
    }
    const saved = doc.said.some((s) => (s.section === 'mitigation' || s.section === 'plan') && SAVES.test(s.piece.text));
    if (saved) return [];
    return doc.actions
      .filter(
        (a) =>
          a.kind === 'mitigation' &&
          DESTROYS.test(deedOf(a)) &&
          (VOLATILE.test(deedOf(a)) || doc.hypotheses.some((h) => a.addresses.includes(h.id) && VOLATILE.test(h.title.text))),
      )
      .slice(0, 1)
      .map((a) =>
        at(
          a.title,
          `${a.id} ${quoted(DESTROYS.exec(allOf(a))?.[0] ?? '')} destroys the state that shows the cause, and nothing is saved first`,
          'what to save before it',
        ),
      );
  },
});
