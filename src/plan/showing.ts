import type { Diagnosis } from '../diagnosis/index.ts';
import { cellsOf, FREQUENCY, NOISE } from '../knowledge/index.ts';
import { ask, changesAct, NAMED_AT } from './acts.ts';
import { type Belief, information } from './belief.ts';
import { looksAt } from './confirm.ts';
import { type Aim, causesOf } from './cost.ts';
import { planExactly } from './exact.ts';
import type { OpenTest } from './tests.ts';
import { chanceIn, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** Looks tried as the next one; looks in vain on one cause; and looks planned after one in vain. Judgements. */
const TRIED = 8;
const IN_VAIN = 2;
const THEN = 3;
/** A look at which the cause shows itself is worth so many that only clear its rivals. Judgement. */
const SHOWS = 2;
/** As in `confirm.ts`: to read an answer takes this long whatever the check. */
const THINKING = 1;

/**
 * A look at which a leading cause shows itself that nobody has seen, and what is done where it does not: what is cheapest from there, or another such
 * look. The first that has answers which lead to different acts; undefined where there is none, and acting is all that is left.
 */
export function showing(d: Diagnosis, problem: PlanningProblem, open: readonly OpenTest[], lead: Aim): PlanNode | undefined {
  const { beliefs, tests } = problem;
  const causes = causesOf(lead);
  const its = d.hypotheses.filter((h) => causes.includes(h.id));
  const signs = new Set(its.flatMap((h) => looksAt(d, open, h).flatMap((x) => (x.sure ? [x.test] : []))));
  const chance = (belief: Belief) => chanceIn(belief, ...causes);
  const isDecided = (belief: Belief) => chance(belief) >= NAMED_AT;
  if (isDecided(beliefs) && its.length === causes.length && its.every((h) => seenAtWork(d, h))) return undefined;
  // Against its rivals as likely as they are: what most of them would show as well shows nothing.
  const even = evened(beliefs, [lead.id, ...lead.alike]);
  const rate = (t: Test) => ((signs.has(t) ? SHOWS : 1) * information(t, even)) / (THINKING + t.minutes);
  // A look that changes the system is no first look.
  const best = (offered: readonly Test[]): Test[] =>
    [...new Set(offered)]
      .filter((t) => t.readOnly)
      .map((t) => ({ t, rate: rate(t) }))
      .filter((x) => x.rate > 0)
      .sort((a, b) => b.rate - a.rate)
      .map((x) => x.t)
      .slice(0, TRIED);
  const from = (looks: readonly Test[]): PlanNode | undefined => {
    const next = (belief: Belief, asked: readonly Test[]): PlanNode => {
      const end: PlanNode = { kind: 'conclude', belief };
      if (chance(belief) > chance(beliefs)) return end;
      if (isDecided(belief)) return asked.length >= IN_VAIN ? end : (pick(belief, asked) ?? end);
      const rest = tests.filter((t) => !asked.includes(t));
      const { tree } = planExactly({ ...problem, beliefs: belief, tests: rest, depth: THEN });
      return tree.kind === 'test' || asked.length >= IN_VAIN ? tree : (pick(belief, asked) ?? end);
    };
    const pick = (belief: Belief, asked: readonly Test[]): PlanNode | undefined => {
      // One after the other: to plan what follows a look is dear, and the first that serves is taken.
      for (const look of looks) {
        if (asked.includes(look)) continue;
        const node = ask(problem, look, belief, (b) => next(b, [...asked, look]));
        if (changesAct(problem, node)) return node;
      }
      return undefined;
    };
    return pick(beliefs, []);
  };
  // Who is all but sure looks at what shows the cause, and where that is not open, at what would clear its rivals.
  return (isDecided(beliefs) ? from(best([...signs])) : undefined) ?? from(best([...signs, ...tests]));
}

/** A quoted text of at least this reliability is a look that somebody has made. */
const LOOKED = 0.9;
/** The mechanism itself, and not only its class, is this likely. Judgement. */
const MECHANISM = 0.65;

/** What hardly any other cause shows was printed by a machine, and quoted: the look that would show the cause has been made. */
const seenAtWork = (d: Diagnosis, { mode, alone }: Diagnosis['hypotheses'][number]): boolean =>
  alone >= MECHANISM &&
  d.evidence.some(
    (e) =>
      e.value === 'yes' &&
      e.weight >= LOOKED &&
      mode.usualWith.includes(`${e.observable.id}=yes`) &&
      NOISE[e.observable.noise] <= NOISE.specific &&
      (cellsOf(mode).get(e.observable.id) ?? []).some((c) => c.value === 'yes' && FREQUENCY[c.frequency] >= FREQUENCY.usually),
  );

/** What leads against all others together. */
function evened(beliefs: Belief, leading: readonly string[]): Belief {
  const p = Math.max(
    1e-9,
    leading.reduce((s, id) => s + (beliefs.get(id) ?? 0), 0),
  );
  return new Map([...beliefs].map(([id, b]) => [id, leading.includes(id) ? (0.5 * b) / p : (0.5 * b) / Math.max(1e-9, 1 - p)]));
}
