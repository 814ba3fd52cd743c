import type { Knowledge, Remedy } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';
import { isUndoing } from './changes/undone.ts';
import { observableOfChange } from './changes.ts';
import { tokenise } from './phrases/tokens.ts';
import { opening } from './recorded.ts';
import type { Change, ChangeKind, Signal, Trial } from './types.ts';

/** Something that was done to the system, with what came of it. */
export interface AppliedAction {
  /** A remedy's id, or what was done in words. */
  readonly action: string;
  readonly effect: 'cured' | 'partly' | 'no-effect' | 'unknown';
  readonly words: string;
  readonly event: string;
}

/** An effect that is not whole is weaker evidence: half of the weight. Judgement. */
const PARTLY = 0.5;

/**
 * An action and its effect as evidence: a cure speaks for what it treats, no effect against it (THEORY §2: a mitigation is an experiment). An
 * action that is neither a remedy nor an undoing, or whose effect nobody knows, tells nothing of the cause.
 */
export function appliedSignal(a: AppliedAction, changes: readonly Change[], knowledge: Knowledge): Signal | undefined {
  const trial = trialOf(a.action, changes, knowledge);
  if (!trial || a.effect === 'unknown') return undefined;
  const value = a.effect === 'no-effect' ? 'no' : 'yes';
  const known = trial.undoes.length ? knowledge.observables.find((o) => o.id === UNDOING) : undefined;
  const quote = opening(a.words);
  const title = knowledge.remedies.find((r) => r.id === trial.remedy)?.title.replace(/\{[a-z_]+\|([^{}]*)\}/g, '$1') ?? a.action;
  return {
    observable: known ? UNDOING : `helped-by-${trial.remedy}`,
    value,
    reading: known?.values[value]?.means ?? (value === 'yes' ? `it helped: ${title}` : `it changed nothing: ${title}`),
    classification: 'deterministic',
    field: 'log',
    event: a.event,
    start: 0,
    end: quote.length,
    quote,
    reliability: a.effect === 'partly' ? PARTLY : 1,
    strength: 0.9,
    origin: 'recorded',
    also: [],
    slots: {},
    trial,
  };
}

/** The observable that an undoing answers. */
const UNDOING = 'rollback-cures';

/** What an action is: known by its id, by the words of an undoing, or by those of a remedy's title. */
export function trialOf(action: string, changes: readonly Change[], knowledge: Knowledge): Trial | undefined {
  const remedy = knowledge.remedies.find((r) => r.id === action);
  if (!remedy && (isUndoing(action) || SWITCHED.test(action))) {
    const undoes = undoneBy(action, changes);
    const matching = knowledge.remedies.find((r) => r.undoes !== undefined && undoes.includes(r.undoes));
    return { undoes, ...(matching ? { remedy: matching.id } : {}) };
  }
  const found = remedy ?? remedyInWords(action, knowledge.remedies);
  return found && { remedy: found.id, undoes: found.undoes ? [found.undoes] : [] };
}

const SWITCHED = /\b(?:(?:turned|switched|flipped) (?:\S+ ){0,4}?(?:off|back)|flag (?:is )?off|scaled (?:\S+ ){0,3}?back)\b/i;

const KIND_WORDS: readonly (readonly [RegExp, ChangeKind])[] = [
  [/\bflag|toggle|experiment|feature\b/i, 'flag'],
  [/\bconfig\w*|setting|value|yaml|parameter\b/i, 'configuration'],
  [/\bmigration|schema|index\b/i, 'migration'],
  [/\bscal(?:ed|ing)|instances|replicas|tasks\b/i, 'scale-out'],
  [/\bcert\w*\b/i, 'certificate'],
  [/\bfirewall|dns|route|network|rule\b/i, 'network'],
  [/\bupgrad\w*|downgrad\w*\b/i, 'upgrade'],
];

/** The changes that an undoing took back: those that it names, else those of the kind that it names, else the deploys. */
function undoneBy(action: string, changes: readonly Change[]): readonly string[] {
  const words = wordsOf(action);
  const shared = (c: Change) => wordsOf(c.name).filter((w) => words.includes(w)).length;
  const named = changes.filter((c) => shared(c) > 0);
  const most = Math.max(0, ...named.map(shared));
  const kinds = named.filter((c) => shared(c) === most).flatMap((c) => c.kinds);
  if (kinds.length > 0) return [...new Set(kinds.map(observableOfChange))];
  const said = KIND_WORDS.filter(([pattern]) => pattern.test(action)).map(([, kind]) => kind);
  return said.length > 0 ? said.map(observableOfChange) : [observableOfChange('deploy')];
}

const EMPTY = new RegExp(
  `^${anyOf`
    roll\w* | back | revert\w* | to | the | of | and | with | it | its | we | our | last | previous | off | turned | switched | set
    undid | undone | release | version | start
  `}$`,
);
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z0-9][a-z0-9._-]*/g) ?? []).filter((w) => w.length > 1 && !EMPTY.test(w));

/** More than half of a remedy's title must be told for it to be meant. */
const TOLD = 0.6;

function remedyInWords(action: string, remedies: readonly Remedy[]): Remedy | undefined {
  const said = stemsOf(action);
  const rated = remedies
    .filter((r) => r.kind === 'mitigation' || r.kind === 'fix')
    .map((r) => {
      const title = stemsOf(r.title.replace(/\{[a-z_]+\|([^{}]*)\}/g, '$1'));
      const shared = title.filter((t) => said.includes(t)).length;
      return { r, shared, score: shared / Math.max(1, Math.min(title.length, Math.max(said.length, 2))) };
    })
    .filter((x) => x.shared >= 2 && x.score >= TOLD)
    .sort((a, b) => b.score - a.score || b.shared - a.shared || (a.r.id < b.r.id ? -1 : 1));
  return rated[0]?.r;
}

const stemsOf = (text: string): string[] => [
  ...new Set(
    tokenise(text).flatMap((t) =>
      t.kind === 'word' && t.stem.length > 2 && !/^(?:the|and|for|that|one|off|until|with|from)$/.test(t.stem) ? [t.stem] : [],
    ),
  ),
];

/** The changes with what came of taking them back, where that was recorded. */
export function undoneSince(changes: readonly Change[], tried: readonly Signal[]): readonly Change[] {
  return changes.map((c) => {
    const own = tried.filter((s) => s.trial?.undoes.some((u) => c.kinds.some((k) => observableOfChange(k) === u)));
    const last = own.at(-1);
    return last ? { ...c, undone: last.value === 'yes' ? 'cured' : 'no-effect' } : c;
  });
}
