import { over, says } from '../lines.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

/** Metrics of CloudWatch whose mere presence above, or absence below, a value is the fault. */
const METRICS: readonly {
  readonly label: RegExp;
  readonly bad: (n: number) => boolean;
  readonly observable: string;
  readonly value?: string;
}[] = [
  {
    label: /^(?:Read|Write)ThrottleEvents$|^ThrottledRequests$|^(?:Read|Write)ProvisionedThroughputExceeded$/,
    bad: (n) => n > 0,
    observable: 'throttled-by-store',
  },
  { label: /^ErrorPortAllocation$/, bad: (n) => n > 0, observable: 'nat-ports-exhausted' },
  { label: /^CPUCreditBalance$/, bad: (n) => n < 1, observable: 'burst-credits-exhausted', value: 'cpu' },
  {
    label: /^(?:BurstBalance|EBSIOBalance%|EBSByteBalance%|BurstCreditBalance)$/,
    bad: (n) => n < 1,
    observable: 'burst-credits-exhausted',
    value: 'disk',
  },
];
const LABEL = /"(?:Label|MetricName)":\s*"([A-Za-z%]{2,60})"/;
const POINT = /"(?:Sum|Average|Minimum|Maximum)":\s*(-?\d{1,15}(?:\.\d{1,12})?(?:e-?\d{1,3})?)/i;

/** `aws cloudwatch get-metric-statistics`. */
export const datapoints: OutputReader = {
  id: 'cloudwatch-datapoints',
  needs: [['"datapoints"', '"label"']],
  read: (page) => ({ claims: seriesOf(page).flatMap(ofSeries) }),
};

interface Series {
  readonly label: string;
  readonly at: Line;
  readonly points: readonly { readonly line: Line; readonly n: number }[];
}

function seriesOf(page: Page): Series[] {
  const labels = page.lines.filter((l) => LABEL.test(l.text));
  const points = page.lines.flatMap((line) => {
    const m = POINT.exec(line.text);
    return m ? [{ line, n: Number(m[1]) }] : [];
  });
  // The label stands before its points or, as older versions print it, behind them; one label owns all points.
  if (labels.length === 1 && labels[0]) return [{ label: LABEL.exec(labels[0].text)?.[1] ?? '', at: labels[0], points }];
  return labels.map((at, i) => ({
    label: LABEL.exec(at.text)?.[1] ?? '',
    at,
    points: points.filter(({ line }) => line.start >= at.start && line.start < (labels[i + 1]?.start ?? Number.POSITIVE_INFINITY)),
  }));
}

function ofSeries({ label, points }: Series): Claim[] {
  const metric = METRICS.find((m) => m.label.test(label));
  if (!metric) return [];
  const bad = points.find(({ n }) => metric.bad(n));
  if (bad) return [says(bad.line, metric.observable, metric.value ?? 'yes')];
  return points.length >= 2 && metric.value === undefined ? [says(over(points.map((p) => p.line)), metric.observable, 'no')] : [];
}
