/**
 * UTF-8 that was read as Windows-1252 on its way here ("donâ€™t") -> the text it was. Only where the text itself was hurt:
 * its punctuation or emoji show it. "MÃ¼ller" alone, or a text that speaks of encodings, may be what the incident is about,
 * and stays.
 */
export function repairMojibake(text: string): { text: string; repaired: number } {
  if (!/[\u00e2\u00f0]/.test(text) || !text.match(LONG) || ABOUT_ENCODINGS.test(text)) return { text, repaired: 0 };
  let repaired = 0;
  const decode = (run: string) => {
    const bytes = Uint8Array.from(run, (c) => BYTE.get(c) ?? c.charCodeAt(0));
    try {
      const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      repaired++;
      // A C1 control or a hard space that comes out is of no use in text.
      return decoded.replace(/[\x80-\x9f]/g, '').replace(/\u00a0/g, ' ');
    } catch {
      return run;
    }
  };
  return { text: text.replace(LONG, decode).replace(TWO, decode), repaired };
}

const ABOUT_ENCODINGS =
  /encod|charset|character set|utf-?8|latin-?1|iso-?8859|cp-?1252|collation|mojibake|garbled|unicode|umlaut|accent|special char|apostrophe/i;
// The characters of Windows-1252 at 0x80..0x9f (the five unused places are left as they are).
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const BYTE = new Map([...HIGH].map((c, i) => [c, 0x80 + i] as const).filter(([c]) => c !== ' '));
const CONT = `[\\u0080-\\u00bf${[...BYTE.keys()].join('')}]`;
const LONG = new RegExp(
  `\\u00e2[\\u20ac\\u201a\\u201e\\u2020\\u2021\\u02c6\\u0153\\u0161\\u0080-\\u009f]${CONT}|\\u00f0\\u0178${CONT}{2}`,
  'g',
);
const TWO = new RegExp(`[\\u00c2\\u00c3]${CONT}`, 'g');
