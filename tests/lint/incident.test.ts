import { describe, expect, it } from 'vitest';
import { loadParser } from '../../src/cli/parsers.ts';
import { absentIn } from '../../src/lint/document/absent.ts';
import { settingsIn } from '../../src/lint/document/settings.ts';
import { watchTooShort } from '../../src/lint/document/shows.ts';
import { factsOf, lintForeign } from '../../src/lint/index.ts';
import { showsIn } from '../../src/signals/index.ts';
import { engine } from '../support/lint.ts';

const incident = (fields: Partial<Record<'code_snippet' | 'tech_stack' | 'symptoms' | 'occurrence_pattern' | 'blast_radius', string>>) => ({
  code_snippet: '',
  tech_stack: '',
  symptoms: '',
  occurrence_pattern: '',
  blast_radius: '',
  ...fields,
});

describe('when a fault shows', () => {
  const shows = (occurrence_pattern: string) => showsIn(incident({ occurrence_pattern })).map((s) => `${s.kind} ${s.minutes}`);
  it.each([
    ['The heap is full about 50 minutes after each restart.', 'after 50'],
    ['It fails after about 2 hours.', 'after 120'],
    ['Within 40 min of a deploy the latency climbs.', 'after 40'],
    ['Every hour since Monday, for 4 minutes.', 'every 60'],
    ['Errors come every 30 min.', 'every 30'],
    ['Nightly, and only then.', 'every 1440'],
    ['On Tuesdays and Fridays at 10:00.', 'every 5040'],
  ])('%s', (text, expected) => {
    expect(shows(text)).toContain(expected);
  });
  it.each([
    'Began at 05:10 with the daily payout run.',
    'A cron job runs every 15 min.',
    'Since the deploy on Monday.',
    'Began 10 minutes after the deploy of v5.2.0.',
    'The cache is refreshed hourly by us, which works.',
  ])('nothing in: %s', (text) => {
    expect(showsIn(incident({ symptoms: text }))).toEqual([]);
  });

  const after = showsIn(incident({ occurrence_pattern: 'The heap is full about 50 minutes after each restart.' }));
  const every = showsIn(incident({ occurrence_pattern: 'Every hour since Monday, for 4 minutes.' }));
  it('a watch that ends before is too short', () => {
    expect(watchTooShort('Restart one pod and watch it for 15 minutes', after, ['after'])?.watch.minutes).toBe(15);
    expect(watchTooShort('5xx below 0.1 % for 30 minutes', every, ['every'])?.watch.minutes).toBe(30);
  });
  it.each([
    ['Restart one pod and watch it for 2 hours', after],
    ['Watch one pod for 15 minutes, then again for 90 minutes', after],
    ['Watch the heap of one pod', after],
    ['5xx below 0.1 % for 30 minutes around the full hour', every],
    ['5xx below 0.1 % through the next spike, for 10 minutes', every],
    ['5xx below 0.1 % for 3 hours', every],
  ])('but not: %s', (text, shown) => {
    expect(watchTooShort(text, shown, ['after', 'every'])).toBeUndefined();
  });
});

describe('settings and what is not there', () => {
  it('are read with their units', () => {
    expect(
      settingsIn('max_connections = 300, `keepAliveTimeout` is 5 s, max_wait 500 ms, db.SetMaxOpenConns(20)').map((s) => [s.name, s.value]),
    ).toEqual([
      ['max_connections', 300],
      ['keepAliveTimeout', 5],
      ['max_wait', 0.5],
      ['SetMaxOpenConns', 20],
    ]);
    expect(settingsIn('the pool of 20, PostgreSQL 14, ActiveRecord 88 ms')).toEqual([]);
  });
  it('what is denied wherever it is named is absent', () => {
    const named = (text: string, said: string) => absentIn(text).some((a) => a.named.test(said));
    expect(named('Sessions are idle. No `idle in transaction`.', "WHERE state = 'idle in transaction'")).toBe(true);
    expect(named('no lock waits, no slow queries', 'kill the blocking sessions')).toBe(true);
    expect(named('evicted_keys 0, CPU 9 %', 'keys are evicted')).toBe(true);
    expect(named('no `keepalive_timeout` in the upstream block', 'set keepalive_timeout')).toBe(false);
    expect(named('no deadlocks on Monday, deadlocks since Tuesday', 'end the deadlocks')).toBe(false);
    expect(named('evicted_keys 0.4 per second', 'keys are evicted')).toBe(false);
  });
});

