/** Configuration, read line by line: YAML, JSON, nginx, HCL, ini, properties, Dockerfile. One flat list of entries with their path. */
import type { LanguageId } from './language.ts';

export interface Entry {
  /** Keys from the root to this entry's parent; list items as `[0]`. */
  readonly path: readonly string[];
  readonly key: string;
  /** Without quotes and trailing comment; empty where a block follows. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Which document of a YAML stream. */
  readonly document: number;
}

export interface Config {
  readonly format: LanguageId;
  readonly entries: readonly Entry[];
  readonly file?: string;
}

const unquote = (text: string): string => {
  const value = text.trim();
  const quoted = /^(["'])([\s\S]*)\1$/.exec(value);
  return quoted?.[2] ?? value;
};

/** Cuts a comment that begins outside quotes after white space. */
function withoutComment(text: string, mark = '#'): string {
  let quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] as string;
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (text.startsWith(mark, i) && (i === 0 || /\s/.test(text[i - 1] as string))) return text.slice(0, i);
  }
  return text;
}

export function readConfig(format: LanguageId, text: string, file?: string): Config {
  const entries =
    format === 'yaml'
      ? yaml(text)
      : format === 'json'
        ? flow(text, 0, [], 0)
        : format === 'nginx' || format === 'haproxy' || format === 'hcl'
          ? blocks(text, format)
          : format === 'dockerfile'
            ? docker(text)
            : flat(text);
  return { format, entries, ...(file ? { file } : {}) };
}

function* lines(text: string): Generator<{ line: string; at: number }> {
  let at = 0;
  while (at <= text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    yield { line: text.slice(at, end).replace(/\r$/, ''), at };
    if (found < 0) return;
    at = end + 1;
  }
}

