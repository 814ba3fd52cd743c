import { existsSync, readFileSync } from 'node:fs';
import { type Engine, openShipped, type Shipped } from '../signals/index.ts';

/** Beside the program, beside its split code in `chunks/`, and where the build put it when run from the sources. */
const PLACES = ['./knowledge.json', '../knowledge.json', '../../dist/knowledge.json'];

/** The engine from the compiled knowledge that the build wrote. */
export function loadEngine(): Engine {
  const path = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!path) throw new Error('the compiled knowledge is missing; npm run build makes it');
  return openShipped(JSON.parse(readFileSync(path, 'utf8')) as Shipped);
}
