/**
 * UTF-8 that was read as Windows-1252 somewhere on its way ("donâ€™t", "MÃ¼nchen") -> the text it was.
 * Three- and four-byte forms hardly occur in honest text and are always repaired; two-byte forms (Â°, Ã¼) only where at least
 * two are found, since "Â" and "Ã" are letters too.
 */
export function repairMojibake(text: string): { text: string; repaired: number } {
  if (!/[\u00c2\u00c3\u00e2\u00f0]/.test(text)) return { text, repaired: 0 };
  const doubles = text.match(TWO)?.length ?? 0;
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
  let out = text.replace(LONG, decode);
  if (doubles >= 2) out = out.replace(TWO, decode);
  return { text: out, repaired };
}

// The characters of Windows-1252 at 0x80..0x9f (the five unused places are left as they are).
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const BYTE = new Map([...HIGH].map((c, i) => [c, 0x80 + i] as const).filter(([c]) => c !== ' '));
const CONT = `[\\u0080-\\u00bf${[...BYTE.keys()].join('')}]`;
const LONG = new RegExp(
  `\\u00e2[\\u20ac\\u201a\\u201e\\u2020\\u2021\\u02c6\\u0153\\u0161\\u0080-\\u009f]${CONT}|\\u00f0\\u0178${CONT}{2}`,
  'g',
);
const TWO = new RegExp(`[\\u00c2\\u00c3]${CONT}`, 'g');
