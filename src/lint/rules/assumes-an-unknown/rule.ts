import { anyOf, words } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { sentences } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** That something is there, or can be done. */
const POSSIBLE = anyOf`
  available | exists? | can be | could be | is possible | are possible | there (?:is|are) | supported | in place | present | at hand | at all
`;
const WHETHER = new RegExp(String.raw`\bwhether\b([^;?]{4,140}\b${POSSIBLE}\b[^;?]{0,80})`, 'i');
const CONDITION = words`if | when | once | unless | whether | where | provided | after checking | should there`;
/** So many words in common, and it is the same thing. */
const SAME = 2;

export const assumesAnUnknown = rule({
  id: 'assumes-an-unknown',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the plan hangs on what the report itself does not know, and that comes out at the moment at which it is needed',
  mend: 'find it out in a step, or say what to do where it is not so',
  check: (doc) =>
    unknownsOf(doc).flatMap((u) => {
      const same = (text: string) => [...contentWords(text)].filter((w) => u.words.has(w)).length >= SAME;
      if (doc.steps.some((s) => same(textOf(s.action)))) return [];
      const used = takenForGranted(doc).find((p) => same(p.text) && !CONDITION.test(p.text));
      return used
        ? [
            at(
              used,
              `${quoted(used.text)} takes for granted what the report does not know: ${quoted(u.text)}`,
              'a look at it first, or a way without it',
            ),
          ]
        : [];
    }),
});

const unknownsOf = (doc: Doc): { readonly text: string; readonly words: ReadonlySet<string> }[] =>
  doc.said
    .filter((s) => s.section === 'snapshot' && s.part === 'missing')
    .flatMap((s) => sentences(s.piece))
    .flatMap((s) => {
      const text = WHETHER.exec(s.text)?.[1]?.trim();
      return text === undefined ? [] : [{ text, words: contentWords(text.replace(new RegExp(POSSIBLE, 'gi'), ' ')) }];
    });

/** What is to be done, in the order in which it is read. */
const takenForGranted = (doc: Doc): Piece[] => [
  ...doc.steps.flatMap((s) => s.branches.map((b) => b.piece)),
  ...doc.order,
  ...doc.actions.filter((a) => a.kind === 'mitigation' || a.kind === 'repair').map((a) => a.title),
];
