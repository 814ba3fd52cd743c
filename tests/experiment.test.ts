import { expect, it } from 'vitest';
import { triage } from '../src/triage.ts';
import { incidentFile, loadParser, shippedEngine } from './support/engine.ts';

const INCIDENT = 'examples/api-pods-restart.yaml';

it('says of a mitigation what recording its effect then does to the ledger', async () => {
  const input = await incidentFile(INCIDENT);
  const before = await triage(input, shippedEngine(), loadParser);
  const told = before.mitigations.filter((m) => m.tells !== undefined);
  expect(told.length).toBeGreaterThan(0);
  const lead = before.hypotheses[0];
  let compared = 0;
  for (const m of told.slice(0, 3)) {
    const after = async (effect: 'cured' | 'no-effect') => {
      const applied = [{ action: m.remedy, effect, words: m.title, event: 'e1' }];
      const report = await triage(input, shippedEngine(), loadParser, { applied });
      return report.hypotheses.find((h) => h.mode === lead?.mode)?.probability ?? 0;
    };
    const [cured, idle] = [await after('cured'), await after('no-effect')];
    if (/If it does, H1 rises/.test(m.tells ?? '')) {
      expect(cured).toBeGreaterThan(idle);
      compared++;
    }
    if (/goes on, H1 falls/.test(m.tells ?? '')) expect(idle).toBeLessThanOrEqual(lead?.probability ?? 0);
  }
  expect(compared).toBeGreaterThan(0);
});

it('gives each outcome a chance, and keeps silent where neither moves a cause', async () => {
  const { mitigations } = await triage(await incidentFile(INCIDENT), shippedEngine(), loadParser);
  for (const { tells } of mitigations) {
    if (tells === undefined) continue;
    expect(tells).toMatch(/^it ends the trouble with (?:\d+|under 1|over 99) %\. If it does, .+; if the trouble goes on, .+$/);
    const moved = [...tells.matchAll(/from (\d+) % to (\d+) %/g)];
    expect(moved.length > 0 || / leads? at /.test(tells) || / stays? at /.test(tells)).toBe(true);
  }
});
