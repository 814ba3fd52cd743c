import { commandLines, wrap } from '../../render/index.ts';
import type { Report, ReportStep } from '../../report/types.ts';

const WIDTH = 80;

/** The next step alone: what to run, what each outcome looks like, and what to type when it is seen. Where none is left, what to act on. */
export function nextInWords(r: Report, incident: string): string[] {
  const step = r.plan.steps[0];
  const cured = r.log?.filter((e) => e.counts && e.kind === 'applied' && e.effect !== 'unknown').at(-1)?.effect === 'cured';
  const verifying = cured
    ? ['', 'It is recorded as cured. To see whether it is over:', `    triage verify ${quoted(incident)} --count 0 --minutes 10`]
    : [];
  return [...(step ? stepInWords(r, step, incident) : decided(r, incident)), ...verifying];
}

function stepInWords(r: Report, s: ReportStep, incident: string): string[] {
  return [
    ...wrap(
      `Next: ${s.action} (${s.minutes} min, ${s.readOnly ? 'read-only' : 'changes the system'}, needs: ${s.access})`,
      WIDTH,
      '',
      '  ',
    ),
    ...(s.command ? ['', ...commandLines(s.command), ''] : []),
    ...wrap(`Why now: ${s.why}`, WIDTH, '  '),
    ...s.outcomes.flatMap((o) => {
      const value = o.outcome === 'could not tell' ? 'could-not-tell' : o.outcome;
      const leads = 'step' in o.next ? '' : ` -> ${o.next.text}`;
      return [
        ...wrap(`${o.outcome}: ${o.looks}${leads}`, WIDTH, '  ', '    '),
        `    triage observe ${quoted(incident)} ${s.observable}=${value}`,
      ];
    }),
    ...(r.plan.expectedMinutes > 0 ? [`  About ${Math.round(r.plan.expectedMinutes)} min to the cause.`] : []),
  ];
}

function decided(r: Report, incident: string): string[] {
  const lead = r.hypotheses[0];
  if (!lead) return ['Next: add what is seen; there is no hypothesis yet.'];
  const acts = [
    ...r.mitigations.filter((m) => m.addresses.includes(lead.id)).slice(0, 1),
    ...r.fixes.filter((f) => f.addresses.includes(lead.id)).slice(0, 2),
  ];
  const beyond = r.other > lead.probability;
  return [
    ...(beyond
      ? wrap(
          'Next: no check of the ledger is worth its minutes, and the cause most likely lies outside it. Add what is seen.',
          WIDTH,
          '',
          '  ',
        )
      : wrap(
          `Next: act on ${lead.id} ${lead.title} (${Math.round(lead.probability * 100)} %). No check is left that would change that.`,
          WIDTH,
          '',
          '  ',
        )),
    ...(beyond
      ? [`    triage add ${quoted(incident)} --symptoms "…"`]
      : acts.flatMap((a) => wrap(`${a.id} ${a.title} (${a.minutes} min, ${a.risk} risk)`, WIDTH, '  ', '    '))),
    ...(beyond
      ? []
      : [`    triage applied ${quoted(incident)} ${acts[0]?.id ?? '"what you did"'} --effect cured|partly|no-effect|unknown`]),
  ];
}

/** As a shell takes it. */
export const quoted = (path: string): string => (/^[\w./@%+:-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
