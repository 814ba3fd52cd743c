import { anyOf } from '../../../text/index.ts';
import type { Step } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const IT_IS = anyOf`it(?:'s| is) (?:probably |likely |then )?an? | this is an? | (?:probably|likely) an?`;
const KIND = anyOf`problem | issue | fault | matter | bottleneck`;
/** "Go to Step 4, it's a capacity problem." */
const REASON = new RegExp(String.raw`\b${IT_IS}\s+([\w -]{4,30}?)\s+${KIND}\b`, 'i');

export const reasonOfAnotherStep = rule({
  id: 'reason-of-another-step',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the reader comes to a step that looks at something else, and what was suspected is looked at by none',
  mend: 'lead to the step that looks at it, or add one',
  check: (doc) =>
    doc.steps.flatMap((s) =>
      s.branches.flatMap((b) => {
        const m = REASON.exec(b.piece.text);
        const to = b.targets.flatMap((t) => (t.kind === 'step' ? [t.number] : []));
        const target = to.length === 1 ? doc.steps.find((x) => x.number === to[0]) : undefined;
        if (!m || !target) return [];
        const words = [...contentWords(m[1] ?? '')];
        const fits = (x: Step) => {
          const said = contentWords(
            `${x.piece.text} ${textOf(x.action)} ${textOf(x.expected)} ${x.branches.map((y) => y.piece.text).join(' ')}`,
          );
          return words.some((w) => said.has(w));
        };
        return words.length > 0 && !fits(target)
          ? [
              at(
                b.piece,
                `step ${s.number} sends to step ${target.number} for ${quoted(m[0])}, and that looks at ${quoted(target.action[0]?.text ?? '')}`,
                'a step that looks at it',
              ),
            ]
          : [];
      }),
    ),
});
