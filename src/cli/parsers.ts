import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Beside the program, beside its split code in `chunks/`, and the development dependency when run from the sources. */
const PLACES = ['./grammars/', '../grammars/', '../../node_modules/@vscode/tree-sitter-wasm/wasm/'];
let folder: string | undefined;

function grammars(): string {
  folder ??= PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (!folder) throw new Error('the grammars are missing; npm run build brings them');
  return folder;
}

/** The loader of this process: grammars are loaded once. */
export const loadParser: ParserLoader = nodeParsers();
