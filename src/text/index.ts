export * from './guards.ts';
export * from './packed.ts';
export * from './patterns.ts';
