import type { Piece } from '../document/piece.ts';

/**
 * Markdown of one line -> plain text that still knows where each character came from. Emphasis, links, escapes, entities and tags go; back quotes
 * stay, since what is code is told by them; arrows become →, and UTF-8 that was read as Windows-1252 is put right.
 */
export function plain(source: string, start: number, end: number, path: string): Piece {
  const out: string[] = [];
  const map: number[] = [];
  const put = (text: string, at: number) => {
    for (const c of text) {
      if (/\s/.test(c) && (out.length === 0 || out[out.length - 1] === ' ')) continue;
      for (let i = 0; i < c.length; i++) map.push(at);
      out.push(...(/\s/.test(c) ? [' '] : c.length === 1 ? [c] : [...c].flatMap((x) => x.split(''))));
    }
  };
  let i = start;
  let inCode = false;
  while (i < end) {
    const c = source[i] ?? '';
    if (c < '\u0080' && !SPECIAL.has(c)) {
      put(c, i++);
      continue;
    }
    const rest = source.slice(i, Math.min(end, i + 400));
    if (c === '`') {
      const run = /^`+/.exec(rest)?.[0].length ?? 1;
      inCode = !inCode && rest.indexOf('`'.repeat(run), run) > 0;
      put('`', i);
      i += run;
      continue;
    }
    const special = inCode ? undefined : markupAt(rest, source[i - 1] ?? ' ');
    if (special) {
      put(special.text, i + special.at);
      i += special.length;
      continue;
    }
    put(c, i);
    i++;
  }
  while (out[out.length - 1] === ' ') {
    out.pop();
    map.pop();
  }
  const last = map[map.length - 1];
  map.push(last === undefined ? start : last + 1);
  return { text: out.join(''), path, map };
}

const SPECIAL = new Set('`\\*_~$<&[-=');

interface Markup {
  /** What it stands for. */
  readonly text: string;
  /** Where in the markup that text begins. */
  readonly at: number;
  readonly length: number;
}

function markupAt(rest: string, before: string): Markup | undefined {
  const c = rest[0] ?? '';
  const as = (text: string, length: number, at = 0): Markup => ({ text, at, length });
  if (c === '\\') {
    const tex = /^\\(?:right|Right|longright|to)(?:arrow)?\b/.exec(rest);
    if (tex) return as('→', tex[0].length);
    return /^\\[!-/:-@[-`{-~]/.test(rest) ? as(rest[1] ?? '', 2, 1) : undefined;
  }
  if (c === '*') return /^\*+/.test(rest) && !/^\* \d/.test(rest) ? as('', (/^\*+/.exec(rest) ?? [''])[0].length) : undefined;
  if (c === '_' && (/^__\S/.test(rest) || /\S/.test(before)) && /^__/.test(rest)) return as('', 2);
  if (c === '_' && (/[\s(*"“]/.test(before) ? /^_\w[^_]*_(?!\w)/.test(rest) : /^_(?=[\s).,:;!?*]|$)/.test(rest))) return as('', 1);
  if (c === '~' && rest.startsWith('~~')) return as('', 2);
  if (c === '$' && /^\$\\(?:right|Right|longright|to)/.test(rest)) {
    const tex = /^\$\\[a-zA-Z]+\$?/.exec(rest);
    return as('→', tex?.[0].length ?? 1);
  }
  if (c === '<') {
    if (/^<!--/.test(rest)) return as('', rest.indexOf('-->') >= 0 ? rest.indexOf('-->') + 3 : rest.length);
    const tag = /^<\/?(?:br|b|i|em|strong|code|sub|sup|p|span|u|details|summary|kbd|hr)\b[^>]*>/i.exec(rest);
    if (tag) return as(' ', tag[0].length);
    return undefined;
  }
  if (c === '&') {
    const entity = /^&(rarr|gt|lt|amp|quot|nbsp|mdash|ndash|#39|le|ge);/.exec(rest);
    return entity ? as(ENTITIES[entity[1] ?? ''] ?? '', entity[0].length) : undefined;
  }
  if (c === '[') {
    const link = /^\[([^\]\n]{1,200})\]\((?:https?:|#|\.|\/)[^)\s]*\)/.exec(rest);
    if (link) return as(link[1] ?? '', link[0].length, 1);
  }
  const arrow = /^(?:<?[-–—]{1,2}>|={1,2}>(?!=)|⇒|➜|➔|⟶|➡️?|↦|►|▶️?)/.exec(rest);
  if (arrow && !/^<[-=]/.test(rest)) return as('→', arrow[0].length);
  if (c >= '\u00c2' && c <= '\u00f4') return mojibake(rest);
  if (c === '\u2011' || c === '\u2010') return as('-', 1);
  if (c === '\ufeff' || c === '\u200b' || c === '\u200d' || c === '\ufe0f') return as('', 1);
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  rarr: '→',
  gt: '>',
  lt: '<',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  '#39': "'",
  le: '≤',
  ge: '≥',
};

const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** "â€”" -> "—", "â†’" -> "→". The closing quote's last byte is often lost: "â€" alone. */
function mojibake(rest: string): Markup | undefined {
  const byte = (ch: string): number => {
    const code = ch.charCodeAt(0);
    const high = HIGH.indexOf(ch);
    return code < 0x100 ? code : high >= 0 && ch !== ' ' ? 0x80 + high : -1;
  };
  const lead = byte(rest[0] ?? '');
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const bytes = [...rest.slice(0, length)].map(byte);
  if (bytes.length === length && bytes.slice(1).every((b) => b >= 0x80 && b < 0xc0)) {
    const code =
      length === 2
        ? ((lead & 0x1f) << 6) | ((bytes[1] ?? 0) & 0x3f)
        : length === 3
          ? ((lead & 0x0f) << 12) | (((bytes[1] ?? 0) & 0x3f) << 6) | ((bytes[2] ?? 0) & 0x3f)
          : ((lead & 0x07) << 18) | (((bytes[1] ?? 0) & 0x3f) << 12) | (((bytes[2] ?? 0) & 0x3f) << 6) | ((bytes[3] ?? 0) & 0x3f);
    if (length === 2 && code > 0x17f) return undefined;
    const text = String.fromCodePoint(code);
    return { text: text === '\u00a0' ? ' ' : /[→⇒➜➔]/.test(text) ? '→' : text, at: 0, length };
  }
  return rest.startsWith('â€') ? { text: '”', at: 0, length: 2 } : undefined;
}
