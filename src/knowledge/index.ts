export { nearest } from './nearest.ts';
export { type BareCell, cellsOf, type PackedKnowledge, packKnowledge, unpackKnowledge } from './pack.ts';
export * from './scale.ts';
export type * from './types.ts';
