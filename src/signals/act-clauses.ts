import type { Observable } from '../knowledge/types.ts';
import { anyOf } from '../text/index.ts';
import { sentencesOf } from './sentences.ts';
import type { FieldText, Signal } from './types.ts';

const ACT = anyOf`
  setting | raising | lowering | scaling | adding | removing | restarting | moving | switching | turning | disabling | enabling | going back | rolling | replacing | increasing
  doubling | putting | draining | killing | deleting | purging | flushing | pinning | forcing | reverting | bypassing | blocking | upgrading | downgrading | reducing | giving
  changing | rebooting | recreating | swapping | limiting | capping | clearing | rerunning | re-running | failing over
`;
/** "Setting the minimum and maximum to 30: the additional pods stayed at 1 %": what stands before the mark was done by people, and is no state of the system. */
const TRIED = new RegExp(
  String.raw`^(?:and |then |but |also )?${ACT}\b[^:;]{0,140}?(?=[:;]|\s(?:did|does|made|makes|helped|helps|changed|changes|has no|had no|brought|brings|gave)\b)`,
  'i',
);

/** Without what is read of an act that was tried, told before what came of it. Changes and effects are told so; states are not. */
export function ofStates(signals: readonly Signal[], fields: readonly FieldText[], observables: ReadonlyMap<string, Observable>): Signal[] {
  const acts = fields.flatMap(({ field, text }) =>
    field === 'code_snippet' || field === 'tech_stack'
      ? []
      : sentencesOf(text).flatMap((s) => {
          const m = TRIED.exec(s.text);
          return m ? [{ field, start: s.start, end: s.start + m[0].length }] : [];
        }),
  );
  if (acts.length === 0) return [...signals];
  return signals.filter((s) => {
    const family = observables.get(s.observable)?.family;
    return family === 'change' || s.reliability === 1 || !acts.some((a) => a.field === s.field && a.start <= s.start && s.end <= a.end + 1);
  });
}
