import { Problem } from './problem.ts';

/** A place in a list as text that means nothing to the caller. Times and ids only: it holds no secret and needs no signature. */
export const cursorOf = (parts: readonly (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

export function placeOf(cursor: string | undefined, count: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === count && parts.every((p) => typeof p === 'string' || typeof p === 'number'))
      return parts.map(String);
  } catch {
    // Said below.
  }
  throw new Problem('bad-request', 'this cursor is none of ours; begin again without one');
}
