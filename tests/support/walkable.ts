import type { Report, ReportStep } from '../../src/report/types.ts';
import { cleanReport } from './report.ts';

const STATES = ['H1', 'H2', 'H1+H2', 'H3', 'other'] as const;
const PRIOR = [0.4, 0.25, 0.15, 0.12, 0.08];

/** Yes, no and "could not tell" in one case of ten, from P(yes | state, answered). */
function step(
  number: number,
  observable: string,
  yes: readonly number[],
  next: readonly ReportStep['outcomes'][number]['next'][],
): ReportStep {
  const given = (p: (y: number) => number) => Object.fromEntries(STATES.map((s, i) => [s, p(yes[i] ?? 0)]));
  const rows = [
    { outcome: 'yes', given: given((y) => 0.9 * y) },
    { outcome: 'no', given: given((y) => 0.9 * (1 - y)) },
    { outcome: 'could not tell', given: given(() => 0.1) },
  ];
  return {
    number,
    observable,
    action: `Look at ${observable}`,
    command: `show ${observable}`,
    minutes: 3,
    readOnly: true,
    access: 'database',
    why: 'it splits the field',
    outcomes: rows.map((r, i) => ({
      ...r,
      looks: `as ${r.outcome}`,
      means: r.outcome,
      probability: 0.3,
      next: next[i] ?? { step: number + 1 },
    })),
  };
}

const ends = (conclude: string, remedies: readonly string[]): ReportStep['outcomes'][number]['next'] => ({
  conclude,
  probability: 0.9,
  remedies: [...remedies],
  text: conclude === 'other' ? 'None of these at 90 %.' : `${conclude} leads at 90 %: go to ${remedies.join(', ')}.`,
});

/** A report whose plan has three steps, causes that act together, a shared step and a way out to none of these: no knowledge can change it. */
export function walkableReport(): Report {
  const r = cleanReport();
  const states = STATES.map((id, i) => ({ id, members: id === 'other' ? [] : id.split('+'), probability: PRIOR[i] ?? 0 }));
  const steps = [
    step(1, 'idle-rows', [0.8, 0.2, 0.9, 0.3, 0.1], [{ step: 2 }, { step: 3 }, { step: 2 }]),
    step(2, 'slow-query', [0.1, 0.9, 0.85, 0.4, 0.2], [{ step: 3 }, ends('H1', ['FM1', 'RCF1']), ends('H1', ['FM1'])]),
    step(3, 'lock-wait', [0.5, 0.9, 0.4, 0.05, 0.3], [ends('H2', ['FM1']), ends('H3', ['RCF1']), ends('other', [])]),
  ];
  const hypotheses = r.hypotheses.map((x, i) => ({ ...x, probability: [0.54, 0.4, 0.12][i] ?? 0 }));
  return { ...r, hypotheses, other: 0.08, plan: { ...r.plan, states, steps } };
}
