/**
 * A snippet is often several pieces: two files under header comments, SQL after code, a diff, log lines.
 * Each piece keeps its place: its text is as long as the snippet, with all that is not its own blanked out.
 */
import { guessLanguage, javascriptFlavour, type LanguageId, languageOfFile } from './language.ts';
import { printedLines } from './printed-lines.ts';

export interface Part {
  readonly language: LanguageId;
  /** As long as the snippet; blanks where other parts stand. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly file?: string;
}

export interface FileName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Block {
  language: LanguageId;
  readonly lines: Line[];
  readonly file: string | undefined;
  readonly fixed: boolean;
  score: number;
}

const HEADER =
  /^\s*(?:\/\/|#|--|;|\/\*|<!--|={2,}>?|-{3,}|%)?\s*((?:[\w.@[\]()*-]+\/)*(?:[\w@.[\]-]+\.(?:[a-z]{1,10})|Dockerfile))(?=[\s:,)(*]|$|-->|<==)/;
const FENCE = /^\s*(?:```|~~~)\s*([\w+#.-]*)/;
const FENCE_NAMES: Readonly<Record<string, LanguageId>> = {
  js: 'javascript',
  javascript: 'javascript',
  ts: 'typescript',
  typescript: 'typescript',
  tsx: 'tsx',
  jsx: 'jsx',
  py: 'python',
  python: 'python',
  go: 'go',
  golang: 'go',
  java: 'java',
  cs: 'csharp',
  csharp: 'csharp',
  'c#': 'csharp',
  php: 'php',
  rb: 'ruby',
  ruby: 'ruby',
  rs: 'rust',
  rust: 'rust',
  sql: 'sql',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  nginx: 'nginx',
  haproxy: 'haproxy',
  hcl: 'hcl',
  terraform: 'hcl',
  tf: 'hcl',
  ini: 'ini',
  properties: 'ini',
  toml: 'ini',
  dockerfile: 'dockerfile',
  sh: 'shell',
  bash: 'shell',
  shell: 'shell',
  console: 'shell',
  log: 'log',
  text: 'log',
  kotlin: 'kotlin',
  kt: 'kotlin',
  cpp: 'cpp',
  c: 'cpp',
  scala: 'scala',
  swift: 'swift',
  elixir: 'elixir',
  lua: 'lua',
  perl: 'perl',
  xml: 'xml',
};

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end, text: text.slice(start, end) });
    if (found < 0) break;
    start = end + 1;
  }
  return lines;
}

/** A unified diff loses its markers, and its removed lines: the new side is what runs. Offsets stay. */
function withoutDiff(text: string): { text: string; isDiff: boolean } {
  const lines = linesOf(text);
  const marked = lines.filter((line) => /^[+-](?![+-]{2}\s)/.test(line.text) && !/^- [\w"'{]/.test(line.text)).length;
  // A plan of Terraform marks what it would do, and shows what is.
  if (/^ *-\/\+ resource|^Plan: \d+ to add/m.test(text)) return { text, isDiff: false };
  const hunk = lines.some((line) => /^@@ .* @@/.test(line.text));
  const plain = lines.filter((line) => line.text.trim() !== '' && !/^[+\- ]/.test(line.text)).length;
  const both = lines.some((line) => /^\+\s*\S/.test(line.text)) && lines.some((line) => /^-\s*\S/.test(line.text));
  if (!hunk && !(marked >= 2 && both && plain <= lines.length * 0.7)) return { text, isDiff: false };
  const out = lines.map(({ text: line }) => {
    if (/^(?:@@ |diff |index |--- |\+\+\+ )/.test(line) || (line.startsWith('-') && !/^--\s/.test(line))) return ' '.repeat(line.length);
    return line.startsWith('+') ? ` ${line.slice(1)}` : line;
  });
  return { text: out.join('\n'), isDiff: true };
}

/** The file name of a header comment; a URL or a sentence is none. */
function header(line: string): { name: string; at: number } | undefined {
  if (line.length > 200 || !/^\s*(?:\/\/|#|--|;|\/\*|<!--|=|-|%)/.test(line)) return undefined;
  const match = HEADER.exec(line);
  const name = match?.[1];
  if (!name || !languageOfFile(name)) return undefined;
  return { name, at: line.indexOf(name) };
}

export function splitParts(snippet: string): { parts: Part[]; files: FileName[] } {
  const { text } = withoutDiff(snippet);
  const blocks: Block[] = [];
  const files: FileName[] = [];
  let current: Block | undefined;
  let file: string | undefined;
  let fixed: LanguageId | undefined;
  let blankBefore = true;
  const open = (language: LanguageId, isFixed: boolean): void => {
    current = { language, lines: [], file, fixed: isFixed, score: 0 };
    blocks.push(current);
  };
  for (const line of linesOf(text)) {
    const fence = FENCE.exec(line.text);
    if (fence && !/[`~]{3}.*[`~]{3}/.test(line.text)) {
      fixed = FENCE_NAMES[(fence[1] ?? '').toLowerCase()];
      file = undefined;
      open(fixed ?? 'unknown', fixed !== undefined);
      continue;
    }
    const head = header(line.text);
    if (head) {
      file = head.name;
      fixed = languageOfFile(head.name);
      files.push({ name: head.name, start: line.start + head.at, end: line.start + head.at + head.name.length });
      open(fixed ?? 'unknown', fixed !== undefined);
    } else if (!current || ((blankBefore || /^(?:#|\/\/|--)\s/.test(line.text)) && /^\S/.test(line.text) && !/^[)}\]]/.test(line.text)))
      open(fixed ?? 'unknown', fixed !== undefined);
    if (current) current.lines.push(line);
    blankBefore = line.text.trim() === '';
  }
  label(blocks);
  const lines = linesOf(text);
  const printed = printedLines(lines.map((line) => line.text));
  const places = new Set(lines.filter((_, i) => printed[i]).map((line) => line.start));
  return {
    parts: merge(
      text,
      blocks.flatMap((block) => withoutOutput(block, places)),
    ),
    files,
  };
}

/** A block takes its own language where that is clear, else its neighbours' or the whole snippet's. */
function label(blocks: Block[]): void {
  const free = blocks.filter((block) => !block.fixed);
  const whole = guessLanguage(free.flatMap((block) => block.lines.map((line) => line.text)).join('\n'));
  let before: LanguageId = whole.id;
  for (const block of blocks) {
    // A named file's code needs no guess.
    if (block.fixed && PROGRAMS.has(block.language)) {
      before = block.language;
      continue;
    }
    const body = block.lines.map((line) => line.text).join('\n');
    const guess = free.length === 1 && !block.fixed ? whole : guessLanguage(body);
    block.score = guess.score;
    if (block.fixed) {
      // A header names the file; a later block under it may still be another language (SQL, a log) when it says so loudly.
      if (['sql', 'log'].includes(guess.id) && guess.lead >= 5 && !PROGRAMS.has(block.language)) block.language = guess.id;
    } else if (guess.score >= 4 && guess.lead >= 3) block.language = guess.id;
    else if (['sql', 'log', 'shell', 'nginx', 'haproxy', 'hcl'].includes(guess.id) && guess.score >= 3 && guess.lead >= 2)
      block.language = guess.id;
    else block.language = before === 'xml' && !body.includes('<') ? 'unknown' : before;
    // `DIR=/var/backups` within a script is no file of settings.
    if (!block.fixed && before === 'shell' && block.language === 'ini' && !/^\[|^[\w-]+\.[\w.-]+\s*=/m.test(body)) block.language = 'shell';
    // In one file's run of code an odd block stays with its neighbours of the same family.
    if (!block.fixed && PROGRAMS.has(block.language) && PROGRAMS.has(before) && guess.lead < 6) block.language = before;
    before = block.language;
  }
}

/** Output that was pasted into a block of code or settings is a block of its own. */
function withoutOutput(block: Block, printed: ReadonlySet<number>): Block[] {
  if (!PROGRAMS.has(block.language) && !SETTINGS.has(block.language) && block.language !== 'sql') return [block];
  if (!block.lines.some((line) => printed.has(line.start))) return [block];
  const runs: Block[] = [];
  block.lines.forEach((line) => {
    const language = printed.has(line.start) ? 'log' : block.language;
    const last = runs.at(-1);
    if (last?.language === language) last.lines.push(line);
    else runs.push({ ...block, language, lines: [line] });
  });
  return runs;
}

const SETTINGS = new Set<LanguageId>(['yaml', 'json', 'nginx', 'haproxy', 'hcl', 'ini', 'dockerfile', 'xml']);
const PROGRAMS = new Set<LanguageId>([
  'javascript',
  'jsx',
  'typescript',
  'tsx',
  'python',
  'go',
  'java',
  'csharp',
  'php',
  'ruby',
  'rust',
  'cpp',
  'kotlin',
  'scala',
  'swift',
  'elixir',
  'lua',
  'perl',
]);
const FAMILY: Partial<Record<LanguageId, LanguageId>> = {
  jsx: 'javascript',
  typescript: 'javascript',
  tsx: 'javascript',
};

/** Code of one language is read as one text, whichever files it came from; of configuration each file stands alone. */
function merge(text: string, blocks: readonly Block[]): Part[] {
  const groups = new Map<string, Block[]>();
  let serial = 0;
  let last: Block | undefined;
  for (const block of blocks) {
    const family = FAMILY[block.language] ?? block.language;
    const joins = last && (FAMILY[last.language] ?? last.language) === family && last.file === block.file;
    if (!PROGRAMS.has(block.language) && family !== 'sql' && !joins) serial += 1;
    const key = PROGRAMS.has(block.language) || family === 'sql' ? family : `${family}#${serial}`;
    groups.set(key, [...(groups.get(key) ?? []), block]);
    last = block;
  }
  const parts: Part[] = [];
  for (const members of groups.values()) {
    const lines = members.flatMap((block) => block.lines);
    const first = lines[0];
    const end = lines.at(-1);
    if (!first || !end) continue;
    const masked = mask(text, lines);
    if (masked.trim() === '') continue;
    const file = members.find((block) => block.file)?.file;
    let language = members[0]?.language ?? 'unknown';
    if ((FAMILY[language] ?? language) === 'javascript') language = javascriptFlavour(masked, file);
    if (language === 'javascript' || language === 'jsx') {
      for (const member of members) if (member.language === 'tsx' || member.language === 'typescript') language = member.language;
    }
    parts.push({ language, text: masked, start: first.start, end: end.end, ...(file ? { file } : {}) });
  }
  return parts.sort((a, b) => a.start - b.start);
}

function mask(text: string, keep: readonly Line[]): string {
  let out = '';
  let at = 0;
  for (const line of keep) {
    out += blankOut(text.slice(at, line.start)) + line.text;
    at = line.end;
  }
  return out + blankOut(text.slice(at));
}

const blankOut = (text: string): string => text.replace(/[^\n]/g, ' ');