describe('a report against its incident', async () => {
  const leak = incident({
    code_snippet: `def handle(order):
    with transaction.atomic():
        sku = Stock.objects.select_for_update().get(pk=order.sku)
        sku.save()
    send_invoice(order)   # HTTP call to the mailer
`,
    tech_stack: 'Python 3.11, Django 4.2, PostgreSQL 14 (max_connections = 300), 6 pods on Kubernetes',
    symptoms:
      'p99 rises from 80 ms to 9 s. PostgreSQL CPU 12 %. 120 sessions, all `state = idle`. No `idle in transaction`. Errors "pool timeout" 300 a day.',
    occurrence_pattern: 'First seen Mon 4 Mar 09:20, about 50 minutes after each pod start. worker v2.31 was deployed Tue 5 Mar 11:00.',
  });
  const facts = await factsOf(leak, undefined, engine, loadParser);
  const rulesOf = (source: string) => lintForeign(source, facts).map((f) => f.rule);
  const ledger = (mechanism: string, title = 'A leak', supporting = 'p99 rises') =>
    `## Hypothesis Ledger\n\n### H1: ${title}\n- **Mechanism:** ${mechanism}\n- **Supporting signals:** ${supporting}.\n- **Disconfirming signals:** none of the sessions is old.\n- **Likelihood:** 60 %\n- **Cheapest confirmation:** count them\n`;
  const step = (action: string, branching: string) =>
    `## Diagnostic Plan\n\n**Step 1: look**\n- **Action:** ${action}\n- **Expected outcome:** as it is.\n- **Branching:** ${branching}\n`;
  const plan = (first: string) =>
    `## Diagnostic Plan\n\n**Step 1: baseline**\n- **Action:** ${first}\n- **Branching:** well → Step 2. Not well → escalate.\n\n**Step 2: look**\n- **Action:** Count the sessions of one pod.\n- **Branching:** many → H1 confirmed. Few → escalate.\n`;
  const loop = (back: string) =>
    `## Diagnostic Plan\n\n**Step 1: one**\n- **Action:** Read a.\n- **Branching:** well → Step 2. Not well → Step 3.\n\n**Step 2: two**\n- **Action:** Read b.\n- **Branching:** well → H1 confirmed, RCF1. Not well → escalate.\n\n**Step 3: three**\n- **Action:** Read c.\n- **Branching:** full → H2 confirmed, RCF2. Else → ${back}.\n`;
  const mitigation = (text: string) => `## Mitigation Options\n\n**FM1: ${text}** Addresses: H1\n`;
  const followUp = (text: string) => `## Post-Incident Follow-Up\n\n- ${text}\n`;

  it.each([
    ['look-too-short', step('Roll one pod back and watch it for 15 minutes.', 'clean → H1 confirmed, go to RCF1. Not clean → escalate.')],
    ['look-too-short', step('Trace one pod for 10 minutes.', 'time-outs seen → H1 confirmed, RCF1. None seen → escalate.')],
    ['change-after-onset', ledger('v2.31 leaves sessions open.', 'Regression in v2.31', 'the deploy falls into the window')],
    ['given-value-contradicted', ledger('120 sessions exceed the default limit of 100 (`max_connections`).')],
    ['treats-what-is-well', mitigation("Terminate sessions with state 'idle in transaction'")],
    ['alert-would-not-fire', followUp('Alert on PostgreSQL CPU > 80 % for 5 minutes.')],
    ['code-claim-not-in-code', ledger('The HTTP call to the mailer is done while the row locks are held.')],
    ['code-claim-not-in-code', mitigation('Move `send_invoice` out of `transaction.atomic()`')],
    ['technical-myth', step('On the canary `kubectl rollout undo deployment/worker` to v2.30.', 'clean → H1. Not clean → escalate.')],
    ['invented-change', followUp('Find out why the deploy on 7 March was not caught.')],
    ['known-answer', ledger('Sessions are refused.').replace('count them', '`SHOW max_connections;`')],
    [
      'destroys-evidence',
      `${ledger('Sessions leak.', 'Sessions leak from the pool')}\n${plan('`kubectl rollout restart deployment/worker`')}`,
    ],
    ['endless-loop', loop('Step 1')],
    ['no-rollback', mitigation('Purge the queue.')],
  ])('%s speaks on %s', (rule, source) => {
    expect(rulesOf(source)).toContain(rule);
  });

  it.each([
    ['look-too-short', step('Roll one pod back and watch it for 2 hours.', 'clean → H1 confirmed, go to RCF1. Not clean → escalate.')],
    ['look-too-short', step('Watch an affected pod for 2 minutes.', 'sessions grow → H1 confirmed, RCF1. They do not → escalate.')],
    ['look-too-short', step('Trace one pod for 10 hours.', 'time-outs seen → H1 confirmed, RCF1. None seen → escalate.')],
    [
      'change-after-onset',
      ledger('v2.31 made it worse; it was deployed after the onset.', 'Regression in v2.31', 'the deploy falls into the window'),
    ],
    ['change-after-onset', ledger('Sessions stay open.', 'A leak', 'p99 rises')],
    ['given-value-contradicted', ledger('120 sessions are below `max_connections` = 300, where the default would be 100.')],
    ['treats-what-is-well', mitigation("Terminate sessions with state 'idle'")],
    ['alert-would-not-fire', followUp('Alert on PostgreSQL CPU > 10 % for 5 minutes.')],
    ['alert-would-not-fire', followUp('Alert on p99 > 500 ms for 5 minutes.')],
    ['code-claim-not-in-code', ledger('The row is read and written in one transaction.')],
    ['code-claim-not-in-code', mitigation('Move the select out of `transaction.atomic()`')],
    ['technical-myth', step('`kubectl rollout undo deployment/worker --to-revision=7` to v2.30.', 'clean → H1. Not clean → escalate.')],
    ['invented-change', followUp('Find out why the deploy on 5 March was not caught.')],
    ['known-answer', ledger('Sessions are refused.').replace('count them', '`SHOW statement_timeout;`')],
    ['destroys-evidence', `${ledger('Sessions leak.', 'Sessions leak from the pool')}\n${plan('`kubectl get pods`')}`],
    // What a later step was jumped to for is no loop, nor is a word on what steps have shown.
    ['endless-loop', loop('Step 2')],
    ['endless-loop', loop('act on what Steps 1 to 2 have confirmed')],
    ['no-rollback', mitigation('Set `keepalive_timeout` to 4 s.')],
    ['no-rollback', mitigation('Take CHG-2208 back.')],
    ['unsafe-command', step('`strace -f -e trace=shutdown,close -p 1`', 'seen → H1. Not seen → escalate.')],
    ['wrong-arithmetic', ledger('900 requests/s × 59 % misses ≈ 531 queries/s.')],
    ['quotation-not-in-input', ledger('A leak.', 'A leak', '"p99 rises from … to 9 s"')],
    [
      'look-disturbs',
      step('Read the log.', 'seen → H1. Not seen → escalate.').replace('as it is.', 'both in `SELECT … FOR UPDATE` on stock.'),
    ],
  ])('%s is silent on %s', (rule, source) => {
    expect(rulesOf(source)).not.toContain(rule);
  });
});
