import { z } from '@hono/zod-openapi';
import { type Alert, type AlertGroup, linkOf, recordOf, wordsOf } from './alert.ts';

/** Webhook of Alertmanager, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config); Grafana sends the same with a few more members. */
const labels = z.record(z.string(), z.unknown()).nullish();
const alert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels,
  annotations: labels,
  startsAt: z.string().max(60).nullish(),
  endsAt: z.string().max(60).nullish(),
  generatorURL: z.string().max(8_000).nullish(),
  fingerprint: z.string().max(200).nullish(),
});
export const alertmanagerBody = z
  .looseObject({
    version: z.string().max(20).nullish(),
    groupKey: z.string().max(4_000).nullish(),
    status: z.string().max(20).nullish(),
    receiver: z.string().max(200).nullish(),
    groupLabels: labels,
    commonLabels: labels,
    commonAnnotations: labels,
    externalURL: z.string().max(2_000).nullish(),
    title: z.string().max(4_000).nullish(),
    alerts: z.array(alert).min(1).max(1_000),
  })
  .openapi('AlertmanagerWebhook');
type Body = z.output<typeof alertmanagerBody>;

export function readAlertmanager(body: Body, source: 'alertmanager' | 'grafana'): AlertGroup {
  const alerts = body.alerts.map((a): Alert => {
    const own = recordOf(a.labels);
    const annotations = recordOf(a.annotations);
    const more = a as Record<string, unknown>;
    return {
      key: `${source}:${a.fingerprint ? a.fingerprint : JSON.stringify(Object.entries(own).sort())}`.slice(0, 500),
      state: a.status,
      name: own.alertname ?? annotations.summary ?? 'Alert',
      startsAt: a.startsAt ?? '',
      endsAt: a.endsAt ?? '',
      labels: own,
      annotations: {
        ...annotations,
        ...(typeof more.valueString === 'string' && more.valueString !== '' ? { values: wordsOf(more.valueString) } : {}),
      },
      links: [
        ...linkOf('Alert rule', a.generatorURL),
        ...linkOf('Dashboard', more.dashboardURL ?? annotations.dashboard_url ?? annotations.dashboard),
        ...linkOf('Panel', more.panelURL),
        ...linkOf('Runbook', annotations.runbook_url ?? annotations.runbook),
      ],
    };
  });
  const common = recordOf(body.commonAnnotations);
  const names = [...new Set(alerts.map((a) => a.name))];
  return {
    source,
    title: (common.summary || alerts.find((a) => a.annotations.summary)?.annotations.summary || names.join(', ')).slice(0, 300),
    key: body.groupKey ? `${source}:group:${body.groupKey}`.slice(0, 500) : '',
    alerts,
    remarks: [],
  };
}
