import type { Span } from '../../incident/types.ts';
import { anyOf, NUMBER_WORDS, words } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { shareIn, shown, spanOf } from './words.ts';

const MEMBERS = anyOf`
  pods? | instances? | hosts? | nodes? | replicas? | servers? | tasks? | workers? | machines? | vms? | containers? | zones? | azs? | availability zones?
  shards? | brokers? | partitions? | backends? | upstreams? | endpoints? | resolvers? | proxies | gateways? | members? | regions?
`;
const WORDS = Object.keys(NUMBER_WORDS).join('|');
const COUNT = String.raw`(\d{1,4}|${WORDS})`;
/** "4 of 12 pods", "one of the two old replicas", "1/3 zones". */
const SOME = new RegExp(
  String.raw`(?<![\d./])\b(?:${COUNT} (?:of|out of) (?:the |our |all |its )?${COUNT}|(\d{1,4}) ?\/ ?(\d{1,4})) (?:[a-z][\w-]{1,14} ){0,2}${MEMBERS}\b`,
  'gi',
);
/** One is told of, and "the other two are fine". */
const OTHERS = new RegExp(
  String.raw`\bother ${COUNT} (?:${MEMBERS} )?(?:(?:are|is|were|run|work|serve|answer) )?(?:all )?(?:ok|fine|healthy|well|normal|unaffected)\b`,
  'gi',
);
const ALL = new RegExp(String.raw`(?<![\w.,/])${COUNT} (?:[A-Za-z][\w.-]{1,14} )?${MEMBERS}\b`, 'gi');

/** "50 % more traffic" is no share of it. */
const NO_SHARE = String.raw`(?! ?(?:more|less|fewer|higher|lower|above|below|over|under|faster|slower|up|down)\b)`;
const FAILURES = anyOf`errors? | failures? | failing | failed | 50[0234]s? | 5xx`;
/** A ratio as an alert prints it, or "25 % errors". */
const RATIO = new RegExp(
  String.raw`\b(?:value|ratio|share|error rate|errors?|fail\w*|at)\b["':= ]{1,4}(?:is |of |about |~)?(0\.\d{2,17}(?!\d)|\d{1,2}(?:\.\d{1,3})? ?%)${NO_SHARE}|(?<![\d.])(\d{1,2}(?:\.\d{1,3})? ?%) (?:of )?${FAILURES}\b`,
  'gi',
);
const CALLS = anyOf`
  requests? | calls? | checkouts? | orders? | posts? | quer(?:y|ies) | messages? | log-?ins? | sign-?ins? | payments? | search(?:es)? | views? | jobs?
  uploads? | transactions? | bookings? | look-?ups? | page loads? | connections? | hits | traffic | reads? | writes? | events? | mails? | attempts
`;
const PART = anyOf`
  half | (?:a |one )?third | two[- ]thirds | (?:a |one )?quarter | three[- ]quarters | (?:a |one )?fifth | (?:a |one )?tenth
`;
const EVERY = anyOf`second | third | fourth | fifth | tenth`;
/** "half of the requests", "33 % of quote calls", "every third call", "one in four payments". */
const OF_CALLS = new RegExp(
  String.raw`(?<![\d.])\b(?:(${PART}|\d{1,2}(?:\.\d)? ?%)${NO_SHARE}(?: of)?|every (${EVERY})|${COUNT} (?:in|out of) ${COUNT}) (?:the |all |our |its |of )?(?:[a-z][\w-]{1,14} ){0,2}${CALLS}\b`,
  'gi',
);
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/two/i, 2 / 3],
  [/three/i, 3 / 4],
  [/half/i, 1 / 2],
  [/third/i, 1 / 3],
  [/quarter/i, 1 / 4],
  [/fifth/i, 1 / 5],
  [/tenth/i, 1 / 10],
];
const NTH: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5, tenth: 10 };

/** What the calls suffer. */
const BAD =
  /\b(?:fail\w*|errors?|[45]\d\d\w?|time[sd]? ?-?out\w*|timing out|slow\w*|wrong\w*|stale|refus\w+|hang\w*|hung|lost|missing|not found|reset|dropp\w+|denied|reject\w+|empty|never|bad|ends? (?:after|at)|unavailable|break\w*|broken)\b/i;
const RESOURCE = /\b(?:disks?|cpus?|memory|heap|volumes?|ram|load|used|full|utili[sz]\w+|busy|idle)\b/i;
/** What makes some unlike the others: what they are, or what they run or have. */
const UNLIKE = words`
  new(?:er|est|ly)? | old(?:er|est)? | canary | different\w* | up(?:graded|dated) | patched | migrated | (?:still|already) (?:on|at|has|have|had|without)
  down | dead | bad | broken | unhealthy | fail\w* | missing | stuck | not ready | unready | refus\w+ | empty | hang\w* | hung | slow\w* | wrong
  unreachable | crash\w* | lost | gone | (?:not|n.t|never|no longer) (?:answer|respond|react|serve)\w* | (?:answer|serve)s? no
`;
/** A share is told to a percent. Judgement. */
const POINT = 0.01;
/** Of small shares a point is much. Judgement. */
const NEARLY = 0.1;
/** One instance of very many, or nearly all of them, tells nothing. Judgement. */
const LEAST = 0.02;
const MOST = 0.95;
/** Shares may be alike by chance, the round ones of words more often. Judgement. */
const BY_RATIO = 0.7;
const BY_WORDS = 0.6;
/** Characters of a sentence on both sides of a place, and of a clause. Judgement. */
const SENTENCE = 600;
const CLAUSE = 40;
const CLAUSE_AFTER = 12;

