import type { Observable } from '../knowledge/types.ts';
import { words } from '../text/index.ts';
import type { Attempt, Signal } from './types.ts';

/** As a paraphrase (THEORY §1): the act and what came of it are told in words. */
const RELIABILITY = 0.6;
const STRENGTH = 0.6;

const RESTART = words`restart(?:ed|ing|s)? | reboot(?:ed|ing)? | bounc(?:ed|ing)`;
/** A restart by a roll out or of another part is none of the service alone. */
const NO_RESTART = words`roll(?:ed|ing)? back | rollback | redeploy\w* | revert\w*`;
const CAPACITY = words`
  scal(?:ed|ing) (?:up|out|to|from) | (?:more|added|extra|bigger|larger|doubled?|double the) (?:\w+ ){0,3}(?:pods|replicas|instances?|nodes|workers|machines?|vms?|cores|cpus?|servers?|iops|hosts)
  doubled the (?:[\w']+ ){1,4}(?:iops|memory|size|cpus?|cores|workers|instances) | (?:min_?replicas|replicas|pods|workers|instances|minimum|maximum) (?:at|to|from \d+ to) \d+
  (?:raised|increased) (?:\w+ ){0,3}(?:replicas|pods|workers|instances|iops|nodes)
`;

type Reading = readonly [observable: string, value: string];

/** What an attempt of people tells of the trouble. */
function readingsOf({ quote, effect }: Attempt): Reading[] {
  const out: Reading[] = [];
  if (RESTART.test(quote) && !NO_RESTART.test(quote)) {
    if (effect === 'no-effect') out.push(['restart-does-not-help', 'yes']);
    if (effect === 'for-a-while') out.push(['restart-cures-for-a-while', 'yes'], ['restart-does-not-help', 'no']);
  } else if (CAPACITY.test(quote)) {
    if (effect === 'no-effect') out.push(['adding-capacity-helps', 'no']);
    if (effect === 'helped') out.push(['adding-capacity-helps', 'yes']);
  }
  return out;
}

/** Attempts as signals, where no sentence was read to say so already: an act and its effect often stand in two. */
export function triedSignals(
  attempts: readonly Attempt[],
  read: readonly Signal[],
  observables: ReadonlyMap<string, Observable>,
): Signal[] {
  const out = new Map<string, Signal>();
  for (const attempt of attempts)
    for (const [observable, value] of readingsOf(attempt)) {
      const o = observables.get(observable);
      if (!o || out.has(observable) || read.some((s) => s.observable === observable)) continue;
      const { field, start, end, quote } = attempt;
      out.set(observable, {
        observable,
        value,
        reading: o.values[value]?.means ?? '',
        classification: o.kind,
        ...{ field, start, end, quote },
        reliability: RELIABILITY,
        strength: STRENGTH,
        origin: 'text',
        also: [],
        slots: {},
      });
    }
  return [...out.values()];
}
