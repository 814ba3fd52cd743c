import { isRight, sumsIn } from '../../document/sums.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const shown = (n: number): string => (Math.abs(n) >= 100 ? Math.round(n).toLocaleString('en-US') : String(Math.round(n * 100) / 100));

export const wrongArithmetic = rule({
  id: 'wrong-arithmetic',
  reads: 'prose',
  severity: 'warning',
  why: 'a wrong result is copied into the status page, and the refunds and the capacity are planned by it',
  mend: 'compute it again from the two numbers beside it',
  check: (doc) =>
    prose(doc).flatMap(({ piece }) =>
      (/\d.*\d/.test(piece.text) ? sumsIn(piece.text) : [])
        .filter((s) => !isRight(s))
        .slice(0, 2)
        .map((s) => {
          const start = s.start + (/^\s*/.exec(piece.text.slice(s.start, s.end))?.[0].length ?? 0);
          const text = piece.text.slice(start, s.end);
          return at({ piece, start, end: s.end, text }, `${quoted(text)}: the numbers give ${shown(s.result)}`, shown(s.result));
        }),
    ),
});
