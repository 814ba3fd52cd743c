/** Counters and histograms in Prometheus' text form. Labels come from closed sets (routes, methods, states), never from a request's text. */
type Labels = Readonly<Record<string, string | number>>;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

export interface Metrics {
  readonly count: (name: string, labels?: Labels, by?: number) => void;
  readonly observe: (name: string, seconds: number, labels?: Labels) => void;
  readonly gauge: (name: string, read: () => number) => void;
  readonly text: () => string;
}

const HELP: Readonly<Record<string, string>> = {
  triage_http_requests_total: 'Requests answered, by route, method and status.',
  triage_http_request_seconds: 'Time from a request to its answer, by route.',
  triage_engine_seconds: 'Time to make one report.',
  triage_incidents_total: 'Incidents opened, by source.',
  triage_events_total: 'Events appended, by kind.',
  triage_alerts_total: 'Alerts received, by source and what became of them.',
  triage_webhooks_total: 'Webhook deliveries tried, by outcome.',
  triage_limited_total: 'Requests refused by the rate limit.',
  triage_streams: 'Streams open at this moment.',
  triage_reports_waiting: 'Reports that wait for a thread.',
  triage_uptime_seconds: 'Seconds since the start.',
  process_resident_memory_bytes: 'Memory of the process.',
};

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Map<string, Histogram>>();
  const gauges = new Map<string, () => number>();
  const key = (labels: Labels) =>
    Object.entries(labels)
      .map(([k, v]) => `${k}="${String(v).replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`)
      .join(',');
  return {
    count: (name, labels = {}, by = 1) => {
      const series = counters.get(name) ?? new Map<string, number>();
      counters.set(name, series);
      const k = key(labels);
      series.set(k, (series.get(k) ?? 0) + by);
    },
    observe: (name, seconds, labels = {}) => {
      const series = histograms.get(name) ?? new Map<string, Histogram>();
      histograms.set(name, series);
      const k = key(labels);
      const h = series.get(k) ?? { buckets: SECONDS.map(() => 0), sum: 0, count: 0 };
      series.set(k, h);
      for (let i = 0; i < SECONDS.length; i++) if (seconds <= (SECONDS[i] ?? 0)) h.buckets[i] = (h.buckets[i] ?? 0) + 1;
      h.sum += seconds;
      h.count++;
    },
    gauge: (name, read) => {
      gauges.set(name, read);
    },
    text: () => {
      const out: string[] = [];
      const head = (name: string, type: string) => out.push(`# HELP ${name} ${HELP[name] ?? name}`, `# TYPE ${name} ${type}`);
      for (const [name, series] of counters) {
        head(name, 'counter');
        for (const [k, v] of series) out.push(`${name}${k === '' ? '' : `{${k}}`} ${v}`);
      }
      for (const [name, series] of histograms) {
        head(name, 'histogram');
        for (const [k, h] of series) {
          const with_ = (le: string) => `{${k === '' ? '' : `${k},`}le="${le}"}`;
          SECONDS.forEach((s, i) => {
            out.push(`${name}_bucket${with_(String(s))} ${h.buckets[i]}`);
          });
          out.push(`${name}_bucket${with_('+Inf')} ${h.count}`);
          out.push(`${name}_sum${k === '' ? '' : `{${k}}`} ${h.sum}`, `${name}_count${k === '' ? '' : `{${k}}`} ${h.count}`);
        }
      }
      for (const [name, read] of gauges) {
        head(name, 'gauge');
        out.push(`${name} ${read()}`);
      }
      return `${out.join('\n')}\n`;
    },
  };
}
