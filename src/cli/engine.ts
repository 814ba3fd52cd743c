import { existsSync, readFileSync } from 'node:fs';
import type { Knowledge } from '../knowledge/types.ts';
import { createEngine, type Engine } from '../signals/index.ts';

/** The compiled knowledge stands beside the program, whose code may be split into `chunks/`; the build writes it. */
export function loadEngine(): Engine {
  const beside = new URL('./knowledge.json', import.meta.url);
  const path = existsSync(beside) ? beside : new URL('../knowledge.json', import.meta.url);
  const shipped = JSON.parse(readFileSync(path, 'utf8')) as { knowledge: Knowledge; severity: unknown; phrases: unknown };
  return createEngine(shipped);
}
