import { type Diagnosis, endsByItself, endsTrouble, type Setting } from '../diagnosis/index.ts';
import type { Knowledge, Remedy } from '../knowledge/types.ts';
import { after, type Belief, chanceOf, membersOf, OTHER, type Test } from '../plan/index.ts';

/** What a mitigation tells of the cause: it is applied to hold the effect, and is a test all the same (THEORY §2). */
export interface Experiment {
  /** Chance that the trouble ends, over the whole ledger. */
  readonly stops: number;
  /** Belief id -> probability: now, where the trouble ends, and where it goes on. */
  readonly now: Belief;
  readonly ifStops: Belief;
  readonly ifNot: Belief;
}

const STOPS = 'stops';
const GOES_ON = 'goes on';

/** The two outcomes of a mitigation, by what it is known to cure: the same chances by which a recorded effect moves the ledger. */
export function experimentOf(remedy: Remedy, d: Diagnosis, knowledge: Knowledge, setting: Setting, now: Belief): Experiment {
  const test = asTest(remedy, d, knowledge, setting, now);
  return {
    stops: chanceOf(test, STOPS, now),
    now,
    ifStops: after(test, STOPS, now),
    ifNot: after(test, GOES_ON, now),
  };
}

function asTest(remedy: Remedy, d: Diagnosis, knowledge: Knowledge, setting: Setting, beliefs: Belief): Test {
  const ends = new Map(d.hypotheses.map((h) => [h.id, endsTrouble(h.mode, { remedy, setting }, knowledge)]));
  // Of causes that act together each must be treated.
  const chance = (id: string) =>
    id === OTHER ? endsByItself(setting) : Math.min(...membersOf(id).map((m) => ends.get(m) ?? endsByItself(setting)));
  const column = (of: (p: number) => number) => new Map([...beliefs.keys()].map((id) => [id, of(chance(id))]));
  return {
    id: remedy.id,
    minutes: remedy.minutes,
    readOnly: false,
    outcomes: new Map([
      [STOPS, column((p) => p)],
      [GOES_ON, column((p) => 1 - p)],
    ]),
  };
}
