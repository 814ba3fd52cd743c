import { type Bearing, bandWords, type Hypothesis, isDenial } from '../../diagnosis/index.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import type { Confirmed } from '../../plan/index.ts';
import { chanceIn, checkFor } from '../../plan/index.ts';
import { command } from '../commands.ts';
import { type Context, fromMode, fromModel, list, marked, percent } from '../context.ts';
import { looksOf } from '../looks.ts';
import { fill, sentence } from '../slots.ts';
import type { Report, ReportHypothesis, Statement } from '../types.ts';
import { inThisIncident } from './here.ts';

/** The hypothesis ledger: each cause in this incident's own names, with what it explains and what it leaves. */
export function composeLedger(
  c: Context,
): Pick<Report, 'hypotheses' | 'other' | 'matrix' | 'joint' | 'cover' | 'stability' | 'separation'> {
  const { diagnosis: d } = c;
  const first = d.hypotheses[0];
  return {
    hypotheses: d.hypotheses.map((h) => composeHypothesis(c, h)),
    other: round(d.other),
    matrix: composeMatrix(c),
    ...(d.joint ? { joint: composeJoint(c) } : {}),
    cover: {
      members: [...d.cover.members],
      leaves: d.cover.leaves.map((e) => signalId(c, e.signals[0])),
      text: coverWords(c),
    },
    stability:
      first && proposed(first)
        ? `${first.id} is proposed by a model: how stable its place is was not tried.`
        : first
          ? `${d.joint ? list(d.joint.members, 'or') : first.id} stays first in ${d.stability.first} of ${d.stability.runs} runs with the knowledge shaken and one signal dropped.`
          : '',
    separation: composeSeparation(c),
  };
}

/** Of a cause's probability its mechanism has less than this: then both are told. Judgement. */
const CLEARLY_LESS = 0.8;

const round = (p: number) => Math.round(p * 1000) / 1000;

function signalId(c: Context, s: Context['reading']['signals'][number] | undefined): string {
  return (s && c.signalIds.get(s)) ?? '';
}

const proposed = (h: Hypothesis): boolean => h.mode.byModel?.as === 'proposed';

/** The code's own name stands in a mechanism only where the code was read for it: else it would say of a function what nobody saw. */
function named(c: Context, h: Hypothesis): Context {
  if (!c.slots.has('function') || h.supports.some((b) => b.evidence.signals.some((s) => s.origin === 'code'))) return c;
  return { ...c, slots: new Map([...c.slots].filter(([slot]) => slot !== 'function')) };
}

function composeHypothesis(whole: Context, h: Hypothesis): ReportHypothesis {
  const c = named(whole, h);
  const confirmation = confirmationOf(c, h);
  const stepNumber = c.plan.steps.find((s) => s.observable.id === confirmation?.observable.id)?.number;
  return {
    id: h.id,
    class: h.mode.class,
    mode: h.mode.id,
    title: marked(sentence(fill(h.mode.title, c.slots)), proposed(h)),
    probability: round(h.probability),
    ...(h.alone < CLEARLY_LESS * h.probability && h.variants.length ? { alone: h.alone } : {}),
    band: h.band,
    likelihood: bandWords(h.probability),
    role: h.mode.role,
    variants: h.variants
      .slice(0, 3)
      .map((v) => ({ mode: v.mode.id, title: sentence(fill(v.mode.title, c.slots)), probability: v.probability })),
    mechanism: mechanismOf(c, h),
    supports: h.supports.map((b) => bearing(c, b, 'for')),
    ...wordingOf(c, h),
    unexplained: h.unexplained.map((b) => bearing(c, b, 'unexplained')),
    disconfirms: h.disconfirms.map((b) => bearing(c, b, 'against')),
    missing: h.missing.slice(0, 4).map((cell) => ({
      observable: cell.observable,
      text: `${meansOf(c, cell.observable, cell.value)} (${cell.frequency} under this cause)`,
    })),
    ...(h.mode.avoid
      ? { avoid: h.mode.avoid.map((a) => ({ text: sentence(fill(`${a.text} (${a.because})`, c.slots)), from: [fromMode(h.mode)] })) }
      : {}),
    ...(confirmation
      ? {
          confirmation: {
            observable: confirmation.observable.id,
            action: marked(
              `${confirmation.again ? 'See the sign itself: ' : ''}${sentence(fill(confirmation.check.action, c.slots))}`,
              confirmation.observable.proposedBy !== undefined,
            ),
            ...(confirmation.check.command ? { command: command(confirmation.check.command, c.slots) } : {}),
            minutes: confirmation.check.minutes,
            readOnly: confirmation.check.readOnly,
            access: confirmation.check.access,
            expects: confirmation.expects,
            looks: fill(
              looksOf(confirmation.check.looks[confirmation.expects], meansOf(c, confirmation.observable.id, confirmation.expects)),
              c.slots,
            ),
            ...(stepNumber === undefined ? {} : { step: stepNumber }),
            ...(confirmation.observable.proposedBy === undefined ? {} : { origin: 'model' as const }),
          },
        }
      : {}),
    stability: { first: h.firstIn, runs: c.diagnosis.stability.runs },
    origin: proposed(h) ? 'model' : 'knowledge',
    sources: [...h.mode.sources],
  };
}

