const NAMED = /(?<look>\(\?<?[=!])<(?<alone>[a-z]+)>(?=\))|<(?<name>[a-z]+)>/g;

/**
 * A pattern with lists of alternatives put in for `<name>`, as groups; alone in a look-ahead or look-behind one needs no group of its own. Of a name that
 * no list has nothing is changed. A list may name lists; three levels are enough.
 */
export function withLists(pattern: string, lists: Readonly<Record<string, string>>): string {
  let text = pattern;
  for (let level = 0; level < 3; level++)
    text = text.replace(NAMED, (all: string, look: string | undefined, alone: string | undefined, name: string | undefined) => {
      const list = Object.hasOwn(lists, alone ?? name ?? '') ? lists[alone ?? name ?? ''] : undefined;
      if (list === undefined) return all;
      return look ? `${look}${list}` : `(?:${list})`;
    });
  return text;
}
