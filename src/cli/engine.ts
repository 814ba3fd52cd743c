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

/** More than most pieces of the knowledge have. */
const PIECE = 1 << 16;

/** A piece of more than so much is read once in the life of a process: its memory is let go. */
const LARGE = 1 << 20;

/** A file that is read where it is looked into, and stays open. It is ASCII, which is read fastest as Latin-1. Pieces are read into the same memory: new memory costs more than to read. */
function piecesOf(path: URL): Pieces {
  const file = openSync(path, 'r');
  let bytes = Buffer.allocUnsafeSlow(PIECE);
  return {
    slice: (from, to) => {
      const into = to - from > bytes.length ? Buffer.allocUnsafeSlow(to - from) : bytes;
      if (into.length <= LARGE) bytes = into;
      return into.toString('latin1', 0, readSync(file, into, 0, to - from, from));
    },
  };
}
