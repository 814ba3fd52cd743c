import { describe, expect, it } from 'vitest';
import { actIn, readAttempts } from './attempts.ts';

const read = (symptoms: string) => readAttempts([{ field: 'symptoms', text: symptoms }]).map((a) => [a.effect, a.quote]);

describe('what was tried', () => {
  it.each([
    ['Rolled back to v511 at 14:35, nothing changed.', 'no-effect'],
    ['Restart of the tasks and a new subnet: no help.', 'no-effect'],
    ['Reindexing the name index at 10:20 changed nothing.', 'no-effect'],
    ['Restarting HAProxy made it perfect for about 40 seconds, then the same.', 'for-a-while'],
    ['Restarted a pod: good for 6 minutes.', 'for-a-while'],
    ['Somebody re-runs the pipeline and after it is good.', 'helped'],
    ['Drained node 7 and it works again.', 'helped'],
    ['For 4 minutes, while one core router was being reloaded, loss fell to zero and sessions held.', 'for-a-while'],
  ])('%s', (text, effect) => {
    expect(read(text)).toEqual([[effect, text]]);
  });

  it('takes an effect that stands alone behind the attempt', () => {
    expect(read('15:22 suspected one digest, killed 40 of them. No effect. Then lunch.')).toEqual([
      ['no-effect', '15:22 suspected one digest, killed 40 of them. No effect.'],
    ]);
  });

  it.each([
    'We could restart the pods, that helped last year.',
    'The pods restart in the same moments.',
    'Should we roll back? It helped before.',
    'Liveness restarted the pod, no change.',
    'Restarted the portal at noon.',
    'Support asked people to reinstall, which helps nobody.',
    'Clearing cookies sometimes helps.',
    'Yesterday we raised the log retention on the same cluster from 7 to 30 days.',
  ])('is no attempt with a told effect: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

it('names of what was tried the act itself and what followed', () => {
  expect(actIn('Friday 16:00 we deployed v212 (new logger), rolled back to v211 on Monday: same picture.')).toBe(
    'rolled back to v211 on Monday: same picture.',
  );
  expect(actIn('Everybody looks at the parquet change, but we reverted it on Sunday and nothing changed.')).toBe(
    'we reverted it on Sunday and nothing changed.',
  );
  expect(actIn('Restarted all pods, no effect.')).toBe('Restarted all pods, no effect.');
});

it('takes an attempt that is told twice for one, and two times for two', () => {
  expect(read('Restarted the tills: no change. At noon we have restarted the tills in all shops, this brought no change at all.')).toEqual([
    ['no-effect', 'At noon we have restarted the tills in all shops, this brought no change at all.'],
  ]);
  expect(read('Restarted the tills at 10:10: no change. Restarted the tills at 11:40: no change.')).toHaveLength(2);
});
