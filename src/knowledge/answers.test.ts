import { expect, it } from 'vitest';
import { knowledgeFiles } from '../cli/knowledge-files.ts';
import { ANSWER, FAILURES, isAnswer, UNDOING } from './answers.ts';
import { compileKnowledge } from './compile.ts';

const { observables } = compileKnowledge(knowledgeFiles('knowledge')).knowledge;

it('what the engine decides by is in the knowledge', () => {
  const known = new Set(observables.flatMap((o) => Object.keys(o.values).map((value) => `${o.id}=${value}`)));
  expect(Object.values(ANSWER).filter((answer) => !known.has(answer))).toEqual([]);
  expect(observables.map((o) => o.id)).toEqual(expect.arrayContaining([FAILURES, UNDOING]));
});

it('an answer is an observable with its value', () => {
  expect(isAnswer({ observable: 'comes-and-goes', value: 'no' }, ANSWER.staysThroughout)).toBe(true);
  expect(isAnswer({ observable: 'comes-and-goes', value: 'no' }, ANSWER.comesAndGoes)).toBe(false);
});
