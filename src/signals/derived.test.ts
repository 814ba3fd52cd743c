import { describe, expect, it } from 'vitest';
import { shippedEngine } from '../../tests/support/engine.ts';
import { NO_CODE } from '../code/index.ts';
import type { Incident } from '../incident/types.ts';
import { readSignals } from './index.ts';

const signalsOf = (told: Partial<Incident>) => {
  const incident = { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '', ...told };
  return readSignals(incident, NO_CODE, shippedEngine()).reading.signals;
};

describe('what was computed', () => {
  const told = {
    tech_stack: '12 pods, PostgreSQL, max_connections 100',
    symptoms: 'Each pod has a Hikari pool of 20 connections per pod.',
  };

  it('counts as a signal, with its formula and the places that it comes from', () => {
    const s = signalsOf(told).find((x) => x.observable === 'pools-exceed-server-limit');
    expect(s).toMatchObject({ value: 'yes', origin: 'derived', formula: expect.stringContaining('= 240 of 100') });
    for (const { field, quote, start, end } of [s, ...(s?.also ?? [])].flatMap((x) => x ?? []))
      expect((told as Record<string, string>)[field]?.slice(start, end)).toBe(quote);
  });

  it('stands before words that merely sound so, and behind what is quoted', () => {
    const few = { tech_stack: '3 pods, PostgreSQL, max_connections 100', symptoms: told.symptoms };
    expect(signalsOf(few).filter((x) => x.observable === 'pools-exceed-server-limit')).toMatchObject([{ value: 'no', origin: 'derived' }]);
    const quoted = { tech_stack: 'api, timeout 5s', symptoms: 'p99 5.0 s. rpc error: context deadline exceeded after exactly 5 s' };
    expect(signalsOf(quoted).filter((x) => x.observable === 'waits-exactly-the-timeout').length).toBeLessThanOrEqual(1);
  });
});

describe('a denied error text', () => {
  it('is denied by its own sentence, whatever the sentences before it deny', () => {
    const [s] = signalsOf({ symptoms: 'Restarts are 0 on all pods. No OOMKilled, memory 40 %. Nothing else.' }).filter(
      (x) => x.observable === 'oom-killed',
    );
    expect(s?.value).toBe('no');
  });

  it('still stands where a sentence before it denies something', () => {
    const [s] = signalsOf({ symptoms: 'No deploys today. OOMKilled twice.' }).filter((x) => x.observable === 'oom-killed');
    expect(s?.value).toBe('yes');
  });
});
