import { DECIDED_AT, membersOf, NO_ANSWER, OTHER, type OutcomeStep, type Step } from '../../plan/index.ts';
import { list, percent, said } from '../context.ts';

/** Under this a look is no question any more. */
const TELLING_BITS = 0.05;
/** Points below which a move is not worth a sentence. Judgement. */
const TELLING_MOVE = 0.05;

/** Why this step now: what its outcomes make of the causes. */
export function whyNow(s: Step): string {
  const answers = s.outcomes.filter((o) => o.outcome !== NO_ANSWER);
  const lead = likeliest(s.belief);
  const ofLead = (o: OutcomeStep) => o.belief.get(lead.id) ?? 0;
  const [high, ...lower] = [...answers].sort((a, b) => ofLead(b) - ofLead(a));
  const low = lower.at(-1);
  // A leading cause is looked at before it is acted on: the answer that speaks against it is the one that counts.
  const leads = lead.id !== OTHER && answers.every((o) => likeliest(o.belief).id === lead.id);
  if (leads && high && low && ofLead(high) - ofLead(low) >= TELLING_MOVE) {
    const [name, sure, less] = [nameOf(lead.id), percent(said(ofLead(high))), percent(said(ofLead(low)))];
    return ofLead(high) >= DECIDED_AT && ofLead(low) < DECIDED_AT
      ? `It shows ${name} at work, before its cause is mended.`
      : `${name} ${verb('lead', lead.id)} whatever it shows: at ${sure} if ${high.outcome}, at ${less} if ${low.outcome}.`;
  }
  const moves = answers.flatMap((o) => {
    const up = raised(s.belief, o.belief);
    return up ? [{ ...up, if: o.outcome }] : [];
  });
  const [best, second] = [...moves].sort((a, b) => b.to - b.from - (a.to - a.from));
  const move = (m: (typeof moves)[number]) =>
    `${nameOf(m.id)} ${verb('rise', m.id)} from ${percent(said(m.from))} to ${percent(said(m.to))}`;
  return best && best.to - best.from >= TELLING_MOVE
    ? `If ${best.if}, ${move(best)}${second ? `; if ${second.if}, ${move(second)}` : ''}.`
    : s.bits < TELLING_BITS || lead.p >= DECIDED_AT
      ? 'All but decided: it shows the cause at work, before it is mended.'
      : `It takes ${s.bits.toFixed(2)} bits of the uncertainty.`;
}

function likeliest(belief: ReadonlyMap<string, number>): { id: string; p: number } {
  let best = { id: OTHER, p: -1 };
  for (const [id, p] of belief) if (p > best.p) best = { id, p };
  return best;
}

function raised(from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>) {
  let best: { id: string; from: number; to: number } | undefined;
  for (const [id, p] of to) {
    const before = from.get(id) ?? 0;
    if (p - before > 0.01 && (!best || p - before > best.to - best.from)) best = { id, from: before, to: p };
  }
  return best;
}

const verb = (word: string, id: string) => (membersOf(id).length > 1 ? word : `${word}s`);

const nameOf = (id: string) => (id === OTHER ? 'something else' : list(membersOf(id)));
