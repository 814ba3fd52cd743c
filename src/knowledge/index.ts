export { ANSWER, FAILURES, isAnswer, UNDOING } from './answers.ts';
export { type BareCell, type Cells, cellsOf } from './columns.ts';
export { nearest } from './nearest.ts';
export { changed, type PackedKnowledge, packKnowledge, unpackKnowledge } from './pack.ts';
export * from './scale.ts';
export type * from './types.ts';
