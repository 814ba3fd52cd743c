import { expect, it } from 'vitest';
import { triage } from '../src/triage.ts';
import { incidentFile, loadParser, shippedEngine } from './support/engine.ts';

/** Of each some mitigation turns the first place. */
const INCIDENTS = ['bids-lost-one-of-forty', 'google-2020-signin-refused', 'one-service-longer-after-db-restart'].map(
  (name) => `eval/cases/field/${name}.yaml`,
);

it('says of a mitigation what recording its effect then does to the ledger', async () => {
  let compared = 0;
  for (const incident of INCIDENTS) {
    const input = await incidentFile(incident);
    const before = await triage(input, shippedEngine(), loadParser);
    const lead = before.hypotheses[0];
    const [m] = before.mitigations.filter((x) => x.tells !== undefined);
    if (!m) continue;
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

it('gives each outcome a chance, and keeps silent where neither turns the first place', async () => {
  const { mitigations } = await triage(await incidentFile(INCIDENTS[0] ?? ''), shippedEngine(), loadParser);
  expect(mitigations.some((m) => m.tells !== undefined)).toBe(true);
  for (const { tells } of mitigations) {
    if (tells === undefined) continue;
    expect(tells).toMatch(/^it ends the trouble with (?:\d+|under 1|over 99) %\. If it does, .+; if the trouble goes on, .+$/);
    const moved = [...tells.matchAll(/from (\d+) % to (\d+) %/g)];
    expect(moved.length > 0 || / leads? at /.test(tells) || / stays? at /.test(tells)).toBe(true);
  }
});
