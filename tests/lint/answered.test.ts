import { describe, expect, it } from 'vitest';
import { loadParser } from '../../src/cli/parsers.ts';
import { factsOf, lintForeign, readForeign } from '../../src/lint/index.ts';
import { engine } from '../support/lint.ts';

/** What an incident answers by itself: an importer that fills a queue, with its measures. */
const incident = {
  code_snippet: '',
  tech_stack:
    'Kotlin, Kafka 3.6 (topic with 24 partitions, listener concurrency = 6), PostgreSQL 15 (max_connections = 200), 4 `importer` pods with 8 threads each on Kubernetes, carrier API over HTTPS.',
  symptoms: [
    '- CPU of the importer pods: the average over all is 30 %.',
    '- queue_depth 41,000, rows_skipped 0. Database CPU 14 %.',
    '- Pods: no restarts, garbage collector pause p99 12 ms, old ones with thread parking in 60 % of samples.',
    '- Of the 32 threads, 4-5 are "waiting for lock", the others run.',
    '- Carrier latency as we see it: p50 210 ms, p99 1.9 s, unchanged for weeks.',
    '- Log line `batch closed` about once an hour. One import id, taken by several pods.',
    '- Longest open transaction: 12 s. Import p99 went from 80 ms to 900 ms; import p50 went from 40 ms to 300 ms, for each row in turn.',
    '- 81 payments are captured at the provider and still pending here. Readers of Aurora at 4,000 queries/s, CPU 99 %.',
  ].join('\n'),
  occurrence_pattern:
    'Since Monday 6:00. A restart of the importer on Tuesday resolved it for that day. The price sync job went live on Sunday (`*/5 * * * *` was intended) and has been suspended since. Hardly visible at 03:00.',
  blast_radius: '1.4 % of imports fail with a time-out.',
};
const facts = await factsOf(incident, undefined, engine, loadParser);
const rulesOf = (source: string) => lintForeign(source, facts).map((f) => f.rule);
const step = (action: string, expected = 'as it is.', branching = 'so → H1 is supported. Not so → escalate.') =>
  `## Diagnostic Plan\n\n**Step 1: look**\n- **Action:** ${action}\n- **Expected outcome:** ${expected}\n- **Branching:** ${branching}\n`;
const check = (confirmation: string, title = 'The price sync job floods the queue') =>
  `## Hypothesis Ledger\n\n### H1: ${title}\n- **Mechanism:** It writes too much.\n- **Supporting signals:** The queue is long.\n- **Disconfirming signals:** None of the others is slow.\n- **Likelihood:** 60 %\n- **Cheapest confirmation:** ${confirmation}\n`;
const verified = (text: string) => `## Verification\n\n- ${text}\n`;
const alert = (window: string) =>
  `${actions('1. FM1', 'Shorten each stall from 30 s to 4 s')}\n## Post-Incident Follow-Up\n\n- Alert on imports_waiting > 10 for ${window}\n`;
const actions = (order: string, fm1 = 'Restart the importer', risk = 'none worth naming') =>
  `## Mitigation Options\n\n**FM1: ${fm1}**\n- **Risk:** ${risk}\n\n**FM2: Halve the batch**\n\n### Recommended order\n\n${order}\n`;

