import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedEngine } from '../../../tests/support/engine.ts';
import { NO_CODE } from '../../code/index.ts';
import type { Incident } from '../../incident/types.ts';
import { readSignals } from '../index.ts';
import { READERS } from './readers.ts';

const reading = (told: Partial<Incident>) =>
  readSignals(
    { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '', ...told },
    NO_CODE,
    shippedEngine(),
  ).reading;

const CRON = `NAME         SCHEDULE     TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE
bank-match   40 3 * * *   Etc/UTC    False     1        5d2h            300d`;

describe('outputs among the signals of an incident', () => {
  it('are quoted evidence with a name, in the snippet too', () => {
    for (const field of ['symptoms', 'code_snippet'] as const) {
      const { signals, entities } = reading({ [field]: CRON });
      const s = signals.find((x) => x.observable === 'previous-run-still-active');
      expect(s).toMatchObject({ value: 'yes', reliability: 1, field, slots: { job: 'bank-match' } });
      expect(entities).toContainEqual(expect.objectContaining({ slot: 'job', name: 'bank-match' }));
    }
  });
  it('stand before what words of the same row would say', () => {
    const symptoms = '20 packets transmitted, 20 received, 0% packet loss, time 19020ms';
    expect(
      reading({ symptoms })
        .signals.filter((s) => s.observable === 'packet-loss-or-unreachable')
        .map((s) => s.value),
    ).toEqual(['no']);
  });
  it('mean something beside a message of another field', () => {
    const code_snippet = 'Filesystem      Size  Used Avail Use% Mounted on\n/dev/vdb1       200G   79G  111G  42% /srv';
    const symptoms = 'open(/srv/spool/a.tmp) failed: No space left on device';
    expect(reading({ code_snippet, symptoms }).signals.map((s) => `${s.observable}=${s.value}`)).toContain(
      'space-free-but-write-refused=yes',
    );
    expect(reading({ code_snippet, symptoms: symptoms.replace('/srv', '/var') }).signals.map((s) => s.observable)).not.toContain(
      'space-free-but-write-refused',
    );
  });
});

describe('readers', () => {
  it('have names of their own', () => {
    expect(new Set(READERS.map((r) => r.id)).size).toBe(READERS.length);
  });
  it('answer observables that the knowledge holds', () => {
    const known = shippedEngine().text.observables;
    const folder = new URL('./tools/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const source = readFileSync(new URL(file, folder), 'utf8');
      for (const m of source.matchAll(/says\([^'\n]{1,80}'([a-z]+-[a-z-]+)'(?:, '(\w+)')?/g)) {
        expect(known.has(m[1] ?? ''), `${file}: ${m[1]}`).toBe(true);
        if (m[2] !== undefined) expect(known.get(m[1] ?? '')?.values, `${file}: ${m[1]}`).toHaveProperty(m[2]);
      }
      for (const m of source.matchAll(/\/[a-z]?, '([a-z]+(?:-[a-z]+)+)'\]/g)) expect(known.has(m[1] ?? ''), `${file}: ${m[1]}`).toBe(true);
      for (const m of source.matchAll(/^ {2}\d{1,3}: '([a-z-]+)',$/gm)) expect(known.has(m[1] ?? ''), `${file}: ${m[1]}`).toBe(true);
    }
  });
});
