/** Windows-1252, which some engines decode as ISO 8859-1: 0x80 to 0x9F, and Latin-1 from there on. https://encoding.spec.whatwg.org/index-windows-1252.txt */
const WINDOWS_1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${String.fromCharCode(...Array.from({ length: 96 }, (_, i) => i + 160))}`;

/** Upper halves (0x80 to 0xFF) of the DOS code pages, which `TextDecoder` does not know. Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC. */
const DOS: Readonly<Record<string, string>> = {
  CP437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  CP850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  CP852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

/** Single-byte encodings that files, terminals, printers and databases still use. https://encoding.spec.whatwg.org/#legacy-single-byte-encodings */
const KNOWN = [
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
  'koi8-r',
  'ibm866',
  'macintosh',
];

export interface CodePage {
  readonly name: string;
  decode(bytes: readonly number[]): string | undefined;
  encode(text: string): readonly number[] | undefined;
}

let pages: readonly CodePage[] | undefined;

/** Every encoding that is tried, UTF-8 first. Made when a text asks for it: most hold nothing but ASCII. */
export const codePages = (): readonly CodePage[] => {
  pages ??= [
    UTF_8,
    pageOf('windows-1252', WINDOWS_1252),
    ...KNOWN.map((name) => pageOf(name, upperHalf(name))),
    ...Object.entries(DOS).map(([name, half]) => pageOf(name, half)),
  ];
  return pages;
};

const upperHalf = (name: string): string => new TextDecoder(name).decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128));

function pageOf(name: string, half: string): CodePage {
  const bytes = new Map([...half].map((char, i) => [char, i + 128]));
  return {
    name,
    decode: (from) => from.map((b) => (b < 128 ? String.fromCharCode(b) : (half[b - 128] ?? ''))).join(''),
    encode(text) {
      const out: number[] = [];
      for (const char of text) {
        const code = char.charCodeAt(0);
        const byte = code < 128 ? code : bytes.get(char);
        if (byte === undefined) return undefined;
        out.push(byte);
      }
      return out;
    },
  };
}

const UTF_8: CodePage = {
  name: 'UTF-8',
  decode(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return undefined;
    }
  },
  encode: (text) => [...new TextEncoder().encode(text)],
};
