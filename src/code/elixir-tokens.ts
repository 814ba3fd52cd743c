import { alternatives, anyOf } from '../text/index.ts';

/** The words and signs of Elixir. A newline is a token: it ends a statement unless the next line begins with an operator. */
export interface Token {
  readonly kind: 'name' | 'alias' | 'atom' | 'key' | 'string' | 'number' | 'sign' | 'newline' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** White space stands before it. */
  readonly apart: boolean;
}

/** Of the sigils each bracket has its own end: ~r/…/, ~s(…), ~w[…]. */
const SIGIL = anyOf`
  """[\s\S]*?(?:"""|$) | "(?:[^"\\]|\\[\s\S])*"? | /(?:[^/\\\n]|\\.)*/? | \((?:[^)\\]|\\.)*\)? | \{(?:[^}\\]|\\.)*\}? | \[(?:[^\]\\]|\\.)*\]?
  \|(?:[^|\\]|\\.)*\|?
`;
const STRING = alternatives`"""[\s\S]*?(?:"""|$) | '''[\s\S]*?(?:'''|$) | ~[a-zA-Z]${SIGIL}[a-z]* | '(?:[^'\\]|\\[\s\S])*'?`;
const SIGN = alternatives`
  \|> | <- | -> | => | <> | \+\+ | -- | \|\| | && | ===? | !==? | =~ | <= | >= | :: | \\\\ | \.\.\.? | %\{ | << | >> | &\d+ | [^\s]
`;
const PATTERN = new RegExp(
  alternatives`
    (?<space>[ \t\r]+|\\\n|#[^\n]*) | (?<newline>\n|;) | (?<string>${STRING})
    (?<key>[a-zA-Z_]\w*[?!]?:(?=\s)|"[^"\n]*":(?=\s)) | (?<quote>") | (?<atom>:(?:[a-zA-Z_]\w*[?!]?|"[^"\n]*"))
    (?<alias>[A-Z]\w*) | (?<name>[a-z_]\w*[?!]?) | (?<number>\d[\d_]*(?:\.\d+)?|\?.) | (?<sign>${SIGN})
  `,
  'gy',
);

/** A string with `#{ … }` within, which may hold quotes of its own. */
function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\') i += 2;
    else if (text.startsWith('#{', i)) {
      let depth = 1;
      for (i += 2; i < text.length && depth > 0; i += 1) {
        if (text[i] === '{') depth += 1;
        else if (text[i] === '}') depth -= 1;
      }
    } else i += 1;
  }
  return Math.min(text.length, i + 1);
}

export function tokens(text: string): Token[] {
  const out: Token[] = [];
  let apart = true;
  PATTERN.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(text);
    if (!match) break;
    const groups = match.groups ?? {};
    let end = PATTERN.lastIndex;
    if (groups.space !== undefined) {
      apart = true;
      at = end;
      continue;
    }
    if (groups.quote !== undefined) end = stringEnd(text, at);
    const kind: Token['kind'] =
      groups.newline !== undefined
        ? 'newline'
        : groups.string !== undefined || groups.quote !== undefined
          ? 'string'
          : groups.key !== undefined
            ? 'key'
            : groups.atom !== undefined
              ? 'atom'
              : groups.alias !== undefined
                ? 'alias'
                : groups.name !== undefined
                  ? 'name'
                  : groups.number !== undefined
                    ? 'number'
                    : 'sign';
    if (!(kind === 'newline' && out.at(-1)?.kind === 'newline'))
      out.push({ kind, text: text.slice(at, end), start: at, end, apart: apart || at === 0 });
    apart = kind === 'newline';
    at = Math.max(end, at + 1);
  }
  out.push({ kind: 'end', text: '', start: text.length, end: text.length, apart: true });
  return out;
}
