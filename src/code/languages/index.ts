import { kotlinAsTypescript, type Rewritten } from '../kotlin.ts';
import type { Grammar } from '../lower.ts';
import type { GrammarName } from '../types.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

/** A programming language: how it is parsed, and what may be put around a fragment so that it stands alone. */
export interface Language {
  readonly id: string;
  readonly grammar: GrammarName;
  readonly shape: Grammar;
  /** Tried in order; the reading with the fewest errors is kept. */
  /** Puts a language without a grammar into the shape of one that has. */
  readonly rewrite?: (source: string) => Rewritten;
  readonly wraps: readonly (readonly [before: string, after: string])[];
}

const PLAIN = ['', ''] as const;

export const LANGUAGES: Readonly<Record<string, Language>> = {
  javascript: {
    id: 'javascript',
    grammar: 'javascript',
    shape: javascript('javascript'),
    wraps: [PLAIN, ['class X {', '}']],
  },
  jsx: { id: 'jsx', grammar: 'javascript', shape: javascript('jsx'), wraps: [PLAIN, ['class X {', '}']] },
  typescript: {
    id: 'typescript',
    grammar: 'typescript',
    shape: javascript('typescript'),
    wraps: [PLAIN, ['class X {', '}']],
  },
  tsx: { id: 'tsx', grammar: 'tsx', shape: javascript('tsx'), wraps: [PLAIN, ['class X {', '}']] },
  kotlin: {
    id: 'kotlin',
    grammar: 'typescript',
    shape: javascript('kotlin'),
    wraps: [PLAIN, ['class X {', '}']],
    rewrite: kotlinAsTypescript,
  },
  python: { id: 'python', grammar: 'python', shape: python, wraps: [PLAIN] },
  go: { id: 'go', grammar: 'go', shape: go, wraps: [PLAIN, ['func x() {', '}']] },
  java: {
    id: 'java',
    grammar: 'java',
    shape: java,
    wraps: [PLAIN, ['class X {', '}'], ['class X { void x() {', '}}']],
  },
  csharp: { id: 'csharp', grammar: 'c-sharp', shape: csharp, wraps: [PLAIN, ['class X {', '}']] },
  php: {
    id: 'php',
    grammar: 'php',
    shape: php,
    wraps: [
      ['<?php ', ''],
      ['<?php class X {', '}'],
    ],
  },
  ruby: { id: 'ruby', grammar: 'ruby', shape: ruby, wraps: [PLAIN, ['class X\n', '\nend']] },
  rust: { id: 'rust', grammar: 'rust', shape: rust, wraps: [PLAIN, ['impl X {', '}'], ['fn x() {', '}']] },
  cpp: { id: 'cpp', grammar: 'cpp', shape: cpp, wraps: [PLAIN] },
};
