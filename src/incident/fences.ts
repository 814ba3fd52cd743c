export interface Fence {
  /** Lines of the opening and of the closing mark. */
  readonly from: number;
  readonly to: number;
  /** The word after the opening mark: "js", "log", "". */
  readonly info: string;
  readonly indent: number;
}

const MARK = /^( {0,8})(`{3,}|~{3,})[ \t]*([^`\n]{0,200})$/;

/**
 * The fenced blocks of a text (CommonMark §4.5), in order, not nested. A mark that is never closed is no fence here, or one
 * forgotten line would swallow every later heading. Linear.
 */
export function fencesOf(lines: readonly string[]): Fence[] {
  const closers = closingAfter(lines);
  const found: Fence[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = MARK.exec(lines[i] ?? '');
    if (!open) continue;
    const mark = open[2] ?? '';
    if ((closers[mark[0] === '`' ? 0 : 1][i + 1] ?? 0) < mark.length) continue;
    let to = i + 1;
    while (closes(lines[to] ?? '', mark) === false) to++;
    found.push({
      from: i,
      to,
      info: (open[3] ?? '').trim().split(/\s/)[0]?.toLowerCase() ?? '',
      indent: open[1]?.length ?? 0,
    });
    i = to;
  }
  return found;
}

function closes(line: string, mark: string): boolean {
  const m = MARK.exec(line);
  const closing = m?.[2] ?? '';
  return m?.[3]?.trim() === '' && closing[0] === mark[0] && closing.length >= mark.length;
}

/** For each line and both marks, the longest bare mark at or after it. */
function closingAfter(lines: readonly string[]): readonly [Uint32Array, Uint32Array] {
  const longest: [Uint32Array, Uint32Array] = [new Uint32Array(lines.length + 1), new Uint32Array(lines.length + 1)];
  for (let i = lines.length - 1; i >= 0; i--) {
    for (const a of longest) a[i] = a[i + 1] ?? 0;
    const m = MARK.exec(lines[i] ?? '');
    if (m && m[3]?.trim() === '') {
      const a = longest[m[2]?.[0] === '`' ? 0 : 1];
      a[i] = Math.max(a[i] ?? 0, m[2]?.length ?? 0);
    }
  }
  return longest;
}

/** The text without its fence marks; fenced lines lose the indentation of their mark. */
export function withoutFences(lines: readonly string[], fences: readonly Fence[] = fencesOf(lines)): string[] {
  const out: string[] = [];
  let next = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const fence = fences[next];
    if (!fence || i < fence.from) out.push(line);
    else if (i === fence.to) {
      next++;
      // Two blocks are two files: an empty line keeps them apart, or neither is read in its language.
      if (fences[next]?.from === i + 1) out.push('');
    } else if (i > fence.from) out.push(dedent(line, fence.indent));
  }
  return out;
}

/** At most `n` leading spaces less. */
export function dedent(line: string, n: number): string {
  let i = 0;
  while (i < n && line[i] === ' ') i++;
  return line.slice(i);
}

const NOT_CODE = new Set([
  'text',
  'txt',
  'plain',
  'plaintext',
  'log',
  'logs',
  'console',
  'shell-session',
  'output',
  'out',
  'trace',
  'stacktrace',
  'diff-log',
  'csv',
]);
const LOG_LINE =
  /^\s*(?:\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|\[?(?:ERROR|WARN(?:ING)?|INFO|FATAL|DEBUG|PANIC)\b|Traceback|Caused by|at [\w.$]+\()|^\$ |\b(?:Exception|Error): /;

// How lines of programs, SQL and configuration end or begin. Keys with a capital are what status commands print.
const CODE_LINE =
  /[;{}]\s*$|=>|^\s*(?:def|class|import|from|const|let|var|function|func|fn|public|private|return|if|for|while|async|await|resource|module|select|insert|update|delete|create|alter|where|join|begin|commit)\b(?!.*\bfailed\b)|^\s*(?:- )?[a-z][\w.-]*:(?:\s|$)|^\s*[\w.]+ ?= ?\S|^[ \t]*@\w/i;
const STATUS_KEY = /^\s*[A-Z][\w ]*:\s/;

/** A fenced block outside any field: code if its mark says a language, or if it reads as code and not as output. */
export function isCode(fence: Fence, lines: readonly string[]): boolean {
  if (NOT_CODE.has(fence.info)) return false;
  if (fence.info !== '') return true;
  const body = lines
    .slice(fence.from + 1, fence.to)
    .map((l) => l.slice(0, 500))
    .filter((l) => l.trim() !== '');
  const logged = body.filter((l) => LOG_LINE.test(l) || STATUS_KEY.test(l)).length;
  const coded = body.filter((l) => CODE_LINE.test(l) && !LOG_LINE.test(l) && !STATUS_KEY.test(l)).length;
  return coded * 3 >= body.length && coded > logged;
}
