/** Colours as functions, so that the renderer stays pure: plain ones for a pipe or NO_COLOR. */
export interface Paint {
  readonly bold: (s: string) => string;
  readonly dim: (s: string) => string;
  readonly red: (s: string) => string;
  readonly yellow: (s: string) => string;
  readonly green: (s: string) => string;
}

const same = (s: string) => s;
export const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, green: same };

const wrapWith = (open: number, close: number) => (s: string) => `\u001b[${open}m${s}\u001b[${close}m`;
export const ANSI: Paint = {
  bold: wrapWith(1, 22),
  dim: wrapWith(2, 22),
  red: wrapWith(31, 39),
  yellow: wrapWith(33, 39),
  green: wrapWith(32, 39),
};

/** One line, without control characters: text of an incident must not move the cursor. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim();

/** Words wrapped at a width; continuation lines are indented. A word longer than the width stands alone, whole: it may be copied. */
export function wrap(text: string, width: number, indent = '', hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of plain(text).split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return empty ? lines : [...lines, line];
}

/** A command, alone on its lines and never wrapped, so that it can be copied. */
export const commandLines = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((l) => l.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ''));
