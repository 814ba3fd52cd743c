import { changed, PREVALENCE } from '../knowledge/index.ts';
import type { Mode } from '../knowledge/types.ts';
import type { Engine } from '../signals/index.ts';

/** Mode id -> how often a team confirmed it as the cause of one of its closed incidents. */
export type Confirmed = ReadonlyMap<string, number>;

export interface LearnedMode {
  readonly mode: string;
  readonly title: string;
  readonly class: string;
  readonly confirmed: number;
  /** Chance among all modes before anything is known of an incident: by the knowledge alone, and with what the team saw. */
  readonly before: number;
  readonly after: number;
  readonly factor: number;
}

export interface Learned {
  /** Closed incidents with a confirmed cause. */
  readonly closed: number;
  /** Those that were confirmed at least once, most moved first. */
  readonly modes: readonly LearnedMode[];
  /** For all others. */
  readonly rest: number;
  readonly text: string;
}

/**
 * Incidents that the knowledge's prevalence counts for: a Beta prior of mean p and this weight for each mode. One confirmed incident makes a usual mode two
 * to four times as common, ten make it weigh as much as all other evidence of a normal incident. A judgement, until there are logs to fit it on.
 */
const WEIGHT = 200;

/**
 * The Beta posterior of each mode's share: prior Beta(W p, W (1 - p)); after n of N closed incidents its mean is (W p + n) / (W + N), and its factor is
 * that over p. Only what a person confirmed counts, never what the engine thought.
 */
export function learn(modes: readonly Mode[], confirmed: Confirmed): Learned {
  const known = modes.filter((m) => (confirmed.get(m.id) ?? 0) > 0);
  const closed = known.reduce((n, m) => n + (confirmed.get(m.id) ?? 0), 0);
  const total = modes.reduce((s, m) => s + PREVALENCE[m.prevalence], 0) || 1;
  const rest = WEIGHT / (WEIGHT + closed);
  const moved = known
    .map((m): LearnedMode => {
      const before = PREVALENCE[m.prevalence] / total;
      const n = confirmed.get(m.id) ?? 0;
      const after = (WEIGHT * before + n) / (WEIGHT + closed);
      return { mode: m.id, title: m.title, class: m.class, confirmed: n, before, after, factor: after / before };
    })
    .sort((a, b) => b.confirmed - a.confirmed || b.factor - a.factor || (a.mode < b.mode ? -1 : 1));
  return { closed, modes: moved, rest, text: wordsOf(closed, moved) };
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const MOST_NAMED = 3;

function wordsOf(closed: number, moved: readonly LearnedMode[]): string {
  if (closed === 0)
    return 'No closed incident of this team has a confirmed cause yet; the chances before the evidence are those of the knowledge.';
  const named = moved
    .slice(0, MOST_NAMED)
    .map((m) => `“${m.title}” (${m.confirmed} of ${closed}, ${m.factor.toFixed(1)} times as common as before)`);
  const more = moved.length > MOST_NAMED ? ` and ${counted(moved.length - MOST_NAMED, 'other')}` : '';
  return `The chances before the evidence are moved by what was confirmed: from ${counted(closed, 'closed incident')} of this team: ${named.join(', ')}${more}.`;
}

/** The engine with a team's priors. The knowledge itself is not touched. */
export function withLearned(engine: Engine, learned: Learned): Engine {
  if (learned.closed === 0) return engine;
  const factors = new Map(learned.modes.map((m) => [m.mode, m.factor]));
  const modes = engine.knowledge.modes.map((m) => changed(m, { learned: factors.get(m.id) ?? learned.rest }));
  return { ...engine, knowledge: { ...engine.knowledge, modes } };
}
