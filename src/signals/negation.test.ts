import { expect, it } from 'vitest';
import { anotherVerb, byWord, inTest, wouldCome } from './negation.ts';

it('knows what is told of a test, and not of production', () => {
  for (const told of [
    'Staging (old pool): p99 33 ms',
    'A load test with 300 req/s gave not one 502',
    'in the lab 40 hours clean',
    'rehearsal last week was fine',
  ])
    expect(inTest(told)).toBe(true);
  for (const told of [
    'p99 33 ms in the old pool',
    'the test of the certificate fails',
    'we replay the queue',
    'tests of the release were green',
  ])
    expect(inTest(told)).toBe(false);
});

it('that a part is well by the word of who runs it counts for half', () => {
  expect(byWord('"DB is fine" says the DBA')).toBe(0.5);
  expect(byWord('PSP support says their side is healthy')).toBe(0.5);
  expect(byWord('the vendor insists that nothing changed')).toBe(0.5);
  expect(byWord('the graph says 5 %')).toBe(1);
});

it('knows what would come from what came', () => {
  expect(wouldCome('it would be 429', 12)).toBe(true);
  expect(wouldCome('we should see a connection reset', 16)).toBe(true);
  expect(wouldCome('Lena asks whether someone ran FLUSHALL', 30)).toBe(true);
  expect(wouldCome('users ask for help, since they see a 429', 37)).toBe(false);
  expect(wouldCome('calls end in 429', 13)).toBe(false);
  expect(wouldCome('it should be 200 but we get 503', 28)).toBe(false);
});

it('knows a verb that its next word makes another one', () => {
  expect(anotherVerb('the import did not run into any error', 22)).toBe(true);
  expect(anotherVerb('the job did not run out of memory', 19)).toBe(true);
  expect(anotherVerb('the job did not run on Sunday', 19)).toBe(false);
});
