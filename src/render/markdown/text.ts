/** Text from an incident inside a Markdown table cell or a sentence: one line, no markup of its own. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|]/g, (ch) => `\\${ch}`)
    .trim();
}

/** Code in a line: a run of backticks longer than any inside. */
export function code(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(one.match(/`+/g) ?? []).map((r) => r.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${one} ${fence}` : `${fence}${one}${fence}`;
}

/** A block to copy: the fence is longer than any run inside. */
export function block(text: string, indent = ''): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((r) => r.length));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...text.trimEnd().split('\n'), fence].map((line) => `${indent}${line}`);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const cell = (text: string) => text.replace(/\n/g, ' ');
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((r) => `| ${r.map(cell).join(' | ')} |`)];
}

export const bullets = (items: readonly string[]): string[] => items.map((i) => `- ${i}`);

export const percent = (p: number): string => (p > 0 && p < 0.01 ? 'under 1 %' : `${Math.round(p * 100)} %`);
