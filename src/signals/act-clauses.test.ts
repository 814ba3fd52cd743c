import { expect, it } from 'vitest';
import { observable, quoted } from '../../tests/support/mini.ts';
import { ofStates } from './act-clauses.ts';
import type { Signal } from './types.ts';

const text = 'Setting the pool maximum to 30: the calls stay slow. The pool is at its maximum. Raising it to 60 did not help.';
const known = new Map(
  [observable('pool-at-maximum'), { ...observable('setting-changed'), family: 'change' as const }].map((o) => [o.id, o]),
);
const read = (quote: string, id = 'pool-at-maximum', reliability = 0.6) => quoted(text, quote, id, { reliability });
const kept = (...signals: Signal[]) => ofStates(signals, [{ field: 'symptoms', text }], known).map((s) => s.quote);

it('takes an act that was tried for no state', () => {
  expect(kept(read('Setting the pool maximum to 30'), read('Raising it to 60'))).toEqual([]);
  expect(kept(read('The pool is at its maximum'), read('the calls stay slow'))).toEqual([
    'The pool is at its maximum',
    'the calls stay slow',
  ]);
});

it('leaves changes, effects and what a program printed', () => {
  expect(kept(read('Setting the pool maximum to 30', 'setting-changed'))).toHaveLength(1);
  expect(kept(read('Setting the pool maximum to 30: the calls stay slow'), read('Raising it to 60', 'pool-at-maximum', 1))).toHaveLength(2);
});
