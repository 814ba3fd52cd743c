import { beforeAll, describe, expect, it } from 'vitest';
import { incidentFile, loadParser, shippedEngine } from '../../tests/support/engine.ts';
import { report as schema } from '../report/schema.ts';
import type { Report } from '../report/types.ts';
import { recordedSignal } from '../signals/index.ts';
import { type TriageInput, triage } from '../triage.ts';
import { compare } from './compare.ts';
import { resume } from './resume.ts';
import type { Happening, InvestigationEvent } from './types.ts';

let input: TriageInput;
let before: Report;
const log = (...happenings: Happening[]): InvestigationEvent[] =>
  happenings.map((h, i) => ({ ...h, id: `e${i + 1}`, at: `2026-11-28T15:0${i}:00Z`, by: 'ana' }));
const resumed = (...happenings: Happening[]) => resume(input, log(...happenings), shippedEngine(), loadParser);

beforeAll(async () => {
  input = await incidentFile('examples/api-pods-restart.yaml');
  before = await triage(input, shippedEngine(), loadParser);
});

describe('recorded answers', () => {
  it('leave the report as it was where there are none', async () => {
    expect(await resumed()).toEqual(before);
  });

  it('stand in the signal table with their note, fit the schema and pass the linter', async () => {
    const step = before.plan.steps[0];
    if (!step) throw new Error('a plan was expected');
    // What the leading cause does not expect: it moves the ledger.
    const value = step.outcomes[1]?.outcome ?? 'no';
    const r = await resumed({ kind: 'observed', observable: step.observable, value, note: 'seen in the console' });
    const s = r.signals.find((x) => x.observable === step.observable);
    expect(s).toMatchObject({ value, quote: 'seen in the console', field: 'log', event: 'e1', origin: 'recorded', reliability: 1 });
    expect(r.lint).toEqual([]);
    expect(() => schema.parse(JSON.parse(JSON.stringify(r)))).not.toThrow();
    expect(r.plan.steps.map((x) => x.observable)).not.toContain(step.observable);
    expect(compare(before, r).moves).not.toEqual([]);
  });

  it('win over what the text was read to say, and say so', async () => {
    const said = before.signals.find((s) => s.origin === 'text' && s.value === 'yes');
    if (!said) throw new Error('a signal was expected');
    const r = await resumed({ kind: 'observed', observable: said.observable, value: 'no' });
    expect(r.signals.filter((s) => s.observable === said.observable)).toMatchObject([{ value: 'no', origin: 'recorded' }]);
    expect(r.notes).toContainEqual(expect.objectContaining({ kind: 'overruled', text: expect.stringContaining(said.quote) }));
    expect(r.lint).toEqual([]);
  });

  it('are not asked again where nobody could tell', async () => {
    const asked = before.plan.steps[0]?.observable ?? '';
    const r = await resumed({ kind: 'observed', observable: asked, value: 'could-not-tell' });
    expect(r.plan.steps.map((s) => s.observable)).not.toContain(asked);
    expect(r.hypotheses.map((h) => h.probability)).toEqual(before.hypotheses.map((h) => h.probability));
  });

  it('name the nearest ids where they are unknown', () => {
    const of = (observable: string, value: string) =>
      recordedSignal({ observable, value, words: 'x', event: 'e1' }, shippedEngine().knowledge);
    expect(of('rollback-cure', 'yes')).toMatchObject({ ok: false, error: expect.stringContaining('rollback-cures') });
    expect(of('rollback-cures', 'yess')).toMatchObject({ ok: false, error: expect.stringContaining('did you mean yes') });
  });

  it('of an unknown observable are said and do not count', async () => {
    const r = await resumed({ kind: 'observed', observable: 'nonsense-zzz', value: 'yes' });
    expect(r.notes).toContainEqual(expect.objectContaining({ kind: 'log', text: expect.stringContaining('nonsense-zzz') }));
    expect(r.hypotheses).toEqual(before.hypotheses);
  });
});

describe('added text', () => {
  it('joins its field with its time and is read', async () => {
    const r = await resumed({ kind: 'added', field: 'symptoms', text: 'Redis logs OOM command not allowed when used memory > maxmemory.' });
    expect(r.incident.symptoms).toContain('Added 2026-11-28 15:00 UTC: Redis logs OOM');
    expect(compare(before, r).signals.length).toBeGreaterThan(0);
    expect(r.lint).toEqual([]);
  });
});
