import { words } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
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
  destroys? (?:the |this |that |all )?(?:evidence|state|proof) | evidence (?:first|before\w*) | before (?:any|the) (?:restart|reboot|deletion)
  record (?:the )?(?:state|sessions|locks) | cop(?:y|ies) (?:of )?(?:the )?(?:logs?|queue|rows)
`;

/** A command that begins a step by restarting or emptying what a later one looks at; told in words it is a change before the first look. */
function stepThatDestroys(doc: Doc): Piece | undefined {
  return doc.steps.flatMap((s, i) =>
    doc.steps.slice(i + 1).some((x) => VOLATILE.test(x.action.map((p) => p.text).join(' ')))
      ? s.action.filter((p) => STARTS_WITH.test(p.text) && DESTROYS.test(p.text) && VOLATILE.test(wanted(doc)) && !APART.test(p.text))
      : [],
  )[0];
}
const STARTS_WITH = /^[^\w`]*(?:run )?`[^`]*\b(?:restart|delete pods?|kill|pkill|flush\w*)\b/i;
const APART = /\b(?:one|a single|canary|staging|copy|replica)\b/i;
/** What the hypotheses say is held, leaked or stuck. */
const wanted = (doc: Doc): string => doc.hypotheses.map((h) => VOLATILE.exec(h.title.text)?.[0] ?? '').find((w) => w !== '') ?? '';

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
    const step = doc.computed ? undefined : stepThatDestroys(doc);
    if (step)
      return [
        at(
          step,
          `${quoted(DESTROYS.exec(step.text)?.[0] ?? '')} stands before the steps that want to read ${quoted(wanted(doc))}: it is gone by then`,
          'what to save before it, or the look first',
        ),
      ];
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
