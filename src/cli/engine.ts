import { existsSync, openSync, readSync } from 'node:fs';
import { type Engine, openShipped } from '../signals/index.ts';
import type { Pieces } from '../text/index.ts';

/** Beside the program, beside its split code in `chunks/`, and where the build put it when run from the sources. */
const PLACES = ['./knowledge.txt', '../knowledge.txt', '../../dist/knowledge.txt'];

/** The engine from the compiled knowledge that the build wrote. */
export function loadEngine(): Engine {
  const path = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!path) throw new Error('the compiled knowledge is missing; npm run build makes it');
  return openShipped(piecesOf(path));
}

/** A file that is read where it is looked into, and stays open. It is ASCII, which is read fastest as Latin-1. */
function piecesOf(path: URL): Pieces {
  const file = openSync(path, 'r');
  return {
    slice: (from, to) => {
      const bytes = Buffer.allocUnsafe(to - from);
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, to - from, from));
    },
  };
}
