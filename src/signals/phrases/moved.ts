import { anyOf } from '../../text/index.ts';
import type { Token } from './tokens.ts';

/** A comparison of two numbers that the text makes: "from 8 ms to 350 ms", "5–8 s, normal 0.4", "usually 20, now 90". */
export interface Moved {
  /** Tokens, the end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly way: 'up' | 'down' | 'same';
  /** Both are times for which somebody waits. */
  readonly waited: boolean;
}

/** Less than this is no change worth a word: people round. Judgement. */
const WORTH = 1.4;
/** No more than this apart from what is usual is as usual. Judgement. */
const AS_USUAL = 1.15;

const UNIT = anyOf`
  ms | milliseconds? | s | secs? | seconds? | m | mins? | minutes? | h | hrs? | hours? | d | days? | % | percent | per cent
  [kmgt]i?b | x | k
`;
const NUMBER = new RegExp(
  String.raw`(?<![\w.:/+−-])(\d[\d,]*(?:\.\d+)?)(?:\s?[-–]\s?(\d[\d,]*(?:\.\d+)?))?(?:\s?(${UNIT}))?(?![\w:/]|[.,-]\d)`,
  'gi',
);
const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  mi: 0.001,
  s: 1,
  se: 1,
  m: 60,
  h: 3600,
  hr: 3600,
  ho: 3600,
  d: 86_400,
  da: 86_400,
};
const BYTES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

const ABOUT = anyOf`about | around | roughly | approx\.? | ca\.? | some | over | under | almost | nearly | up to | at | of | is | was | to | in`;
const BECOMES = new RegExp(String.raw`^\s*(?:->|→|=>|--?>|to|up to|down to)\s*(?:(?:${ABOUT}|~|≈)\s*)*$`, 'i');
const MOVES = new RegExp(
  String.raw`\b${anyOf`
    from | went | goes | gone | rose | grew | jump\w* | climb\w* | drop\w* | fell | fall\w* | ris\w* | grow\w* | moved | creep\w*
    crept | shot | slid | sank | up | down
  `}\s*(?:(?:up|down|from|${ABOUT}|~|≈)\s*)*$`,
  'i',
);
const USUAL = anyOf`
  normal(?:ly)? | usual(?:ly)? | typical(?:ly)? | baseline | before | was | were | instead of | rather than | as opposed to
  (?:up|down) from | last (?:mon|tues|wednes|thurs|fri|satur|sun)day | same (?:time|hour|day|weekday|\w{3,6}day) | vs\.? | versus | against | compared (?:to|with) | otherwise | else | last week | yesterday | used to be
`;
const THAN_USUAL = new RegExp(String.raw`^\s*(?:(?:per |/)\w+)?\s*[,;(]?\s*(?:where |and |but |it )?${USUAL}\b:?[^.;,()\d]{0,16}$`, 'i');
const USUAL_BEFORE = new RegExp(
  String.raw`\b${anyOf`normal(?:ly)? | usual(?:ly)? | typical(?:ly)? | baseline | before`}:?[^.;,()\d]{0,14}$`,
  'i',
);
const NOW = new RegExp(
  String.raw`^[^.;()\d]{0,12}\b${anyOf`now | today | currently | since | at present | this morning | tonight`}\b[^.;()\d]{0,20}$`,
  'i',
);

/** "34 % until 13:56, since then 100 %". */
const UNTIL_THEN = new RegExp(
  String.raw`^\s*(?:until|till)\b[^.;]{0,24}?[,;]? ?(?:since then|then|since|now|after that)\s*(?:(?:${ABOUT}|~|≈)\s*)*$`,
  'i',
);

/** A wait in seconds; what takes longer is a job and no answer. Judgement. */
const LONGEST_WAIT = 300;

/** Somebody set it: "we raised the limit from 2 to 4 GB" tells what was done and not what is seen. */
const SET = new RegExp(
  String.raw`\b${anyOf`
    raised | lowered | set | bumped | increased | reduced | changed | scaled | cut | doubled | halved | resized | upgraded | downgraded
    limits? | max\w* | time-?outs? | replicas | shards | settings? | versions? | TTL | pool size | retries
  `}\b`,
  'i',
);

/** "4 cores": what is counted is no unit that another number could share, unless it is counted there too. */
const OWN_NOUN = new RegExp(
  String.raw`^\s(?!${anyOf`to | now | before | instead | rather | normal\w* | usual\w* | was | since | today | and | on | in | at | for | from | vs | against | per | a | last | same`}\b)([a-z]{3,})\b`,
  'i',
);

