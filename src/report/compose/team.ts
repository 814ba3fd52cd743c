import { type Context, list } from '../context.ts';
import type { Report } from '../types.ts';

/** What a team's own knowledge had to do with the report; absent where there is none. */
export function composeTeam(c: Context, report: Pick<Report, 'signals' | 'hypotheses' | 'severity'> & Treated): Report['team'] {
  const { team } = c;
  if (!team) return undefined;
  const none = { signals: [], hypotheses: [], actions: [], severity: false, notices: [] };
  if (team.broken !== undefined)
    return { folder: team.folder, used: false, text: `The team knowledge in ${team.folder} was not used: ${team.broken}`, ...none };
  const signals = report.signals.filter((s) => team.observables.has(s.observable)).map((s) => s.id);
  const hypotheses = report.hypotheses.filter((h) => team.modes.has(h.mode)).map((h) => h.id);
  const actions = [report.evidence, report.mitigations, report.fixes, report.repairs]
    .flat()
    .filter((a) => team.remedies.has(a.remedy))
    .map((a) => a.id);
  const severity = team.rules.has(report.severity.rule.id);
  const here = [
    ...part(signals, 'was read by it', 'were read by it'),
    ...part(hypotheses, 'is its mode', 'are its modes'),
    ...part(actions, 'is its remedy', 'are its remedies'),
    ...(severity ? [`its rule ${report.severity.rule.id} decided the severity`] : []),
  ];
  const text = [
    `Team knowledge from ${team.folder}: ${team.brings ?? 'nothing yet'}.`,
    here.length ? `Here ${list(here)}.` : 'Nothing in this incident speaks of it.',
    ...(team.changes.length ? [`${capital(team.changes.join('; '))}.`] : []),
  ].join(' ');
  return { folder: team.folder, used: true, text, signals, hypotheses, actions, severity, notices: team.notices.slice() };
}

type Treated = Pick<Report, 'evidence' | 'mitigations' | 'fixes' | 'repairs'>;

const part = (ids: readonly string[], one: string, several: string): string[] =>
  ids.length === 0 ? [] : [`${list(ids)} ${ids.length === 1 ? one : several}`];

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
