import { anyOf } from '../../text/index.ts';
import type { Piece } from './piece.ts';
import type { Likelihood } from './types.ts';

/** Words for how likely, with the middle of what people mean by them; longer phrases first. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/(?<!\b(?:not|never|be|n't|yet|until) )\b(?:excluded|ruled out|impossible|refuted|disproved)\b/i, 0.02],
  [/\b(?:almost|near(?:ly)?|virtually) certain\b|\bconfirmed\b/i, 0.95],
  [/\b(?:medium|moderate)(?:ly)?\s*(?:[-–—/→]|to)\s*high\b|\bmoderately high\b|\bhigh\s*[-–—/]\s*(?:medium|moderate)\b/i, 0.6],
  [/\b(?:low|unlikely)\s*(?:[-–—/]|to)\s*(?:medium|moderate|possible)\b|\b(?:medium|moderate)\s*[-–—/]\s*low\b/i, 0.25],
  [/\bvery (?:high|likely|probable)\b|\bhighest\b/i, 0.88],
  [/\bvery (?:low|unlikely)\b|\bremote\b|\blowest\b|\bnegligible\b|\bimprobable\b/i, 0.04],
  [/\b(?:unlikely|low(?:er)?|less likely)\b/i, 0.12],
  [/\b(?:high(?:er)?|likely|probable|strong)\b/i, 0.72],
  [/\b(?:medium|moderate|possible|plausible|mid|fair)\b/i, 0.4],
];

/** "Most likely", "highest likelihood": said of one, above all others. */
export const SUPERLATIVE = new RegExp(
  anyOf`
    \bhighest (?:likelihood|probability|confidence|ranked)\b
    \b(?:single |the )?most (?:likely|probable|plausible)\b(?! to\b| when\b| during\b| under\b| at\b| affected\b) | \blikeliest\b
    \b(?:leading|primary|prime|top) (?:hypothesis|candidate|suspect|theory)\b
  `,
  'i',
);
/** In a likelihood's own field the word alone is enough. */
const ALONE = /^\W*(?:the\s+)?highest\b(?! (?:impact|severity|cost))/i;

/** What a text says of likelihood; undefined where it says nothing of it. `field`: the text is a field for just that. */
export function readLikelihood(p: Piece, field: boolean): Likelihood | undefined {
  // What follows the first sentence of a field explains it, often by comparison with others.
  const head = field ? (/^.*?(?:[.;](?=\s)|\s[—–-]\s|\bbecause\b|\bsince\b|$)/.exec(p.text)?.[0] ?? p.text) : p.text;
  const superlative = SUPERLATIVE.test(field ? p.text : head) || (field && ALONE.test(p.text));
  const percent = percentIn(head) ?? (field ? percentIn(p.text) : undefined);
  const bare = head.replace(/\b(?:not|less|no longer) (?=high|likely|probable)/gi, 'un');
  const word = WORDS.find(([re]) => re.test(bare))?.[1];
  if (word === undefined && percent === undefined && !superlative) return undefined;
  return { piece: p, superlative, ...(word === undefined ? {} : { word }), ...(percent ? { percent } : {}) };
}

/** "40–50 %", "~45%", "0.45", "22 %, possible (20–55 %)": a figure before the range of its word is meant; per cent. */
function percentIn(text: string): readonly [number, number] | undefined {
  const exact = /^[^\d]{0,60}?(\d{1,3}(?:\.\d+)?)\s*%(?=[^\d]{1,40}\d{1,3}\s*%?\s*[-–—]\s*\d{1,3}\s*%)/.exec(text);
  if (exact) return [Number(exact[1]), Number(exact[1])];
  const range = /(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:[-–—]|to)\s*(\d{1,3}(?:\.\d+)?)\s*%/.exec(text);
  if (range) return [Number(range[1]), Number(range[2])];
  const under = /\b(?:under|below|less than)\s*(\d{1,3})\s*%|<\s*(\d{1,3})\s*%/i.exec(text);
  if (under) return [0, Number(under[1] ?? under[2])];
  const one = /(\d{1,3}(?:\.\d+)?)\s*(?:%|percent\b|per cent\b)/i.exec(text);
  if (one) return [Number(one[1]), Number(one[1])];
  const share = /(?:^|[·(=])\s*[^\w.\s]*~?(0?\.\d{1,3}|1\.0+)(?![\d.])/.exec(text);
  return share ? [Number(share[1]) * 100, Number(share[1]) * 100] : undefined;
}

/** One number to compare by: of a range its middle, of a word what it means. */
export function strength(l: Likelihood | undefined): number | undefined {
  if (l?.percent) return (l.percent[0] + l.percent[1]) / 200;
  return l?.word ?? (l?.superlative ? 0.9 : undefined);
}
