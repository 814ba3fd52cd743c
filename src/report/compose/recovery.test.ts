import { describe, expect, it } from 'vitest';
import { ANSWER } from '../../knowledge/index.ts';
import { fallenCounters, minutesApart } from './recovery.ts';
import { spellOf, throughTheSpell } from './spell.ts';

const incident = (symptoms: string) => ({ code_snippet: '', tech_stack: '', symptoms, occurrence_pattern: '', blast_radius: '' });
const counters = (text: string) => fallenCounters(incident(text)).map(({ noun, unit, now, usual }) => `${now} of ${usual} ${noun} ${unit}`);
const spell = (text: string, answers: string[] = []) =>
  spellOf({ incident: incident(text), setting: { answers: new Set(answers) } } as unknown as Parameters<typeof spellOf>[0]);

describe('work that has fallen', () => {
  it.each([
    ['40 bookings/min (usual 1,500/min), queue empty.', '40 of 1500 bookings min'],
    ['Only 12 payments per minute (one shop is on the old line), normal for this hour 640', '12 of 640 payments minute'],
    ['"Sales per minute" fell from 82 to 41 at 21:52.', '41 of 82 sales minute'],
    ['The import throughput is down to 40/s from 700/s.', '40 of 700 import s'],
    ['Successful logins: 3/min (usually 400).', '3 of 400 successful logins min'],
    ['Normally 30 delivery notices a day; none since Monday.', '0 of 30 delivery notices day'],
  ])('reads %s', (text, read) => expect(counters(text)).toEqual([read]));
  it.each([
    'failed logins: 400/min (usual 3)',
    '3 failed payments/min (usual 40)',
    '1,500 requests/s (usual 400)',
    'Normal is 15 writes/s, now 1,500/s come in.',
    '390 requests/s (usual 400)',
    'CPU fell from 90 to 10',
  ])('reads nothing of %s', (text) => expect(counters(text)).toEqual([]));
  it('waits until two rates can be told apart, longer the nearer they are and the rarer it is', () => {
    // Nobody at 3 a minute waits more than a minute for the first: -ln(0.05) / 3.
    expect(minutesApart(3, 0)).toBeCloseTo(0.9986, 3);
    expect(minutesApart(400, 3)).toBeLessThan(minutesApart(400, 300));
    expect(minutesApart(4, 1)).toBeCloseTo(1.645 ** 2, 6);
  });
});

describe('how long it may look well unmended', () => {
  it('is the longest good time that is told', () => {
    expect(spell('A restarted pod is healthy again, for 40-90 min.')?.minutes).toBe(90);
    expect(spell('A restart helps for about an hour. Then good for 20 minutes.')?.minutes).toBe(60);
    expect(spell('It fails about 30 minutes after each restart.')?.minutes).toBe(30);
  });
  it('is three gaps of what comes now and then, and one round of what comes on the clock', () => {
    expect(spell('It fails every 40 minutes.')?.minutes).toBe(120);
    expect(spell('It fails every 40 minutes.', [ANSWER.atClockTimes])?.minutes).toBe(40);
    expect(spell('It fails each full hour.')?.minutes).toBe(60);
  });
  it('is nothing where no good time is told, or one of days', () => {
    for (const text of [
      'Errors since 10:00.',
      'It was fine for three weeks.',
      'Orders were late for 40 minutes.',
      'We poll every 30 minutes.',
    ])
      expect(spell(text)).toBeUndefined();
  });
  it('lengthens the wait of a check, and never shortens one', () => {
    const check = {
      for: [],
      observable: 'x',
      measure: '',
      baseline: '',
      threshold: 'none in 5 min',
      window: 'w',
      onlyWhen: '',
      formula: '',
      was: { kind: 'rate' as const, value: 1 },
    };
    const long = throughTheSpell(check, { minutes: 90, because: 'told' });
    expect(long).toMatchObject({ threshold: 'none in 90 min', spell: { minutes: 90 } });
    expect(throughTheSpell({ ...check, threshold: 'none in 200 min' }, { minutes: 90, because: 'told' }).threshold).toBe('none in 200 min');
    expect(throughTheSpell(check, undefined)).toBe(check);
  });
});
