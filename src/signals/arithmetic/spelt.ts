import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

/** Paths, keys, host names, header names: parts with a mark between them. */
const TOKEN = /(?<![\w/.:%@-])(?:https?:\/\/|s3:\/\/|gs:\/\/|…|\.{1,3}(?=\/))?\/?[\wÀ-ɏ.%@+~-]+(?:[/:][\wÀ-ɏ.%@+~-]+)*\/?(?![\w/@-])/g;
const MOST_TOKENS = 4000;
const SHORTEST = 6;
const LONGEST = 200;
/** Of a long line what is near counts as its line. */
const AROUND = 200;
/** Something was asked for and was not there, or was not taken for what it is. */
const MISSED = new RegExp(
  anyOf`
    not found | \b404\b | \b403\b | nosuchkey | nosuchbucket | no such | does ?n[o']t exist | not exist | unknown | missing | cannot find | can't find | could not find | not registered
    (?:access|permission) ?denied | mismatch | does ?n[o']t match | \bmiss(?:es)?\b | \(nil\) | \b30[128]\b | no (?:rows|route|match|entry|policy) | 0 rows | unresolved | \benoent\b | expected
    undefined | not (?:listed|allowed|matched|recogni[sz]ed|there) | \binvalid\b | \bempty\b | no results?
  `,
  'i',
);
/** Names that programs write now so, now so: variables and their settings, classes, versions, standards. */
const CAPITALS = /^[A-Z][A-Z0-9_]*$/;
const NO_NAME =
  /^(?:v?\d[\w.-]*|(?:https?|utf|iso|sha|aes|rsa|tls|ssl|md|ipv|tcp|udp|rfc|cve|sev|http|gpt|arm|x86|base)[-_/:]?\d[\w.-]*)$/i;
const DATED = /^\d{1,4}[-/.:T]\d/;
/** Files whose name two languages write in two ways. */
const CODE_FILE = /\.(?:java|kt|cs|py|go|rb|php|ts|tsx|js|jsx|vue|scss|css|sql|h|cpp|rs|swift)(?::\d+)*$/i;
const FILE = new RegExp(
  `${CODE_FILE.source}|${String.raw`\.(?:pdf|csv|json|ya?ml|xml|png|jpe?g|gif|zip|txt|html?|gz|parquet|docx?|xlsx?|mp4|svg|jar|so)$`}`,
  'i',
);
const HOST = /^(?:[\w-]+\.)+(?:com|net|org|io|internal|local|localhost|corp|lan|svc|dev|app|cloud|test|example|de|eu|uk|us|co)(?::\d+)?$/i;
const HEADER = /^(?:x|content|accept|if|cache|set|access|strict|sec|proxy|user|transfer)-[\w-]+$/i;

type Form = 'case' | 'slash' | 'escape' | 'mark' | 'blank';
const SAYS: Readonly<Record<Form, string>> = {
  case: 'only in case',
  slash: 'only in the slash at the end',
  escape: 'only in what is percent-escaped',
  mark: 'only in - and _',
  blank: 'only in a blank or line break at the end',
};

interface Token extends Span {
  readonly line: string;
}

/** Two names of one thing that are not letter for letter the same: one is asked, the other is kept. */
export function speltOtherwise(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const groups = new Map<string, Map<string, Token>>();
  for (const token of texts.flatMap(tokensIn).slice(0, MOST_TOKENS)) {
    for (const form of formsOf(token.quote)) {
      const key = normal(form);
      const group = groups.get(key) ?? new Map<string, Token>();
      groups.set(key, group);
      if (!group.has(form)) group.set(form, token);
    }
  }
  const told = [...groups.values()].flatMap((group) => (group.size > 1 ? pairOf([...group]) : []));
  const [first] = [...told, ...texts.flatMap(blanks)];
  return first ? [first] : [];
}

function tokensIn({ field, text }: FieldText): Token[] {
  return [...text.matchAll(TOKEN)].flatMap((m) => {
    const quote = m[0].replace(/^(?:…|\.{1,3})/, '').replace(/[.:]+$/, '');
    if (quote.length < SHORTEST || quote.length > LONGEST || DATED.test(quote) || NO_NAME.test(quote)) return [];
    if (!/[A-Za-z]/.test(quote) || !/[\d/:._%-]/.test(quote)) return [];
    const start = m.index + m[0].indexOf(quote);
    return [{ field, start, end: start + quote.length, quote, line: lineAt(text, start) }];
  });
}

function lineAt(text: string, at: number): string {
  const [before, after] = [text.slice(Math.max(0, at - AROUND), at), text.slice(at, at + AROUND)];
  const end = after.indexOf('\n');
  return `${before.slice(before.lastIndexOf('\n') + 1)}${end < 0 ? after : after.slice(0, end)}`;
}

