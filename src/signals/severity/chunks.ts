import type { FieldName, Incident } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { sentencesOf } from '../sentences.ts';

/** A piece of a sentence that says one thing. Offsets are into the field. */
export interface Chunk {
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence: string;
  /** The text says that this part works. */
  readonly spared: boolean;
  /** In the blast radius, or among the first lines of the symptoms. */
  readonly headline: boolean;
}

export interface Tones {
  /** The words that say that it works: "ok", "unaffected", "don't use it". */
  readonly works: (text: string) => string | undefined;
  /** "fails", "slow": something is wrong here. */
  readonly impaired: (text: string) => boolean;
  /** "Goes through for 78 %", "a tenth of normal": it works for some. */
  readonly partly: (text: string) => boolean;
}

/** Read per field, so that a pasted log stays cheap: its beginning and its end (judgements). */
const HEAD = 24_000;
const TAIL = 6_000;
/** Characters of the symptoms that count as their headline: two or three sentences (judgement). */
const HEADLINE = 320;

const JOINER = anyOf`but | while | whereas | although | though | however | except | aber | während | mais | pero | mas | maar`;
const CUT = new RegExp(
  anyOf`
    (?<!\d),\s+(?!(?:maybe|perhaps|at most|if any)\b) | ,\s+(?!\d{3}\b|(?:maybe|perhaps|at most|if any)\b) | ;\s* | \s+${JOINER}\s+
    \s+[-–—]\s+ | \s*[()]\s* | \.\s+
  `,
  'gi',
);

/** The chunks of one field, with what works told from what is hit. */
export function chunksOf(incident: Incident, field: FieldName, tones: Tones): Chunk[] {
  return partsOf(incident[field]).flatMap(({ at, text }) =>
    sentencesOf(text).flatMap((sentence) => {
      const pieces = piecesOf(sentence.text);
      const spared = sparedOf(
        pieces.map((p) => p.text),
        tones,
      );
      return pieces.map((p, i) => {
        const start = at + sentence.start + p.start;
        return {
          field,
          start,
          end: start + p.text.length,
          text: p.text,
          sentence: sentence.text,
          spared: spared[i] ?? false,
          headline: field === 'blast_radius' || (field === 'symptoms' && start < HEADLINE),
        };
      });
    }),
  );
}

function partsOf(text: string): { at: number; text: string }[] {
  if (text.length <= HEAD + TAIL) return [{ at: 0, text }];
  return [
    { at: 0, text: text.slice(0, HEAD) },
    { at: text.length - TAIL, text: text.slice(-TAIL) },
  ];
}

function piecesOf(sentence: string): { start: number; text: string }[] {
  const out: { start: number; text: string }[] = [];
  let start = 0;
  for (const m of sentence.matchAll(CUT)) {
    if (m.index > start) out.push({ start, text: sentence.slice(start, m.index) });
    start = m.index + m[0].length;
  }
  if (start < sentence.length) out.push({ start, text: sentence.slice(start) });
  return out;
}

/** "Ordering, payment don't use it": what stands before a piece that works, and says nothing by itself, works with it. */
function sparedOf(pieces: readonly string[], { works, impaired, partly }: Tones): boolean[] {
  const out = pieces.map((p) => {
    const words = works(p);
    return words !== undefined && !impaired(p.replace(words, ' ')) && !partly(p);
  });
  for (let i = pieces.length - 2; i >= 0; i--) {
    const piece = pieces[i] ?? '';
    if (
      out[i + 1] &&
      !out[i] &&
      /^(?:[\w/&+’'-]+ ?){1,3}$/.test(piece.trim()) &&
      !/\d/.test(piece) &&
      !impaired(piece) &&
      !GENERAL.test(piece)
    )
      out[i] = true;
  }
  return out;
}

/** Words for those who are hit: "all users, everything else works" spares no users. */
const GENERAL = /\b(?:all|every\w*|most|many|some|few|users?|customers?|visitors?|alle|tous|todos|tutti|marketing|internal)\b/i;
