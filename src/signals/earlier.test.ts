import { describe, expect, it } from 'vitest';
import { signal } from '../../tests/support/mini.ts';
import { ofThisIncident } from './earlier.ts';
import { clockworkOf } from './times.ts';
import type { FieldText, Signal } from './types.ts';

/** The quotations that stay of those read from one field, at an onset of 09:45. */
function left(text: string, read: readonly (Partial<Signal> & { quote: string; id?: string })[]): string[] {
  const told: FieldText = { field: 'occurrence_pattern', text: `since 09:45. ${text}` };
  const signals = read.map(({ quote, id = 'connection-reset', ...more }) => {
    const start = told.text.indexOf(quote);
    return { ...signal(id), field: told.field, start, end: start + quote.length, quote, reliability: 1, ...more } as Signal;
  });
  return ofThisIncident(signals, [told], clockworkOf([told])).map((s) => s.quote);
}

describe('what belongs to an earlier event', () => {
  const FAILOVER = 'Last night 03:00 a failover (34 s, errors "terminating connection", all recovered by themselves).';

  it('its messages and its end are not of this incident', () => {
    expect(
      left(FAILOVER, [
        { quote: 'terminating connection' },
        { quote: 'all recovered by themselves', id: 'already-recovered', reliability: 0.6 },
      ]),
    ).toEqual([]);
  });

  it('a line of a program without a day may be of any day', () => {
    const line = '05:10:11 UTC [17] LOG: terminating connection';
    expect(left(`since Sunday.\n${line}`, [{ quote: 'terminating connection' }])).toEqual(['terminating connection']);
  });

  it('what it changed may well bear on this one', () => {
    expect(left(FAILOVER, [{ quote: 'a failover', id: 'failover-before-onset', reliability: 0.6 }])).toEqual(['a failover']);
  });

  it('a message within the hour, or since the onset, is of this one', () => {
    expect(left('09:10 first "terminating connection".', [{ quote: 'terminating connection' }])).toHaveLength(1);
    expect(
      left('After the failover of 03:00 "terminating connection", again since 10:00.', [{ quote: 'terminating connection' }]),
    ).toHaveLength(1);
  });

  it('nothing is left out where no onset is known', () => {
    const told: FieldText = { field: 'symptoms', text: 'Last night 03:00 "terminating connection".' };
    const one = {
      ...signal('connection-reset'),
      field: told.field,
      start: 18,
      end: 40,
      quote: 'terminating connection',
      reliability: 1,
    } as Signal;
    const { onset: _, ...without } = clockworkOf([told]);
    expect(ofThisIncident([one], [told], without)).toEqual([one]);
  });
});
