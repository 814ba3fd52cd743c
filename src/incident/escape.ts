// A line of a field that would read as a heading or a fence is written with a backslash before its mark, and read without.
const MARK = String.raw`#|\*\*|__|~~~|\x60\x60\x60|={2,}[ \t]*$|-{2,}[ \t]*$`;
const MARKED = new RegExp(String.raw`^( {0,8}(?:[-*+] {1,3})?)(?=\\*(?:${MARK}))`);
const ESCAPED = new RegExp(String.raw`^( {0,8}(?:[-*+] {1,3})?)\\(?=\\*(?:${MARK}))`);

export const escapeLine = (line: string): string => line.replace(MARKED, '$1\\');
export const unescapeLine = (line: string): string => line.replace(ESCAPED, '$1');
