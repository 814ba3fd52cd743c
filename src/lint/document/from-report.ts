import type { Report, ReportAction, ReportHypothesis, Statement } from '../../report/types.ts';
import { type Piece, piece } from './piece.ts';
import type { Action, ActionKind, Branch, Check, Doc, Hypothesis, Said, Section, Step } from './types.ts';

/** A report of ours in the normal form. Paths are those of its JSON. */
export function fromReport(r: Report): Doc {
  const said = saidOf(r);
  return {
    kind: 'own',
    computed: true,
    report: r,
    top: piece(r.title, 'title'),
    sections: Object.fromEntries(
      (['snapshot', 'ledger', 'plan', 'mitigation', 'verification', 'followUp'] as const).map((s) => [s, piece('', s)]),
    ),
    said,
    severities: [
      { level: Number(r.severity.level.slice(3)), piece: piece(r.severity.level, 'severity.level') },
      ...[...r.glance.severity.matchAll(/SEV([1-4])/g)].map((m) => ({
        level: Number(m[1]),
        piece: piece(r.glance.severity, 'glance.severity'),
      })),
    ],
    hypotheses: r.hypotheses.map(hypothesisOf),
    table: [],
    other: r.other * 100,
    together: r.joint !== undefined || r.cover.members.length > 1,
    ruledIn: r.ruledIn.map((s, i) => piece(s.text, `ruledIn[${i}]`)),
    ruledOut: r.ruledOut.map((s, i) => piece(s.text, `ruledOut[${i}]`)),
    signals: r.signals.map((s, i) => piece(s.reading, `signals[${i}].reading`)),
    triggers: r.triggers.map((t, i) => piece(t.name, `triggers[${i}].name`)),
    steps: r.plan.steps.map((s, i) => stepOf(r, s, `plan.steps[${i}]`)),
    actions: actionsOf(r).map(({ action, kind, path }) => actionOf(action, kind, path)),
    order: r.order.map((o, i) => piece(`${o.when}: ${o.text}`, `order[${i}].text`)),
    checks: r.verification.checks.map((c, i) => checkOf(c, `verification.checks[${i}]`)),
    timeline: r.followUp.timeline.map((t, i) => piece(`${t.at} ${t.what}`, `followUp.timeline[${i}]`)),
    alerts: r.followUp.alerts.map((a, i) => piece(a.rule, `followUp.alerts[${i}].rule`)),
    todo: r.followUp.actions.map((a, i) => ({ piece: piece(a.text, `followUp.actions[${i}].text`), owner: a.owner })),
    leadIns: [],
  };
}

const KINDS = [
  ['evidence', 'evidence'],
  ['mitigations', 'mitigation'],
  ['fixes', 'fix'],
  ['repairs', 'repair'],
] as const;

const actionsOf = (r: Report): { action: ReportAction; kind: ActionKind; path: string }[] =>
  KINDS.flatMap(([list, kind]) => r[list].map((action, i) => ({ action, kind, path: `${list}[${i}]` })));

/** Prose as a person reads it, without quotations; a statement of the knowledge says its own words. */
function saidOf(r: Report): Said[] {
  const say = (section: Section | 'head', list: readonly Piece[], of?: string, part?: string): Said[] =>
    list.filter((p) => p.text !== '').map((p) => ({ section, piece: p, command: false, ...(of ? { of } : {}), ...(part ? { part } : {}) }));
  const all = (path: string, list: readonly Statement[]) => list.map((s, i) => piece(s.text, `${path}[${i}]`));
  const command = (section: Section, text: string | undefined, path: string): Said[] =>
    text ? [{ section, piece: piece(text, path), command: true }] : [];
  return [
    ...say('head', [
      piece(r.glance.leading, 'glance.leading'),
      piece(r.glance.doNow.text, 'glance.doNow'),
      ...(r.glance.meanwhile ? [piece(r.glance.meanwhile.text, 'glance.meanwhile')] : []),
      ...(r.glance.doNot ? [piece(r.glance.doNot.text, 'glance.doNot')] : []),
      piece(r.glance.firstCheck.text, 'glance.firstCheck'),
    ]),
    ...say('snapshot', all('problem', r.problem), undefined, 'problem'),
    ...say('snapshot', [...all('ruledIn', r.ruledIn)], undefined, 'ruledIn'),
    ...say('snapshot', [...all('ruledOut', r.ruledOut)], undefined, 'ruledOut'),
    ...r.hypotheses.flatMap((h, i) => [
      ...say('ledger', [piece(h.title, `hypotheses[${i}].title`)], h.id, 'title'),
      ...say('ledger', all(`hypotheses[${i}].mechanism`, h.mechanism), h.id, 'mechanism'),
      ...say(
        'ledger',
        h.supports.map((b, j) => piece(b.text, `hypotheses[${i}].supports[${j}]`)),
        h.id,
        'supporting',
      ),
      ...say(
        'ledger',
        h.missing.map((m, j) => piece(m.text, `hypotheses[${i}].missing[${j}]`)),
        h.id,
        'missing',
      ),
      ...command('ledger', h.confirmation?.command, `hypotheses[${i}].confirmation.command`),
    ]),
    ...r.plan.steps.flatMap((s, i) => {
      const path = `plan.steps[${i}]`;
      return [
        ...say('plan', [piece(s.action, `${path}.action`)], String(s.number), 'action'),
        ...say('plan', [piece(s.why, `${path}.why`)], String(s.number), 'purpose'),
        ...say(
          'plan',
          s.outcomes.map((o, j) => piece(`${o.looks} ${o.means}`, `${path}.outcomes[${j}]`)),
          String(s.number),
          'expected',
        ),
        ...command('plan', s.command, `${path}.command`),
      ];
    }),
    ...actionsOf(r).flatMap(({ action: a, path }) => [
      ...say('mitigation', [piece(a.title, `${path}.title`)], a.id, 'title'),
      ...say('mitigation', [piece(a.does, `${path}.does`)], a.id, 'does'),
      ...say('mitigation', [piece(a.sacrifices, `${path}.sacrifices`)], a.id, 'sacrifices'),
      ...say('mitigation', [piece(a.rollback, `${path}.rollback`)], a.id, 'rollback'),
    ]),
    ...say(
      'mitigation',
      r.order.map((o, i) => piece(`${o.when}: ${o.text}`, `order[${i}].text`)),
      undefined,
      'order',
    ),
    ...say('followUp', all('followUp.hardening', r.followUp.hardening), undefined, 'hardening'),
  ];
}

