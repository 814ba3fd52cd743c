/**
 * Shell scripts, crontabs and terminal sessions, read on words and keywords: commands with their words, the loop that they stand in and
 * what joins them. Functions are read as if their bodies stood alone; here-documents, arithmetic and `case` patterns are passed over.
 */

export interface Loop {
  readonly kind: 'for' | 'while' | 'until';
  readonly start: number;
  end: number;
  /** The text between the keyword and `do`. */
  head: string;
}

export interface Command {
  /** Without `sudo`, `time`, `exec` and settings before it; without the folder: `rm`. */
  readonly name: string;
  /** As they are written, quotes included. */
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The innermost loop whose body it is in. */
  readonly loop: Loop | undefined;
  /** It decides on a loop or an `if`, or stands in `$( … )`. */
  readonly asked: boolean;
  /** What follows: `|`, `&&`, `||`, `&` or nothing. */
  readonly joined: string;
  /** A pipe leads into it. */
  readonly fed: boolean;
  /** It was typed at a prompt. */
  readonly typed: boolean;
}

export interface Script {
  readonly text: string;
  readonly commands: readonly Command[];
  /** `DIR=…` as written, by name, in order. */
  readonly assigned: readonly { readonly name: string; readonly value: string; readonly start: number }[];
  /** A whole file, or the head of one: what is not in it is not set. */
  readonly whole: boolean;
  readonly stopsAtError: boolean;
  readonly stopsAtUnset: boolean;
  readonly pipefail: boolean;
  /** Lines of a crontab. */
  readonly jobs: readonly { readonly minute: string; readonly command: string; readonly start: number; readonly end: number }[];
  /** What a terminal printed. */
  readonly output: readonly { readonly start: number; readonly end: number }[];
}

