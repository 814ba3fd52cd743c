import type { Piece } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const LABEL = /\b(p\d{2,3}|median|mean|average|avg|max(?:imum)?)\b/gi;
const VALUE = /(\d[\d,]*(?:\.\d+)?)\s?(ms|s|min|%|MB|GB)(?![\w/])/g;
/** Characters between a measure and its value. */
const NEAR = 14;
const SAME: Readonly<Record<string, string>> = { median: 'p50', average: 'mean', avg: 'mean', maximum: 'max' };

interface Measure {
  readonly label: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export const misquotedMeasure = rule({
  id: 'misquoted-measure',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a percentile for another one makes a tail of a body, and the ratio computed with it is wrong',
  mend: 'copy the measure together with its value',
  check: (doc, facts) => {
    const given = measuresIn(facts.text);
    return prose(doc)
      .filter((s) => s.section === 'snapshot' || (s.section === 'ledger' && s.part === 'supporting'))
      .flatMap(({ piece }) =>
        measuresIn(piece.text).flatMap((m) => {
          const real = given.filter((g) => g.value === m.value);
          return real.length > 0 &&
            real.every((g) => g.label !== m.label) &&
            !given.some((g) => g.label === m.label && same(piece, m, g.value))
            ? [
                at(
                  hitOf(piece, m),
                  `${quoted(`${m.label} ${m.value}`)}: the incident says that of ${real[0]?.label}`,
                  `${real[0]?.label} ${m.value}`,
                ),
              ]
            : [];
        }),
      );
  },
});

const hitOf = (piece: Piece, m: Measure) => ({ piece, start: m.start, end: m.end, text: piece.text.slice(m.start, m.end) });
/** The right value stands beside it: "p99 180 ms (p95), 11 s". */
const same = (piece: Piece, m: Measure, value: string): boolean => piece.text.slice(m.start, m.end + 3).includes(`${value} (`);

/** "p95 180 ms", "p99 of 11 s", "p99 was 90 ms": each measure with the value behind it. */
function measuresIn(text: string): Measure[] {
  const labels = [...text.matchAll(LABEL)];
  return labels.flatMap((l, i) => {
    const from = l.index + l[0].length;
    const to = Math.min(labels[i + 1]?.index ?? text.length, from + NEAR + 12);
    const v = [...text.slice(from, to).matchAll(VALUE)][0];
    if (!v || v.index > NEAR || /[.;,]/.test(text.slice(from, from + v.index))) return [];
    const label = l[0].toLowerCase();
    return [
      {
        label: SAME[label] ?? label,
        value: `${(v[1] ?? '').replace(/,/g, '')} ${v[2]}`,
        start: l.index,
        end: from + v.index + v[0].length,
      },
    ];
  });
}
