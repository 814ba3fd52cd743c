/**
 * Kotlin has no grammar here. What it shares with TypeScript is most of what matters (calls, members, blocks, try, if), so the text is
 * rewritten into TypeScript's shape, with a map back to the places in the original. What does not fit is an error node, and is left out.
 */

export interface Rewritten {
  readonly text: string;
  /** For each character of `text`, its place in the original; one more for the end. */
  readonly places: readonly number[];
}

type Brace = 'block' | 'lambda' | 'class' | 'when' | 'expression';

const BLOCK_WORDS = new Set(['else', 'try', 'finally', 'do', 'init']);
const TESTED_WORDS = new Set(['if', 'while', 'for', 'catch', 'when', 'fun', 'constructor']);
const MODIFIERS = new Set([
  'override',
  'internal',
  'open',
  'inline',
  'operator',
  'infix',
  'tailrec',
  'lateinit',
  'const',
  'sealed',
  'data',
  'inner',
  'vararg',
  'crossinline',
  'noinline',
  'final',
  'abstract',
  'actual',
  'expect',
  'annotation',
  'value',
  'enum',
]);

const TOKEN =
  /"""[\s\S]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\d[\d_]*(?:\.\d+)?[LfFuU]*|[A-Za-z_]\w*|\s+|->|\?:|\?\.|!!|::|==+|!=+|<=|>=|&&|\|\||\.\.|[^\s]/g;

interface Open {
  readonly kind: Brace;
  /** Text to write at the closing brace. */
  readonly close: string;
}

export function kotlinAsTypescript(source: string): Rewritten {
  const tokens = [...source.matchAll(TOKEN)].map((match) => ({ text: match[0], at: match.index }));
  let out = '';
  const places: number[] = [];
  const put = (text: string, at: number, exact = false): void => {
    for (let i = 0; i < text.length; i += 1) places.push(exact ? at + i : at);
    out += text;
  };
  const braces: Open[] = [];
  const parens: { word: string; start: number }[] = [];
  let lastParen = { word: '', start: -1 };
  /** The next brace opens a function's body. */
  let pendingReturnType = false;
  /** Tokens `=` that stand before an expression body. */
  const expressionAt = new Set<number>();
  let expressionBody: { depth: number; parens: number } | undefined;
  const solid = (from: number, step: 1 | -1): number => {
    let i = from;
    while (tokens[i] && /^(?:\s|\/\/|\/\*)/.test((tokens[i] as { text: string }).text)) i += step;
    return i;
  };
  const textAt = (i: number): string => tokens[i]?.text ?? '';
  const inClass = (): boolean => braces.at(-1)?.kind === 'class';
  /** Where the parenthesis that opens at token i closes. */
  const closing = (i: number): number => {
    let depth = 0;
    for (let j = i; j < tokens.length; j += 1) {
      if (textAt(j) === '(') depth += 1;
      else if (textAt(j) === ')') {
        depth -= 1;
        if (depth === 0) return j;
      }
    }
    return tokens.length - 1;
  };

  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as { text: string; at: number };
    const { text, at } = token;
    const before = textAt(solid(i - 1, -1));
    const next = textAt(solid(i + 1, 1));
    if (
      expressionBody &&
      text.includes('\n') &&
      braces.length === expressionBody.depth &&
      parens.length === expressionBody.parens &&
      !/^(?:\.|\?\.|\?:|&&|\|\||\+|else)$/.test(next) &&
      !/^(?:=|\+|&&|\|\||\?:|->)$/.test(before)
    ) {
      put(' }', at);
      expressionBody = undefined;
    }
    if (/^(?:\s|\/\/|\/\*)/.test(text)) {
      put(text, at, true);
      continue;
    }
    if (text.startsWith('"""')) {
      const body = text.slice(3, text.endsWith('"""') && text.length >= 6 ? -3 : undefined).replaceAll('`', "'");
      put('`', at);
      put(body, at + 3, true);
      put('`', at + text.length - 1);
      continue;
    }
    if (text === '(') {
      const word = ['fun', 'constructor'].includes(before) ? before : TESTED_WORDS.has(before) ? before : isFunctionName(i) ? 'fun' : '';
      parens.push({ word, start: out.length });
      put(text, at, true);
      if (word === 'for') put('let ', at);
      continue;
    }
    if (text === ')') {
      lastParen = parens.pop() ?? lastParen;
      // `f(a) { … }`: the lambda is the last argument.
      if (next === '{' && lastParen.word === '') {
        const open = solid(i + 1, 1);
        if (before !== '(') put(', ', at);
        lambda(open);
        i = lambdaBodyStart(open) - 1;
        continue;
      }
      put(text, at, true);
      continue;
    }
    if (text === '{') {
      const kind = braceKind(before);
      if (kind === 'lambda') {
        const call = /^[\w)]/.test(before) && /\w$/.test(before);
        if (call) put('(', at);
        lambda(i, call);
        i = lambdaBodyStart(i) - 1;
        continue;
      }
      braces.push({ kind, close: '}' });
      put(text, at, true);
      continue;
    }
    if (text === '}') {
      if (expressionBody && braces.length === expressionBody.depth) {
        put(' }', at);
        expressionBody = undefined;
      }
      put(braces.pop()?.close ?? '}', at);
      continue;
    }
    if (/^[A-Za-z_]/.test(text)) {
      i = word(i, text, at, before, next);
      continue;
    }
    put(...symbol(text, at, next), true);
  }
  if (expressionBody) put(' }', source.length);
  places.push(source.length);
  return { text: out, places };

  function isFunctionName(i: number): boolean {
    let j = solid(i - 1, -1);
    // `fun name(`, `fun <T> Type.name(`.
    for (let steps = 0; steps < 12 && j >= 0; steps += 1) {
      if (textAt(j) === 'fun') return true;
      if (!/^[\w.<>,?\s]+$/.test(textAt(j)) || textAt(j).includes('\n')) return false;
      j -= 1;
    }
    return false;
  }

  function braceKind(before: string): Brace {
    if (BLOCK_WORDS.has(before) || before === '->') return 'block';
    if (before === 'when') return 'when';
    if (before === ')' && lastParen.word !== '') {
      if (lastParen.word === 'fun') pendingReturnType = false;
      return lastParen.word === 'when' ? 'when' : 'block';
    }
    if (pendingReturnType) {
      pendingReturnType = false;
      return 'block';
    }
    return 'lambda';
  }

  /** Writes the head of a lambda: `(a, b) => {`. */
  function lambda(open: number, closesCall = true): void {
    const start = (tokens[open] as { at: number }).at;
    const arrow = lambdaArrow(open);
    const names =
      arrow < 0
        ? 'it'
        : tokens
            .slice(open + 1, arrow)
            .map((each) => each.text)
            .join('')
            .replace(/\s+/g, ' ')
            .trim();
    put(`(${names.replace(/[^\w,: ]/g, ' ')}) => {`, start);
    braces.push({ kind: 'lambda', close: closesCall ? '})' : '}' });
  }

  function lambdaArrow(open: number): number {
    for (let j = open + 1; j < Math.min(tokens.length, open + 16); j += 1) {
      if (textAt(j) === '->') return j;
      if (!/^[\w,:\s?()<>.]+$/.test(textAt(j)) || textAt(j).includes('\n')) return -1;
    }
    return -1;
  }

  function lambdaBodyStart(open: number): number {
    const arrow = lambdaArrow(open);
    return (arrow < 0 ? open : arrow) + 1;
  }

  function word(i: number, text: string, at: number, before: string, next: string): number {
    if (before === '.' || before === '?.' || before === '::') {
      put(text, at, true);
      return i;
    }
    if (text === 'package' || text === 'import') {
      let j = i;
      while (tokens[j] && !textAt(j).includes('\n')) j += 1;
      return j - 1;
    }
    if (MODIFIERS.has(text) && /^[A-Za-z@]/.test(next)) return i;
    if (text === 'suspend') {
      if (next === 'fun' && !inClass()) return i;
      put('async ', at);
      return i;
    }
    if (text === 'fun') {
      if (!inClass()) put(before === 'suspend' ? 'async function ' : 'function ', at);
      const named = tokens.slice(i + 1, i + 14).findIndex((each) => each.text === '(');
      const head =
        named > 0
          ? tokens
              .slice(i + 1, i + 1 + named)
              .map((each) => each.text)
              .join('')
          : '';
      const open = i + 1 + named;
      pendingReturnType = false;
      if (named > 0) {
        const close = closing(open);
        const after = solid(close + 1, 1);
        markFunction(after);
      }
      // `fun Type.name(`: the receiver's type goes.
      if (head.includes('.') || head.trim().startsWith('<')) {
        const name = /(\w+)\s*$/.exec(head)?.[1] ?? '';
        const nameAt = tokens.slice(i + 1, open).findLast((each) => each.text === name)?.at ?? at;
        put(name, nameAt, true);
        return open - 1;
      }
      return i;
    }
    if (text === 'class' || text === 'interface' || text === 'object') {
      if (text === 'object' && next === ':') {
        put('{}', at);
        return i;
      }
      return classHead(i, at);
    }
    if (text === 'companion') return i;
    if (text === 'val' || text === 'var') {
      if (!inClass() && parens.length === 0) put('let', at);
      return i;
    }
    if (text === 'in' && parens.at(-1)?.word === 'for') put('of', at);
    else if (text === 'is') put('instanceof', at);
    else if (text === 'when') put(`${isValue(before) ? '0; ' : ''}${next === '{' ? 'if (true)' : 'if'}`, at);
    // `val x = if (a) b else c`: the branches become statements after the declaration.
    else if ((text === 'if' || text === 'try') && isValue(before)) put(`0; ${text}`, at);
    else if (text === 'else' && next === '->') put('otherwise', at);
    else if (text === 'by' && !inClass()) put('=', at);
    else put(text, at, true);
    return i;
  }

  function isValue(before: string): boolean {
    return before === '=' || before === 'return' || before === '?:';
  }

  /** After a function's parameters: a block, or `= expression`, which becomes `{ return expression }`. */
  function markFunction(after: number): void {
    pendingReturnType = true;
    let j = after;
    if (textAt(j) === ':') while (tokens[j] && !['{', '='].includes(textAt(j)) && !textAt(j).includes('\n')) j += 1;
    if (textAt(j) === '=') expressionAt.add(j);
    else if (textAt(j) !== '{' && textAt(solid(j, 1)) !== '{') pendingReturnType = false;
  }

  function classHead(i: number, at: number): number {
    const nameAt = solid(i + 1, 1);
    const name = /^[A-Za-z_]/.test(textAt(nameAt)) ? textAt(nameAt) : 'Companion';
    put('class ', at);
    put(name, name === textAt(nameAt) ? (tokens[nameAt]?.at ?? at) : at, true);
    let j = name === textAt(nameAt) ? nameAt + 1 : i + 1;
    let primary: [number, number] | undefined;
    while (
      j < tokens.length &&
      textAt(j) !== '{' &&
      !(
        textAt(j).includes('\n') &&
        !constructorOpen(j) &&
        ![':', ','].includes(textAt(solid(j - 1, -1))) &&
        ![':', '{', '('].includes(textAt(solid(j, 1)))
      )
    ) {
      if (textAt(j) === '(' && !primary) {
        const close = closing(j);
        primary = [j, close];
        j = close;
      } else if (textAt(j) === '(') j = closing(j);
      j += 1;
    }
    const hasBody = textAt(j) === '{';
    put(' {', tokens[hasBody ? j : Math.min(j, tokens.length - 1)]?.at ?? at);
    if (primary) {
      // Named as its class, so that findings in it name the class.
      put(' ', at);
      put(name, name === textAt(nameAt) ? (tokens[nameAt]?.at ?? at) : at, true);
      for (let k = primary[0]; k <= primary[1]; k += 1) {
        const part = tokens[k] as { text: string; at: number };
        if (/^(?:val|var|override|vararg)$/.test(part.text)) continue;
        put(...symbol(part.text, part.at, textAt(solid(k + 1, 1))), true);
      }
      put(' {} ', at);
    }
    if (hasBody) {
      braces.push({ kind: 'class', close: '}' });
      return j;
    }
    put(' }', tokens[Math.min(j, tokens.length - 1)]?.at ?? at);
    return j - 1;
  }

  function constructorOpen(j: number): boolean {
    return textAt(solid(j + 1, 1)) === '(' && textAt(solid(j - 1, -1)) === 'constructor';
  }

  function symbol(text: string, at: number, next: string): [string, number] {
    if (text === '=' && expressionAt.has(indexAt(at))) {
      expressionBody = { depth: braces.length, parens: parens.length };
      pendingReturnType = false;
      return ['{ return ', at];
    }
    if (text === '?:') return ['??', at];
    if (text === '!!') return ['!', at];
    if (text === '..') return ['+', at];
    if (text === '::') return ['.', at];
    if (text === '->') return [braces.at(-1)?.kind === 'when' ? ':' : '=>', at];
    if (text === '?' && /^(?:[,)=>{]|$)/.test(next)) return [' ', at];
    if (/^\d/.test(text)) return [text.replace(/[LfFuU]+$/, ''), at];
    return [text, at];
  }

  function indexAt(at: number): number {
    let low = 0;
    let high = tokens.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle] as { at: number }).at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
