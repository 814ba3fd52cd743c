import { lately } from '../../text/index.ts';
import { stem } from './stem.ts';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stem: string;
  readonly kind: 'word' | 'number' | 'percent' | 'duration';
}

/** Words that may stand between two neighbours of a phrase without breaking it. */
const FILLERS = new Set(
  'a an the of is are was were be been being am in on at to for by with from our my its their his her this that these those has have had do does did will would it we they i you and as so very quite just still now right about some any than then into per via only also always all'
    .split(' ')
    .map(stem),
);

export const isFiller = (t: Token): boolean => t.kind === 'word' && FILLERS.has(t.stem);

const TOKEN =
  /(\d[\d,.]*\d|\d)\s?(%|percent\b|per cent\b)|(\d[\d,.]*\d|\d)\s?(ms|s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?)\b(?![/\w])|\d[\d,.]*\d[kKM]?\b|\d[kKM]?\b|[\p{L}][\p{L}\p{N}]*(?:['’][\p{L}]+)?|[\p{N}\p{L}]+/gu;

const CAMEL = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** The words of a text, with offsets. `OOMKilled` and `pool_capacity` give their parts: people write both ways. */
export const tokenise = lately((text): readonly Token[] => {
  const out: Token[] = [];
  for (const m of text.matchAll(TOKEN)) {
    const start = m.index;
    const raw = m[0];
    if (m[2] !== undefined) out.push({ start, end: start + raw.length, text: raw, stem: '#%', kind: 'percent' });
    else if (m[4] !== undefined) out.push({ start, end: start + raw.length, text: raw, stem: '#dur', kind: 'duration' });
    else if (/^\d[\d,.]*[kKM]?$/.test(raw))
      out.push({ start, end: start + raw.length, text: raw, stem: raw.toLowerCase(), kind: 'number' });
    else pushWord(out, raw, start);
  }
  return out;
});

/** Names whose capital begins no second word: iPhone, iPad, macOS. */
const ONE_NAME = /^(?:i[A-Z]|macOS)/;

function pushWord(out: Token[], raw: string, start: number): void {
  const camel = raw.length > 3 && !ONE_NAME.test(raw) && /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(raw) ? [...raw.matchAll(CAMEL)] : [];
  if (camel.length > 1 && camel.length < 8) {
    for (const p of camel)
      out.push({ start: start + p.index, end: start + p.index + p[0].length, text: p[0], stem: stem(p[0]), kind: 'word' });
    return;
  }
  out.push({ start, end: start + raw.length, text: raw, stem: stem(raw), kind: 'word' });
}
