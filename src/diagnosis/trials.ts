import { ANSWER, changed, FREQUENCY, NOISE } from '../knowledge/index.ts';
import type { Cell, Frequency, Knowledge, Mode, Noise, Observable, Remedy } from '../knowledge/types.ts';
import type { Signal, Trial } from '../signals/types.ts';
import type { Setting } from './priors.ts';
import { cellOf, type Row, rowOf } from './rows.ts';

/** Answers by which a fault comes and goes by itself, or stays. */
const COMES_AND_GOES = [ANSWER.comesAndGoes, ANSWER.atClockTimes, ANSWER.atIntervals, ANSWER.atPeak, ANSWER.over];
const STAYS = [ANSWER.atLowLoad, ANSWER.outlastsItsTrigger, ANSWER.staysThroughout];

/** How often a fault ends in the minutes after an action without its help: .05 to .3 (THEORY §2). */
export const byItself = (setting: Setting): Noise =>
  COMES_AND_GOES.some((a) => setting.answers.has(a)) ? 'by-itself' : STAYS.some((a) => setting.answers.has(a)) ? 'common' : 'ubiquitous';

/** The observable that an action answers: did it end the trouble? One of the knowledge keeps its words; its leak is the fault's own recovery. */
export function trialObservable(s: Signal, known: Observable | undefined, setting: Setting): Observable {
  const noise = byItself(setting);
  if (known) return changed(known, { noise });
  return {
    id: s.observable,
    family: 'change',
    question: 'Did it end the trouble?',
    kind: s.classification,
    noise,
    readBy: 'changes',
    perishable: false,
    askable: false,
    settledBy: [],
    sameLook: [],
    values: { [s.value]: { means: s.reading, phrases: [], errors: [], examples: [] } },
    near: [],
    measured: [],
    checks: [],
  };
}

/** A row with what it says of each action: how often the action ends the trouble when this is the cause. Silent where it would not. */
export const withTrials = (row: Row, trials: readonly Signal[], knowledge: Knowledge): Row =>
  trials.reduce((r, s) => (s.trial ? withTrial(r, s.observable, s.trial, knowledge) : r), row);

function withTrial(row: Row, observable: string, trial: Trial, knowledge: Knowledge): Row {
  const own = row.cells.get(observable);
  const cell = own ? undefined : cureOf(row, observable, trial, knowledge);
  return cell ? { ...row, cells: { get: (id) => (id === observable ? [cell] : row.cells.get(id)) } } : row;
}

/** How often an action ends the trouble when a mode is the cause: what it is written to cure, or what it takes back; else no more than the fault's own recovery. */
export function endsTrouble(mode: Mode, action: { readonly remedy: Remedy; readonly setting: Setting }, knowledge: Knowledge): number {
  const { remedy, setting } = action;
  const leak = NOISE[byItself(setting)];
  // Where nothing is used nobody meets the trouble, whatever the cause is.
  if (remedy.contains) return leak;
  const trial: Trial = { remedy: remedy.id, undoes: remedy.undoes ? [remedy.undoes] : [] };
  const cure = cureOf(rowOf(mode), '', trial, knowledge);
  return cure ? Math.max(leak, FREQUENCY[cure.frequency]) : leak;
}

/** The same where nobody knows the cause. */
export const endsByItself = (setting: Setting): number => NOISE[byItself(setting)];

const remediesById = new WeakMap<Knowledge, ReadonlyMap<string, Remedy>>();

/** Asked for each mode. */
function remedyIn(knowledge: Knowledge, id: string | undefined): Remedy | undefined {
  const known = remediesById.get(knowledge) ?? new Map(knowledge.remedies.map((r) => [r.id, r]));
  remediesById.set(knowledge, known);
  return known.get(id ?? '');
}

function cureOf(row: Row, observable: string, trial: Trial, knowledge: Knowledge): Cell | undefined {
  const remedy = remedyIn(knowledge, trial.remedy);
  const treated = remedy && !remedy.contains && (remedy.treats.includes(row.mode.id) || remedy.treats.includes(`class:${row.mode.class}`));
  const setOff = trial.undoes.flatMap((u) => cellOf(row, u, 'yes')?.frequency ?? []);
  const candidates: { frequency: Frequency; because: string }[] = [
    ...(treated ? [{ frequency: remedy.cures, because: lowered(remedy.does) }] : []),
    ...setOff.map((f) => ({ frequency: AS_UNDONE[f], because: 'what set it off is taken back' })),
  ];
  const best = candidates.sort((a, b) => FREQUENCY[b.frequency] - FREQUENCY[a.frequency])[0];
  return best && { observable, value: 'yes', ...best };
}

/** A mode that such a change often sets off is often ended by taking it back; never more surely than that. */
const AS_UNDONE: Readonly<Record<Frequency, Frequency>> = {
  always: 'often',
  usually: 'often',
  often: 'often',
  sometimes: 'sometimes',
  rarely: 'rarely',
  never: 'never',
};

const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
