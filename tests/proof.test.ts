import { expect, test } from 'vitest';
import { triageText } from '../src/eval/cases.ts';
import { loadParser, shippedEngine } from './support/engine.ts';

const NONE = { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '' };

const LEASES = {
  ...NONE,
  tech_stack: 'Java 21, Spring Boot, 6 pods',
  code_snippet: 'class Leases {\n  Date end(Date from, int hours) {\n    return new Date(from.getTime() + hours * 60 * 60 * 1000);\n  }\n}',
  occurrence_pattern: 'Since 14:02, lease.max-hours 500 -> 700 was pushed at 14:00. NTP on two hosts complained of 1.9 seconds on Sunday.',
  blast_radius: '40 % of customers cannot rent.',
};

test('a computed result that stands in the incident leads, however the incident sounds', async () => {
  const symptoms = (ms: string) => `Log-ins are refused with 401, "token expired ${ms} ms ago". The clock of a host is said to be off.`;
  const proven = await triageText({ ...LEASES, symptoms: symptoms('1774967290') }, 'leases', shippedEngine(), loadParser);
  expect(proven.hypotheses[0]).toMatchObject({ mode: 'arithmetic-wraps' });
  expect(proven.hypotheses[0]?.probability).toBeGreaterThan(0.8);
  const unproven = await triageText(
    { ...LEASES, symptoms: symptoms('5200'), occurrence_pattern: '' },
    'leases',
    shippedEngine(),
    loadParser,
  );
  expect(unproven.hypotheses.find((h) => h.mode === 'arithmetic-wraps')?.probability ?? 0).toBeLessThan(
    proven.hypotheses[0]?.probability ?? 0,
  );
});

test('words that only another encoding explains do the same', async () => {
  const told = {
    ...NONE,
    tech_stack: 'warehouse system, label printers',
    symptoms: 'Labels are wrong since the new printer: "Růžena Křížová" comes out as R¨×ena K°Ý×ovß, plain names are right.',
    occurrence_pattern: 'Every label with accents on that printer since Monday.',
  };
  const { hypotheses } = await triageText(told, 'labels', shippedEngine(), loadParser);
  expect(hypotheses[0]).toMatchObject({ mode: 'charset-mismatch-on-path' });
});
