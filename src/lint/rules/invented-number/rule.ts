import type { Report } from '../../../report/types.ts';
import { rule } from '../../paths.ts';

/** Texts that carry computed figures: derived times and facts, and the minutes between a change and the onset. */
const computedTexts = (r: Report): string[] => [
  ...r.derived.map((d) => `${d.text} ${d.formula}`),
  ...r.triggers.map(
    (t) =>
      `${t.at ?? ''} ${t.derived ?? ''} ${t.minutesBeforeOnset ?? ''} ${Math.round((t.minutesBeforeOnset ?? 0) / 60)} ${Math.round((t.minutesBeforeOnset ?? 0) / 1440)}`,
  ),
  r.onset ? `${r.onset.label} ${r.onset.derived ?? ''}` : '',
];

export const inventedNumber = rule({
  id: 'invented-number',
  severity: 'error',
  why: 'a number that is neither in the input nor computed will be repeated to management',
  mend: 'quote the input, or show the formula',
  check: (r) => {
    const input = Object.values(r.incident).join('\n');
    const known = (n: string, s: { from: readonly { kind: string; formula?: string }[] }) =>
      input.includes(n) ||
      s.from.some((f) => f.kind === 'knowledge' || (f.formula ?? '').includes(n)) ||
      computedTexts(r).some((t) => t.includes(n));
    return [
      ...r.problem.map((s, i) => ({ s, place: `problem[${i}]` })),
      ...r.ruledIn.map((s, i) => ({ s, place: `ruledIn[${i}]` })),
      ...r.severity.because.map((s, i) => ({ s, place: `severity.because[${i}]` })),
    ].flatMap(({ s, place }) =>
      (s.text.match(/\d+(?:[.,:]\d+)*/g) ?? [])
        .filter((n) => !known(n, s))
        .map((n) => ({ place, seen: n, expected: 'a number of the input or of a computation' })),
    );
  },
});