/** The whole without its host, and the last part where that is a name of its own. */
function formsOf(quote: string): string[] {
  const path = quote.replace(/^[a-z0-9]{2,5}:\/\/[^/]*/i, '').replace(/^\/+/, '');
  const last = /[^/]+$/.exec(path)?.[0] ?? '';
  return [...new Set([path, last])].filter((f) => f.length >= SHORTEST && !NO_NAME.test(f));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
const unslashed = (text: string): string => text.replace(/\/+$/, '');
const normal = (text: string): string => unslashed(decoded(text)).toLowerCase().replaceAll('_', '-');

/** In which one way two names differ; none where they differ in several. */
function formOf(a: string, b: string): Form | undefined {
  if (a.toLowerCase() === b.toLowerCase()) return 'case';
  if (unslashed(a) === unslashed(b)) return 'slash';
  if (decoded(a) === decoded(b)) return 'escape';
  return a.replaceAll('_', '-') === b.replaceAll('_', '-') ? 'mark' : undefined;
}

function pairOf([one, other]: readonly (readonly [string, Token])[]): Derived[] {
  if (!one || !other) return [];
  const [[a, at], [b, from]] = [one, other];
  const form = formOf(a, b);
  if (!form || (at.field === from.field && at.start < from.end && from.start < at.end)) return [];
  const missed = MISSED.test(at.line) || MISSED.test(from.line);
  if (!tells(form, [a, at.quote], [b, from.quote], missed)) return [];
  return [derivedOf(...ends(a, b), form, [spanOf(at), spanOf(from)], missed)];
}

/** Whether a difference means something: in names of people's choice, or where one of them was missed. */
function tells(form: Form, [a, one]: readonly [string, string], [b, other]: readonly [string, string], missed: boolean): boolean {
  if (CAPITALS.test(a) || CAPITALS.test(b)) return false;
  const place = /[/:]/.test(a);
  // "And/or", "E-mail": words of a sentence have neither number nor two places nor a kind of file.
  const rooted = missed && form === 'case' && one.startsWith('/') && other.startsWith('/');
  if (!rooted && !/\d|_|[/:].*[/:]/.test(a) && !FILE.test(a) && !HEADER.test(a) && !HOST.test(a) && form !== 'slash') return false;
  if (form === 'case') {
    if (HEADER.test(a) || HOST.test(a)) return false;
    // A word that is a class here and a variable there has no number and no place.
    return (
      rooted ||
      (missed && (place || /[\d._]/.test(a))) ||
      (!CODE_FILE.test(a) && /\d/.test(changed(a, b)) && (place || /\.\w{2,5}$/.test(a)))
    );
  }
  // A folder's name and its address are two things.
  if (!missed || (form === 'slash' && one.startsWith('/') !== other.startsWith('/') && !/:\/\//.test(one + other))) return false;
  if (form === 'mark') return HEADER.test(a) || HEADER.test(b) || HOST.test(a) || HOST.test(b) || place || /\d/.test(a);
  return place;
}

/** The part of a name in which two differ. */
const changed = (a: string, b: string): string => {
  const [one, other] = [a.split(/[/:]/), b.split(/[/:]/)];
  return one.find((part, i) => part !== other[i]) ?? '';
};

/** Where only the last parts differ, these. */
function ends(a: string, b: string): [string, string] {
  const at = a.lastIndexOf('/', a.length - 2);
  return at > 0 && a.slice(0, at) === b.slice(0, at) ? [`…${a.slice(at)}`, `…${b.slice(at)}`] : [a, b];
}

/** Quoted once with a blank or line break at its end, and once without. */
const QUOTED =
  /(["'`“])([^"'`“”\n]{4,80}?)((?:\\n|\\r|%20|%0[AaDd]| )+)["'`”]|(["'`“])((?:\\n|%20|%0[AaDd]| )+)([^"'`“”\n ][^"'`“”\n]{3,80}?)["'`”]/g;

function blanks({ field, text }: FieldText): Derived[] {
  return [...text.matchAll(QUOTED)].flatMap((m) => {
    const name = (m[2] ?? m[6] ?? '').trim();
    const with_ = m[0].slice(1, -1);
    // A text that is put together from pieces ends in blanks on purpose.
    if (/\s/.test(name) || name.length < 4 || !/[\d:/._-]/.test(name) || /[+,(]\s{0,2}$/.test(text.slice(0, m.index).slice(-3))) return [];
    const quoted = [`"${name}"`, `'${name}'`, `\`${name}\``, `“${name}”`];
    const found = quoted.map((q) => text.indexOf(q)).find((i) => i >= 0);
    if (
      found === undefined ||
      (!MISSED.test(lineAt(text, m.index)) === !MISSED.test(lineAt(text, found)) && !MISSED.test(lineAt(text, found)))
    )
      return [];
    const spans = [
      { field, start: m.index, end: m.index + m[0].length, quote: m[0] },
      { field, start: found, end: found + name.length + 2, quote: text.slice(found, found + name.length + 2) },
    ];
    return [derivedOf(with_, name, 'blank', spans, true)];
  });
}

function derivedOf(a: string, b: string, form: Form, inputs: readonly Span[], missed: boolean): Derived {
  return {
    id: 'spelt-otherwise',
    text: `“${a}” and “${b}” differ ${SAYS[form]}: what is kept under the one is not found under the other where names are compared letter for letter.`,
    formula: `${a} ≠ ${b}`,
    value: 1,
    unit: '',
    inputs,
    ...(missed && form !== 'escape' && form !== 'slash' ? { shows: ['equal-text-does-not-match', 'yes'] as const, reliability: 0.7 } : {}),
  };
}
