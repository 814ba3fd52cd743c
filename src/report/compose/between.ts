import type { Hypothesis } from '../../diagnosis/index.ts';
import { chanceIn } from '../../plan/index.ts';
import { type Context, list, percent, round, signalId } from '../context.ts';
import { fill, sentence } from '../slots.ts';
import type { Report } from '../types.ts';

// What is said of the causes beside one another: which act together, which of them account for what was seen, and which are told apart.

export function composeJoint(c: Context): NonNullable<Report['joint']> {
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

const cited = (c: Context, { signals: [s], observable }: Context['diagnosis']['cover']['leaves'][number]): string =>
  s ? `${s.reading} (${signalId(c, s)})` : observable.id;

/** A cause less likely than this part of the first is none that one hesitates over. Judgement. */
const A_RIVAL = 0.5;

export function coverWords(c: Context): string {
  const { cover, hypotheses, joint } = c.diagnosis;
  const left = list(cover.leaves.map((e) => cited(c, e)));
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
  if (unlikely) return left && `No hypothesis accounts for this: ${left}.`;
  if (cover.members.length === 1)
    return leaves
      ? `${cover.members[0]} alone accounts for most of the signals that call for a cause${leaves}.`
      : `${cover.members[0]} alone accounts for every signal that calls for a cause.`;
  if (cover.members.length > 2 || joint)
    return `No one or two of these account for every signal that calls for a cause; ${list(cover.members)} would${leaves}. Some are consequences of others, or stand apart.`;
  return `It takes ${list(cover.members)} together to account for the signals that call for a cause${leaves}.`;
}

export function composeSeparation(c: Context): Report['separation'] {
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
