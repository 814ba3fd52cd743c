import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carried, piecesOf } from '../../web/compose/marks.ts';
import { kindOf } from '../../web/compose/sort.ts';
import { patience } from '../../web/report/patience.ts';

describe('marks', () => {
  const text = fc.string({ maxLength: 60, unit: fc.constantFrom('a', 'b', ' ', '\n') });
  const marks = (length: number) =>
    fc
      .uniqueArray(fc.nat({ max: length }), { maxLength: 8 })
      .map((cuts) => cuts.sort((a, b) => a - b))
      .map((cuts) =>
        cuts.flatMap((start, i) => (i % 2 === 0 && cuts[i + 1] !== undefined ? [{ start, end: cuts[i + 1] as number, ids: ['S1'] }] : [])),
      );

  it('stay on the same words when the text around them changes', () => {
    const edit = text.chain((before) =>
      fc.tuple(fc.constant(before), marks(before.length), fc.nat(before.length), fc.nat(before.length), text),
    );
    fc.assert(
      fc.property(edit, ([before, all, a, b, insert]) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const after = before.slice(0, from) + insert + before.slice(to);
        const words = all.map((m) => before.slice(m.start, m.end));
        for (const m of carried(all, before, after)) expect(words).toContain(after.slice(m.start, m.end));
        // What lies wholly before the change is never lost.
        expect(carried(all, before, after).length).toBeGreaterThanOrEqual(all.filter((m) => m.end <= from).length);
      }),
    );
  });

  it('cut a text into pieces that together are the text', () => {
    fc.assert(
      fc.property(
        text.chain((t) => fc.tuple(fc.constant(t), marks(t.length))),
        ([t, all]) => {
          const pieces = piecesOf(t, all);
          expect(pieces.map((p) => p.text).join('')).toBe(t);
          expect(pieces.filter((p) => p.ids.length > 0)).toHaveLength(all.length);
        },
      ),
    );
  });
});

describe('what a text is', () => {
  it.each([
    ['2026-11-28T14:20:01Z ERROR timeout after 30 s\n2026-11-28T14:20:02Z INFO retry', '', 'log'],
    ['127.0.0.1 - - [28/Nov/2026:14:20:01 +0000] "GET / HTTP/1.1" 502', 'access.log', 'log'],
    ['Exception in thread "main"\n    at com.acme.Pay.run(Pay.java:12)', '', 'log'],
    ['export async function pay(o) {\n  const c = await charge(o);\n  return c;\n}', '', 'code'],
    ['SELECT * FROM orders\nWHERE id = 1;', 'q.sql', 'code'],
    ['the checkout is slow', 'notes.txt', 'log'],
    ['[SYMPTOMS]: 502\n[BLAST_RADIUS]: all', '', 'incident'],
  ])('%j of %j is %s', (text, name, kind) => expect(kindOf(text, name)).toBe(kind));

  it('knows the examples as incidents', () => {
    for (const name of ['api-pods-restart.yaml', 'checkout-duplicate-charges.md', 'nightly-report-missing.txt'])
      expect(kindOf(readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'), name)).toBe('incident');
  });
});

describe('a report that follows the typing', () => {
  it('is put in at once where that takes less than a frame', () => {
    expect(patience(1_000, 1_000, 999, 12)).toBe(0);
  });

  it('else waits for a pause, and not for ever', () => {
    expect(patience(1_000, 1_000, 1_000, 30)).toBe(80);
    expect(patience(1_000, 1_050, 1_000, 30)).toBe(30);
    expect(patience(1_000, 1_100, 1_000, 30)).toBe(0);
    // Somebody who types without a pause.
    expect(patience(1_000, 1_390, 1_385, 30)).toBe(10);
    expect(patience(1_000, 1_401, 1_400, 30)).toBe(0);
  });

  it('waits where nothing was measured yet', () => {
    expect(patience(0, 0, 0, Number.POSITIVE_INFINITY)).toBe(80);
  });
});
