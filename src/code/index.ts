/** The door of the code reader: a snippet -> what is true of it. Never throws; what cannot be read is said. */
import { type Config, readConfig } from './config.ts';
import { DETECTORS } from './detectors/index.ts';
import { readElixir } from './elixir.ts';
import { LANGUAGES } from './languages/index.ts';
import { codeNames } from './names.ts';
import { parsePart, UNREADABLE } from './parse.ts';
import { type Part, splitParts } from './parts.ts';
import { type Program, program } from './program.ts';
import { configSettings, programSettings, textSettings } from './settings.ts';
import { readScript, type Script } from './shell.ts';
import { quoted, type Source } from './source.ts';
import { type Statement, statements } from './sql.ts';
import type { CodeReading, Finding, GrammarName, ParserLoader, Setting } from './types.ts';

export type {
  CodeName,
  CodeReading,
  Finding,
  GrammarName,
  Parser,
  ParserLoader,
  Setting,
  SyntaxCursor,
  SyntaxTree,
} from './types.ts';

/** Longer snippets are read up to here (UTF-16 units), and `unread` says so. */
export const MAX_SNIPPET = 256 * 1024;
/** A line longer than this is minified or data, not code that a person reads: blanked before parsing. */
const MAX_LINE = 20_000;
/** More sightings of one observable than this add nothing to the evidence. */
const MAX_PER_OBSERVABLE = 4;

/** What is read where there is no code. */
export const NO_CODE: CodeReading = { languages: [], unread: [], findings: [], settings: [], names: [], prose: '' };
const CONFIGS = new Set(['yaml', 'json', 'nginx', 'haproxy', 'hcl', 'ini', 'dockerfile']);
const SILENT = new Set(['unknown', 'log', 'xml']);

/**
 * Reads a code snippet in whatever languages it holds.
 * Loads only the grammars that the snippet needs, and none for an empty snippet, SQL or configuration.
 */
export async function readCode(snippet: string, loader: ParserLoader): Promise<CodeReading> {
  if (snippet.trim() === '') return NO_CODE;
  const before = LAST.get(loader);
  if (before?.snippet === snippet) return before.reading;
  const reading = await readAnew(snippet, loader);
  // A grammar that did not come may come the next time.
  if (reading.unread.length === 0) LAST.set(loader, { snippet, reading });
  return reading;
}

/** While the telling is typed the code stays as it is. */
const LAST = new WeakMap<ParserLoader, { readonly snippet: string; readonly reading: CodeReading }>();

async function readAnew(snippet: string, loader: ParserLoader): Promise<CodeReading> {
  const unread: string[] = [];
  const text = bounded(snippet, unread);
  const { parts, files } = splitParts(text);
  const languages = [...new Set(parts.map((part) => part.language).filter((language) => !SILENT.has(language)))];
  const programs: Program[] = [];
  const sql: Statement[] = [];
  const configs: Config[] = [];
  const scripts: Script[] = [];
  const settings: Setting[] = [];
  for (const part of parts) {
    if (part.language === 'sql') sql.push(...statements(part.text));
    else if (part.language === 'shell') scripts.push(readScript(part.text, part.file));
    else if (part.language === 'elixir') programs.push(program('elixir', readElixir(part.text), part.text));
    else if (CONFIGS.has(part.language)) configs.push(readConfig(part.language, part.text, part.file));
    else if (!SILENT.has(part.language)) await readProgram(part, loader, programs, settings, unread);
    else if (part.language === 'unknown' && part.text.trim().length > 40)
      unread.push('A part of the snippet is in no language that is known here; it was read as words.');
  }
  for (const program of programs) settings.push(...programSettings(program));
  for (const config of configs) settings.push(...configSettings(config));
  const source: Source = { text, programs, sql, configs, settings, scripts };
  return {
    languages,
    unread: [...new Set(unread)],
    findings: detectAll(source),
    settings: inOrder(settings),
    names: codeNames(text, programs, sql, configs, files),
    prose: proseOf(text, parts, scripts),
  };
}

/** What a terminal or a log printed, in its place: it is read as people's words are. */
function proseOf(text: string, parts: readonly Part[], scripts: readonly Script[]): string {
  const printed = scripts.flatMap((script) => script.output.map((span) => ({ ...span, text: script.text })));
  const told = [...parts.filter((p) => p.language === 'unknown' || p.language === 'log'), ...printed];
  if (told.length === 0) return '';
  const out = text.replace(/[^\n]/g, ' ').split('');
  for (const p of told) for (let i = p.start; i < p.end; i++) out[i] = p.text[i] ?? ' ';
  return out.join('');
}

/** The grammars that the snippet will need, for whoever wants them loaded early. */
export function grammarsFor(snippet: string): GrammarName[] {
  if (snippet.trim() === '') return [];
  const languages = splitParts(bounded(snippet, [])).parts.map((part) => part.language);
  return [...new Set(languages.flatMap((l) => (CONFIGS.has(l) || SILENT.has(l) || l === 'shell' ? [] : (LANGUAGES[l]?.grammar ?? []))))];
}

async function readProgram(part: Part, loader: ParserLoader, programs: Program[], settings: Setting[], unread: string[]): Promise<void> {
  try {
    const parsed = await parsePart(part, loader);
    if (parsed) {
      programs.push(parsed.program);
      if (parsed.errorShare > UNREADABLE)
        unread.push(
          `${Math.min(100, Math.round(parsed.errorShare * 100))} % of the ${part.language} code does not parse; only the rest was read.`,
        );
      return;
    }
    unread.push(`Code in ${part.language} is not parsed; only its settings were read.`);
  } catch {
    unread.push(`The ${part.language} code could not be parsed here; only its settings were read.`);
  }
  settings.push(...textSettings(part.text));
}

function bounded(snippet: string, unread: string[]): string {
  let text = snippet;
  if (text.length > MAX_SNIPPET) {
    const cut = text.lastIndexOf('\n', MAX_SNIPPET);
    text = text.slice(0, cut > 0 ? cut : MAX_SNIPPET);
    unread.push(`The snippet was read up to character ${text.length} of ${snippet.length}.`);
  }
  if (!new RegExp(`[^\\n]{${MAX_LINE}}`).test(text)) return text;
  unread.push(`Lines longer than ${MAX_LINE} characters were left out.`);
  return text
    .split('\n')
    .map((line) => (line.length > MAX_LINE ? ' '.repeat(line.length) : line))
    .join('\n');
}

/** One faulty detector must not cost the reading: it is skipped. */
function detectAll(source: Source): Finding[] {
  const findings: Finding[] = [];
  for (const detector of DETECTORS) {
    const seen = new Set<string>();
    try {
      for (const sighting of detector.detect(source)) {
        const finding = quoted(source.text, sighting, detector.observable);
        const key = `${finding.value}:${finding.start}`;
        if (finding.quote === '' || seen.has(key)) continue;
        seen.add(key);
        findings.push(finding);
        if (seen.size >= MAX_PER_OBSERVABLE) break;
      }
    } catch {
      // The reading goes on without this detector; tests make sure that none throws on the texts that they try.
    }
  }
  return inOrder(findings);
}

const inOrder = <T extends { start: number }>(items: readonly T[]): T[] => [...items].sort((a, b) => a.start - b.start);
