import { expect, it } from 'vitest';
import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { triageText } from '../src/eval/cases.ts';
import { markdown } from '../src/render/markdown/index.ts';

const engine = loadEngine();
const reportOf = (fields: Partial<Record<'tech_stack' | 'symptoms' | 'occurrence_pattern' | 'blast_radius', string>>) =>
  triageText(
    { code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius: '', ...fields },
    'told',
    engine,
    loadParser,
  );

it('opens with the complaint, and not with an excuse', async () => {
  const { problem } = await reportOf({
    symptoms: 'Sorry for the long mail. Payouts are not possible for new shops, the bank answers 404.',
  });
  expect(problem.map((s) => s.text).join(' ')).toContain('Seen: “Payouts are not possible for new shops');
});

it('takes neither a line of a program nor a cure for a change', async () => {
  const { triggers } = await reportOf({
    symptoms: 'The nightly figures are wrong.\n02:08:52 [3187] merged 8563\n02:20:01 [ 411] deployed model rows=12',
    occurrence_pattern: 'A full reload on Tuesday night made the numbers correct.',
  });
  expect(triggers.map((t) => t.name)).toEqual([]);
});

it('knows a change for innocent where cases are told of after its undoing', async () => {
  const { signals } = await reportOf({
    symptoms: 'Some customers see the page of another customer.',
    occurrence_pattern: 'On 28 Nov the CDN policy was changed. We rolled that back at 11:10; two of the reports are from 11:25 and 11:48.',
  });
  expect(signals.map((s) => `${s.observable}=${s.value}`)).toContain('rollback-cures=no');
});

it('watches what this incident showed', async () => {
  const { followUp } = await reportOf({
    tech_stack: 'PostgreSQL 15, Prometheus',
    symptoms: 'Since 10:00 queries are slow, p95 0.2 s -> 8 s, sequential scans on orders. CPU of the database 20 %.',
  });
  const watched = followUp.alerts.map((a) => a.observable);
  expect(watched).toContain('latency-high');
  expect(watched).not.toContain('database-cpu-high');
});

it('tells what was read from one sentence in one row, and what is well', async () => {
  const report = await reportOf({
    tech_stack: 'Kubernetes CronJob',
    symptoms: [
      'Refunds of new orders fail with 404. Old orders refund ok.',
      '$ kubectl -n data get cronjob',
      'NAME                         SCHEDULE     SUSPEND   ACTIVE   LAST SCHEDULE   AGE',
      'cronjob.batch/refunds-sync   30 1 * * *   False     1        3d1h            412d',
    ].join('\n'),
    occurrence_pattern: 'Thursday afternoon platform moved namespace shop into the mesh.',
  });
  const text = markdown(report);
  const rows = text.match(/^\| S\d.*“.*refunds-sync.*$/gm) ?? [];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/^\| S\d+, S\d+ /);
  expect(text).toContain('**Well, as told** (a cause has to leave it alone): “Old orders refund ok”');
});

it('begins with what is told to have helped, as a stopgap', async () => {
  const { order } = await reportOf({
    tech_stack: 'Kubernetes, CoreDNS',
    symptoms: 'Lookups fail on 70 of 96 nodes since 06:10, "server misbehaving". Rebooting one node cured it.',
  });
  expect(order[0]).toMatchObject({ when: 'now, as a stopgap' });
  expect(order[0]?.text).toContain('“Rebooting one node cured it.”');
});

it('takes no good time of seconds for a stopgap', async () => {
  const { attempts, order } = await reportOf({
    symptoms: 'Checkout hangs since 09:00. Restarted the gateway: good for 40 seconds, then the same.',
  });
  expect(attempts.map((a) => a.effect)).toEqual(['for-a-while']);
  expect(order.some((o) => o.when === 'now, as a stopgap')).toBe(false);
});

it('places the onset where it worsens, and clears a release that came after it', async () => {
  const { onset, triggers } = await reportOf({
    symptoms: 'Card payments: success 93% -> 41% at 20:51, time-outs of the provider. Since 21:43 success is 93% again.',
    occurrence_pattern: 'Release 4.31 went out 20:58, rolled back 21:20, the curve did not move. Came back by itself at 21:43.',
  });
  expect(onset?.label).toBe('20:51');
  expect(triggers.find((t) => /4\.31/.test(t.name))?.fit).toMatch(/after the onset: it did not set it off/);
});

it('prints no check twice, and four steps at most', async () => {
  const { plan } = await reportOf({
    tech_stack: 'PostgreSQL 15, Redis, Kubernetes',
    symptoms: 'Requests are slow at peak, p95 200 ms -> 4 s. Connections are at their limit now and then. CPU 40 %.',
    occurrence_pattern: 'Worse every evening. Restarting a pod helps for an hour.',
  });
  expect(plan.steps.length).toBeGreaterThan(1);
  expect(plan.steps.length).toBeLessThanOrEqual(4);
  expect(new Set(plan.steps.map((s) => s.observable)).size).toBe(plan.steps.length);
});

it('verifies the leading cause although only a lesser one has what was read', async () => {
  const report = await reportOf({
    tech_stack: 'Elixir/Phoenix LiveView, PostgreSQL 16, nginx, two hosts',
    symptoms:
      'Members cannot renew books on web-b. nginx: [error] recv() failed (104: Connection reset by peer) while proxying upgraded connection\napp log web-b: [error] Could not check origin for Phoenix.Socket transport. web-a is fine.',
    occurrence_pattern: 'On Wednesday evening web-b was set up again with the ansible playbook; web-a was not touched.',
  });
  const own = [...report.mitigations, ...report.fixes].filter((a) => a.addresses.includes('H1')).map((a) => a.id);
  expect(report.verification.checks.some((check) => check.for.some((id) => own.includes(id)))).toBe(true);
  expect(markdown(report).split('## 5. Verification')[1]?.split('## 6.')[0]).toContain('| FM1');
});
