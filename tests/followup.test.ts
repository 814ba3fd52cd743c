import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { triageText } from '../src/eval/cases.ts';

const engine = loadEngine();
const followUpOf = async (symptoms: string) => {
  const incident = { code_snippet: '', tech_stack: '', symptoms, occurrence_pattern: '', blast_radius: '' };
  return (await triageText(incident, 'follow-up', engine, loadParser)).followUp;
};

it('takes no denial of an alert for an alert: a person told it', async () => {
  const { detectionGap } = await followUpOf(
    'Orders fail with 500 since 10:40. We had no alerts and nobody was paged, a customer phoned us at 11:20.',
  );
  const gap = detectionGap.map((s) => s.text).join(' ');
  expect(gap).toContain('“phoned”');
  expect(gap).not.toContain('automatic notice');
});

it('names the alert where one came', async () => {
  const { detectionGap } = await followUpOf('Orders fail with 500 since 10:40. The alert on the error rate fired at 10:44.');
  expect(detectionGap.map((s) => s.text).join(' ')).toContain('automatic notice');
});

it('says where a line of the timeline is cut within its sentence', async () => {
  const { timeline } = await followUpOf(
    'Since 10:15 orders fail. At 10:40 the number of open orders of the only warehouse that we have in this region rose to 31 million within the hour.',
  );
  expect(timeline.find((t) => t.at === '10:40')?.what).toMatch(/ …”$/);
});
