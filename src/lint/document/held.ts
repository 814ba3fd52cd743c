import { words } from '../../text/index.ts';
import { actionIds } from '../foreign/branches.ts';
import type { Action, Doc } from './types.ts';

const HOLDS = /\b(?:pause|suspend|halt)\b (?:the |all |both |new |every )?[a-z]/i;
const LET_GO = words`
  resum\w+ | un-?pause\w* | re-?enabl\w* | re-?start\w* | re-?open\w* | start (?:it|them|the \w+) (?:again|up) | switch\w* (?:\w+ )?on
  scal\w* (?:\w+ ){0,2}(?:back|up) | until | lift\w* | releas\w* | let go | undo\w* | roll\w* back | back on | again | temporar\w+
  unfreez\w* | off again | take\w* back
`;

/** It ends by itself. */
const BOUNDED = /\bfor (?:\d+|one|two|a few) ?(?:s|min\w*|h|hours?|days?)\b/i;

/** What the order pauses and nothing lets go again. */
export function heldForGood(doc: Doc): Action | undefined {
  const ordered = doc.order.flatMap((p) => actionIds(p.text));
  const elsewhere = doc.said
    .filter(
      (s) => (s.section === 'mitigation' && s.of === undefined && s.part !== 'evidence') || (s.section === 'verification' && !s.command),
    )
    .map((s) => s.piece.text)
    .join(' ');
  return doc.actions.find((a) => {
    const own = `${a.title.text} ${Object.values(a.parts)
      .flat()
      .map((p) => p.text)
      .join(' ')}`;
    return (
      a.kind === 'mitigation' &&
      ordered.includes(a.id) &&
      HOLDS.test(a.title.text) &&
      !LET_GO.test(own) &&
      !BOUNDED.test(own) &&
      !LET_GO.test(elsewhere)
    );
  });
}
