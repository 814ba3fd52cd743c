import { breaking, second } from '../../../../tests/support/breaking.ts';
import { superlativeTwice } from './rule.ts';

breaking(superlativeTwice, (r) => {
  second(r.hypotheses).mechanism = [{ text: 'This is the most likely cause.', from: [] }];
});
