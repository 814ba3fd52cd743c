import { expect, it } from 'vitest';
import { clockworkOf } from '../times.ts';

const onsetOf = (symptoms: string) => clockworkOf([{ field: 'symptoms', text: symptoms }]).onset?.label;

it('takes the first alarm where nothing else tells the onset', () => {
  expect(onsetOf('PAGE OrdersRatioLow value 0.41 at 02:17, still firing.')).toBe('02:17');
  expect(onsetOf('Since 02:05 orders fail. PAGE OrdersRatioLow value 0.41 at 02:17.')).toBe('02:05');
  expect(onsetOf('There was no alert at 02:17, we saw it by chance.')).toBeUndefined();
});

it('takes no time of what somebody guessed', () => {
  expect(onsetOf('Orders fail. My first idea was the spool that grew since 09:40.')).toBeUndefined();
});
