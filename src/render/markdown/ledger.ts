import type { Report, ReportHypothesis } from '../../report/types.ts';
import { NO_REASON } from '../reasons.ts';
import { block, bullets, inline, percent, table } from './text.ts';

export function ledger(r: Report): string[] {
  return [
    '## 2. Hypothesis Ledger',
    '',
    ...table(
      ['', 'cause', 'class', 'probability', 'band'],
      [
        ...r.hypotheses.map((h) => [`**${h.id}**`, inline(h.title), h.class, percent(h.probability), h.likelihood]),
        ['', 'something else', '', percent(r.other), ''],
      ],
    ),
    '',
    ...(r.hypotheses.reduce((s, h) => s + h.probability, r.other) > 1.02
      ? ['Causes may act together, so the column may add up to more than 100 %.', '']
      : []),
    ...(r.joint ? [`**Together.** ${inline(r.joint.text)} (${percent(r.joint.probability)} for just these two.)`, ''] : []),
    ...[r.cover.text, r.separation.text, r.stability].filter(Boolean).map((t) => inline(t)),
    '',
    ...r.hypotheses.flatMap((h) => hypothesis(h)),
    ...matrix(r),
  ];
}

function hypothesis(h: ReportHypothesis): string[] {
  const line = (label: string, items: readonly string[], none: string) => `**${label}:** ${items.length ? items.join('; ') : none}.`;
  const bear = (b: ReportHypothesis['supports'][number]) => `${b.signal} ${inline(b.text)}`;
  return [
    `### ${h.id}. ${inline(h.title)}`,
    '',
    `${h.class} · ${percent(h.probability)} · ${h.likelihood} · role: ${h.role}`,
    '',
    `**Mechanism:** ${h.mechanism.map((m) => inline(m.text)).join(' ')}`,
    '',
    ...variants(h),
    ...bullets(
      [
        line(
          'For',
          h.supports.slice(0, 6).map(bear),
          h.wording ? 'no signal read speaks for it' : 'no signal read speaks for it; it stands on its prior alone',
        ),
        ...(h.wording ? [line('By its words', [inline(h.wording.text)], '')] : []),
        line('Leaves unexplained', unexplained(h), 'nothing that calls for a cause'),
        line('Against', h.disconfirms.map(bear), 'nothing seen'),
        line(
          'Not seen yet, and expected',
          h.missing.map((m) => inline(m.text)),
          'nothing',
        ),
      ].map((l) => l.replace(/([.?!])\.$/, '$1')),
    ),
    ...confirmation(h),
    '',
  ];
}

/** What the cause leaves open; where there is no more to say of several than that, it is said once. */
function unexplained(h: ReportHypothesis): string[] {
  const bare = h.unexplained.filter((b) => b.text.endsWith(NO_REASON));
  const told = h.unexplained.filter((b) => !bare.includes(b)).map((b) => `${b.signal} ${inline(b.text)}`);
  const without = (b: ReportHypothesis['unexplained'][number]) => `${b.signal} ${inline(b.text.slice(0, -NO_REASON.length))}`;
  if (bare.length < 2) return [...told, ...bare.map((b) => `${b.signal} ${inline(b.text)}`)];
  return [...told, `${bare.map(without).join('; ')} (none of these follows from this mechanism)`];
}

function variants(h: ReportHypothesis): string[] {
  if (h.variants.length === 0) return [];
  const each = h.variants.map((v) => `${inline(v.title)} (${percent(v.probability)})`);
  return [`**It stands also for** other mechanisms of its class: ${each.join('; ')}.`, ''];
}

function confirmation(h: ReportHypothesis): string[] {
  const c = h.confirmation;
  if (!c) return ['- **Cheapest confirmation:** no open check tells it from its rivals.'];
  const where = c.step === undefined ? '' : `step ${c.step}: `;
  return [
    `- **Cheapest confirmation:** ${where}${inline(c.action)} (${c.minutes} min, ${c.readOnly ? 'read-only' : 'changes the system'}). Expect: ${inline(c.looks)}.`,
    ...(c.command && c.step === undefined ? block(c.command, '  ') : []),
  ];
}

function matrix(r: Report): string[] {
  const byId = new Map(r.signals.map((s) => [s.id, s]));
  const rows = r.matrix.signals.map((id, i) => [id, inline(byId.get(id)?.reading ?? ''), ...(r.matrix.cells[i] ?? [])]);
  if (rows.length === 0) return [];
  return [
    '**Signals × hypotheses** (`++` three times likelier or more, `+` for, `0` neutral, `-` against, `--` strongly against)',
    '',
    ...table(['', 'signal', ...r.matrix.hypotheses], rows),
    '',
  ];
}
