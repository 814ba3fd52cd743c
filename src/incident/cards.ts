import type { Range } from './redact.ts';

// 15 or 16 digits in one run, or in the groups that are printed on cards: 4-4-4-4 and 4-6-5.
const CARD = /(?<![\w.-])(?:\d{15,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5})(?![\w-]|\.\d)/g;

/** Numbers of payment cards: an issuer's prefix, its length, and the check digit. */
export function findCards(text: string): Range[] {
  const found: Range[] = [];
  for (const m of text.matchAll(CARD)) {
    const digits = m[0].replace(/[ -]/g, '');
    if (isCard(digits)) found.push({ start: m.index, end: m.index + m[0].length });
  }
  return found;
}

/** Visa, Mastercard, Discover, JCB (16 digits) and American Express (15), with the check digit of ISO/IEC 7812-1 (Luhn). */
function isCard(digits: string): boolean {
  const issuer = digits.length === 15 ? /^3[47]/ : /^(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|6011|64[4-9]|65|35(?:2[89]|[3-8]))/;
  return issuer.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const d = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? d : d > 4 ? d * 2 - 9 : d * 2;
  }
  return sum % 10 === 0;
}
