import type { Report, ReportAction, ReportHypothesis, ReportStep } from '../../report/types.ts';
import { costWords } from '../cost.ts';
import { EFFECT } from '../reasons.ts';
import { commandLines, type Paint, PLAIN, wrap } from './text.ts';

export { ANSI, type Paint, PLAIN } from './text.ts';

const percent = (p: number) => (p > 0 && p < 0.01 ? '<1 %' : `${Math.round(p * 100)} %`);

/** The report for a terminal: the card first, the next step at the very end as well, commands alone on their lines. */
export function terminal(r: Report, paint: Paint = PLAIN, width = 80): string {
  const w = Math.max(40, Math.min(width, 100));
  const out = [
    ...card(r, paint, w),
    ...snapshot(r, paint, w),
    ...ledger(r, paint, w),
    ...plan(r, paint, w),
    ...mitigation(r, paint, w),
    ...verification(r, paint, w),
    ...followUp(r, paint, w),
    ...(r.team ? ['', ...wrap([r.team.text, ...r.team.notices].join(' '), w).map(paint.dim)] : []),
    ...(r.model ? ['', ...wrap(`${r.model.outcome} ${costWords(r.model)}`, w).map(paint.dim)] : []),
    ...nextStep(r, paint, w),
  ];
  return `${out.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

const rule = (w: number) => '─'.repeat(w);
const heading = (text: string, p: Paint): string[] => ['', p.bold(text), ''];
const severityColour = (r: Report, p: Paint) =>
  r.severity.level === 'SEV1' ? p.red : r.severity.level === 'SEV2' ? p.yellow : (s: string) => s;

function labelled(label: string, text: string, w: number, p: Paint): string[] {
  const pad = 14;
  const [first = '', ...rest] = wrap(text, w, ' '.repeat(pad));
  return [`${p.bold(label.padEnd(pad))}${first.slice(pad)}`, ...rest];
}

function card(r: Report, p: Paint, w: number): string[] {
  const paint = severityColour(r, p);
  return [
    rule(w),
    ...wrap(r.title, w).map((l) => p.bold(l)),
    ...labelled('Severity', r.glance.severity, w, p).map((l) => l.replace(r.severity.level, paint(r.severity.level))),
    ...labelled('Leading cause', r.glance.leading, w, p),
    ...labelled('Do now', r.glance.doNow.text, w, p),
    ...(r.glance.meanwhile ? labelled('Meanwhile', r.glance.meanwhile.text, w, p) : []),
    ...(r.glance.doNot ? labelled('Do not', r.glance.doNot.text, w, p) : []),
    ...labelled('First check', r.glance.firstCheck.text, w, p),
    rule(w),
  ];
}

function snapshot(r: Report, p: Paint, w: number): string[] {
  return [
    ...heading('1. Incident Snapshot', p),
    ...r.problem.flatMap((s) => wrap(s.text, w)),
    '',
    ...wrap(
      `${r.severity.level}: ${r.severity.rule.text}. ${r.severity.whyNotHigher} ${r.severity.whyNotLower} ${r.severity.changesWhen}`,
      w,
    ),
    '',
    ...r.triggers.flatMap((t) =>
      wrap(`- change: ${t.name}${t.at ? ` (${t.at}${t.derived ? `, derived: ${t.derived}` : ''})` : ''}: ${t.fit}`, w, '', '  '),
    ),
    '',
    ...r.signals.flatMap((s) => [
      ...wrap(`${s.id.padEnd(4)}“${s.quote}”`, w, '', '    '),
      ...wrap(`= ${s.reading} (${s.classification})`, w, '    ').map(p.dim),
    ]),
    '',
    ...r.derived.flatMap((d) => wrap(`= ${d.text} (${d.formula})`, w, '', '  ')),
    ...r.ruledOut.flatMap((s) => wrap(`- ${s.text}`, w, '', '  ')),
    ...(r.well?.length ? wrap(`Well, as told: ${r.well.map((s) => `“${s.text}”`).join('; ')}`, w, '', '  ') : []),
    ...r.contradictions.flatMap((c) => wrap(`! ${c.about}: “${c.one.quote}” against “${c.other.quote}”`, w, '', '  ')),
    ...(r.gaps.length ? ['', ...r.gaps.flatMap((g) => wrap(`? ${g.what} (${g.costs}; ask: ${g.ask})`, w, '', '  '))] : []),
    ...r.notes.flatMap((n) => wrap(`note: ${n.text}`, w, '', '  ')),
  ];
}

function ledger(r: Report, p: Paint, w: number): string[] {
  return [
    ...heading('2. Hypothesis Ledger', p),
    ...r.hypotheses.flatMap((h) => wrap(`${h.id.padEnd(4)}${percent(h.probability).padStart(5)}  ${h.title}`, w, '', ' '.repeat(11))),
    `    ${percent(r.other).padStart(5)}  something else`,
    '',
    ...(r.joint ? wrap(r.joint.text, w) : []),
    ...wrap([r.cover.text, r.separation.text, r.stability].filter(Boolean).join(' '), w),
    ...r.hypotheses.flatMap((h) => hypothesis(h, p, w)),
  ];
}

function hypothesis(h: ReportHypothesis, p: Paint, w: number): string[] {
  const lines = (mark: string, items: readonly string[]) => items.flatMap((t) => wrap(`${mark} ${t}`, w, '  ', '    '));
  return [
    '',
    ...wrap(`${h.id}. ${h.title}`, w).map((l) => p.bold(l)),
    ...wrap(`${h.class}, ${percent(h.probability)} (${h.likelihood})`, w, '  ').map(p.dim),
    ...wrap(h.mechanism.map((m) => m.text).join(' '), w, '  '),
    ...lines(
      '+',
      h.supports.slice(0, 5).map((b) => `${b.signal} ${b.text}`),
    ),
    ...lines('+', h.wording ? [h.wording.text] : []),
    ...lines(
      '~',
      h.unexplained.map((b) => `${b.signal} leaves open: ${b.text}`),
    ),
    ...lines(
      '-',
      h.disconfirms.map((b) => `${b.signal} ${b.text}`),
    ),
    ...lines(
      '?',
      h.missing.slice(0, 2).map((m) => `expected, not seen yet: ${m.text}`),
    ),
  ];
}

function plan(r: Report, p: Paint, w: number): string[] {
  return [...heading('3. Diagnostic Plan', p), ...wrap(r.plan.text, w), ...r.plan.steps.flatMap((s) => step(s, p, w))];
}

function step(s: ReportStep, p: Paint, w: number): string[] {
  return [
    '',
    ...wrap(`Step ${s.number}. ${s.action} (${s.minutes} min, ${s.readOnly ? 'read-only' : 'changes the system'})`, w).map((l) =>
      p.bold(l),
    ),
    ...(s.command ? ['', ...commandLines(s.command), ''] : []),
    ...wrap(`Why now: ${s.why}`, w, '  ').map(p.dim),
    ...s.outcomes.flatMap((o) =>
      wrap(`${o.outcome}: ${o.looks} → ${'step' in o.next ? `step ${o.next.step}` : o.next.text}`, w, '  ', '    '),
    ),
  ];
}

function mitigation(r: Report, p: Paint, w: number): string[] {
  const one = (a: ReportAction) => [
    ...wrap(`${a.id} ${a.title} (${a.minutes} min, ${a.risk} risk, for ${a.addresses.join(', ')})`, w, '', '    '),
    ...wrap(`${a.does}.`.replace('..', '.'), w, '    '),
    ...(a.sacrifices ? wrap(`sacrifices: ${a.sacrifices}`, w, '    ') : []),
    ...(a.rollback ? wrap(`undo: ${a.rollback}`, w, '    ') : []),
    ...(a.tells ? wrap(`as a test: ${a.tells}`, w, '    ') : []),
    ...a.cautions.flatMap((c) => wrap(`caution: ${c}`, w, '    ')),
    ...a.pairsWith.flatMap((x) => wrap(`with ${x.action}: ${x.because}`, w, '    ')),
    ...(a.test ? wrap(`test: ${a.test}`, w, '    ') : []),
    ...(a.command ? ['', ...commandLines(a.command), ''] : []),
  ];
  const group = (title: string, actions: readonly ReportAction[]) => (actions.length ? [p.bold(title), ...actions.flatMap(one), ''] : []);
  return [
    ...heading('4. Mitigation Options', p),
    ...(r.attempts.length
      ? [p.bold('Tried already, as told'), ...r.attempts.flatMap((a) => wrap(`- ${EFFECT[a.effect]}: “${a.text}”`, w, '', '  ')), '']
      : []),
    ...group('Save first', r.evidence),
    ...group('Fast mitigations', r.mitigations),
    ...group('Root-cause fixes', r.fixes),
    ...group('Repair of the damage done', r.repairs),
    p.bold('Recommended order'),
    ...r.order.flatMap((o) => wrap(`${o.number}. ${o.when}: ${o.text}`, w, '', '   ')),
  ];
}

function verification(r: Report, p: Paint, w: number): string[] {
  return [
    ...heading('5. Verification', p),
    ...r.verification.checks.flatMap((c) => [
      ...wrap(
        `${c.for.join(', ')}: ${c.measure} Baseline ${c.baseline}; threshold: ${c.threshold}. ${c.window}. ${c.onlyWhen}.`,
        w,
        '',
        '    ',
      ),
      ...(c.query ? ['', ...commandLines(c.query), ''] : []),
    ]),
    ...r.verification.fix.flatMap((s) => wrap(`- ${s.text}`, w, '', '  ')),
    ...r.verification.regressions.flatMap((s) => wrap(`- may regress: ${s.text}`, w, '', '  ')),
  ];
}

function followUp(r: Report, p: Paint, w: number): string[] {
  const f = r.followUp;
  return [
    ...heading('6. Post-Incident Follow-Up', p),
    ...wrap(f.detectionGap.map((s) => s.text).join(' '), w),
    ...f.alerts.flatMap((a) => ['', ...wrap(`Alert (${a.on}), because ${a.because}:`, w), '', ...commandLines(a.rule)]),
    '',
    ...f.hardening.flatMap((s) => wrap(`- ${s.text}`, w, '', '  ')),
    '',
    ...f.timeline.flatMap((t) => wrap(`${t.at.padEnd(16)}${t.what}${t.derived ? ` (derived: ${t.derived})` : ''}`, w, '', ' '.repeat(16))),
    '',
    ...f.actions.flatMap((a) => wrap(`- ${a.text} (owner: ${a.owner})`, w, '', '  ')),
  ];
}

/** The next step again, last: a person under stress must not scroll back to find it. */
function nextStep(r: Report, p: Paint, w: number): string[] {
  const s = r.plan.steps[0];
  if (!s) return [];
  return [
    '',
    rule(w),
    ...labelled('Next', `Step ${s.number}. ${s.action} (${s.minutes} min)`, w, p),
    ...(s.command ? ['', ...commandLines(s.command)] : []),
    rule(w),
  ];
}
