import { describe, expect, it } from 'vitest';
import { loadParser } from '../../src/cli/parsers.ts';
import { factsOf, lintForeign } from '../../src/lint/index.ts';
import { CLEAN, cleanFacts, engine } from '../support/lint.ts';

const incident = (fields: Partial<Record<'symptoms' | 'occurrence_pattern' | 'blast_radius', string>>) => ({
  code_snippet: '',
  tech_stack: 'Node.js, PostgreSQL',
  symptoms: '',
  occurrence_pattern: '',
  blast_radius: '',
  ...fields,
});
const rulesOf = async (source: string, fields: Parameters<typeof incident>[0]): Promise<string[]> =>
  lintForeign(source, await factsOf(incident(fields), undefined, engine, loadParser)).map((f) => f.rule);

/** What needs more than one edit of the clean report, or an incident of its own: the fault on the left, its near miss on the right. */
describe('near misses', () => {
  it('a report that names no ids says in its words what it treats', async () => {
    const bare = CLEAN.replace(/^- \*\*Addresses:\*\* .*\n/gm, '').replace(
      /If H\d(?: or H\d)? is supported: FM\d, later [^.]*\./g,
      'Then the rest.',
    );
    expect(lintForeign(bare, await cleanFacts()).map((f) => f.rule)).not.toContain('mitigation-without-hypothesis');
    const other = bare.replace(/## 4\. Mitigation Options[\s\S]*?(?=## 5\.)/, () =>
      [
        '## 4. Mitigation Options',
        '### Fast mitigations',
        '**FM1: Buy time**',
        '**FM2: Write to everybody**',
        '**FM3: Wait until Monday**',
        '',
      ].join('\n\n'),
    );
    expect(lintForeign(other, await cleanFacts()).map((f) => f.rule)).toContain('mitigation-without-hypothesis');
  });

  const snapshot = (text: string) => `## Incident Snapshot\n\n- ${text}\n`;
  it('a rate and a share are told as one fault only where both are told', async () => {
    const fields = { symptoms: 'The API answers 504 for 3.8 % of requests.', blast_radius: 'About 14,000 failed requests per day.' };
    expect(await rulesOf(snapshot('3.8 % of requests fail, 14,000 failed requests per day.'), fields)).toContain('rate-mismatch');
    expect(await rulesOf(snapshot('3.8 % of requests fail.'), fields)).not.toContain('rate-mismatch');
  });

  it('a move is a migration, and no change in a rate is no absence of changes', async () => {
    const told = snapshot('Began after the migration to the ALB.');
    expect(await rulesOf(told, { occurrence_pattern: 'Began eleven days ago. No changes.' })).toContain('invented-change');
    expect(
      await rulesOf(told, { occurrence_pattern: 'Since the move from nginx to the ALB. No change in rate around noon.' }),
    ).not.toContain('invented-change');
  });

  it('two times of one range are one finding', async () => {
    const found = await rulesOf(snapshot('Slow between 11:31 and 12:37.'), { symptoms: 'Slow.' });
    expect(found.filter((r) => r === 'invented-time')).toHaveLength(1);
  });

  const mitigation = '## Mitigation Options\n\n**FM1: Add an index** Addresses: H1\n';
  it('sales that were not made are not repaired', async () => {
    expect(await rulesOf(mitigation, { blast_radius: 'About 30 lost orders a day.' })).toContain('harm-without-repair');
    expect(await rulesOf(mitigation, { blast_radius: 'About 18,000 USD a day in lost orders.' })).not.toContain('harm-without-repair');
  });

  it('an outcome of the plan that undoes the change weighs it', async () => {
    const plan = (follows: string) =>
      `## Diagnostic Plan\n\n**Step 1: look**\n- **Action:** Read the profile.\n- **Branching:** more GC → ${follows}. Else → escalate.\n\n${mitigation}`;
    const fields = { occurrence_pattern: 'Since release v2.4, ten minutes before.' };
    expect(await rulesOf(plan('H2 confirmed'), fields)).toContain('no-generic-mitigation');
    expect(await rulesOf(plan('H2, roll back to v2.3'), fields)).not.toContain('no-generic-mitigation');
  });

  it('what fails all day long does not come once a day', async () => {
    const plan =
      '## Diagnostic Plan\n\n**Step 1: look**\n- **Action:** Watch one host for 2 hours.\n- **Branching:** none → H1 confirmed. Else → escalate.\n';
    expect(await rulesOf(plan, { occurrence_pattern: 'Every day, for 4 minutes.' })).toContain('look-too-short');
    expect(
      await rulesOf(plan, { occurrence_pattern: 'Every day, on all hosts.', blast_radius: '21,000 failed requests per day.' }),
    ).not.toContain('look-too-short');
  });

  it('of what the incident says there is none, no cure brings more', async () => {
    const add = '## Mitigation Options\n\n**FM1: Scale out the workers**\n- Addresses: H1\n';
    expect(await rulesOf(add, { symptoms: 'Many lock waits.' })).toContain('fix-induces-signal');
    expect(await rulesOf(add, { symptoms: 'The CPU is low, no lock waits.' })).not.toContain('fix-induces-signal');
    const pool = (more: string) => `## Mitigation Options\n\n**FM1: Raise the pool size to 50** ${more}\n- Addresses: H1\n`;
    const fields = { symptoms: 'PostgreSQL has max_connections 400.' };
    expect(await rulesOf(pool(''), fields)).toContain('fix-induces-signal');
    expect(await rulesOf(pool('6 × 50 = 300 fits into max_connections 400.'), fields)).not.toContain('fix-induces-signal');
  });

  it('a signal that stands still supports a mechanism that holds it back', async () => {
    const ledger = (mechanism: string) =>
      `## Hypothesis Ledger\n\n### H1: An old transaction\n- **Mechanism:** ${mechanism}\n- **Supporting signals:** the slot is unchanged.\n- **Disconfirming signals:** none is old.\n- **Likelihood:** 60 %\n- **Cheapest confirmation:** count them\n`;
    expect(await rulesOf(ledger('The slot is lost and the consumer fails.'), { symptoms: 'Slow.' })).toContain('support-speaks-against');
    expect(await rulesOf(ledger('The slot cannot advance beyond the transaction.'), { symptoms: 'Slow.' })).not.toContain(
      'support-speaks-against',
    );
  });

  const section = (plan: string, order: string) =>
    `## Hypothesis Ledger\n\n### H1: A leak\n- **Mechanism:** it grows.\n\n## Diagnostic Plan\n\n${plan}\n## Mitigation Options\n\n**FM1: Add pods** Addresses: H1\n\n**RCF1: Close it** Addresses: H1\n\n### Recommended order\n\n${order}\n`;
  it('an order behind the outcome that confirms needs no condition of its own', async () => {
    const step = (follows: string) =>
      `**Step 1: look**\n- **Action:** Read the profile.\n- **Branching:** If it grows → ${follows}. Else → escalate.\n`;
    const order = '1. FM1 today\n2. RCF1 within the week';
    expect(await rulesOf(section(step('H1 holds, Step 2'), order), {})).toContain('acts-on-unconfirmed');
    expect(await rulesOf(section(step('H1 confirmed, go to Mitigation'), order), {})).not.toContain('acts-on-unconfirmed');
  });

  it('a canary is no look', async () => {
    const steps = (title: string) =>
      `**Step 1: look**\n- **Action:** Read the profile.\n- **Branching:** grows → Step 2. Else → escalate.\n\n**Step 2: ${title}**\n- **Action:** Upgrade the driver on 2 of 8 replicas.\n- **Branching:** well → H1 confirmed. Not well → escalate.\n`;
    expect(await rulesOf(section(steps('The driver'), '1. FM1'), {})).toContain('confirms-by-change');
    expect(await rulesOf(section(steps('Canary'), '1. FM1'), {})).not.toContain('confirms-by-change');
  });

  it('"in CI" and "by the wrapper" are no dates', async () => {
    const items = (how: string) =>
      `## Post-Incident Follow-Up\n\n- Reject unlocked reads ${how}.\n- Measure all refusals ${how}.\n- Count the tickets of seats ${how}.\n- Decide on the notice with marketing.\n`;
    expect(await rulesOf(items('by Friday'), {})).toContain('action-without-end');
    for (const how of ['in CI', 'by the wrapper', 'in the pipeline'])
      expect(await rulesOf(items(how), {})).not.toContain('action-without-end');
  });

  it('a report that warns of the restart has thought of the evidence', async () => {
    const restart = (more: string) =>
      `## Hypothesis Ledger\n\n### H1: Descriptor leak\n- **Mechanism:** descriptors grow.\n\n## Mitigation Options\n\n**FM1: Restart the pods** Addresses: H1\n\n### Recommended order\n\n1. ${more}\n2. FM1\n`;
    expect(await rulesOf(restart('Step 1 on one old pod'), {})).toContain('destroys-evidence');
    expect(await rulesOf(restart('Step 1 on one old pod: a restart destroys the evidence'), {})).not.toContain('destroys-evidence');
  });

  const ledger = (title: string) =>
    `## Hypothesis Ledger\n\n### H1: Connection race\n- **Mechanism:** musl sends both queries at once, and the kernel drops one.\n- **Likelihood:** 60 %\n\n### H2: ${title}\n- **Mechanism:** every name becomes ten.\n- **Likelihood:** 30 %\n\n`;
  it('a step that measures what a title names tests it', async () => {
    const plan =
      '## Diagnostic Plan\n\n**Step 1: one**\n- **Action:** Count the drops.\n- **Branching:** many → H1. None → Step 2.\n\n**Step 2: the part of ndots**\n- **Action:** Count the lookups with 1.\n- **Branching:** fewer → FM1. The same → escalate.\n';
    expect(await rulesOf(ledger('Amplification of names') + plan, {})).toContain('hypothesis-never-tested');
    expect(await rulesOf(ledger('Amplification of names (ndots:5)') + plan, {})).not.toContain('hypothesis-never-tested');
  });

  it('an outcome in the words of a mechanism bears on it', async () => {
    const plan = (verdict: string) =>
      `## Diagnostic Plan\n\n**Step 1: one**\n- **Action:** Count the drops.\n- **Branching:** many → H1. None → Step 2.\n\n**Step 2: two**\n- **Action:** Read the table of names.\n- **Branching:** ten → H2. One → Step 3.\n\n**Step 3: compare images**\n- **Action:** Take the old image.\n- **Branching:** none late → ${verdict}. Late as well → that is it then.\n`;
    expect(await rulesOf(ledger('Amplification') + plan('well and good'), {})).toContain('step-does-not-discriminate');
    expect(await rulesOf(ledger('Amplification') + plan('musl and its queries'), {})).not.toContain('step-does-not-discriminate');
  });

  it('a share of some seconds and a count of a day are no two rates', async () => {
    const fields = (when: string) => ({
      symptoms: `${when}4 % of requests end with 503.`,
      blast_radius: 'About 21,000 failed requests a day.',
    });
    const told = snapshot('4 % of requests fail, 21,000 failed requests a day.');
    expect(await rulesOf(told, fields(''))).toContain('rate-mismatch');
    expect(await rulesOf(told, fields('For 10 to 25 s, every five minutes, '))).not.toContain('rate-mismatch');
  });

  it('a latency that grew is not the one that was flat', async () => {
    const told = `## Hypothesis Ledger\n\n### H1: Slow provider\n- **Mechanism:** it waits.\n- **Supporting signals:** rise of the API latency\n- **Likelihood:** 60 %\n`;
    expect(await rulesOf(told, { symptoms: 'Brokers: request latency flat.' })).toContain('contradicts-the-incident');
    expect(await rulesOf(told, { symptoms: 'Brokers: request latency flat. API p50 went from 45 ms to about 700 ms.' })).not.toContain(
      'contradicts-the-incident',
    );
  });

  it('what is unaffected is no harm, and to stay so is no criterion', async () => {
    expect(await rulesOf(mitigation, { blast_radius: 'Refunds are late.' })).toContain('harm-without-repair');
    expect(await rulesOf(mitigation, { blast_radius: 'Refunds are unaffected.' })).not.toContain('harm-without-repair');
    const check = '## Verification\n\n- Refund function unaffected.\n';
    expect(await rulesOf(check, { blast_radius: 'Refunds, which use the same package, are unaffected.' })).toContain(
      'threshold-already-met',
    );
    expect(await rulesOf(check, { blast_radius: 'Refunds are late.' })).not.toContain('threshold-already-met');
  });

  it('hours less hours are minutes', async () => {
    const told = snapshot('A booking of 2.5 h ahead waits for 30 min.');
    expect(await rulesOf(told, { symptoms: 'Booked 2.5 h ahead, one mail.' })).toContain('invented-number');
    expect(await rulesOf(told, { symptoms: 'Booked 2.5 h ahead, one mail, 2 hours before.' })).not.toContain('invented-number');
  });

  it('back to the job of an older version is undone', async () => {
    const back = (title: string) => `## Mitigation Options\n\n**FM1: ${title}** Addresses: H1\n`;
    const fields = { occurrence_pattern: 'Since release 7.4, ten minutes before.' };
    expect(await rulesOf(back('Back to normal'), fields)).toContain('no-generic-mitigation');
    expect(await rulesOf(back('Back to the cron job of 7.3'), fields)).not.toContain('no-generic-mitigation');
  });

  it('an alert that waits longer than the fault lasts', async () => {
    const alert = (on: string) => `## Post-Incident Follow-Up\n\n- Alert: ${on}.\n`;
    const fields = { symptoms: 'For 10 to 25 s, every five minutes, p99 rises to 9 s.' };
    expect(await rulesOf(alert('hit rate below 95 % for 30 s'), fields)).toContain('alert-would-not-fire');
    expect(await rulesOf(alert('hit rate below 95 % for 10 s'), fields)).not.toContain('alert-would-not-fire');
    expect(await rulesOf(alert('memory above 90 % for 5 minutes'), fields)).not.toContain('alert-would-not-fire');
    expect(await rulesOf(alert('hit rate below 95 % for 30 s'), { symptoms: 'p99 is at 9 s.' })).not.toContain('alert-would-not-fire');
  });

  it('nights on which the fault never comes, and hours in which it is gone by itself', async () => {
    const check = (text: string) => `## Verification\n\n- ${text}\n`;
    const fields = { occurrence_pattern: 'Every weekday between 09:00 and 19:00; overnight the lag drains. Not on weekends.' };
    const rule = 'window-outside-occurrence';
    expect(await rulesOf(check('Three nights, including one weekend night.'), fields)).toContain(rule);
    expect(await rulesOf(check('Three nights, a weekend night does not count.'), fields)).not.toContain(rule);
    expect(await rulesOf(check('Lag below 2,000 by the end of the evening.'), fields)).toContain(rule);
    expect(await rulesOf(check('Lag below 2,000 from 09:00 to 19:00 for three days.'), fields)).not.toContain(rule);
  });

  it('an outcome in the words of one of two hypotheses tells them apart', async () => {
    const two =
      '## Hypothesis Ledger\n\n### H1: CPU throttling\n- **Mechanism:** the quota is used up.\n- **Likelihood:** 30 %\n\n### H2: Coordinator failover\n- **Mechanism:** the coordinator moves.\n- **Likelihood:** 30 %\n\n';
    const plan = (outcomes: string) =>
      `## Diagnostic Plan\n\n**Step 1: look**\n- **Action:** Read the log.\n- **Branching:** heartbeat → H1 or H2, Step 2. None → escalate.\n\n**Step 2: look on**\n- **Action:** Read the counters.\n- **Branching:** ${outcomes}\n`;
    expect(await rulesOf(two + plan('much → raise it. Little → escalate.'), {})).toContain('inseparable-pair');
    expect(await rulesOf(two + plan('throttling → raise it. Failover → escalate.'), {})).not.toContain('inseparable-pair');
  });

  it('where the cause is as good as known, the order needs no condition', async () => {
    const report = (rival: string) =>
      section(
        '**Step 1: look**\n- **Action:** Read the profile.\n- **Branching:** If it grows → Step 2. Else → escalate.\n',
        '1. FM1 today\n2. RCF1 next week',
      ).replace(
        '- **Mechanism:** it grows.',
        `- **Mechanism:** it grows.\n- **Likelihood:** very high\n\n### H2: A peak\n- **Mechanism:** more callers.\n- **Likelihood:** ${rival}`,
      );
    expect(await rulesOf(report('medium'), {})).toContain('acts-on-unconfirmed');
    expect(await rulesOf(report('low'), {})).not.toContain('acts-on-unconfirmed');
  });

  it('what the follow-up asks is not forgotten', async () => {
    const open = CLEAN.replace(
      'The time-outs of the pool are not needed for it, so a second fault may act beside it.',
      'The time-outs of the pool cannot be explained by it.',
    ).replace('H1 is supported, apply FM1, then Step 2.', 'H1 is confirmed, apply FM1.');
    const asked = open.replace('**Timeline**', '- Find out why the pool gives time-outs, which H1 cannot explain.\n\n**Timeline**');
    const found = async (text: string) => lintForeign(text, await cleanFacts()).map((f) => f.rule);
    expect(await found(open)).toContain('ends-with-open-signal');
    expect(await found(asked)).not.toContain('ends-with-open-signal');
  });

  it('a fix in the words of a mechanism, or for another action, is traced', async () => {
    const fixes = (one: string, two: string) =>
      `${ledger('Amplification of names')}## Mitigation Options\n\n**RCF1: ${one}**\n\n**RCF2: ${two}**\n`;
    expect(await rulesOf(fixes('Write a runbook', 'Train everybody'), {})).toContain('mitigation-without-hypothesis');
    expect(await rulesOf(fixes('Send musl queries one after the other, for the kernel', 'Closes the gap of RCF1'), {})).not.toContain(
      'mitigation-without-hypothesis',
    );
  });
});
