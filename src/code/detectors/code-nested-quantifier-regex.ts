import { stringValue, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { dangers } from '../regex.ts';
import { at, type Detector, type Sighting } from '../source.ts';

const COMPILES =
  /^(?:re\.(?:compile|match|search|findall|finditer|sub|split|fullmatch)|new RegExp|RegExp|Pattern\.(?:compile|matches)|new Regex|Regex\.(?:IsMatch|Match|Matches|Replace|Split)|Regexp\.new|preg_\w+)$/;
const ON_STRING = /^(?:matches|replaceAll|replaceFirst|split)$/;

/** Rules of firewalls and proxies: `rx [[…]]`, `SecRule … "@rx …"`, `location ~ …`. */
const IN_CONFIGURATION = /\brx\s+\[\[(.{1,4000}?)\]\]|@rx\s+(.{1,4000}?)"(?=\s|$)|\blocation\s+~\*?\s+(\S{1,1000})\s*\{/g;

/** How languages without a reader here write a pattern for an engine that backtracks. */
const IN_OTHER_LANGUAGES: readonly RegExp[] = [
  // Scala
  /"""([\s\S]{1,2000}?)"""\.r\b/g,
  /"((?:[^"\\\n]|\\.){1,1000})"\.r\b/g,
  // Perl
  /=~\s*(?:m|qr)?\/((?:[^/\\\n]|\\.){1,1000})\//g,
  /\bqr\/((?:[^/\\\n]|\\.){1,1000})\//g,
  // Swift, Dart, Clojure, Groovy
  /NSRegularExpression\(\s*pattern:\s*#?"([^\n]{1,1000}?)"#?\s*[,)]/g,
  /\bRegExp\(\s*r?["']([^\n]{1,1000}?)["']\s*[,)]/g,
  /(?<=[\s(])#"((?:[^"\\\n]|\\.){1,1000})"(?!#)/g,
  /=\s*~\/((?:[^/\\\n]|\\.){1,1000})\//g,
];

/** A pattern that takes far longer on a text that nearly fits. Go's and Rust's engines do not backtrack: silent there. */
export const nestedQuantifierRegex: Detector = {
  observable: 'code-nested-quantifier-regex',
  *detect({ programs, text, configs }) {
    for (const program of programs) if (program.language !== 'go' && program.language !== 'rust') yield* inProgram(program);
    if (programs.length === 0 || configs.length > 0) yield* inText(text, IN_CONFIGURATION);
    if (programs.length === 0) for (const places of IN_OTHER_LANGUAGES) yield* inText(text, places);
  },
};

function* inText(text: string, places: RegExp): Generator<Sighting> {
  for (const match of text.matchAll(places)) {
    const why = verdict(match.slice(1).find((group) => group !== undefined) ?? '');
    if (why) yield { start: match.index, end: match.index + match[0].length, because: why };
  }
}

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
