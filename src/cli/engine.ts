import { existsSync, readFileSync } from 'node:fs';
import { type Engine, openShipped } from '../signals/index.ts';

/** Beside the program, beside its split code in `chunks/`, and where the build put it when run from the sources. */
const PLACES = ['./knowledge.txt', '../knowledge.txt', '../../dist/knowledge.txt'];

/** The engine from the compiled knowledge that the build wrote. */
export function loadEngine(): Engine {
  const path = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!path) throw new Error('the compiled knowledge is missing; npm run build makes it');
  // ASCII, which is read fastest as Latin-1.
  return openShipped(readFileSync(path, 'latin1'));
}
