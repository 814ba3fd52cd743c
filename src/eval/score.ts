import { markdown } from '../render/markdown/index.ts';
import type { Report } from '../report/types.ts';
import type { Case, CaseScore, Summary } from './types.ts';

/** Scores one report against its case. Only the stated order counts. */
export function scoreCase(c: Case, report: Report): CaseScore {
  const rank = report.hypotheses.findIndex((h) => c.truth.classes.includes(h.class)) + 1;
  const { modes } = c.truth;
  const text = markdown(report);
  const flat = (s: string) => s.replace(/\\/g, '').replace(/\s+/g, ' ');
  const carried = c.truth.keyFacts.filter((f) => flat(text).includes(flat(f))).length;
  const quotations = report.signals;
  const grounded = quotations.filter((q) => q.field === 'log' || report.incident[q.field].slice(q.start, q.end) === q.quote).length;
  return {
    id: c.id,
    set: c.set,
    primary: c.truth.classes[0] ?? '',
    rank,
    ...(modes ? { mechanismRank: report.hypotheses.findIndex((h) => modes.includes(h.mode)) + 1 } : {}),
    leading: report.hypotheses[0]?.class ?? '',
    probability: report.hypotheses[0]?.probability ?? 0,
    severity: {
      given: report.severity.level,
      ...(c.truth.severity.length ? { right: c.truth.severity.includes(report.severity.level) } : {}),
    },
    keyFacts: c.truth.keyFacts.length ? carried / c.truth.keyFacts.length : 1,
    grounded: quotations.length ? grounded / quotations.length : 1,
    brier: brier(c, report),
    expectedMinutes: report.plan.expectedMinutes,
    lint: report.lint.length,
  };
}

/** Of the leading hypothesis: (stated probability - right or wrong)^2. */
function brier(c: Case, report: Report): number {
  const lead = report.hypotheses[0];
  if (!lead) return 1;
  const right = c.truth.classes.includes(lead.class) ? 1 : 0;
  return (lead.probability - right) ** 2;
}

export function summarise(scores: readonly CaseScore[]): Summary {
  const over = (among: readonly CaseScore[], f: (s: CaseScore) => number) =>
    among.length ? among.reduce((s, x) => s + f(x), 0) / among.length : 0;
  const mean = (f: (s: CaseScore) => number) => over(scores, f);
  const named = scores.filter((s) => s.mechanismRank !== undefined);
  return {
    cases: scores.length,
    top1: mean((s) => (s.rank === 1 ? 1 : 0)),
    top3: mean((s) => (s.rank >= 1 && s.rank <= 3 ? 1 : 0)),
    mrr: mean((s) => (s.rank ? 1 / s.rank : 0)),
    mechanism1: over(named, (s) => (s.mechanismRank === 1 ? 1 : 0)),
    mechanism3: over(named, (s) => (s.mechanismRank && s.mechanismRank <= 3 ? 1 : 0)),
    severity: over(
      scores.filter((s) => s.severity.right !== undefined),
      (s) => (s.severity.right ? 1 : 0),
    ),
    keyFacts: mean((s) => s.keyFacts),
    grounded: mean((s) => s.grounded),
    brier: mean((s) => s.brier),
    expectedMinutes: mean((s) => s.expectedMinutes),
    lintClean: mean((s) => (s.lint === 0 ? 1 : 0)),
  };
}

/** Ten bins of the leading probability: what was said, and how often it was right. */
export function reliability(scores: readonly CaseScore[]): { from: number; cases: number; said: number; right: number }[] {
  return Array.from({ length: 10 }, (_, i) => i / 10).flatMap((from) => {
    const bin = scores.filter((s) => s.probability >= from && (s.probability < from + 0.1 || (from === 0.9 && s.probability === 1)));
    if (bin.length === 0) return [];
    return [
      {
        from,
        cases: bin.length,
        said: bin.reduce((t, s) => t + s.probability, 0) / bin.length,
        right: bin.filter((s) => s.rank === 1).length / bin.length,
      },
    ];
  });
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const item of items) out.set(key(item), [...(out.get(key(item)) ?? []), item]);
  return new Map([...out].sort(([a], [b]) => (a < b ? -1 : 1)));
}
