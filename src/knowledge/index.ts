export * from './scale.ts';
export type * from './types.ts';
