import { expect, it } from 'vitest';
import { type LabelledBag, modelOf, readWording, trainWording } from './index.ts';

const bag = (cause: string, mode: string | undefined, text: string): LabelledBag => ({
  class: cause,
  mode,
  features: new Map(text.split(' ').map((word) => [word, 1])),
});
const three = (cause: string, mode: string | undefined, text: string): LabelledBag[] => [1, 2, 3].map(() => bag(cause, mode, text));

const model = modelOf(
  trainWording([
    ...three('pool', 'leak', 'pool waits returned never slowly'),
    ...three('pool', 'small', 'pool waits peak load sale'),
    ...three('pool', undefined, 'pool waits'),
    ...three('disk', 'full', 'disk space left peak'),
  ]),
);
const read = (text: string) => readWording(new Map(text.split(' ').map((word) => [word, 1])), model);

it('speaks for the class whose words these are', () => {
  const { logRatio } = read('pool waits');
  expect(logRatio.get('pool')).toBeGreaterThan(logRatio.get('disk') ?? 0);
});

it('tells the modes of a class apart, as likely on average as their mean', () => {
  const { withinClass } = read('pool waits never returned');
  expect(withinClass.get('leak')).toBeGreaterThan(0);
  expect(withinClass.get('small')).toBeLessThan(0);
  expect((Math.exp(withinClass.get('leak') ?? 0) + Math.exp(withinClass.get('small') ?? 0)) / 2).toBeCloseTo(1, 6);
});

it('says nothing of modes by words that all of them have, nor of a mode that is alone in its class', () => {
  expect(read('pool waits').withinClass.get('leak')).toBeCloseTo(0, 6);
  expect(read('disk space').withinClass.get('full')).toBeCloseTo(0, 6);
});

it('says nothing at all where no word is known', () => {
  expect(read('unheard-of')).toMatchObject({ logRatio: new Map(), withinClass: new Map() });
});
