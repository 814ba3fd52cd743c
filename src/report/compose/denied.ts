import type { Hypothesis } from '../../diagnosis/index.ts';
import { NOISE } from '../../knowledge/index.ts';
import { chanceIn, checkFor, DECIDED_AT, deniedBy, membersOf, type OutcomeStep, type Step } from '../../plan/index.ts';
import { type Context, list, minutesWords, percent, said } from '../context.ts';
import { fill } from '../slots.ts';

/** A rival less likely than this is not what one looks at next. Judgement. */
const A_RIVAL = 0.05;

/** The causes that a way ends in right after their own sign was found missing, where they are not decided all the same. */
export function deniedAt(c: Context, s: Step, o: OutcomeStep): readonly string[] {
  if (!('conclude' in o.next) || o.next.probability >= DECIDED_AT) return [];
  return deniedBy(c.plan.own, s.test, o.outcome, { ...o.next, id: o.next.conclude });
}

/** What is done next by one who has looked for the sign of the leading cause and has not seen it: nobody goes on as if he had not looked. */
export function nextAfterDenial(c: Context, o: OutcomeStep, denied: readonly string[]): string {
  const { hypotheses } = c.diagnosis;
  const aimed = 'conclude' in o.next ? [o.next.conclude, ...o.next.alike].flatMap(membersOf) : [];
  const rivals = hypotheses
    .filter((h) => !aimed.includes(h.id))
    .map((h) => ({ h, p: chanceIn(o.belief, h.id) }))
    .filter((x) => x.p >= A_RIVAL)
    .sort((a, b) => b.p - a.p);
  for (const { h, p } of rivals) {
    const look = c.plan.confirmations.get(h.id);
    if (look && !isAsked(c, look.observable.id)) return `look at ${h.id} (${percent(said(p))}) next: ${lookWords(c, look)}`;
  }
  const name = list(denied);
  const [are, them] = denied.length > 1 ? ['are', 'them'] : ['is', 'it'];
  const again = hypotheses.filter((h) => denied.includes(h.id)).flatMap((h) => otherSign(c, h))[0];
  if (again) return `look for another sign of ${them}: ${again}; where that is missing too, ${name} ${are} out`;
  return `nothing else is left to look at. Where the trouble goes on, ${name} ${are} out: add what was seen to the symptoms and run this again`;
}

/** What a step asks is asked there. */
const isAsked = (c: Context, observable: string): boolean => c.plan.steps.some((s) => s.observable.id === observable);

/** Another thing that the cause usually shows, that other incidents hardly ever do, and that nobody has looked at. */
function otherSign(c: Context, h: Hypothesis): string[] {
  return h.missing.flatMap((cell) => {
    const o = c.knowledge.observables.find((x) => x.id === cell.observable);
    if (!o?.askable || NOISE[o.noise] >= NOISE.common || isAsked(c, o.id) || (o.readBy === 'code' && c.setting.codeRead)) return [];
    const check = checkFor(o, c.setting);
    return check?.readOnly ? [lookWords(c, { check })] : [];
  });
}

const lookWords = (c: Context, { check }: { readonly check: Step['check'] }): string =>
  `${fill(check.action, c.slots).replace(/\.$/, '')} (${minutesWords(check.minutes)})`;
