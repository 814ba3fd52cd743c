import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { severityFile } from '../../knowledge/schema.ts';
import { decideSeverity, packPatterns, type SeverityPolicy, sparedBy } from '../severity.ts';

const written = severityFile.parse(
  parse(readFileSync(new URL('../../../knowledge/severity.yaml', import.meta.url), 'utf8')),
) as SeverityPolicy;
const policy = { ...written, packed: packPatterns(written) };
const told = (blast_radius: string) =>
  decideSeverity(policy, { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius }, [], []);
const cause = (probability: number) => ({ id: 'H1', probability });

describe('a leading cause under which the service is well', () => {
  it('leaves no incident of an alarm, and says which level comes back with the first user who is hit', () => {
    const before = told('The whole shop is down for all customers');
    expect(before.level).toBe('SEV1');
    const after = sparedBy(policy, before, cause(0.9));
    expect(after).toMatchObject({ level: 'SEV4', changesWhen: expect.stringMatching(/^SEV1 again .*H1 is ruled out/) });
    expect(after.because[0]?.text).toBe('under H1, which leads, the service is well');
  });

  it('decides nothing where it is not likely enough, or the policy does not ask for it', () => {
    const before = told('The whole shop is down for all customers');
    expect(sparedBy(policy, before, cause((policy.harmless_from ?? 1) - 0.01))).toBe(before);
    expect(sparedBy(policy, before, undefined)).toBe(before);
    expect(sparedBy({ ...policy, harmless_from: undefined }, before, cause(0.99))).toBe(before);
  });

  it('does not take back danger, a breach or loss', () => {
    const before = told('customers see the personal data of other customers');
    expect(policy.rules.find((r) => r.id === before.rule.id)?.sure).toBe(true);
    expect(sparedBy(policy, before, cause(0.99))).toBe(before);
  });
});