/** So many times as likely as under its rivals, a sign says more than a look at what many causes show. */
const TELLING_SIGN = 3;

/**
 * The planner's check where the cause shows itself at it; else a second look at the sign that it was read from, which is worth more than a look at
 * a rival, or at what a cause shows now and then.
 */
export function confirmationOf(c: Context, h: Hypothesis): (Confirmed & { readonly again?: true }) | undefined {
  const planned = c.plan.confirmations.get(h.id);
  const signs = h.supports
    .filter((b) => !isDenial(b.evidence) && !b.evidence.byModel)
    .flatMap((b) => {
      const { observable, value } = b.evidence;
      const cell = h.mode.cells.find((x) => x.observable === observable.id && x.value === value);
      const check = checkFor(observable, c.setting);
      return cell && check && FREQUENCY[cell.frequency] >= FREQUENCY.usually
        ? [{ observable, check, expects: value, own: true, sure: true, again: true as const, ratio: b.ratio }]
        : [];
    })
    .sort((a, b) => b.ratio - a.ratio);
  const [sign] = signs;
  const telling = (sign?.ratio ?? 0) >= TELLING_SIGN;
  // Where no look is open, what has shown the cause is looked at once more.
  if (c.plan.steps.length === 0 && h === c.diagnosis.hypotheses[0] && telling) return sign;
  if (planned?.sure) return planned;
  return planned?.own && !telling ? planned : (sign ?? planned);
}

/** From so many times on the wording is worth a line: as little as this moves a ledger by one place. */
const WORTH_SAYING = 3;

function wordingOf(c: Context, h: Hypothesis): Pick<ReportHypothesis, 'wording'> {
  const ratio = Math.exp(c.wording?.logRatio.get(h.mode.class) ?? 0);
  if (!c.wording || proposed(h) || ratio < WORTH_SAYING) return {};
  const words = [...c.wording.telling(h.mode.class)];
  if (words.length === 0) return {};
  const text = `told as incidents of ${h.mode.class.replaceAll('-', ' ')} are: ${list(words.map((w) => `“${w}”`))}`;
  return { wording: { ratio: Math.round(10 * ratio) / 10, words, text } };
}

function mechanismOf(c: Context, h: Hypothesis): Statement[] {
  const own = [
    ...h.mode.mechanism
      .filter((s) => s.when === undefined || c.setting.answers.has(s.when))
      .map((s) => ({ text: sentence(fill(s.text, c.slots)), from: [fromMode(h.mode)] })),
    ...inThisIncident(c, h),
  ];
  if (h.mode.byModel?.as !== 'seconded') return own;
  return [...own, { text: 'A model that was asked named this cause as well.', from: [fromModel(h.mode.byModel.name)] }];
}

function meansOf(c: Context, observable: string, value: string): string {
  const o = c.knowledge.observables.find((x) => x.id === observable);
  return o?.values[value]?.means ?? (value === 'no' ? `not: ${o?.question ?? observable}` : observable.replaceAll('-', ' '));
}

function bearing(c: Context, b: Bearing, side: 'for' | 'against' | 'unexplained'): ReportHypothesis['supports'][number] {
  const s = b.evidence.signals[0];
  return {
    signal: signalId(c, s),
    observable: b.evidence.observable.id,
    ratio: Math.round(b.ratio * 100) / 100,
    text: bearingWords(c, b, side),
  };
}

function bearingWords(c: Context, b: Bearing, side: 'for' | 'against' | 'unexplained'): string {
  const reading = b.evidence.signals[0]?.reading ?? '';
  const because = fill(b.because, c.slots);
  if (side === 'unexplained') return because ? `${reading}: ${because}` : `${reading}: it does not follow from this mechanism`;
  if (side === 'against')
    return isDenial(b.evidence)
      ? `${reading}, though it would be expected: ${because}`
      : `${reading}: ${because || 'rarely seen with this cause'}`;
  // Of a change it is told that it was made, not what was in it.
  return b.evidence.observable.family === 'change' && because ? `${reading} (would fit: ${because})` : `${reading}: ${because}`;
}

function composeMatrix(c: Context): Report['matrix'] {
  const rows = c.diagnosis.evidence.map((e) => ({
    id: signalId(c, e.signals[0]),
    cells: c.diagnosis.hypotheses.map((h) => {
      const find = (bs: readonly Bearing[]) => bs.find((b) => b.evidence === e);
      const support = find(h.supports);
      if (support) return support.ratio >= 3 ? ('++' as const) : ('+' as const);
      const against = find(h.disconfirms);
      if (against) return against.ratio < 0.2 ? ('--' as const) : ('-' as const);
      return '0' as const;
    }),
  }));
  const telling = rows.filter((r) => r.id && r.cells.some((x) => x !== '0'));
  return { signals: telling.map((r) => r.id), hypotheses: c.diagnosis.hypotheses.map((h) => h.id), cells: telling.map((r) => r.cells) };
}

