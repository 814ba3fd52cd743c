import { expect, it } from 'vitest';
import { knowledge, mode, observable } from '../../tests/support/mini.ts';
import type { Diagnosis, Setting } from '../diagnosis/index.ts';
import { openTests } from './tests.ts';

const modes = [
  mode('leak', { 'usual-sign': 'usually', 'coin-throw': 'often', 'every-outage': 'always', 'told-already': 'always' }),
  mode('lock', { 'other-sign': 'always' }),
];
const all = knowledge(modes, [observable('every-outage', { noise: 'ubiquitous' })]);
const diagnosis = {
  hypotheses: modes.map((m, i) => ({ id: `H${i + 1}`, mode: m })),
  evidence: [{ observable: observable('told-already'), value: 'yes' }],
} as unknown as Diagnosis;
const setting = { technologies: new Set(), told: new Map(), roles: new Set(), answers: new Set(), stackGiven: false } as Setting;

it('does not look for the sake of a cause that is all but out of view', () => {
  const sure = { ...diagnosis, hypotheses: diagnosis.hypotheses.map((h, i) => ({ ...h, probability: i === 0 ? 0.9 : 0.05 })) } as Diagnosis;
  expect(openTests(sure, all, setting).map((t) => t.observable.id)).toEqual(['usual-sign']);
});

it('looks at the marks of the hypotheses: not at a coin’s throw, nor at what every outage shows, nor at what is told', () => {
  expect(openTests(diagnosis, all, setting).map((t) => t.observable.id)).toEqual(['usual-sign', 'other-sign']);
});
