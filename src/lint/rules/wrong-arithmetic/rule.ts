import { anyOf } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { isRight, sumsIn } from '../../document/sums.ts';
import type { Doc } from '../../document/types.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const shown = (n: number): string => (Math.abs(n) >= 100 ? Math.round(n).toLocaleString('en-US') : String(Math.round(n * 100) / 100));

export const wrongArithmetic = rule({
  id: 'wrong-arithmetic',
  reads: 'prose',
  severity: 'warning',
  why: 'a wrong result is copied into the status page, and the refunds and the capacity are planned by it',
  mend: 'compute it again from the two numbers beside it',
  check: (doc) =>
    prose(doc).flatMap(({ piece, section }) => [
      ...(section === 'plan' ? totalOf(doc, piece) : []),
      ...builds(piece),
      ...exceeds(piece),
      ...goesOver(piece),
      ...(/\d.*\d/.test(piece.text) ? sumsIn(piece.text) : [])
        .filter((s) => !isRight(s))
        .slice(0, 2)
        .map((s) => {
          const start = s.start + (/^\s*/.exec(piece.text.slice(s.start, s.end))?.[0].length ?? 0);
          const text = piece.text.slice(start, s.end);
          return at({ piece, start, end: s.end, text }, `${quoted(text)}: the numbers give ${shown(s.result)}`, shown(s.result));
        }),
    ]),
});

const ABOVE = anyOf`exceeds? | is more than | are more than | is over | are over | go(?:es)? beyond | surpass(?:es)?`;
const PRODUCT = String.raw`(\d[\d,]*)(?: [a-z]+){0,2} ?[×x*] ?(\d[\d,]*)(?: [\w-]+){0,2}`;
/** "12 pods × 10 threads plus 60 connections exceed max_connections (300)". */
const EXCEEDS = new RegExp(
  String.raw`${PRODUCT}(?:,? (?:plus|and|\+) (\d[\d,]*)(?: [\w-]+){0,3})? ${ABOVE}\b[^.;\d]{0,40}?(\d[\d,]*)`,
  'gi',
);

const OVER = anyOf`exceeds? | go(?:es)? (?:over|above|beyond) | (?:is|are) (?:over|above|more than) | surpass(?:es)? | overrun`;
/** "10 × 25 = 250 plus a few others go over the limit of 300": the few, uncounted, would have to be more than a tenth of it. */
const GOES_OVER = new RegExp(String.raw`[×x*] ?\d[\d,]* ?= ?(\d[\d,]*)\b[^.;\d]{0,70}?\b${OVER}\b[^.;\d]{0,40}?(\d[\d,]*)`, 'gi');

function goesOver(piece: Piece) {
  const n = (text: string | undefined) => Number((text ?? '0').replace(/,/g, ''));
  return [...piece.text.matchAll(GOES_OVER)].flatMap((m) =>
    n(m[1]) < n(m[2]) * 0.9
      ? [
          at(
            { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
            `${quoted(m[0])}: ${m[1]} is below ${m[2]}`,
            `more than ${m[2]}`,
          ),
        ]
      : [],
  );
}

function exceeds(piece: Piece) {
  const n = (text: string | undefined) => Number((text ?? '0').replace(/,/g, ''));
  return [...piece.text.matchAll(EXCEEDS)].flatMap((m) => {
    const total = n(m[1]) * n(m[2]) + n(m[3]);
    return total > n(m[4])
      ? []
      : [
          at(
            { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
            `${quoted(m[0])}: the numbers give ${shown(total)}`,
            `less than ${m[4]}`,
          ),
        ];
  });
}

const IN_ALL = anyOf`in total | in all | altogether | overall`;
const AT_MOST = anyOf`about[ ] | ~ | at most[ ] | ≤ ?`;
const TOTAL = new RegExp(
  String.raw`\b(?:total|overall)(?: (?:time|duration|cost|effort))?\W{1,3}${AT_MOST}?(\d+) ?min|\b(\d+) ?min\w* ${IN_ALL}\b`,
  'i',
);
/** "Total time: 40 minutes", over steps that add up to 45. */
function totalOf(doc: Doc, piece: Piece) {
  const m = TOTAL.exec(piece.text);
  const minutes = doc.steps.map((s) => s.minutes);
  if (!m || minutes.length < 2 || minutes.some((n) => n === undefined)) return [];
  const sum = minutes.reduce<number>((n, x) => n + (x ?? 0), 0);
  return sum === Number(m[1] ?? m[2])
    ? []
    : [
        at(
          { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
          `${quoted(m[0])}: the steps add up to ${sum} min`,
          `${sum} min`,
        ),
      ];
}

const QUEUE = anyOf`lag | queue | backlog | mailbox | buffer`;
const GROWS = anyOf`builds? up | grows? | piles? up | accumulates? | rises?`;
/** "160 orders/s when degraded, hence lag builds up at 70 orders/s": what is served is more than what comes. */
const BUILDS = new RegExp(
  String.raw`(\d[\d,]*) ?([a-z]+(?:/| per | a )s\w*)\b[^.;]{0,40}\b${QUEUE} ${GROWS} at (\d[\d,]*) ?([a-z]+(?:/| per | a )s\w*)`,
  'gi',
);
function builds(piece: Piece) {
  const n = (text: string | undefined) => Number((text ?? '0').replace(/,/g, ''));
  return [...piece.text.matchAll(BUILDS)].flatMap((m) =>
    m[2] === m[4] && n(m[1]) > n(m[3])
      ? [
          at(
            { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
            `${quoted(m[0])}: ${m[1]} served are more than ${m[3]} that come`,
            'a rate below the one that comes, or no backlog',
          ),
        ]
      : [],
  );
}
