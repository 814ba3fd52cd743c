import { heldForGood } from '../../document/held.ts';
import { at, quoted, rule } from '../../rule.ts';

export const neverResumed = rule({
  id: 'never-resumed',
  severity: 'warning',
  only: 'elsewhere',
  why: 'what was paused at night is still paused in the morning, and while it stands still nothing can fail that proves the repair',
  mend: 'say when it is let go again, and verify after that',
  check: (doc) => {
    const held = heldForGood(doc);
    if (!held) return [];
    const where = doc.order.find((p) => p.text.includes(held.id)) ?? held.title;
    return [
      at(where, `${held.id} ${quoted(held.title.text)} pauses, and nothing lets it go again`, 'the point of the order at which it goes on'),
      ...doc.checks
        .filter((c) => /\b(?:errors?|fail\w*|rate|count)\b[^.;]{0,25}\b(?:0|zero|none|flat)\b/i.test(c.piece.text))
        .slice(0, 1)
        .map((c) =>
          at(c.piece, `${quoted(c.piece.text)}: while ${held.id} holds, it is met without a repair`, 'the same after it has gone on'),
        ),
    ];
  },
});
