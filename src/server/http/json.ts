/** Deeper than this is no incident and no alert. */
export const MOST_LEVELS = 64;

/**
 * What JSON allows and a reader may take in two ways (RFC 7493): a member that is given twice, of which one program takes the first and another the last;
 * and levels without end. The text is JSON already. Linear in its length.
 */
export function faultIn(json: string): string | undefined {
  /** The names so far of each object that is open; nothing for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at++) {
    const c = json[at];
    if (c === '{' || c === '[') {
      if (open.length === MOST_LEVELS) return `the body is more than ${MOST_LEVELS} levels deep`;
      open.push(c === '{' ? new Set() : undefined);
    } else if (c === '}' || c === ']') open.pop();
    else if (c === '"') {
      const end = endOf(json, at);
      const names = open.at(-1);
      if (names && isName(json, end)) {
        const name = JSON.parse(json.slice(at, end)) as string;
        if (names.has(name)) return `the body gives the member ${JSON.stringify(name.slice(0, 60))} twice`;
        names.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** Behind the string that begins here. */
function endOf(json: string, from: number): number {
  let end = json.indexOf('"', from + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(json: string, quote: number): boolean {
  let before = quote;
  while (json[before - 1] === '\\') before--;
  return (quote - before) % 2 === 1;
}

function isName(json: string, end: number): boolean {
  let at = end;
  while (/\s/.test(json[at] ?? '')) at++;
  return json[at] === ':';
}

const UNHELD = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Without NUL and without half a surrogate pair: what no text has, and no database holds. */
export const isHeld = (text: string): boolean => text.search(UNHELD) < 0;

/** The same value with every such character replaced: for what a machine sends, and must not be lost for it. */
export function held(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNHELD, '\ufffd');
  if (Array.isArray(value)) return value.map(held);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, v]) => [String(held(name)), held(v)]));
}
