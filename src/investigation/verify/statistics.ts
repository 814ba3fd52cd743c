/** Confidences and waiting times (THEORY §3). Rates are events a minute, times minutes, shares 0..1. */

/** P(X <= k) for Poisson(mean). */
export function poissonAtMost(k: number, mean: number): number {
  if (mean <= 0) return 1;
  let term = Math.exp(-mean);
  if (term === 0) return mean > k ? normalAtMost((k + 0.5 - mean) / Math.sqrt(mean)) : 1;
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= mean / i;
    sum += term;
  }
  return Math.min(1, sum);
}

/** P(X <= k) for Binomial(n, p), summed in logs so that a million requests do no harm. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  let log = n * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i++) {
    log += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/** Upper bound of a share at a confidence, k seen in n: Clopper and Pearson (1934), one-sided. */
export function shareAtMost(k: number, n: number, confidence: number): number {
  if (k >= n) return 1;
  return root((p) => binomialAtMost(k, n, p) - (1 - confidence), k / n, 1);
}

/** Minutes after which k events or fewer, at this rate, are as rare as 1 - confidence: for k = 0 it is -ln(1 - confidence) / rate. */
export function minutesFor(k: number, rate: number, confidence: number): number {
  if (k === 0) return -Math.log(1 - confidence) / rate;
  let high = (k + 1) / rate;
  while (poissonAtMost(k, rate * high) > 1 - confidence) high *= 2;
  return root((t) => poissonAtMost(k, rate * t) - (1 - confidence), 0, high);
}

/** Requests after which k failures or fewer, at this share, are as rare as 1 - confidence. */
export function requestsFor(k: number, share: number, confidence: number): number {
  if (k === 0) return Math.ceil(Math.log(1 - confidence) / Math.log1p(-share));
  let high = Math.ceil((k + 1) / share);
  while (binomialAtMost(k, high, share) > 1 - confidence) high *= 2;
  return Math.ceil(root((n) => binomialAtMost(k, Math.round(n), share) - (1 - confidence), k + 1, high));
}

/** Where a falling function crosses zero between two places. */
function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 100; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Standard normal distribution (Abramowitz and Stegun 26.2.17), for means at which the Poisson sum underflows. */
function normalAtMost(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = 0.3989423 * Math.exp((-z * z) / 2) * t * (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return z > 0 ? 1 - tail : tail;
}
