import { stringValue, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { dangers } from '../regex.ts';
import { at, type Detector, type Sighting } from '../source.ts';

const COMPILES =
  /^(?:re\.(?:compile|match|search|findall|finditer|sub|split|fullmatch)|new RegExp|RegExp|Pattern\.(?:compile|matches)|new Regex|Regex\.(?:IsMatch|Match|Matches|Replace|Split)|Regexp\.new|preg_\w+)$/;
const ON_STRING = /^(?:matches|replaceAll|replaceFirst|split)$/;

/** A pattern that takes far longer on a text that nearly fits. Go's and Rust's engines do not backtrack: silent there. */
export const nestedQuantifierRegex: Detector = {
  observable: 'code-nested-quantifier-regex',
  *detect({ programs, text, configs }) {
    for (const program of programs) if (program.language !== 'go' && program.language !== 'rust') yield* inProgram(program);
    // Rules of firewalls and proxies: `rx [[…]]`, `SecRule … "@rx …"`, `location ~ …`.
    if (programs.length === 0 || configs.length > 0) {
      for (const match of text.matchAll(/\brx\s+\[\[(.{1,4000}?)\]\]|@rx\s+(.{1,4000}?)"(?=\s|$)|\blocation\s+~\*?\s+(\S{1,1000})\s*\{/g)) {
        const pattern = match[1] ?? match[2] ?? match[3] ?? '';
        const why = verdict(pattern);
        if (why) yield { start: match.index, end: match.index + match[0].length, because: why };
      }
    }
  },
};

function* inProgram(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    let pattern: string | undefined;
    if (node.kind === 'regex') pattern = /^(?:\/|%r.)([\s\S]*)(?:\/|[\]})!|])[a-z]*$/.exec(textOf(node))?.[1];
    else if (node.kind === 'call' && (COMPILES.test(node.path) || (program.language === 'java' && ON_STRING.test(node.name)))) {
      const value = stringValue(node.args[0] ?? node.args[1]);
      pattern = value === undefined ? undefined : unescaped(program, value, textOf(node.args[0] ?? node));
    }
    if (!pattern || pattern.length < 5) continue;
    const why = verdict(pattern);
    if (why) yield at(node, why, { pattern: pattern.slice(0, 80) });
  }
}

/** In Java, C# and quoted JavaScript strings `\\s` means `\s`; a raw string stays. PHP's patterns carry their delimiters. */
function unescaped(program: Program, value: string, source: string): string {
  if (program.language === 'php') return /^([/#~!@])([\s\S]*)\1[a-zA-Z]*$/.exec(value)?.[2] ?? value;
  return /^[rR@]/.test(source) ? value : value.replace(/\\\\/g, '\\');
}

function verdict(pattern: string): string | undefined {
  const found = dangers(pattern);
  const worst = found.find((each) => each.kind === 'exponential') ?? found[0];
  if (!worst) return undefined;
  return worst.kind === 'exponential'
    ? `in ${worst.part} one text can be matched in many ways, so a text that nearly fits takes a time that doubles with each character`
    : `in ${worst.part} two repetitions match the same characters, so a text that nearly fits takes a time that grows with the square of its length or faster`;
}
