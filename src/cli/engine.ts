import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../knowledge/types.ts';
import { createEngine, type Engine } from '../signals/index.ts';

/** The compiled knowledge stands beside the program; the build writes it. */
export function loadEngine(): Engine {
  const path = fileURLToPath(new URL('./knowledge.json', import.meta.url));
  const shipped = JSON.parse(readFileSync(path, 'utf8')) as { knowledge: Knowledge; severity: unknown; phrases: unknown };
  return createEngine(shipped);
}
