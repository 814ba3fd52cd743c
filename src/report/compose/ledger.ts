import { type Bearing, bandWords, type Hypothesis, isDenial } from '../../diagnosis/index.ts';
import { command } from '../commands.ts';
import { type Context, fromMode, fromModel, list, marked, round, signalId } from '../context.ts';
import { looksOf } from '../looks.ts';
import { fill, sentence } from '../slots.ts';
import type { Report, ReportHypothesis, Statement } from '../types.ts';
import { composeJoint, composeSeparation, coverWords } from './between.ts';
import { confirmationOf } from './confirmation.ts';
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
