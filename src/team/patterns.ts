import type { Knowledge, Observable } from '../knowledge/types.ts';

/** A phrase that is a regular expression: `/…/`. */
const rawOf = (phrase: string): string | undefined => /^\/(.*)\/i?$/s.exec(phrase.trim())?.[1];

const patternsOfObservable = (o: Observable): string[] =>
  Object.values(o.values).flatMap((v) => [...v.errors, ...v.phrases.flatMap((p) => rawOf(p) ?? [])]);

/** Every pattern that a team wrote: only for these is the engine loaded that runs them in linear time. */
export const patternsIn = (k: Pick<Knowledge, 'errors' | 'observables'>): string[] => [
  ...k.errors.map((e) => e.match),
  ...k.observables.flatMap(patternsOfObservable),
];
