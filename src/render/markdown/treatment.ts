import type { Report, ReportAction } from '../../report/types.ts';
import { EFFECT } from '../reasons.ts';
import { block, bullets, code, inline, table } from './text.ts';

export function mitigation(r: Report): string[] {
  return [
    '## 4. Mitigation Options',
    '',
    ...attempts(r.attempts),
    ...saves(r.evidence),
    ...fast(r),
    ...fixes(r.fixes),
    ...repairs(r.repairs),
    '**Recommended order**',
    '',
    ...r.order.map((o) => `${o.number}. *${o.when}*: ${inline(o.text)}`),
    '',
  ];
}

/** What the input tells was tried: nobody does again what did not help, and what helped is known to. */
function attempts(told: Report['attempts']): string[] {
  const rows = Object.entries(EFFECT).flatMap(([effect, words]) => {
    const quotes = told.filter((a) => a.effect === effect).map((a) => `“${inline(a.text)}”`);
    return quotes.length ? [`- ${words}: ${quotes.join('; ')}`] : [];
  });
  return rows.length ? ['**Tried already, as told**', '', ...rows, ''] : [];
}

function saves(actions: readonly ReportAction[]): string[] {
  if (actions.length === 0) return [];
  return [
    '**Save first**',
    '',
    ...actions.flatMap((a) => [
      `- **${a.id}** ${inline(a.title)} (${a.minutes} min): ${inline(a.does)}`,
      ...(a.command ? block(a.command, '  ') : []),
    ]),
    '',
  ];
}

/** What is begun with or where a way of the plan ends has its command and cautions; the rest its row, and these in the other forms of the report. */
function actedOn(r: Report): ReadonlySet<string> {
  const ends = r.plan.steps.flatMap((s) => s.outcomes.flatMap(({ next }) => ('conclude' in next ? next.remedies : [])));
  const first = r.mitigations.find(inFull)?.id;
  const now = r.order.filter((o) => o.when.startsWith('now')).flatMap((o) => o.actions);
  return new Set([...ends, ...now, ...(first === undefined ? [] : [first])]);
}

function fast(r: Report): string[] {
  const actions = r.mitigations;
  const acted = actedOn(r);
  if (actions.length === 0) return ['**Fast mitigations:** none is known for these hypotheses.', ''];
  const rows = actions.map((a) => [
    `**${a.id}** ${inline(a.title)}`,
    inline(a.does),
    inline(a.sacrifices) || 'nothing known',
    inline(a.rollback) || 'none needed',
    `${a.minutes}`,
    a.risk,
    a.addresses.join(', '),
  ]);
  return [
    '**Fast mitigations**',
    '',
    ...table(['', 'does', 'sacrifices', 'undo', 'min', 'risk', 'for'], rows),
    '',
    ...actions.filter((a) => acted.has(a.id)).flatMap((a, i) => [...(i > 0 && a.command ? [''] : []), ...details(a, told(actions) === a)]),
    '',
  ];
}

/** What is for the leading cause is told with all that is known of it; of the rest what it does, the command, and what must come first. */
const inFull = (a: ReportAction): boolean => a.addresses.includes('H1');

/** Of those that are tests as well the first is said to be. */
const told = (actions: readonly ReportAction[]) => actions.find((a) => a.tells && inFull(a));

/** More cautions than that are not read before an act; what must come before it always is. Judgement. */
const MOST_CAUTIONS = 2;

function cautionsOf({ cautions }: ReportAction, full: boolean): string[] {
  const gates = cautions.filter((c) => c.startsWith('Before:'));
  const others = full ? cautions.filter((c) => !gates.includes(c)).slice(0, Math.max(0, MOST_CAUTIONS - gates.length)) : [];
  return cautions.filter((c) => gates.includes(c) || others.includes(c));
}

function details(a: ReportAction, isTest: boolean): string[] {
  const full = inFull(a);
  return [
    ...(a.command ? [`${a.id}:`, '', ...block(a.command), ''] : []),
    ...bullets([
      ...(isTest && a.tells ? [`${a.id} is a test as well: ${inline(a.tells)}.`] : []),
      ...cautionsOf(a, full).map((c) => `${a.id}: ${inline(c)}`),
      ...a.pairsWith.map((p) => `${a.id} goes with ${p.action}: ${inline(p.because)}`),
    ]),
  ];
}

function fixes(actions: readonly ReportAction[]): string[] {
  if (actions.length === 0) return [];
  const [main] = actions.filter(inFull);
  const one = (a: ReportAction) => [
    `- **${a.id}** (${a.addresses.join(', ')}) ${inline(a.title)}: ${inline(a.does)}.`.replace(/\.\.$/, '.'),
    ...(a === main
      ? [
          a.test && `Test: ${inline(a.test)}`,
          a.regression && a.regression !== 'none' && `May regress: ${inline(a.regression)}`,
          ...a.cautions.map((c) => `Caution: ${inline(c)}`),
          ...a.pairsWith.map((p) => `With ${p.action}: ${inline(p.because)}`),
          a.command && `Run: ${code(a.command)}`,
        ]
      : []
    )
      .filter((x) => x !== '' && x !== undefined)
      .map((x) => `  - ${x}`),
  ];
  return ['**Root-cause fixes**', '', ...actions.flatMap(one), ''];
}

function repairs(actions: readonly ReportAction[]): string[] {
  if (actions.length === 0) return [];
  return [
    '**Repair of the damage done**',
    '',
    ...actions.flatMap((a) => [
      `- **${a.id}** ${inline(a.title)}: ${inline(a.does)} (${a.minutes} min)`,
      ...(a.command ? block(a.command, '  ') : []),
    ]),
    '',
  ];
}