interface Share extends Span {
  readonly text: string;
  readonly share: number;
}

/** A share of failures that is the share of the instances that are new or different. */
export function shareOfInstances({ prose }: Parts): Derived[] {
  const ratios = at(prose, RATIO)
    // "at 34 %" may be said of anything.
    .filter((r) => !/^at\b/i.test(r.quote) || (BAD.test(sentenceAt(prose, r)) && !RESOURCE.test(clauseAt(prose, r))))
    .map(({ match, ...span }) => ({ span, text: match[1] ?? match[2] ?? '', named: match[1] !== undefined }))
    .map(({ span, text, named }) => ({ ...span, text, named, share: shareIn(text) }));
  const calls = at(prose, OF_CALLS)
    .filter((s) => BAD.test(sentenceAt(prose, s)))
    .map(({ match, ...span }) => ({ ...span, text: span.quote, share: partOf(match) }));
  for (const some of somesIn(prose)) {
    const share = some.part / some.whole;
    if (!(share > LEAST && share < MOST)) continue;
    const unlike = UNLIKE.test(sentenceAt(prose, some));
    const ratio = ratios.find((r) => (r.named || unlike) && same(r.share, share));
    if (ratio) return [told(some, ratio, BY_RATIO)];
    const call = unlike && calls.find((c) => same(c.share, share) && !overlaps(c, some));
    if (call) return [told(some, call, BY_WORDS)];
  }
  return [];
}

function told(some: Some, found: Share, reliability: number): Derived {
  const share = some.part / some.whole;
  const quoted = /^[.\d]/.test(found.text) && !/[a-z]/i.test(found.text) ? `${shown(found.share * 100)} %` : `“${found.text}”`;
  return {
    id: 'share-of-instances',
    text: `${quoted} is the share of ${some.words}: what ${some.part === 1 ? 'this one does' : 'these do'} counts as failed as a whole, and nothing of the others.`,
    formula: `${some.part} / ${some.whole} = ${share.toPrecision(3)}, against ${found.text}`,
    value: share,
    unit: '',
    inputs: [spanOf(some), spanOf(found)],
    shows: ['hosts-affected', 'some'],
    reliability,
  };
}

interface Some extends Span {
  readonly part: number;
  readonly whole: number;
  readonly words: string;
}

function somesIn(prose: readonly FieldText[]): Some[] {
  const some = at(prose, SOME).map(({ match: m, ...span }) => ({
    ...span,
    part: countIn(m[1] ?? m[3] ?? ''),
    whole: countIn(m[2] ?? m[4] ?? ''),
    words: span.quote,
  }));
  const totals = at(prose, ALL).map((a) => ({ n: countIn(a.match[1] ?? ''), quote: a.quote }));
  const one = at(prose, OTHERS).flatMap(({ match, ...span }) => {
    const whole = countIn(match[1] ?? '') + 1;
    // Of five calls "the other four" are calls.
    if (sentenceAt(prose, span).search(OF_CALLS) >= 0) return [];
    const total = totals.find((t) => t.n === whole);
    // All of them are told elsewhere: so the others are all but one.
    return total ? [{ ...span, part: 1, whole, words: `1 of ${total.quote}` }] : [];
  });
  return [...some, ...one];
}

const at = (prose: readonly FieldText[], pattern: RegExp) =>
  prose.flatMap(({ field, text }) =>
    [...text.matchAll(pattern)].map((m) => ({ field, start: m.index, end: m.index + m[0].length, quote: m[0], match: m })),
  );

function sentenceAt(prose: readonly FieldText[], { field, start, end }: Span): string {
  const text = prose.find((p) => p.field === field)?.text ?? '';
  const [before, after] = [text.slice(Math.max(0, start - SENTENCE), start), text.slice(end, end + SENTENCE)];
  const from = Math.max(...['. ', '\n', '; '].map((mark) => before.lastIndexOf(mark)));
  const to = /[.;](?:\s|$)|\n/.exec(after)?.index ?? after.length;
  return `${before.slice(Math.max(0, from))}${text.slice(start, end)}${after.slice(0, to)}`;
}

function clauseAt(prose: readonly FieldText[], { field, start, end }: Span): string {
  const text = prose.find((p) => p.field === field)?.text ?? '';
  return text.slice(Math.max(0, start - CLAUSE), end + CLAUSE_AFTER);
}

const overlaps = (a: Span, b: Span): boolean => a.field === b.field && a.start < b.end && b.start < a.end;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= Math.min(POINT, NEARLY * b);
const countIn = (text: string): number => NUMBER_WORDS[text.toLowerCase()] ?? Number(text);

function partOf([, part, nth, some, all]: RegExpMatchArray): number {
  if (nth) return 1 / (NTH[nth.toLowerCase()] ?? Number.NaN);
  if (some && all) return countIn(some) / countIn(all);
  if (part?.endsWith('%')) return shareIn(part);
  return FRACTIONS.find(([said]) => said.test(part ?? ''))?.[1] ?? Number.NaN;
}
