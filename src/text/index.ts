export * from './any-of.ts';
export * from './calendar.ts';
export * from './guards.ts';
export * from './lately.ts';
export * from './lists.ts';
export { mixed } from './mixed.ts';
export { NUMBER_WORDS } from './number-words.ts';
export * from './packed.ts';
export * from './patterns.ts';
