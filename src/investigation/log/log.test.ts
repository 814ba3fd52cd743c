import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../incident/types.ts';
import type { Happening, InvestigationEvent } from '../types.ts';
import { HEADER, lineOf } from './format.ts';
import { parseLog } from './parse.ts';

const text = fc.string({ minLength: 1, unit: 'binary' });
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record(
    { kind: fc.constant('observed' as const), observable: word, value: word, note: text },
    { requiredKeys: ['kind', 'observable', 'value'] },
  ),
  fc.record({
    kind: fc.constant('applied' as const),
    action: text,
    effect: fc.constantFrom('cured' as const, 'partly' as const, 'no-effect' as const, 'unknown' as const),
  }),
  fc.record({ kind: fc.constant('added' as const), field: fc.constantFrom(...FIELDS), text }),
  fc.record({ kind: fc.constant('noted' as const), note: text }),
  fc.record({ kind: fc.constant('undone' as const), event: word }),
  fc.record({ kind: fc.constant('closed' as const), mode: word, note: text }, { requiredKeys: ['kind'] }),
);
const events: fc.Arbitrary<InvestigationEvent[]> = fc
  .array(fc.tuple(happening, text), { maxLength: 8 })
  .map((all) => all.map(([h, by], i) => ({ ...h, id: `e${i}`, at: `2026-11-28T15:0${i}:00Z`, by })));

const sample: InvestigationEvent[] = [
  {
    kind: 'observed',
    observable: 'redis-evictions',
    value: 'yes',
    note: 'evicted_keys 1.2M\nand rising',
    id: 'k3f9x2a1',
    at: '2026-11-28T15:02:11Z',
    by: 'ana',
  },
  { kind: 'applied', action: 'rolled back to v2.8.0', effect: 'cured', id: 'm2', at: '2026-11-28T15:04:00Z', by: 'Ben K' },
];
const written = (es: readonly InvestigationEvent[]) => `${[HEADER, ...es.map(lineOf)].join('\n')}\n`;

describe('the log', () => {
  it('reads as a person would write it, an event a line', () => {
    expect(sample.map(lineOf)).toEqual([
      '2026-11-28T15:02:11Z k3f9x2a1 ana observed redis-evictions=yes "evicted_keys 1.2M\\nand rising" ~b1f97f5a',
      '2026-11-28T15:04:00Z m2 "Ben K" applied "rolled back to v2.8.0" cured ~6d6eebec',
    ]);
  });

  it('gives back every event that was written', () => {
    fc.assert(
      fc.property(events, (es) => {
        expect(parseLog(written(es))).toEqual({ events: es, faults: [] });
      }),
    );
  });

  it('loses no whole line to a tear, wherever it comes, and takes no torn line for a whole one', () => {
    fc.assert(
      fc.property(events, fc.nat(), fc.boolean(), (es, at, joined) => {
        fc.pre(es.length > 1);
        const [first, ...others] = es as [InvestigationEvent, ...InvestigationEvent[]];
        const line = lineOf(first);
        const torn = line.slice(0, at % line.length);
        const { events: read } = parseLog(`${torn}${joined ? '' : '\n'}${others.map(lineOf).join('\n')}\n`);
        expect(read).toEqual(others);
      }),
    );
  });

  it('counts a line that was changed by hand as it stands, and says so', () => {
    const { events: read, faults } = parseLog(written(sample).replace('evictions=yes', 'evictions=no'));
    expect(read[0]).toMatchObject({ value: 'no' });
    expect(faults).toMatchObject([{ line: 2, counts: true, why: expect.stringContaining('changed') }]);
  });

  it('names lines that are no events, and goes on', () => {
    const { events: read, faults } = parseLog(
      `hello\n\n# a remark\n${written(sample).replaceAll('\n', '\r\n')}2026-11-28T15:05Z x9 ana danced\n`,
    );
    expect(read).toEqual(sample);
    expect(faults.map((f) => [f.line, f.counts])).toEqual([
      [1, false],
      [7, false],
    ]);
  });

  it('takes a line that stands twice once, and one that was copied and changed as another', () => {
    const line = lineOf(sample[0] as InvestigationEvent);
    const { events: read, faults } = parseLog(`${line}\n${line}\n${line.replace('=yes', '=no')}\n`);
    expect(read.map((e) => e.id)).toEqual(['k3f9x2a1', 'k3f9x2a1-2']);
    expect(faults).toHaveLength(2);
  });
});
