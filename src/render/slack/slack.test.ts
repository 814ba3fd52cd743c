import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileText, prefixed } from '../../../tests/support/hostile.ts';
import { cleanReport } from '../../../tests/support/report.ts';
import { INCIDENTS, triaged } from '../../../tests/support/triaged.ts';
import type { Report } from '../../report/types.ts';
import { slack, status } from './index.ts';

interface Message {
  readonly text: string;
  readonly blocks: readonly {
    readonly type: string;
    readonly text?: { readonly type: string; readonly text: string; readonly verbatim?: boolean };
    readonly elements?: readonly { readonly text: string }[];
  }[];
}

const message = (r: Report): Message => JSON.parse(slack(r)) as Message;
const textsOf = (m: Message): string[] => [
  ...m.blocks.flatMap((b) => [...(b.text ? [b.text.text] : []), ...(b.elements ?? []).map((e) => e.text)]),
];

let reports: readonly Report[] = [];
beforeAll(async () => {
  reports = [cleanReport(), ...(await Promise.all(INCIDENTS.map(triaged)))];
}, 60_000);

describe('slack', () => {
  it('keeps the limits of Block Kit, however long the texts', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 900 }), hostileText, (which, times, hostile) => {
        const m = message(prefixed(reports[which] ?? cleanReport(), `${`${hostile} `.repeat(times).slice(0, 9000)} `));
        expect(m.blocks.length).toBeLessThanOrEqual(50);
        expect(m.text.length).toBeLessThanOrEqual(4000);
        for (const b of m.blocks) {
          if (b.type === 'header') expect(b.text?.text.length).toBeLessThanOrEqual(150);
          if (b.text) expect(b.text.text.length).toBeGreaterThan(0);
        }
        for (const t of textsOf(m)) expect(t.length).toBeLessThanOrEqual(3000);
      }),
      { numRuns: 30 },
    );
  });

  it('no text of an incident is a mention, a link, or the end of a block of code', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const m = message(prefixed(cleanReport(), `${hostile} `));
        for (const b of m.blocks) {
          if (b.type === 'header') {
            expect(b.text?.type).toBe('plain_text');
            continue;
          }
          for (const t of [b.text?.text ?? '', ...(b.elements ?? []).map((e) => e.text)]) {
            expect(t).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
            const fences = t.split('```').length - 1;
            expect(fences === 0 || (fences === 2 && t.startsWith('```') && t.endsWith('```'))).toBe(true);
          }
          if (b.text) expect(b.text.verbatim).toBe(true);
        }
        expect(m.text).not.toMatch(/[<>]/);
      }),
    );
  });

  it('says how bad, what it could be, what to do now and what to look at', () => {
    const [, checkout] = reports;
    const all = textsOf(message(checkout!)).join('\n');
    expect(all).toContain('SEV2: checkout-duplicate-charges');
    expect(all).toContain('• 95 % H1 ');
    expect(all).toContain('*Do now*');
    expect(all).toContain("```select * from orders where KEY = 'ID_FROM_LOG_LINE'```");
  });
});

describe('status', () => {
  it('is one paragraph: what is known, what is being done, what is needed, when next', () => {
    for (const r of reports) {
      const lines = status(r).split('\n');
      expect(lines.slice(1)).toEqual(['']);
      expect(lines[0]).toMatch(/^SEV\d \(.*Being done: .*Next update: in \d+ minutes.*\.$/);
    }
  });

  it('does not present a cause as known, and none at all where something else is likelier', () => {
    const [, checkout, , valve] = reports;
    expect(status(checkout!)).toContain('Suspected, not confirmed: ');
    expect(status({ ...valve!, other: 0.99 })).toContain('Cause: open');
  });
});
