import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GrammarName, Parser, ParserLoader } from '../code/index.ts';

/**
 * Parsers from the grammars beside the program (`grammars/tree-sitter-<name>.wasm`), or, when run from sources, from the
 * development dependency. The runtime starts with the first grammar asked for: about 10 ms, and 3 to 15 ms for a grammar.
 */
export function nodeParsers(): ParserLoader {
  const loaded = new Map<GrammarName, Promise<Parser>>();
  let runtime: Promise<typeof import('web-tree-sitter')> | undefined;
  const start = async (): Promise<typeof import('web-tree-sitter')> => {
    const treeSitter = await import('web-tree-sitter');
    const wasm = join(grammars(), 'web-tree-sitter.wasm');
    // The runtime's own wasm is found by itself in node_modules, but not once the program is bundled.
    await treeSitter.Parser.init(existsSync(wasm) ? { locateFile: () => wasm } : undefined);
    return treeSitter;
  };
  const load = async (grammar: GrammarName): Promise<Parser> => {
    runtime ??= start();
    const { Language, Parser: TreeSitterParser } = await runtime;
    const language = await Language.load(readFileSync(join(grammars(), `tree-sitter-${grammar}.wasm`)));
    const parser = new TreeSitterParser();
    parser.setLanguage(language);
    return parser as unknown as Parser;
  };
  return (grammar) => {
    const known = loaded.get(grammar);
    if (known) return known;
    const made = load(grammar);
    loaded.set(grammar, made);
    return made;
  };
}

let folder: string | undefined;

function grammars(): string {
  if (folder) return folder;
  const here = dirname(fileURLToPath(import.meta.url));
  // A bundle may be split: the code stands in `dist/` or `dist/chunks/`, the grammars in `dist/grammars/`.
  const built = [join(here, 'grammars'), join(here, '..', 'grammars')].find((path) => existsSync(path));
  folder = built ?? join(dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');
  return folder;
}

/** The loader of this process: grammars are loaded once. */
export const loadParser: ParserLoader = nodeParsers();
