import { LANGUAGES, type Language } from './languages/index.ts';
import { lower } from './lower.ts';
import type { Node } from './node.ts';
import type { Part } from './parts.ts';
import { type Program, program } from './program.ts';
import type { ParserLoader } from './types.ts';

/** Above this share of unreadable text a part is said to be unread, though what could be read still counts. */
export const UNREADABLE = 0.25;

export interface Parsed {
  readonly program: Program;
  /** Share of the part's characters that the grammar could not place. */
  readonly errorShare: number;
}

/** Parses one part; undefined where the grammar cannot be had or gives nothing. */
export async function parsePart(part: Part, load: ParserLoader): Promise<Parsed | undefined> {
  const language = LANGUAGES[part.language];
  if (!language) return undefined;
  const parser = await load(language.grammar);
  const size = part.text.replace(/\s+/g, '').length || 1;
  const source = prepared(part.text, language);
  const rewritten = language.rewrite?.(source);
  let best: { root: Node; errors: number } | undefined;
  for (const [before, after] of language.wraps) {
    const tree = parser.parse(`${before}${rewritten?.text ?? source}${after}`);
    if (!tree) continue;
    const cursor = tree.walk();
    const place = (at: number): number => {
      const inside = at - before.length;
      return rewritten ? (rewritten.places[Math.max(0, Math.min(inside, rewritten.places.length - 1))] ?? 0) : inside;
    };
    const read = lower(cursor, language.shape, source, place);
    cursor.delete();
    tree.delete();
    if (!best || read.errors < best.errors) best = read;
    if (best.errors === 0) break;
  }
  if (!best) return undefined;
  return { program: program(family(language), best.root, part.text), errorShare: best.errors / size };
}

/** Kotlin calls Java's libraries, so what is known of those holds. */
const family = (language: Language): string =>
  ['jsx', 'tsx', 'typescript'].includes(language.id) ? 'javascript' : language.id === 'kotlin' ? 'java' : language.id;

/** Blanks what the grammar would stumble over, keeping all offsets: PHP's own tags, elisions (`...`) that stand for left-out code. */
function prepared(text: string, language: Language): string {
  let out = text;
  if (language.id === 'php') out = out.replace(/<\?php|<\?=|\?>/g, (tag) => ' '.repeat(tag.length));
  // A header comment in another language's style (`# server.ts`, `// tasks.py`, `-- then`) is none of this one's.
  const foreign =
    language.id === 'python' || language.id === 'ruby'
      ? /^\s*\/\/.*$|^-- .*$/gm
      : language.id === 'php'
        ? /^-- .*$/gm
        : /^#\s.*$|^-- .*$/gm;
  out = out.replace(foreign, (line) => ' '.repeat(line.length));
  return out.replace(
    /^([ \t]*)(\.\.\.|…)([ \t]*)$/gm,
    (_, before: string, dots: string, after: string) => `${before}${' '.repeat(dots.length)}${after}`,
  );
}