function yaml(text: string): Entry[] {
  const entries: Entry[] = [];
  const stack: { indent: number; key: string; items: number }[] = [];
  let document = 0;
  let scalarIndent = -1;
  for (const { line, at } of lines(text)) {
    if (/^---\s*$/.test(line)) {
      document += 1;
      stack.length = 0;
      scalarIndent = -1;
      continue;
    }
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    if (scalarIndent >= 0) {
      if (indent > scalarIndent) continue;
      scalarIndent = -1;
    }
    let rest = withoutComment(line.slice(indent));
    if (rest.trim() === '') continue;
    let column = indent;
    // `- name: x` opens an item and its first key at once.
    while (/^-(?:\s|$)/.test(rest)) {
      while (stack.length > 0 && (stack.at(-1) as { indent: number }).indent >= column + (stack.at(-1)?.key.startsWith('[') ? 0 : 1))
        stack.pop();
      const parent = stack.at(-1);
      const count = parent ? parent.items++ : 0;
      stack.push({ indent: column, key: `[${count}]`, items: 0 });
      const skip = /^-\s*/.exec(rest)?.[0].length ?? 1;
      rest = rest.slice(skip);
      column += skip;
    }
    if (rest.trim() === '') continue;
    const pair = /^(?:"([^"]+)"|'([^']+)'|([^\s:{}[\],"'][^:{}[\]"']*?))\s*:(?:\s+(.*)|)$/.exec(rest.trimEnd());
    const place = at + column;
    while (
      stack.length > 0 &&
      (stack.at(-1) as { indent: number; key: string }).indent >= column &&
      !(stack.at(-1)?.key.startsWith('[') && (stack.at(-1) as { indent: number }).indent < column)
    )
      stack.pop();
    const path = stack.map((entry) => entry.key);
    if (!pair) {
      if (/^[{[]/.test(rest)) entries.push(...flow(rest, place, path, document));
      else
        entries.push({
          path: path.slice(0, -1),
          key: path.at(-1) ?? '',
          value: unquote(rest),
          start: place,
          end: place + rest.trimEnd().length,
          document,
        });
      continue;
    }
    const key = pair[1] ?? pair[2] ?? pair[3] ?? '';
    const value = (pair[4] ?? '').trim();
    const end = place + rest.trimEnd().length;
    if (/^[|>][+-]?\d*$/.test(value)) scalarIndent = column;
    entries.push({ path, key, value: unquote(value), start: place, end, document });
    if (/^[{[]/.test(value)) entries.push(...flow(value, place + rest.lastIndexOf(value), [...path, key], document));
    else if (value === '' || value.startsWith('&')) stack.push({ indent: column, key, items: 0 });
  }
  return entries;
}

/** Flow style on one or more lines (also JSON): `{ a: 1, b: { c: 2 } }`. */
function flow(text: string, offset: number, path: readonly string[], document: number): Entry[] {
  const entries: Entry[] = [];
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[{}[\],]|:(?=[\s"'{[]|$)|[^\s{}[\],:"'](?:[^{}[\],:\n]|:(?!\s))*/g)];
  let at = 0;
  const value = (here: readonly string[], depth: number): string => {
    const token = tokens[at];
    if (!token || depth > 60) return '';
    if (token[0] === '{' || token[0] === '[') {
      const isList = token[0] === '[';
      at += 1;
      let index = 0;
      while (at < tokens.length && !['}', ']'].includes(tokens[at]?.[0] ?? '}')) {
        if (tokens[at]?.[0] === ',' || tokens[at]?.[0] === ':') {
          at += 1;
          continue;
        }
        const first = tokens[at] as RegExpMatchArray;
        if (isList || tokens[at + 1]?.[0] !== ':') {
          const scalar = value([...here, `[${index}]`], depth + 1);
          if (scalar !== '')
            entries.push({
              path: here,
              key: `[${index}]`,
              value: scalar,
              start: offset + (first.index ?? 0),
              end: offset + (first.index ?? 0) + first[0].length,
              document,
            });
          index += 1;
          continue;
        }
        const key = unquote(first[0]);
        at += 2;
        const scalar = value([...here, key], depth + 1);
        const last = tokens[at - 1] ?? first;
        entries.push({
          path: here,
          key,
          value: scalar,
          start: offset + (first.index ?? 0),
          end: offset + (last.index ?? 0) + last[0].length,
          document,
        });
      }
      at += 1;
      return '';
    }
    at += 1;
    return unquote(token[0]);
  };
  while (at < tokens.length) value(path, 0);
  return entries;
}

/** nginx (`proxy_cache_valid 200 2m;`), HAProxy (`timeout server 30s`) and HCL (`min_ttl = 0`), with nested blocks. */
function blocks(text: string, format: LanguageId): Entry[] {
  const entries: Entry[] = [];
  const path: string[] = [];
  for (const { line, at } of lines(text)) {
    const rest = withoutComment(withoutComment(line), '//').trimEnd();
    const indent = rest.search(/\S/);
    if (indent < 0) continue;
    const body = rest.trim();
    const start = at + indent;
    const end = at + rest.length;
    if (format === 'nginx' && (/;.*\S.*;/.test(body) || /\{.*\}/.test(body))) {
      entries.push(...directives(rest, at, path));
      continue;
    }
    const opens = /^(.{1,300}?)\s*=?\s*\{$/.exec(body);
    if (opens) {
      entries.push({ path: [...path], key: (opens[1] ?? '').replace(/"/g, ''), value: '', start, end, document: 0 });
      path.push((opens[1] ?? '').replace(/"/g, ''));
      continue;
    }
    if (/^\}[;,]?$/.test(body)) {
      path.pop();
      continue;
    }
    if (format === 'haproxy' && /^(?:frontend|backend|defaults|global|listen|resolvers|peers|userlist|cache|mailers|ring)\b/.test(body)) {
      path.length = 0;
      path.push(body);
      entries.push({ path: [], key: body, value: '', start, end, document: 0 });
      continue;
    }
    const pair =
      format === 'hcl' || /^\w+\s*=/.test(body)
        ? /^([\w.-]+)\s*=\s*(.+?)[;,]?$/.exec(body)
        : /^([\w-]+(?:(?<=^(?:timeout|option))\s(?:connect|client|server|queue|check|http-keep-alive|http-request|tunnel|httpchk)(?=\s))?)\s+(.+?);?$/.exec(
            body,
          );
    if (!pair) continue;
    const key = pair[1] ?? '';
    const value = (pair[2] ?? '').replace(/;\s*\}$/, '');
    entries.push({ path: [...path], key, value: unquote(value), start, end, document: 0 });
    if (/^\{.*\}$/.test(value)) entries.push(...flow(value.replace(/\s=\s/g, ' : '), end - value.length, [...path, key], 0));
  }
  return entries;
}

/** Several directives of nginx on one line: `location / { proxy_pass http://app; }`. */
function directives(line: string, at: number, path: string[]): Entry[] {
  const entries: Entry[] = [];
  for (const match of line.matchAll(/([^;{}]*)([;{}])/g)) {
    const body = (match[1] ?? '').trim();
    const start = at + match.index + (match[1] ?? '').search(/\S|$/);
    const end = at + match.index + match[0].length;
    const pair = /^(\S+)\s+([\s\S]+)$/.exec(body);
    if (match[2] === '{') {
      entries.push({ path: [...path], key: body, value: '', start, end, document: 0 });
      path.push(body);
    } else if (pair) entries.push({ path: [...path], key: pair[1] ?? '', value: unquote(pair[2] ?? ''), start, end, document: 0 });
    if (match[2] === '}') path.pop();
  }
  return entries;
}

function docker(text: string): Entry[] {
  const entries: Entry[] = [];
  let open: { key: string; value: string; start: number } | undefined;
  for (const { line, at } of lines(text)) {
    const match = open ? undefined : /^\s*([A-Z]+)\s+(.{1,2000})$/.exec(line);
    if (!open && !match) continue;
    open ??= { key: match?.[1] ?? '', value: '', start: at + line.search(/\S/) };
    open.value += ` ${(match?.[2] ?? line).replace(/\\\s*$/, '').trim()}`;
    // A line that ends in a backslash goes on; a comment or an empty line between does not end it.
    if (/\\\s*$/.test(line) || (!match && /^\s*(?:#|$)/.test(line))) continue;
    entries.push({ path: [], key: open.key, value: open.value.trim(), start: open.start, end: at + line.trimEnd().length, document: 0 });
    open = undefined;
  }
  if (open) entries.push({ path: [], key: open.key, value: open.value.trim(), start: open.start, end: text.trimEnd().length, document: 0 });
  return entries;
}

/** `key=value`, `key: value` and `[section]`. */
function flat(text: string): Entry[] {
  const entries: Entry[] = [];
  let section: string[] = [];
  for (const { line, at } of lines(text)) {
    const head = /^\s*\[+([^\]]{1,80})\]+\s*$/.exec(line);
    if (head) {
      section = [head[1] ?? ''];
      continue;
    }
    const rest = withoutComment(withoutComment(line), ';').trimEnd();
    // `maxmemory 2gb`, as Redis and sysctl have it, where no sign stands between.
    const match = /^\s*([A-Za-z_][\w.\-[\]]*)\s*[=:]\s*(.*)$/.exec(rest) ?? /^\s*([a-z][\w-]*)\s+(\S{1,80}(?:\s\S{1,20}){0,3})$/.exec(rest);
    if (match)
      entries.push({
        path: section,
        key: match[1] ?? '',
        value: unquote(match[2] ?? ''),
        start: at + rest.search(/\S/),
        end: at + rest.length,
        document: 0,
      });
  }
  return entries;
}
