/** Limits of Slack's Block Kit, in characters as it counts them (UTF-16 units). */
export const LIMITS = { blocks: 50, section: 3000, header: 150, text: 4000 } as const;

/** Signs that Slack reads as markup at the edge of a word, and has no escape for: their look-alikes are shown. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: '＿' };

const entities = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** No control characters; and no half of a pair left by a cut. */
const clean = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');

export const oneLine = (text: string): string => clean(text.replace(/\s+/g, ' ')).trim();

/** Words of an incident in Slack's mrkdwn: no mention, link or style of their own. An underscore inside a name stays one. */
export const escapeMrkdwn = (text: string): string =>
  entities(clean(text)).replace(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (ch) => LOOKALIKES[ch] ?? ch);

/** Text that is no longer than `most` once `write` has escaped it; cut at a word, with a sign that it was. */
export function fitted(text: string, most: number, write: (text: string) => string = escapeMrkdwn): string {
  const whole = write(text);
  if (whole.length <= most) return whole;
  let low = 0;
  let high = Math.min(text.length, most);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (write(text.slice(0, middle)).length + 2 <= most) low = middle;
    else high = middle - 1;
  }
  const space = text.lastIndexOf(' ', low);
  return `${write(text.slice(0, space > low / 2 ? space : low))} …`;
}

/** A command in a block of its own; no backtick inside can end it. */
export const codeBlock = (text: string, most: number): string =>
  `\`\`\`${fitted(text.trimEnd(), most - 6, (t) => entities(clean(t)).replaceAll('```', '``ˋ'))}\`\`\``;