const PROMPT = /^\s*(?:[\w.@:~/-]{0,60}[$%#]|>)\s+(?=[a-z./])/;
const CRON = /^\s*((?:[\d*]\S*\s+){1})((?:\S+\s+){3}[\d*A-Za-z]\S*)\s+(?:root\s+|[a-z][\w-]*\s+(?=\/))?([A-Za-z/.~$@[(].*)$/;
const KEYWORDS = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'for',
  'while',
  'until',
  'do',
  'done',
  'case',
  'esac',
  'function',
  '{',
  '}',
  '!',
  '[[',
]);
const BEFORE = new Set(['sudo', 'time', 'exec', 'nohup', 'command', 'env', 'nice', 'timeout']);

export function readScript(text: string, file?: string): Script {
  const lines = [...text.matchAll(/[^\n]+/g)].map((match) => ({ text: match[0], start: match.index }));
  const typed = lines.filter((line) => PROMPT.test(line.text) && !/^\s*#!/.test(line.text) && !/^\s*#\s/.test(line.text));
  const jobs = lines.flatMap((line) => {
    const match = CRON.exec(line.text);
    const isTime =
      match && /^[\d*/,-]+$/.test((match[1] ?? '').trim()) && /^(?:[\d*/,A-Za-z-]+\s+){3}[\d*/,A-Za-z-]+$/.test(match[2] ?? '');
    return isTime
      ? [
          {
            minute: (match[1] ?? '').trim(),
            command: match[3] ?? '',
            start: line.start + line.text.search(/\S/),
            end: line.start + line.text.trimEnd().length,
          },
        ]
      : [];
  });
  const isSession = typed.length > 0;
  // In a session only what stands behind a prompt was typed; the rest was printed.
  const source = isSession ? onlyTyped(text, lines, typed) : withoutJobs(text, jobs);
  const { commands, assigned } = read(source.text, isSession);
  const options = commands.filter((each) => each.name === 'set').map((each) => each.words.slice(1).join(' '));
  const flags = `${/^#!.*\s-(\w+)/.exec(text.trimStart())?.[1] ?? ''} ${options.join(' ')}`;
  const has = (letter: string, word: string): boolean =>
    new RegExp(`(?:^|\\s)-?\\w*${letter}\\w*(?:\\s|$)`).test(flags.replace(/[+]\w+|-?o\s+\w+/g, ' ')) || flags.includes(word);
  return {
    text,
    commands,
    assigned,
    whole: !isSession && (/^\s*#!/.test(text) || file !== undefined),
    stopsAtError: has('e', 'errexit'),
    stopsAtUnset: has('u', 'nounset'),
    pipefail: flags.includes('pipefail'),
    jobs,
    output: source.output,
  };
}

type Span = { readonly start: number; readonly end: number };

function onlyTyped(
  text: string,
  lines: readonly { text: string; start: number }[],
  typed: readonly { start: number }[],
): { text: string; output: Span[] } {
  let out = '';
  const output: Span[] = [];
  const heads = new Set(typed.map((line) => line.start));
  let goesOn = false;
  for (const line of lines) {
    out = out.padEnd(line.start, '\n');
    const prompt = heads.has(line.start) ? (PROMPT.exec(line.text)?.[0].length ?? 0) : 0;
    if (heads.has(line.start) || goesOn) out += ' '.repeat(prompt) + line.text.slice(prompt);
    else output.push({ start: line.start, end: line.start + line.text.length });
    goesOn = (heads.has(line.start) || goesOn) && /\\\s*$/.test(line.text);
  }
  return { text: out.padEnd(text.length, '\n'), output };
}

function withoutJobs(text: string, jobs: readonly Span[]): { text: string; output: Span[] } {
  let out = text;
  for (const job of jobs) out = out.slice(0, job.start) + ' '.repeat(job.end - job.start) + out.slice(job.end);
  return { text: out, output: [] };
}

/** Deeper substitutions are left unread. */
const MAX_DEPTH = 8;

interface Reading {
  readonly commands: Command[];
  readonly assigned: { name: string; value: string; start: number }[];
}

/** One pass over the text; `$( … )` is read as a script of its own in its place. */
function read(text: string, typed: boolean, from = 0, asked = false, outer?: Loop, depth = 0): Reading {
  const commands: Command[] = [];
  const assigned: Reading['assigned'] = [];
  const loops: Loop[] = [];
  const lost = new Set<string>();
  let words: { text: string; start: number; end: number }[] = [];
  let isAsked = 0;
  let fed = false;
  let header: Loop | undefined;
  const close = (joined: string): void => {
    let head = 0;
    while (words[head] && /^\w+\+?=/.test((words[head] as { text: string }).text)) {
      const word = words[head] as { text: string; start: number };
      const cut = word.text.indexOf('=');
      assigned.push({ name: word.text.slice(0, cut).replace(/\+$/, ''), value: word.text.slice(cut + 1), start: from + word.start });
      head += 1;
    }
    if (/^(?:export|local|readonly|declare)$/.test(words[head]?.text ?? ''))
      for (const word of words.slice(head + 1)) {
        const cut = word.text.indexOf('=');
        if (cut > 0) assigned.push({ name: word.text.slice(0, cut), value: word.text.slice(cut + 1), start: from + word.start });
      }
    while (BEFORE.has(words[head]?.text ?? '')) {
      head += 1;
      while (/^-|^\d+[smh]?$/.test(words[head]?.text ?? '')) head += 1;
    }
    const own = words.slice(head);
    const [first] = own;
    const last = own.at(-1);
    if (first && last)
      commands.push({
        name: first.text.replace(/^.*\//, ''),
        words: own.map((each) => each.text),
        start: from + first.start,
        end: from + last.end,
        loop: loops.at(-1) ?? outer,
        asked: asked || isAsked > 0,
        joined,
        fed,
        typed,
      });
    fed = joined === '|';
    words = [];
  };
  for (let i = 0; i < text.length; ) {
    const char = text[i] as string;
    if (char === '\\' && text[i + 1] === '\n') i += 2;
    else if (char === '\n' || char === ';' || char === '&' || char === '|' || char === '(' || char === ')') {
      const two = text.slice(i, i + 2);
      const sign = two === '&&' || two === '||' ? two : two === ';;' ? ';;' : char;
      // `2>&1` and `&>` are redirections.
      if (char === '&' && sign === '&' && (text[i - 1] === '>' || text[i + 1] === '>')) {
        i += 1;
        continue;
      }
      close(char === '\n' || char === ';' || char === '(' || char === ')' ? '' : sign);
      i += sign.length;
    } else if (/\s/.test(char)) i += 1;
    else if (char === '#') i = lineEnd(text, i);
    else if (text.startsWith('<<', i) && text[i + 2] !== '<') i = afterHere(text, i, lost);
    else {
      const end = wordEnd(text, i);
      const word = text.slice(i, end);
      if (words.length === 0 && KEYWORDS.has(word)) {
        if (word === 'for' || word === 'while' || word === 'until') {
          header = { kind: word, start: from + i, end: from + text.length, head: '' };
          isAsked += 1;
        } else if (word === 'if' || word === 'elif') isAsked += 1;
        else if (word === 'then') isAsked = Math.max(0, isAsked - 1);
        else if (word === 'do') {
          isAsked = Math.max(0, isAsked - 1);
          if (header) {
            header.head = text.slice(header.start - from, i);
            loops.push(header);
            header = undefined;
          }
        } else if (word === 'done') {
          const loop = loops.pop();
          if (loop) loop.end = from + end;
        }
      } else words.push({ text: word, start: i, end });
      for (const inner of depth < MAX_DEPTH ? substitutions(word) : []) {
        const deep = read(inner.text, typed, from + i + inner.at, true, loops.at(-1) ?? outer, depth + 1);
        commands.push(...deep.commands);
      }
      i = end;
    }
  }
  close('');
  return { commands: commands.sort((a, b) => a.start - b.start), assigned };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function afterHere(text: string, at: number, lost: Set<string>): number {
  const mark = /^<<-?\s*(["']?)(\w+)\1/.exec(text.slice(at, at + 80));
  if (!mark) return at + 2;
  const word = mark[2] ?? '';
  const close = lost.has(word) || lost.size > 50 ? null : new RegExp(`^\\s*${word}\\s*$`, 'm').exec(text.slice(lineEnd(text, at) + 1));
  // A mark that closes nowhere below is looked for once.
  if (!close) lost.add(word);
  // The rest of its own line (`| psql`) is lost with it; it is rare.
  return close ? lineEnd(text, at) + 1 + close.index + close[0].length : lineEnd(text, at);
}

/** The end of a word: quotes, `$( … )` and backticks belong to it. */
function wordEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const char = text[i] as string;
    if (char === '\\') i += 2;
    else if (char === "'") i = after(text, i + 1, "'");
    else if (char === '"') i = quoteEnd(text, i + 1);
    else if (char === '`') i = after(text, i + 1, '`');
    else if (char === '$' && text[i + 1] === '(') i = parenEnd(text, i + 1);
    else if (char === '$' && text[i + 1] === '{') i = after(text, i + 2, '}');
    else if (/[\s;&|()]/.test(char)) break;
    else i += 1;
  }
  return Math.max(i, start + 1);
}

function after(text: string, at: number, mark: string): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? text.length : end + 1;
}

function quoteEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\') i += 2;
    else if (text[i] === '$' && text[i + 1] === '(') i = parenEnd(text, i + 1);
    else i += 1;
  }
  return Math.min(text.length, i + 1);
}

/** After the parenthesis that closes the one at `open`; quotes within do not count. */
function parenEnd(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; ) {
    const char = text[i] as string;
    if (char === '\\') i += 2;
    else if (char === "'") i = after(text, i + 1, "'");
    else {
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      i += 1;
      if (depth === 0) return i;
    }
  }
  return text.length;
}

function substitutions(word: string): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = [];
  if (word.startsWith("'")) return found;
  for (let i = word.indexOf('$('); i >= 0; i = word.indexOf('$(', i + 2)) {
    if (word[i + 2] === '(') continue;
    const end = parenEnd(word, i + 1);
    found.push({ text: word.slice(i + 2, end - 1), at: i + 2 });
    i = end - 2;
  }
  const tick = /`([^`]+)`/.exec(word);
  if (tick) found.push({ text: tick[1] ?? '', at: tick.index + 1 });
  return found;
}
