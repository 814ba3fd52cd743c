import { type Token, tokenise } from '../../phrases/tokens.ts';

/** A feature of a text, and where it stands. */
export interface Placed {
  readonly feature: string;
  readonly start: number;
  readonly end: number;
}

/** Marks a feature that is a fact of the policy, not a word. */
const FACT = '!';
export const factFeature = (fact: string): string => `${FACT}${fact}`;
export const isFact = (feature: string): boolean => feature.startsWith(FACT);

/** Words and neighbouring pairs. A number counts by its size: a few, tens, hundreds, more; a share by whether few, some or most are meant. */
export function placedFeatures(text: string): Placed[] {
  const tokens = tokenise(text);
  const names = tokens.map(nameOf);
  return tokens.flatMap(({ start, end }, i) => {
    const name = names[i] ?? '';
    const next = tokens[i + 1];
    const one = { feature: name, start, end };
    return next ? [one, { feature: `${name} ${names[i + 1]}`, start, end: next.end }] : [one];
  });
}

function nameOf({ kind, text, stem }: Token): string {
  if (kind === 'word') return stem.replaceAll('|', '');
  if (kind === 'duration') return '#dur';
  const size = sizeOf(text);
  if (kind === 'percent') return size < 3 ? '#few%' : size < 50 ? '#some%' : '#most%';
  return size < 10 ? '#1' : size < 100 ? '#10' : size < 1000 ? '#100' : '#1000';
}

/** "1,100" and "12k" are thousands; "0.5" and "0,5" are a half. */
function sizeOf(text: string): number {
  const whole = text.replace(/[,.](?=\d{3}(?!\d))/g, '').replace(',', '.');
  return Number.parseFloat(whole) * (/k\b/i.test(text) ? 1e3 : /m\b/i.test(text) ? 1e6 : 1);
}
