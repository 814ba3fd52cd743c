export * from './packed.ts';
export * from './patterns.ts';