interface Figure {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
}

/** Most sentences hold no two numbers. */
const TWO = /\d[^\d]+\d/;

/** The comparisons of numbers in a sentence, with their direction. */
export function movedIn(text: string, tokens: readonly Token[]): Moved[] {
  if (!TWO.test(text)) return [];
  const figures = figuresOf(text);
  const out: Moved[] = [];
  for (let i = 0; i + 1 < figures.length; i++) {
    const [a, b] = sameUnit(figures[i] as Figure, figures[i + 1] as Figure);
    // "From 2 to 4 replicas" counts replicas, whatever was spoken of before.
    if (!a || !b || a.counts) continue;
    const lead = text.slice(0, a.start);
    const between = text.slice(a.end, b.start);
    const clause = lead.split(/[.;]\s|,\s/).at(-1) ?? '';
    if (SET.test(clause)) continue;
    const moves = MOVES.exec(lead);
    const forward = BECOMES.test(between) && (/[>→]/.test(between) || moves !== null);
    const usualFirst = (USUAL_BEFORE.test(clause) && NOW.test(between)) || UNTIL_THEN.test(between);
    const backward = !forward && !usualFirst && THAN_USUAL.test(between);
    if (!forward && !usualFirst && !backward) continue;
    const [was, is] = backward ? [b.value, a.value] : [a.value, b.value];
    const apart = Math.max(was, is) / Math.min(was, is);
    const same = !forward && was > 0 && apart <= AS_USUAL;
    if (!same && !(apart >= WORTH)) continue;
    const start = forward && moves ? moves.index : a.start;
    const from = tokens.findIndex((t) => t.end > start);
    const to = tokens.findLastIndex((t) => t.start < b.end) + 1;
    if (from >= 0 && to > from)
      out.push({ from, to, way: same ? 'same' : is > was ? 'up' : 'down', waited: a.timed && Math.max(was, is) <= LONGEST_WAIT });
  }
  return out;
}

function figuresOf(text: string): Figure[] {
  return [...text.matchAll(NUMBER)].map((m) => {
    const number = (s: string | undefined) => Number((s ?? '').replace(/,/g, ''));
    const value = m[2] === undefined ? number(m[1]) : (number(m[1]) + number(m[2])) / 2;
    const end = m.index + m[0].length;
    const unit = m[3] === 'M' ? 'million' : (m[3] ?? OWN_NOUN.exec(text.slice(end))?.[1] ?? '').toLowerCase();
    return { start: m.index, end, value, unit };
  });
}

const UNITS = new RegExp(`^${UNIT}$`, 'i');

interface Scaled extends Figure {
  readonly timed: boolean;
  /** The number has a noun of its own. */
  readonly counts: boolean;
}

/** Both in one unit; a number without one has that of the other. Nothing where they measure different things. */
function sameUnit(a: Figure, b: Figure): [Scaled, Scaled] | [] {
  const [ua, ub] = [a.unit || b.unit, b.unit || a.unit];
  const [da, db] = [dimensionOf(ua), dimensionOf(ub)];
  if (da.name !== db.name) return [];
  const of = { timed: da.name === 'seconds', counts: da.name.startsWith('of ') };
  return [
    { ...a, ...of, value: a.value * da.scale },
    { ...b, ...of, value: b.value * db.scale },
  ];
}

function dimensionOf(unit: string): { name: string; scale: number } {
  if (unit === '') return { name: 'count', scale: 1 };
  if (!UNITS.test(unit) && unit !== 'million') return { name: `of ${unit}`, scale: 1 };
  if (unit === 'k') return { name: 'count', scale: 1e3 };
  if (unit === 'million') return { name: 'count', scale: 1e6 };
  if (unit === '%' || unit.startsWith('per')) return { name: 'share', scale: 1 };
  if (unit === 'x') return { name: 'times', scale: 1 };
  if (/^[kmgt]i?b$/.test(unit)) return { name: 'bytes', scale: BYTES[unit[0] as string] as number };
  if (/^mi?n/.test(unit)) return { name: 'seconds', scale: 60 };
  return { name: 'seconds', scale: SECONDS[unit.slice(0, 2)] ?? SECONDS[unit[0] as string] ?? 1 };
}
