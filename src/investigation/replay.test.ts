import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from './replay.ts';
import type { Happening, InvestigationEvent } from './types.ts';

const log = (happenings: readonly Happening[]): InvestigationEvent[] =>
  happenings.map((h, i) => ({ ...h, id: `e${i}`, at: `2026-11-28T15:${String(i).padStart(2, '0')}:00Z`, by: 'ana' }));

const happening = (n: number): fc.Arbitrary<Happening> =>
  fc.oneof(
    fc.record({ kind: fc.constant('observed' as const), observable: fc.constantFrom('a', 'b', 'c'), value: fc.constantFrom('yes', 'no') }),
    fc.record({ kind: fc.constant('undone' as const), event: fc.integer({ min: 0, max: n }).map((i) => `e${i}`) }),
    fc.record({ kind: fc.constant('noted' as const), note: fc.constant('a remark') }),
  );
const happenings = fc.array(happening(12), { maxLength: 12 });

describe('replay', () => {
  it('takes the last word on an observable', () => {
    const s = replay(log([observed('a', 'yes'), observed('b', 'no'), observed('a', 'no')]));
    expect(s.answers.get('a')?.value).toBe('no');
    expect(s.events).toHaveLength(3);
  });

  it('gives back the earlier word when the last is undone, and the last when the undoing is undone', () => {
    const events = [observed('a', 'yes'), observed('a', 'no'), { kind: 'undone', event: 'e1' }] as const;
    expect(replay(log(events)).answers.get('a')?.value).toBe('yes');
    expect(replay(log([...events, { kind: 'undone', event: 'e2' }])).answers.get('a')?.value).toBe('no');
  });

  it('is closed until something is seen or done again', () => {
    const closed = [observed('a', 'yes'), { kind: 'closed', mode: 'm' }] as const;
    expect(replay(log([...closed, { kind: 'noted', note: 'thanks' }])).closed?.mode).toBe('m');
    expect(replay(log([...closed, observed('a', 'no')])).closed).toBeUndefined();
  });

  it('undoing an event stands where the log without it stands', () => {
    fc.assert(
      fc.property(happenings, fc.nat(11), (hs, at) => {
        fc.pre(at < hs.length && hs[at]?.kind === 'observed');
        const whole = log(hs);
        const left = whole.filter((e) => e.id !== `e${at}` && !(e.kind === 'undone' && e.event === `e${at}`));
        const undone = [...whole, { kind: 'undone', event: `e${at}`, id: 'last', at: '', by: '' } as const];
        expect(replay(undone).answers).toEqual(replay(left).answers);
      }),
    );
  });

  it('undoing an undoing changes nothing', () => {
    fc.assert(
      fc.property(happenings, fc.nat(11), (hs, at) => {
        const more = [...hs, { kind: 'undone', event: `e${at}` } as const, { kind: 'undone', event: `e${hs.length}` } as const];
        expect(replay(log(more)).answers).toEqual(replay(log(hs)).answers);
      }),
    );
  });
});

function observed(observable: string, value: string): Happening {
  return { kind: 'observed', observable, value };
}
