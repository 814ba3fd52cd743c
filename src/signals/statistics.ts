/**
 * Statistics of verification (THEORY §3). Pure; rates are per second, times in seconds, shares 0..1.
 * Arguments outside their domain give NaN, never an exception.
 */

/** Seconds without an event after which the rate has fallen with `confidence`: t = -ln(1 - c) / λ (Poisson). */
export function zeroEventsWaitSeconds(ratePerSecond: number, confidence: number): number {
  return ratePerSecond > 0 && inUnit(confidence) ? -Math.log1p(-confidence) / ratePerSecond : Number.NaN;
}

/** Confidence that a rate fell, given no event in `seconds`: 1 - exp(-λt). */
export function confidenceAfterQuiet(ratePerSecond: number, seconds: number): number {
  return ratePerSecond >= 0 && seconds >= 0 ? -Math.expm1(-ratePerSecond * seconds) : Number.NaN;
}

/** P(X ≤ events) for a Poisson count with the given mean. */
export function poissonCdf(events: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN;
  if (events < 0) return 0;
  if (mean === 0) return 1;
  // P(X ≤ k) = Q(k + 1, mean), the upper regularised incomplete gamma.
  return upperGamma(Math.floor(events) + 1, mean);
}

/** P(X ≤ successes) for `trials` with a share each: I_(1-p)(n - k, k + 1). */
export function binomialCdf(successes: number, trials: number, share: number): number {
  if (!(share >= 0 && share <= 1) || !(trials >= 0)) return Number.NaN;
  const k = Math.floor(successes);
  if (k < 0) return 0;
  return k >= trials ? 1 : regularisedBeta(1 - share, trials - k, k + 1);
}

/**
 * One-sided p-value that the later rate is not lower: given n = before + after events, the later count is binomial with
 * p = t2 / (t1 + t2) if nothing changed (Przyborowski and Wilenski, 1940).
 */
export function lowerRatePValue(eventsBefore: number, secondsBefore: number, eventsAfter: number, secondsAfter: number): number {
  if (!(secondsBefore > 0) || !(secondsAfter > 0)) return Number.NaN;
  return binomialCdf(eventsAfter, eventsBefore + eventsAfter, secondsAfter / (secondsBefore + secondsAfter));
}

/** Rule of three: with no error in n requests, the 95 % upper bound of the share is about 3 / n. */
export const ruleOfThreeUpperShare = (requests: number): number => (requests > 0 ? Math.min(1, 3 / requests) : Number.NaN);

/** Requests without an error that put the 95 % upper bound under `share`, by the rule of three. */
export const requestsForShare = (share: number): number => (share > 0 ? Math.ceil(3 / share) : Number.NaN);

/** One-sided exact upper bound of a share after `errors` in `requests` (Clopper and Pearson, 1934). */
export function upperShare(errors: number, requests: number, confidence: number): number {
  if (!(requests > 0) || errors < 0 || errors > requests || !inUnit(confidence)) return Number.NaN;
  if (errors === requests) return 1;
  // P(X ≤ errors | p) falls in p; its root at 1 - confidence is the bound.
  return bisect((p) => binomialCdf(errors, requests, p) - (1 - confidence));
}

/** One-sided exact lower bound. */
export function lowerShare(errors: number, requests: number, confidence: number): number {
  return errors === 0 && requests > 0 ? 0 : 1 - upperShare(requests - errors, requests, confidence);
}

/** Requests, none above X, that support "percentile under X": ln(1 - c) / ln(percentile), 299 for p99 at 95 %. */
export function samplesForPercentile(percentile: number, confidence: number): number {
  return inUnit(percentile) && percentile > 0 && inUnit(confidence)
    ? Math.ceil(Math.log1p(-confidence) / Math.log(percentile) - 1e-9)
    : Number.NaN;
}

/** Variance over mean of counts in equal windows: 1 for Poisson, above 1 for bursts. The variance is the sample's (n - 1). */
export function indexOfDispersion(counts: readonly number[]): number {
  const n = counts.length;
  const mean = counts.reduce((a, b) => a + b, 0) / n;
  if (n < 2 || !(mean > 0)) return Number.NaN;
  return counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1) / mean;
}

/** I_x(a, b), by the continued fraction (Lentz; Numerical Recipes §6.4). */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) return Number.NaN;
  if (x === 0 || x === 1) return x;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const inUnit = (x: number) => x >= 0 && x < 1;
const TINY = 1e-300;
const EPSILON = 1e-15;
const away = (x: number) => (Math.abs(x) < TINY ? TINY : x);

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return h;
}

/** Q(a, x): series for small x, continued fraction else (Numerical Recipes §6.2). */
function upperGamma(a: number, x: number): number {
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n <= 100_000 && Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - sum * scale;
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / away(b);
  let h = d;
  for (let n = 1; n <= 100_000; n++) {
    b += 2;
    d = 1 / away(-n * (n - a) * d + b);
    c = away(b - (n * (n - a)) / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return scale * h;
}

/** Lanczos approximation, g = 7, nine terms. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
  const x = z - 1;
  const t = x + 7.5;
  const sum = LANCZOS.reduce((s, g, i) => (i === 0 ? g : s + g / (x + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Root in [0, 1] of a falling function, to 60 halvings. */
function bisect(f: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const mid = (low + high) / 2;
    if (f(mid) > 0) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
}
