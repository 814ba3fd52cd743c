import { anyOf, lately } from '../../text/index.ts';

const WHO = anyOf`<[^<>\n]{1,24}> | @?\w[\w.-]{0,20}(?: [\w.-]{1,20})? ?:`;
/** "[23:28] Ola: …", "23:28 <ola> …", "Ola [23:28]: …". */
const HEAD_FIRST = new RegExp(String.raw`^[ \t>*-]{0,4}[\[(]?(\d{1,2}:\d\d(?::\d\d)?)[\])]?,?\s{1,3}(?:${WHO})\s`);
const NAME_FIRST = /^[ \t>*-]{0,4}\w[\w.-]{0,20},? {1,2}[[(]?(\d{1,2}:\d\d(?::\d\d)?)[\])]? ?:\s/;
/** So many lines with a head are a chat. */
const CHAT = 3;
/** A head is never longer. */
const MOST = 80;

/** Where the lines of a pasted chat have the time at which somebody wrote; empty where it is none. */
export const chatStamps = lately((text): ReadonlySet<number> => {
  const found: number[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const opening = line.slice(0, MOST);
    const m = HEAD_FIRST.exec(opening) ?? NAME_FIRST.exec(opening);
    if (m) found.push(at + m[0].indexOf(m[1] ?? ''));
    at += line.length + 1;
  }
  return new Set(found.length >= CHAT ? found : []);
});

/** Without who wrote it and when. */
export const withoutChatHead = (line: string): string => {
  const m = HEAD_FIRST.exec(line.slice(0, MOST)) ?? NAME_FIRST.exec(line.slice(0, MOST));
  return m ? line.slice(m[0].length) : line;
};