describe('of what the incident answers', () => {
  it.each([
    ['known-answer', step('Read `jvm_garbage_collector_pause_seconds`.')],
    ['known-answer', check('Compare the carrier latency of Monday morning in the APM.')],
    ['known-answer', step('Read it.').replace('look**', 'is it skipped rows or time-outs?**')],
    ['restates-the-incident', step('Open the console.', 'queue_depth > 1,000, database CPU < 20 %.')],
    ['restates-the-incident', step('List the lines `batch closed`.', '3600 s, a few seconds more or less.')],
    ['contradicts-the-incident', step('Plot the carrier latency for the day.', 'p99 rises at 6:00.')],
    ['contradicts-the-incident', step('Take a thread list.', 'Most threads are "waiting for lock".')],
    ['already-so', check('Suspend the job for an hour.')],
    ['order-against-ledger', actions('1. FM2 today\n2. FM1 as fallback')],
    ['order-against-ledger', actions('1. FM1 now\n2. Step 1 on one pod beforehand')],
    ['risk-understated', actions('1. FM1', 'Halve the pool', 'Low. With FM2 connections grow to 640.')],
    ['known-answer', step('Sort by age.').replace('look**', 'is there an old transaction?**')],
    ['known-answer', step('Count them.').replace('look**', 'one import id or many?**')],
    ['refuted-by-the-incident', check('Count.', 'Carrier slowdown in the morning')],
    ['contradicts-the-incident', check('Count.').replace('The queue is long', 'Its schedule `*/5 * * * *` fits')],
    ['contradicts-the-incident', '## Incident Snapshot\n\nRows pile up behind the slow carrier call.\n'],
    ['support-speaks-against', check('Count.', 'Carrier slowdown').replace('The queue is long', 'p99 of 1.9 s')],
    ['outcomes-leave-a-gap', step('Look.', 'as it is.', 'yes → H1 is supported. Threads in the carrier client → H2.')],
    ['unfalsifiable', step('Send 10.', 'it stalls.', 'Reproduced → H1. Not reproduced → raise to 200 and repeat.')],
    ['dead-end', step('Look.', 'idle.', 'Idle → H1. Busy → look for slow queries and stop here.')],
    ['untestable', step('Take a CPU profile and compare it with a profile from before the release.')],
    ['overclaims', check('Write a row; if no event comes within a minute, H1 is true.')],
    ['filtered-away', step("`SELECT pid FROM pg_stat_activity WHERE datname = 'ledger'`")],
    ['fix-induces-signal', actions('1. FM1', 'Add `timeout=(2, 5)` to `requests.post`')],
    ['fix-induces-signal', actions('1. FM1', 'Raise the pool limit per pod from 8 to 30')],
    ['technical-myth', actions('1. FM1', 'Throttle it: rate limit the importer at the ALB')],
    ['technical-myth', step('Correlate the stalls with `kubectl get events`.')],
    ['outlasts-its-lease', actions('1. FM1', 'Take a lock (`SET lock:row NX PX 200`) around it')],
    ['delay-does-not-fit', actions('1. FM1\n\nWith FM1 the backlog of 1.2 million is drained in 2 hours.')],
    ['risk-understated', `${actions('1. FM2, or FM1 without further discussion', 'Drop it', 'High, rows are gone')}`],
    ['invented-response', '## Post-Incident Follow-Up\n\n- The stall of March was not followed up.\n'],
    ['look-too-short', check('`curl` one import in a loop from one pod.')],
    ['cannot-work', actions('1. FM1', 'Scale the importer from 4 to 10 pods')],
    ['alert-would-not-fire', alert('15 s')],
    ['threshold-already-met', verified('Roll back if the error rate exceeds 1 % for 5 minutes.')],
    ['threshold-already-met', verified('CPU of all pods within 45-70 % for 2 hours.')],
    ['window-outside-occurrence', verified('Check above all the hour from 03:00 to 04:00, with no time-outs.')],
  ])('%s speaks on %s', (rule, source) => {
    expect(rulesOf(source)).toContain(rule);
  });

  it.each([
    ['known-answer', step('Read `jvm_garbage_collector_pause_seconds` per pod.')],
    ['known-answer', step('Read `carrier_retry_budget_left`.')],
    ['known-answer', check('Compare the carrier latency of each endpoint in the APM.')],
    ['known-answer', step('Read it.').replace('look**', 'is it the network or the disk?**')],
    ['restates-the-incident', step('Open the console.', 'queue_depth > 50,000, database CPU < 20 %.')],
    ['restates-the-incident', step('Compare both queues.', 'queue_depth > 1,000.')],
    ['restates-the-incident', step('List the lines `batch closed`.', '1200 s, a few seconds more or less.')],
    ['contradicts-the-incident', step('Plot the carrier latency for the day.', 'If H1 holds, p99 rises at 6:00.')],
    ['contradicts-the-incident', step('Plot the publish rate for the day.', 'The rate rises at 6:00.')],
    ['contradicts-the-incident', step('Take a thread list.', 'Few threads are "waiting for lock".')],
    ['already-so', check('Count what the job wrote.')],
    ['already-so', check('Suspend the job for an hour.', 'The importer is slow')],
    ['order-against-ledger', actions('1. FM1 now\n2. FM2 as fallback')],
    ['order-against-ledger', actions('1. Step 1 on one pod beforehand\n2. FM1 now')],
    ['risk-understated', actions('1. FM1', 'Halve the pool', 'Low. With FM2 connections grow to 160.')],
    ['known-answer', step('Sort by age.').replace('look**', 'is there an old file?**')],
    ['known-answer', step('Count them.').replace('look**', 'one carrier or many?**')],
    ['refuted-by-the-incident', check('Count.', 'Importer slowdown in the morning')],
    ['refuted-by-the-incident', check('Count.', 'Carrier slowdown').replace('60 %', '5 %')],
    ['contradicts-the-incident', check('Count.').replace('The queue is long', 'A schedule `*/5 * * * *` was intended')],
    ['contradicts-the-incident', '## Incident Snapshot\n\nRows pile up behind the slow importer.\n'],
    ['support-speaks-against', check('Count.', 'Import slowdown').replace('The queue is long', 'p50 of 300 ms')],
    ['outcomes-leave-a-gap', step('Look.', 'as it is.', 'yes → H1 is supported. Not so, or anything else → H2.')],
    ['unfalsifiable', step('Send 10.', 'it stalls.', 'Reproduced → H1. Not reproduced → H1 is less likely, escalate.')],
    ['untestable', step('Take a CPU profile and compare it with a profile of the old release in staging.')],
    ['filtered-away', step("`SELECT pid FROM pg_stat_activity WHERE application_name = 'importer'`")],
    ['fix-induces-signal', actions('1. FM1', 'Add a time-out to the charge call, with an idempotency key')],
    ['technical-myth', actions('1. FM1', 'Throttle it: rate limit the importer by a rule of WAF')],
    ['technical-myth', step('Read `kubectl get events` of the last ten minutes.')],
    ['outlasts-its-lease', actions('1. FM1', 'Take a lock (`SET lock:row NX PX 20000`) around it')],
    ['delay-does-not-fit', actions('1. FM1\n\nWith FM1 the backlog of 1.2 million is drained in 8 hours.')],
    ['risk-understated', `${actions('1. FM2, or FM1 once the owner agrees', 'Drop it', 'High, rows are gone')}`],
    ['invented-response', '## Post-Incident Follow-Up\n\n- Find out whether the stall of March was looked into.\n'],
    ['look-too-short', check('`curl` one import 2,000 times in a loop from one pod.')],
    ['cannot-work', actions('1. FM1', 'Scale the importer from 2 to 4 pods')],
    ['alert-would-not-fire', alert('2 s')],
    ['threshold-already-met', verified('Roll back if the error rate exceeds 5 % for 5 minutes.')],
    ['threshold-already-met', verified('Roll back if the error rate of internal lookups exceeds 1 % for 5 minutes.')],
    ['threshold-already-met', verified('CPU of all pods within 20-40 % for 2 hours.')],
    ['window-outside-occurrence', verified('Check above all the hour from 06:00 to 07:00, with no time-outs.')],
  ])('%s is silent on %s', (rule, source) => {
    expect(rulesOf(source)).not.toContain(rule);
  });
});

describe('outcomes of a step', () => {
  const branches = (branching: string) =>
    readForeign(step('Measure it.', 'as it is.', branching)).steps[0]?.branches.map((b) => [b.when, b.targets]);
  it('stand before colons, and lead to a step by its bare number', () => {
    expect(branches('Above 300 s: H1, escalate. Below 300 s: go to 1')).toEqual([
      ['Above 300 s', [{ kind: 'hypothesis', id: 'H1' }, { kind: 'end' }]],
      ['Below 300 s', [{ kind: 'step', number: '1', bare: true }]],
    ]);
  });
  it('stand before "then"; a number that is no step is a section', () => {
    expect(branches('Nothing older, go on with 1. An old one, then H1: go to 7.')).toEqual([
      ['Nothing older', [{ kind: 'step', number: '1', bare: true }]],
      ['An old one', [{ kind: 'hypothesis', id: 'H1' }]],
    ]);
  });
});
