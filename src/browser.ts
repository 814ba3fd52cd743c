import type { GrammarName, Parser, ParserLoader } from './code/index.ts';

/** The engine for a browser: the same functions as in Node, with grammars by fetch. */
export { incidentFromFields, readIncident } from './incident/index.ts';
export { compare, postIncident, replay, resume, tell, verify } from './investigation/index.ts';
export { learn, withLearned } from './learning/index.ts';
export { htmlFragment } from './render/html/index.ts';
export { RENDERERS } from './render/index.ts';
export { openShipped } from './signals/index.ts';
export { triage } from './triage.ts';

/** Parsers whose grammars are fetched from a folder on the page's own host: `parserLoader('/grammars/')`. */
export function parserLoader(folder: string): ParserLoader {
  const loaded = new Map<GrammarName, Promise<Parser>>();
  let runtime: Promise<typeof import('web-tree-sitter')> | undefined;
  const start = async () => {
    const treeSitter = await import('web-tree-sitter');
    await treeSitter.Parser.init({ locateFile: () => `${folder}web-tree-sitter.wasm` });
    return treeSitter;
  };
  const load = async (grammar: GrammarName): Promise<Parser> => {
    runtime ??= start();
    const { Language, Parser: TreeSitterParser } = await runtime;
    const parser = new TreeSitterParser();
    parser.setLanguage(await Language.load(`${folder}tree-sitter-${grammar}.wasm`));
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