function composeJoint(c: Context): NonNullable<Report['joint']> {
  const joint = c.diagnosis.joint as NonNullable<typeof c.diagnosis.joint>;
  const [a = '', b = ''] = joint.members;
  const leftBy = (missing: string, by: string) => {
    const h = c.diagnosis.hypotheses.find((x) => x.id === missing);
    const parts = (joint.onlyBy[by] ?? []).map((e) => {
      const said = h?.mode.cells.find((x) => x.observable === e.observable.id && x.value === e.value)?.because;
      return `“${e.signals[0]?.reading ?? e.observable.id}”${said ? ` (${fill(said, c.slots)})` : ''}`;
    });
    return `${missing} alone leaves ${list(parts)} unexplained`;
  };
  const link = joint.because ? ` ${sentence(fill(joint.because, c.slots))}.` : '';
  return {
    members: [...joint.members],
    probability: round(joint.probability),
    onlyBy: Object.fromEntries(Object.entries(joint.onlyBy).map(([id, es]) => [id, es.map((e) => signalId(c, e.signals[0]))])),
    text: `No single cause explains all of this. ${leftBy(a, b)}; ${leftBy(b, a)}. Together ${a} and ${b} explain both.${link}`.replace(
      '..',
      '.',
    ),
  };
}

/** A cause less likely than this part of the first is none that one hesitates over. Judgement. */
const A_RIVAL = 0.5;

function coverWords(c: Context): string {
  const { cover, hypotheses, joint } = c.diagnosis;
  const left = list(cover.leaves.map((e) => e.signals[0]?.reading ?? e.observable.id));
  // What the joint cause says already is not said twice, and not otherwise.
  if (joint?.members.every((m) => cover.members.includes(m)) && cover.members.length === joint.members.length && !cover.leaves.length)
    return '';
  if (cover.members.length === 0) return left && hypotheses.length ? 'No hypothesis accounts for the signals that call for a cause.' : '';
  const leaves = left && `; left open even so: ${left}`;
  // A cause that is unlikely is no part of the story; what the others leave open stands with each of them.
  const unlikely = hypotheses.some((h) => cover.members.includes(h.id) && ['unlikely', 'remote'].includes(h.band));
  const [only] = cover.members;
  const first = hypotheses[0]?.probability ?? 0;
  if (unlikely && cover.members.length === 1 && !left)
    return (hypotheses.find((h) => h.id === only)?.probability ?? 0) >= A_RIVAL * first
      ? `Only ${only} accounts for every signal that calls for a cause, and it is unlikely all the same.`
      : '';
  if (unlikely && !left) return '';
  if (unlikely) return left && `No hypothesis accounts for this: ${left}.`;
  if (cover.members.length === 1)
    return leaves
      ? `${cover.members[0]} alone accounts for most of the signals that call for a cause${leaves}.`
      : `${cover.members[0]} alone accounts for every signal that calls for a cause.`;
  if (cover.members.length > 2 || joint)
    return `No one or two of these account for every signal that calls for a cause; ${list(cover.members)} would${leaves}. Some are consequences of others, or stand apart.`;
  return `It takes ${list(cover.members)} together to account for the signals that call for a cause${leaves}.`;
}

function composeSeparation(c: Context): Report['separation'] {
  const [h1, h2] = c.diagnosis.hypotheses;
  if (!h1 || !h2) return { separable: true, text: '' };
  if (c.diagnosis.joint?.members.includes(h1.id) && c.diagnosis.joint.members.includes(h2.id)) {
    return { separable: true, text: `${h1.id} and ${h2.id} are not rivals here: both are needed.` };
  }
  const ratio = h1.probability / Math.max(0.001, h2.probability);
  if (c.diagnosis.separable)
    return { separable: true, text: `${h1.id} is ${ratio >= 10 ? 'over 10' : ratio.toFixed(1)} times as likely as ${h2.id}.` };
  if (c.alike.some((set) => set.includes(h1.id) && set.includes(h2.id)))
    return { separable: false, text: `${h1.id} and ${h2.id} have the same treatment: they need not be told apart before it.` };
  const step = c.plan.steps.find((s) => tells(c, s.observable.id, h1, h2));
  return {
    separable: false,
    text: step
      ? `Not separable yet: ${h1.id} (${percent(h1.probability)}) and ${h2.id} (${percent(h2.probability)}) are closer than two to one. Step ${step.number} tells them apart.`
      : `Not separable yet: ${h1.id} (${percent(h1.probability)}) and ${h2.id} (${percent(h2.probability)}) are closer than two to one.`,
    ...(step ? { step: step.number } : {}),
  };
}

function tells(c: Context, observable: string, a: Hypothesis, b: Hypothesis): boolean {
  const step = c.plan.steps.find((s) => s.observable.id === observable);
  return (step?.outcomes ?? []).some((o) => {
    const pa = chanceIn(o.belief, a.id);
    const pb = chanceIn(o.belief, b.id);
    return pa > 2 * pb || pb > 2 * pa;
  });
}
