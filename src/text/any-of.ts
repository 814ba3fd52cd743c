/**
 * Long expressions are written as lists of words: alternatives stand in lines, ` | ` or a line's end between them, and a line that begins with
 * `//` says what the ones below it have in common. What is written inside is an expression, so a list can stand in another by `${LIST}`.
 */

/** The alternatives with bars between them, without a group around them. */
export const alternatives = (parts: TemplateStringsArray, ...lists: readonly string[]): string =>
  String.raw(parts, ...lists)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('|')
    .replaceAll(' | ', '|');

/** The alternatives as one group of an expression. */
export const anyOf = (parts: TemplateStringsArray, ...lists: readonly string[]): string => `(?:${alternatives(parts, ...lists)})`;

/** An expression that finds any of the alternatives as whole words, in any case. */
export const words = (parts: TemplateStringsArray, ...lists: readonly string[]): RegExp =>
  new RegExp(`\\b${anyOf(parts, ...lists)}\\b`, 'i');
