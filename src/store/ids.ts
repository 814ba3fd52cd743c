import { createHash, randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 letters and digits, sortable by time of making to the millisecond, 80 random bits (the ULID's form, in lower case). */
export function newId(now = Date.now()): string {
  let time = '';
  for (let t = now, i = 0; i < 10; i++, t = Math.floor(t / 32)) time = DIGITS[t % 32] + time;
  return time + [...randomBytes(16)].map((b) => DIGITS[b % 32]).join('');
}

/** A token that cannot be guessed: 256 random bits. */
export const newToken = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** For what is compared and never shown: tokens, sessions, bodies. Tokens are random, so that a slow hash would add nothing. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
