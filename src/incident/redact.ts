import { findCards } from './cards.ts';
import { findKeyBlocks } from './keyblocks.ts';
import { SECRETS } from './secrets.ts';

/** Kind of secret -> how many were replaced. */
export type Redactions = ReadonlyMap<string, number>;

export interface Redacted {
  readonly text: string;
  readonly redactions: Redactions;
}

/** A place to be replaced: offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces what is obviously a secret by `[redacted:kind]`. Ordinary identifiers stay: they are what a report is about.
 * Linear in the length; redacting twice is redacting once.
 */
export function redact(input: string): Redacted {
  const redactions = new Map<string, number>();
  const count = (kind: string) => {
    redactions.set(kind, (redactions.get(kind) ?? 0) + 1);
    return `[redacted:${kind}]`;
  };
  let text = splice(input, findKeyBlocks(input), () => count('private-key'));
  for (const { kind, pattern, unless } of SECRETS) {
    text = text.replace(pattern, (match: string, group: unknown) => {
      const kept = typeof group === 'string' ? group : '';
      const secret = match.slice(kept.length);
      if (secret.includes('[redacted:') || unless?.(secret, kept)) return match;
      const quote = /^["']/.exec(secret)?.[0] ?? '';
      return `${kept}${quote}${count(kind)}${quote}`;
    });
  }
  text = splice(text, findCards(text), () => count('card-number'));
  return { text, redactions };
}

function splice(text: string, ranges: readonly Range[], by: () => string): string {
  if (ranges.length === 0) return text;
  const out: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    out.push(text.slice(at, start), by());
    at = end;
  }
  out.push(text.slice(at));
  return out.join('');
}

/** "2 secrets replaced: 1 jwt, 1 password." */
export function sayRedactions(redactions: Redactions): string {
  const total = [...redactions.values()].reduce((a, b) => a + b, 0);
  const kinds = [...redactions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, n]) => `${n} ${kind}`);
  return `${total} secret${total === 1 ? '' : 's'} replaced by [redacted:…]: ${kinds.join(', ')}.`;
}
