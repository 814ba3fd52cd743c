import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { thirdVoices } from '../../../tests/support/severity/third-voices.ts';
import type { Incident } from '../../incident/types.ts';
import { severityFile } from '../../knowledge/schema.ts';
import { readQuantities } from '../quantities.ts';
import { decideSeverity, packPatterns, type SeverityDecision, type SeverityPolicy } from '../severity.ts';

const written = severityFile.parse(
  parse(readFileSync(new URL('../../../knowledge/severity.yaml', import.meta.url), 'utf8')),
) as SeverityPolicy;
const policy = { ...written, packed: packPatterns(written) };

function decide(symptoms: string, blast_radius = ''): SeverityDecision {
  const incident: Incident = { code_snippet: '', tech_stack: '', symptoms, occurrence_pattern: '', blast_radius };
  const fields = (['symptoms', 'blast_radius'] as const).map((field) => ({ field, text: incident[field] }));
  return decideSeverity(policy, incident, [], readQuantities(fields));
}
const levels = (rows: readonly (readonly [symptoms: string, blast: string, level: string])[]) =>
  it.each(rows.map(([symptoms, blast, level]) => ({ symptoms, blast, level })))(
    '$symptoms | $blast: $level',
    ({ symptoms, blast, level }) => {
      const d = decide(symptoms, blast);
      expect(d.level, JSON.stringify(d)).toBe(level);
    },
  );

describe('what succeeds or is left', () => {
  levels([
    ['ticket sales succeed in 6 % of attempts', 'all visitors', 'SEV1'],
    ['ticket sales succeed in 99.6 % of attempts', '', 'SEV3'],
    ['bookings: success 88 %, normally 99 %', 'guests', 'SEV2'],
    ['orders at 9 % of normal', 'all shops', 'SEV1'],
    ['orders at a quarter of usual', 'all shops', 'SEV1'],
    ['POST /orders fails with 500', 'nearly all orders of the shop; browsing and search OK', 'SEV1'],
    ['I am writing this down: the pictures of new entries are grey', 'nearly all pictures; orders OK', 'SEV3'],
    ['log-in errors', '31 of 210 tenants', 'SEV2'],
    ['log-in errors', '198 of 210 tenants', 'SEV1'],
    ['log-in errors', '2 of 2,100 tenants', 'SEV3'],
    ['wrong tax on receipts', '~700 card payments wrong of 21,000', 'SEV2'],
    ['Completed bookings per 10 min:\n18:00 310\n18:10 240\n18:20 90\n18:30 21\n', 'everyone who books', 'SEV1'],
    ['Failed bookings per 10 min:\n18:00 310\n18:10 240\n18:20 90\n18:30 21\n', 'a few guests', 'SEV3'],
  ]);
});

describe('nobody can', () => {
  levels([
    ['payments: gateway error', 'No card payment goes through for any customer', 'SEV1'],
    ['payments: gateway error', 'practically all buyers, no way around', 'SEV1'],
    ['Not one order arrives', 'whole shop', 'SEV1'],
    ['sign-in broken', 'Nobody of our 9,000 members can sign in', 'SEV1'],
    ['sign-in by passkey broken', 'a third of the members use one; none of those can sign in', 'SEV2'],
    ['no payment reminder goes out', 'customers with open bills; payments are right', 'SEV3'],
  ]);
});

describe('what is well', () => {
  levels([
    ['Lists empty at one seller. Other sellers’ orders: fine.', 'one seller', 'SEV3'],
    ['customers open the orders of other customers', 'all accounts', 'SEV1'],
    ['Support asks: "was our shop hacked?" Certificate expired on the blog', 'readers of the blog', 'SEV3'],
    ['our shop was hacked, unknown admin accounts', 'not known', 'SEV1'],
  ]);

  it('takes an ordinary state for no failure', () => {
    for (const s of ['SLOWLOG empty', 'the cart is empty', 'empty list 213', 'failed jobs = 0', '5xx: none'])
      expect(
        decide(`${s}; checkout`, 'customers')
          .because.map((b) => b.text)
          .join(),
      ).not.toContain('it fails');
    expect(decide('checkout page stays empty', 'all customers').level).toBe('SEV1');
  });
});

describe('what users do not meet', () => {
  levels([
    ['builds wait for a runner', '80 engineers; no user-facing effect', 'SEV3'],
    ['builds and deploys stand still', 'all 20 teams stand still; customers notice nothing', 'SEV2'],
    ['pod restarts with OOMKilled', 'readers are not affected', 'SEV4'],
    ['checkout fails on Android', '40 % of buyers; iOS users are not affected', 'SEV2'],
    ['pages lag', 'all visitors, slower by 10-40 ms', 'SEV3'],
    ['p95 of the list went from 200 to 240 ms', 'nothing fails', 'SEV4'],
    ['p95 of checkout went from 200 ms to 2.4 s', 'all customers', 'SEV2'],
  ]);
});

describe('another way', () => {
  levels([
    ['slips cannot be printed', '30 % of parcels; they look the number up by SQL and write it by hand', 'SEV3'],
    ['upload of plans fails', '7 % of architects; workaround: attach the file to a mail', 'SEV3'],
    ['upload of orders fails', '70 % of shops fail, no workaround', 'SEV1'],
    ['round cannot be closed, drivers wait', '35 % of rounds fail; workaround: we kill the process each time', 'SEV2'],
  ]);
});

describe('data and keys in the hands of others', () => {
  levels([
    ['wrong attachment', 'invoices of about 300 tenants mailed to recipients of other tenants', 'SEV1'],
    ['wrong attachment', 'the newsletter of May was mailed to 300 customers twice', 'SEV3'],
    ['album open', 'anyone with the link can download the pictures', 'SEV1'],
    ['requests are sent to the wrong shard', '4 % of requests fail', 'SEV2'],
    ['load 30 with no job running; kill it and the next build brings it back', 'build agents; the agents hold a deploy key', 'SEV2'],
    ['load 30, all tests run in parallel', 'build agents; the agents hold a deploy key', 'SEV4'],
  ]);
});

describe('a reason', () => {
  it('quotes what carries it, not what stands beside it', () => {
    const d = decide('phone booking works but the two desks cannot take it', 'all guests');
    expect(d.because.find((b) => b.text.startsWith('it fails'))?.span?.quote).toBe('the two desks cannot take it');
  });

  it('of failing is not given where no critical word fails', () => {
    expect(decide('orders table has 4 M rows. Thumbnails are broken', '').level).toBe('SEV3');
    expect(decide('orders fail', '').level).toBe('SEV2');
  });
});

describe('the third set of tellings', () => {
  const wrong = (held: boolean) =>
    thirdVoices
      .filter((_, i) => (i % 3 === 2) === held)
      .filter(([wanted, symptoms, blast = '']) => !wanted.includes(decide(symptoms, blast).level))
      .map(([wanted, symptoms]) => `${wanted.join('|')}: ${symptoms}`);

  it('is read, nearly all of what was worked with', () => {
    expect(wrong(false).length, wrong(false).join('\n')).toBeLessThanOrEqual(3);
  });

  it('is read, four in five of what was held out', () => {
    expect(wrong(true).length, wrong(true).join('\n')).toBeLessThanOrEqual(4);
  });
});
