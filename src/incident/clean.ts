import { repairMojibake } from './mojibake.ts';
import { counted } from './result.ts';

export interface Cleaned {
  readonly text: string;
  /** What was changed, each as a sentence. */
  readonly changes: readonly string[];
}

// Control sequences of terminals (ECMA-48): CSI, OSC, and two-character escapes. Every class is disjoint from its
// successor, so each is linear.
const ANSI = /\x1b(?:\[[0-?]*[ -/]*[@-~]?|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[()][0-9A-Za-z]|[@-Z\\^_=>]?)/g;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
// Zero-width and direction marks: invisible, and words do not match across them. Joiners stay: scripts and emoji need them.
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const HARD_SPACE = /[\u00a0\u2007\u202f]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text as people see it: plain line ends, no control characters, no colours. Plain text comes back unchanged.
 * Linear in the length.
 */
export function clean(raw: string): Cleaned {
  const changes: string[] = [];
  let text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  const replace = (pattern: RegExp, by: string, say: (n: number) => string) => {
    let n = 0;
    const next = text.replace(pattern, () => {
      n++;
      return by;
    });
    if (n > 0) {
      text = next;
      changes.push(say(n));
    }
  };
  if (text.includes('\r')) replace(/\r\n?|\x85/g, '\n', (n) => `${counted(n, 'line end')} of Windows or old Mac made plain.`);
  if (text.includes('\x1b')) replace(ANSI, '', (n) => `${counted(n, 'terminal colour or control sequence')} removed.`);
  // Before the control characters go: some of them are halves of such a character.
  const mojibake = repairMojibake(text);
  if (mojibake.repaired > 0) {
    text = mojibake.text;
    changes.push(`${counted(mojibake.repaired, 'character')} in the wrong encoding repaired.`);
  }
  replace(CONTROL, '', (n) => `${counted(n, 'control character')} removed.`);
  replace(INVISIBLE, '', (n) => `${counted(n, 'invisible character')} removed.`);
  replace(HARD_SPACE, ' ', (n) => `${counted(n, 'non-breaking space')} made plain.`);
  replace(LONE_SURROGATE, '\ufffd', (n) => `${counted(n, 'broken character')} replaced by “\ufffd”.`);
  return { text, changes };
}

/** Without leading blank lines and trailing white space; indentation of the first line stays. Linear. */
export function trimBlank(text: string): string {
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') start = i + 1;
    else if (c !== ' ' && c !== '\t') break;
  }
  let end = text.length;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isBlank = (c: number) => c === 0x20 || c === 0x0a || c === 0x09;
