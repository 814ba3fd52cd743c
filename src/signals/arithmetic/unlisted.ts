import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

/** A closed list of values in code, by the name of its type where it has one. */
interface Listed extends Span {
  readonly type: string;
  readonly values: readonly string[];
}

const FEWEST = 3;
const MOST_SHOWN = 8;
/** `enum State: String { case open, done }`, `enum class State { OPEN }`, `enum State { Open, Done }`. */
const ENUM = /\benum\s+(?:class\s+|struct\s+)?(\w{2,60})[^{};\n]{0,120}\{([^{}]{3,1500})\}/g;
/** `type State = 'open' | 'done'`, `state: Literal["open", "done"]`, `z.enum(['open'])`, `CHECK (state IN ('open', 'done'))`. */
const QUOTED_LIST = String.raw`(["'])[\w.-]{1,40}\3(?:\s*[,|]\s*["'][\w.-]{1,40}["']){2,40}`;
const LISTS = new RegExp(
  String.raw`\b(?:type\s+(\w{2,60})\s*=\s*\|?\s*|${anyOf`Literal\[ | z\.enum\(\[ | enum:\s*\[ | IN\s*\( | ENUM\(`}\s*)(${QUOTED_LIST})`,
  'g',
);
/** `class State(str, Enum):` and its lines. */
const PYTHON = /\bclass\s+(\w{2,60})\([^)\n]{0,40}Enum\):\n((?:[ \t]+\w{1,60} ?= ?["'][\w.-]{1,60}["'][^\n]{0,80}\n?){3,60})/g;
const WORDS = /["']([\w.-]{1,60})["']|\b([A-Za-z_]\w{1,60})\b/g;
const NO_VALUE = /^(?:case|public|private|static|final|serialized?Name|JsonProperty|derive|serde|rename|string|int|val|var|fun|const)$/i;
const PAIR = /["'](\w{2,40})["']\s*:\s*["']([A-Za-z][\w-]{1,60})["']/g;

/** `atRestaurant`, `at_restaurant` and `AT_RESTAURANT` are one value. */
const plain = (value: string): string => value.replace(/[_.-]/g, '').toLowerCase();

/** A value in pasted data that a closed list in the code does not have, under a key whose other values it has, or whose type it is. */
export function valueNotListed(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const lists = listsIn(parts.code);
  if (lists.length === 0) return [];
  const keys = valuesByKey(texts, lists);
  for (const list of lists) {
    const known = new Set(list.values.map(plain));
    for (const [key, pairs] of keys) {
      const strange = pairs.filter((p) => !known.has(plain(p.value)));
      const usual = pairs.filter((p) => known.has(plain(p.value)));
      const [first] = strange;
      const typed =
        list.type !== '' &&
        new RegExp(String.raw`\b${key}\b["']?\??\s*:\s*${list.type}\b|\b${list.type}\b[?]?\s+${key}\b`).test(parts.code);
      const kinds = new Set(strange.map((p) => plain(p.value))).size;
      if (!first || kinds > 2 || (usual.length === 0 && !typed)) continue;
      return [
        {
          id: 'value-not-listed',
          text: `“${first.value}” stands under “${key}” in the data and is none of the values that the code lists${list.type ? ` for ${list.type}` : ''} (${list.values.slice(0, MOST_SHOWN).join(', ')}): a reader that knows only these refuses it, or falls through.`,
          formula: `${first.value} ∉ {${list.values.slice(0, MOST_SHOWN).join(', ')}}`,
          value: list.values.length,
          unit: 'listed values',
          inputs: [spanOf(first), spanOf(list), ...usual.slice(0, 1).map(spanOf)],
          shows: ['value-not-listed', 'yes'],
          reliability: usual.length > 0 ? 1 : 0.9,
        },
      ];
    }
  }
  return [];
}

function listsIn(code: string): Listed[] {
  const found = [ENUM, PYTHON].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((m) => listed(m, m[1] ?? '', pattern === PYTHON ? quotedIn(m[2] ?? '') : wordsIn(m[2] ?? ''))),
  );
  const others = [...code.matchAll(LISTS)].map((m) => listed(m, m[1] ?? '', quotedIn(m[2] ?? '')));
  return [...found, ...others].filter((l) => l.values.length >= FEWEST);
}

const listed = (m: RegExpExecArray, type: string, values: readonly string[]): Listed => {
  const quote = m[0].split('\n')[0] ?? '';
  return { field: 'code_snippet', start: m.index, end: m.index + quote.length, quote, type, values: [...new Set(values)] };
};

const quotedIn = (text: string): string[] => [...text.matchAll(/["']([\w.-]{1,60})["']/g)].map((m) => m[1] ?? '');
const wordsIn = (body: string): string[] =>
  [...body.replace(/\/\/[^\n]*/g, '').matchAll(WORDS)].map((m) => m[1] ?? m[2] ?? '').filter((w) => !NO_VALUE.test(w));

interface Pair extends Span {
  readonly value: string;
}

/** Pairs of pasted data; those within a list are its own. */
function valuesByKey(texts: readonly FieldText[], lists: readonly Listed[]): ReadonlyMap<string, readonly Pair[]> {
  const byKey = new Map<string, Pair[]>();
  for (const { field, text } of texts)
    for (const m of text.matchAll(PAIR)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (field === 'code_snippet' && lists.some((l) => start >= l.start && end <= l.end)) continue;
      const [, key = '', value = ''] = m;
      byKey.set(key, [...(byKey.get(key) ?? []), { field, start, end, quote: m[0], value }]);
    }
  return byKey;
}
