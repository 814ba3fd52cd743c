import type { Band } from './types.ts';

/**
 * Bands follow the probability, never the other way, and are printed with their range: bracketed ranges doubled correct reading in
 * trials of verbal probabilities (THEORY §1).
 */
export const BANDS: readonly { readonly band: Band; readonly from: number; readonly to: number }[] = [
  { band: 'very likely', from: 0.8, to: 0.95 },
  { band: 'likely', from: 0.55, to: 0.8 },
  { band: 'possible', from: 0.2, to: 0.55 },
  { band: 'unlikely', from: 0.05, to: 0.2 },
  { band: 'remote', from: 0, to: 0.05 },
];

/** No hypothesis is shown above this: hand-written knowledge has been wrong before. */
export const CAP = 0.95;
/** Nothing in the ledger is said to be impossible. */
export const LEAST_SAID = 0.001;
/** "Something else" is never shown below this (THEORY §1). */
export const OTHER_FLOOR = 0.05;

export function bandOf(probability: number): Band {
  return BANDS.find((b) => probability >= b.from)?.band ?? 'remote';
}

/** "likely, 55–80 %" */
export function bandWords(probability: number): string {
  const b = BANDS.find((x) => x.band === bandOf(probability));
  if (!b) return '';
  return b.from === 0
    ? `${b.band}, under ${Math.round(b.to * 100)} %`
    : `${b.band}, ${Math.round(b.from * 100)}–${Math.round(b.to * 100)} %`;
}
