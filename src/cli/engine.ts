import { existsSync, readFileSync } from 'node:fs';
import { type Engine, openShipped, type Shipped } from '../signals/index.ts';

/** The compiled knowledge stands beside the program, whose code may be split into `chunks/`; the build writes it. */
export function loadEngine(): Engine {
  const beside = new URL('./knowledge.json', import.meta.url);
  const path = existsSync(beside) ? beside : new URL('../knowledge.json', import.meta.url);
  return openShipped(JSON.parse(readFileSync(path, 'utf8')) as Shipped);
}
