import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { triageText } from '../src/eval/cases.ts';

const engine = loadEngine();
const gapsOf = async (onset: string) => {
  const report = await triageText(
    {
      code_snippet: '',
      tech_stack: 'Kotlin, HAProxy',
      symptoms: 'API answers 401. Last log line: token refused, 09:14:07 UTC.',
      occurrence_pattern: `Since ${onset}. VMs were moved at 22:00 UTC.`,
      blast_radius: 'one call in six',
    },
    'zone',
    engine,
    loadParser,
  );
  return report.gaps.map((g) => g.what).filter((what) => what.includes('zone of the onset'));
};

it('says that the zone of the onset is taken from other times, where it is not written', async () => {
  expect(await gapsOf('22:40')).toEqual(['the zone of the onset (“22:40”) is not written']);
  expect(await gapsOf('22:40 UTC')).toEqual([]);
});
