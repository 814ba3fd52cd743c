import type { Span } from '../incident/types.ts';
import { anyOf } from '../text/index.ts';
import { sentencesOf } from './sentences.ts';
import type { FieldText } from './types.ts';

const GOOD = anyOf`
  fine | (?<!\b200 )ok | okay | healthy | unaffected | not affected | not hit | (?<!in )green | correct | in order | as usual | as always | as ever | good
  (?<!\bas )well | (?<!(?:\dx|times|than|of|above|below) )normal(?! form)
`;
const WORKS = anyOf`
  (?<!planned |how \w{1,20} |road )works? | (?:is|are|still|keeps?) working | succeeds? | without (?:a |any )?(?:problems?|trouble|errors?|fail(?:ure)?) | passes | goes? through | go(?:es)? well | never fails? | no (?:problems?|trouble|complaints?|such \w+) (?:there|with|in|on|from|at) | (?:do|does) not (?:have|show) (?:it|this)
`;
/** "Old orders refund ok", "iOS is fine", "the other region works". */
const IS_WELL = new RegExp(
  anyOf`
    \b(?:is|are|stays?|looks?|look|remains?|keeps?|all|both|still|refund|answer|run|runs) (?:all |still |just |totally |perfectly |quite |absolutely )?${GOOD}(?=$|[.,;)])
    \b${WORKS}\b
    ^(?:healthy|unaffected|not affected|fine|well|ok|works)\s?:
    \s${GOOD}$
  `,
  'i',
);
/** Of another time, a wish, a doubt, an attempt; or not well after all. */
const NOT_NOW = new RegExp(
  anyOf`
    \b(?:until|till|before|was|were|had|yesterday|last|again|for a while|after (?:a|the|each|every)|then|restart\w*|roll\w*|if|would|should|began|began to|costs?|could|when|once|maybe|seems?|think|says?|said|used to|first)\b
    ^(?:no|nothing|not one|none|hardly any)\b(?! (?:problems?|trouble|complaints?|errors?|such)\b)
    \b(?:not|n't|never|no longer|hardly|nothing) (?:\w+ ){0,2}(?:fine|ok|okay|healthy|green|correct|good|well|normal|works?|working) | \?$ | \bonly works\b | \bworks? only\b | \bexcept\b | \btried\b
  `,
  'i',
);
const QUITE = anyOf`all | still | just | totally | perfectly | quite | absolutely | completely | also | always | very | as | rather | now`;
const SOUND = anyOf`
  fine | (?<!\b200 )ok | okay | healthy | unaffected | not affected | not hit | green | correct | perfect | in order | good | well | quiet | bored | clean
  (?<!(?:\dx|times|than|of|above|below) )(?:normal|usual) | as (?:usual|always|ever|before|expected) | unremarkable
  without (?:a |any |the least )?(?:problems?|trouble|errors?|failures?|lag|delay|loss|hitch|complaints?|issues?|gap|dip|interruption)
`;
const JOINS = anyOf`and | but | while | or | which | that | when | if | not`;
const SAYS = anyOf`is | are | looks? | stays? | stayed | remains? | keeps? | runs? | works? | (?:and )?calls? (?:it|this|that|them)`;
/** What is said of the thing right before: "… is fine", "…: ok", "… call this normal". */
const SAID_WELL = new RegExp(
  [
    String.raw`^(?:\s+(?!${JOINS}\b)[\w/'-]+){0,4}?(?:\s+${SAYS}|\s?[:=])`,
    String.raw`(?:\s+${QUITE})*\s+${SOUND}(?=\s*(?:[.,;)!]|$|\band\b|\bbut\b))`,
  ].join(''),
  'i',
);

/** A thing that is named and then called well is no sign of trouble, however its name sounds: "orders of other shops: fine". */
export const calledWell = (sentence: string, to: number): boolean => SAID_WELL.test(sentence.slice(to, to + 80));

const PART = /(?:[.;]\s+|,\s+(?:and |but |while |whereas )?|\s+(?:but|while|whereas|although|though|however)\s+|\s+[–—-]\s+|\n)/g;
/** Characters of a part that says of something that it is well: shorter has no subject, longer is a story. Judgements. */
const LEAST = 12;
const MOST = 110;

/** What people tell is well, in their words: what tells the cause by where it does not strike. */
export function readWell(fields: readonly FieldText[]): Span[] {
  return fields.flatMap(({ field, text }) => {
    if (field === 'code_snippet' || field === 'tech_stack') return [];
    return sentencesOf(text).flatMap((sentence) => {
      const list = /^(?:healthy|unaffected|not affected|fine|well|ok|works)\s?:/i.test(sentence.text);
      const parts = list ? [{ start: sentence.start, end: sentence.end }] : partsOf(text, sentence.start, sentence.end);
      return parts.flatMap(({ start, end }) => {
        const quote = text.slice(start, end);
        const flat = quote.replace(/\s+/g, ' ');
        if (flat.length < LEAST || flat.length > MOST || flat.split(' ').length < 3) return [];
        if ((flat.match(/\(/g)?.length ?? 0) !== (flat.match(/\)/g)?.length ?? 0)) return [];
        return IS_WELL.test(flat) && !NOT_NOW.test(flat) ? [{ field, start, end, quote }] : [];
      });
    });
  });
}

function partsOf(text: string, from: number, to: number): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  let start = from;
  for (const m of text.slice(from, to).matchAll(PART)) {
    out.push({ start, end: from + m.index });
    start = from + m.index + m[0].length;
  }
  out.push({ start, end: to });
  return out.map((p) => {
    const end = p.start + text.slice(p.start, p.end).replace(/[\s.;,:!]+$/, '').length;
    return { start: p.start, end };
  });
}