function hypothesisOf(h: ReportHypothesis, i: number): Hypothesis {
  const path = `hypotheses[${i}]`;
  const per = Math.round(h.probability * 1000) / 10;
  return {
    id: h.id,
    title: piece(h.title, `${path}.title`),
    rank: i + 1,
    parts: {
      mechanism: h.mechanism.filter((m) => m.text.trim() !== '').map((m, j) => piece(m.text, `${path}.mechanism[${j}]`)),
      supporting: h.supports.map((b, j) => piece(b.text, `${path}.supports[${j}]`)),
      disconfirming: h.disconfirms.map((b, j) => piece(b.text, `${path}.disconfirms[${j}]`)),
      unexplained: h.unexplained.map((b, j) => piece(b.text, `${path}.unexplained[${j}]`)),
      missing: h.missing.map((m, j) => piece(m.text, `${path}.missing[${j}]`)),
    },
    likelihood: { piece: piece(h.likelihood, `${path}.likelihood`), superlative: false, percent: [per, per] },
    told: true,
  };
}

function stepOf(r: Report, s: Report['plan']['steps'][number], path: string): Step {
  const before = new Map(r.hypotheses.map((h) => [h.id, h.probability]));
  const branches = s.outcomes.map((o, j): Branch => {
    const at = piece(o.looks, `${path}.outcomes[${j}].next`);
    if ('step' in o.next)
      return { piece: at, when: o.outcome, follows: `step ${o.next.step}`, targets: [{ kind: 'step', number: String(o.next.step) }] };
    const { conclude, text, probability } = o.next;
    const id = before.has(conclude) || /^H\d/.test(conclude);
    return {
      piece: at,
      when: o.outcome,
      follows: text,
      targets: [id ? { kind: 'hypothesis', id: conclude } : { kind: 'end' }],
      ...(id ? { probability } : {}),
    };
  });
  return {
    number: String(s.number),
    piece: piece(s.action, path),
    action: [piece(s.action, `${path}.action`)],
    expected: s.outcomes.map((o, j) => piece(o.looks, `${path}.outcomes[${j}].looks`)),
    branches,
    names: [],
    minutes: s.minutes,
    readOnly: s.readOnly,
    observable: s.observable,
    commands: s.command ? [piece(s.command, `${path}.command`)] : [],
  };
}

function actionOf(a: ReportAction, kind: ActionKind, path: string): Action {
  const part = (name: 'does' | 'sacrifices' | 'rollback' | 'test' | 'regression' | 'destroys') =>
    [piece(a[name], `${path}.${name}`)].filter((p) => p.text.trim() !== '');
  return {
    id: a.id,
    kind,
    title: piece(a.title, `${path}.title`),
    parts: {
      does: part('does'),
      sacrifices: part('sacrifices'),
      rollback: part('rollback'),
      test: part('test'),
      regression: part('regression'),
      destroys: part('destroys'),
      cautions: a.cautions.map((c, i) => piece(c, `${path}.cautions[${i}]`)),
      command: a.command ? [piece(a.command, `${path}.command`)] : [],
    },
    addresses: a.addresses,
    addressed: piece(a.addresses.join(', '), `${path}.addresses`),
    all: false,
  };
}

const checkOf = (c: Report['verification']['checks'][number], path: string): Check => ({
  for: c.for,
  piece: piece([c.measure, c.threshold, c.window, c.onlyWhen].filter(Boolean).join('; '), path),
  measure: c.measure,
  threshold: c.threshold,
  window: [c.window, c.onlyWhen].filter(Boolean).join('; '),
  baseline: c.baseline,
  query: c.query !== undefined,
});
