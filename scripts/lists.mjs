// Lists of words (src/text/any-of.ts) are composed when the program is built: it starts with the expressions, and not with the lines that they are written in.
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import ts from 'typescript';

const source = transformSync(readFileSync('src/text/any-of.ts', 'utf8'), { loader: 'ts' }).code;
const { alternatives, anyOf } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

/** What each tag makes of the text between its backquotes, as code. */
const TAGS = {
  'String.raw': (text, code) => code(text),
  alternatives: (text, code) => code(alternatives({ raw: [text] })),
  anyOf: (text, code) => code(anyOf({ raw: [text] })),
  words: (text, code) => `new RegExp(${code(`\\b${anyOf({ raw: [text] })}\\b`)}, 'i')`,
};
/** Stands for what is put in, while the text around it is composed. */
const HOLE = '\0';

export const lists = {
  name: 'lists',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return /\b(?:alternatives|anyOf|words)`/.test(text) && !path.endsWith('.table.ts')
        ? { contents: composed(path, text), loader: 'ts' }
        : undefined;
    });
  },
};

function composed(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  /** The code of a node, its templates composed. */
  const codeOf = (node) => {
    const make = ts.isTaggedTemplateExpression(node) && TAGS[node.tag.getText(file)];
    if (make) return template(node.template, make);
    let out = '';
    let at = node.pos;
    ts.forEachChild(node, (child) => {
      out += text.slice(at, child.pos) + codeOf(child);
      at = child.end;
    });
    return out + text.slice(at, node.end);
  };
  const template = (node, make) => {
    const spans = node.templateSpans ?? [];
    const raw = [node.head ?? node, ...spans.map((s) => s.literal)].map((part) => part.rawText);
    const code = (whole) => {
      const [first = '', ...rest] = whole.split(HOLE);
      return `(${JSON.stringify(first)}${rest.map((part, i) => `+(${codeOf(spans[i].expression).trim()})+${JSON.stringify(part)}`).join('')})`;
    };
    return make(raw.join(HOLE), code);
  };
  return codeOf(file);
}
