import { expect, it } from 'vitest';
import type { Mode, Observable } from '../knowledge/types.ts';
import { phraseReadings } from './audit.ts';

const pool = {
  id: 'pool-full',
  values: { yes: { phrases: ['pool full', 'connections busy'] } },
} as unknown as Observable;
const modeWith = (id: string, frequency: string) =>
  ({ id, cells: [{ observable: 'pool-full', value: 'yes', frequency }] }) as unknown as Mode;

it('counts for each phrase the incidents whose mechanism shows what it reads, and names the others', () => {
  const incidents = [
    { text: 'The pool is full. The pool is full again.', mode: modeWith('leak', 'always') },
    { text: 'The swimming pool was full of guests.', mode: modeWith('traffic', 'rarely') },
    { text: 'No pool is full.', mode: modeWith('leak', 'always') },
  ];
  expect(phraseReadings([pool], {}, incidents)).toEqual([
    {
      observable: 'pool-full',
      value: 'yes',
      phrase: 'pool full',
      hits: 2,
      shown: 1,
      others: [{ mode: 'traffic', around: 'The swimming pool was full of guests.' }],
    },
    { observable: 'pool-full', value: 'yes', phrase: 'connections busy', hits: 0, shown: 0, others: [] },
  ]);
});
