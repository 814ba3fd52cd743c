import type { FieldName, Span } from '../../incident/types.ts';
import type { Guarded } from '../../text/index.ts';
import { anyOf, words } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import type { Chunk } from './chunks.ts';
import type { FallenCounter } from './counters.ts';
import { countedIn, fractionIn } from './fractions.ts';
import { findIn, matches, type Patterns } from './patterns.ts';
import { shareOf } from './shares.ts';
import type { Reach, SeverityPolicy } from './types.ts';

export interface ReachRead {
  readonly reach: Reach;
  readonly span?: Span;
  /** 0..1 where a number says it. */
  readonly share?: number;
  /** The number that tells what is left or succeeds: it fails for the others. */
  readonly fallen?: Span;
}

type Sharing = Omit<Candidate, 'chunk'>;

interface Candidate {
  readonly kind: 'share' | 'fleet' | 'words' | 'count';
  readonly reach: Exclude<Reach, 'unknown'>;
  readonly span: Span;
  readonly share?: number;
  /** A fraction in words that is of a part, or by turns: "one hospital of two has gone back to paper". */
  readonly part?: boolean;
  readonly fallen?: boolean;
  readonly chunk: Chunk;
}

const FLEET = words`
  pods? | nodes? | hosts? | servers? | instances? | tasks? | replicas? | workers? | brokers? | shards? | partitions? | machines?
  volumes? | processes | threads? | connections? | keys? | labels?
`;
/** Of these a few are not few: each stands for many people. */
const INSTITUTION = words`
  hospitals? | clinics? | schools? | hotels? | compan(?:y|ies) | banks? | airlines? | cities | zones? | branches | orgs?
  organi[sz]ations? | partners? | utilit(?:y|ies) | pharmacies
`;
const COMPANY = anyOf`company | firm | customer | client | tenant | partner | organi[sz]ation | workspace`;
/** The people of one firm are one customer: "one company with 350 people". */
const SINGLE = new RegExp(String.raw`\b(?:one|1|a single|single) (?:[a-z-]+ )?${COMPANY}\b[^.;]{0,20}$`, 'i');
/** Two of these are a noticeable share of people already. */
const CROWD = /\b(?:hospitals?|clinics?|schools?|airlines?|cities|banks|utilities)\b/i;
/** Those who were woken are not those who are hit. */
const WOKEN = /^ (?:are |were |was |is )?(?:awake|woken|paged|called in|out of bed)\b/i;
/** Those who told of it are not those who are hit. */
const REPORTED = /\b(?:by|from|told|reported by|found by|seen by)\s$/i;

/**
 * How many are hit: what the blast radius says in numbers, then in words, then the symptoms likewise. "All customers" with a share of
 * failed requests is that share: everyone meets it, now and then.
 */
export function readReach(
  policy: SeverityPolicy,
  patterns: Patterns,
  chunks: readonly Chunk[],
  quantities: readonly Quantity[],
  counter?: FallenCounter,
): ReachRead {
  const at = (field: FieldName) =>
    candidates(
      policy,
      patterns,
      chunks.filter((c) => c.field === field && !c.spared),
      quantities,
    );
  const blast = at('blast_radius');
  const symptoms = at('symptoms');
  const word = best(blast.filter((c) => c.kind === 'words')) ?? best(blast.filter((c) => c.kind === 'count'));
  // "All practices; one hospital of two works on paper": the part is told beside the whole.
  const share = most(blast.filter((c) => c.kind === 'share' && !(c.part && word?.reach === 'most')));
  // "Every user with an add-on, half the user base": half of a wider circle, where all of theirs are hit.
  const wider = share?.share === HALF && word?.reach === 'most' && !saysOf(share, word);
  if (share && !wider) return read(share);
  const counted = counter && ofCounter(policy, counter);
  const seen = most([...symptoms.filter((c) => c.kind === 'share'), ...(counted ? [counted] : [])]);
  if (word?.reach === 'most') {
    const fails = patterns.get('fails') ?? [];
    const hard = chunks.some((c) => c.field === 'blast_radius' && !c.spared && affirmed(c, fails));
    if (!hard && seen?.reach === 'noticeable' && (seen.share ?? 0) < HALF) return read(seen);
    return { ...read(word), ...(seen?.fallen && seen.reach === 'most' ? { fallen: seen.span } : {}) };
  }
  // A part of the journey has fallen, and the blast radius names whom it hits without saying that they are most.
  if (!word && seen?.fallen && seen.reach === 'most' && chunks.some((c) => c.field === 'blast_radius' && !c.spared))
    return { ...read(seen), reach: 'noticeable' };
  const found = word ?? most(blast.filter((c) => c.kind === 'fleet')) ?? seen ?? best(symptoms.filter((c) => c.kind === 'words'));
  return found ? read(found) : { reach: 'unknown' };
}

const SCALE: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, mio: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };
/** "900 users a day" counts users. */
const DAILY = /^\D{0,8}(\d{1,3}(?:,\d{3})+|\d{1,9})(?:[.,]\d+)?\b[^.;]{0,40}? (?:a|per|every|each) day$/i;
const SCALED = /(\d+(?:[.,]\d+)?) ?(k|thousand|M|mn|Mio|million|bn|billion)\b/i;
const SPACED = /(?<![\d.,])(\d{1,3}(?: \d{3})+)(?![\d.,])/;

/** How many are counted: "1.1 M customers" and "1 900 buyers" are read with what stands before the number. */
export function countOf(q: Quantity, chunk: Chunk): number {
  const at = q.start - chunk.start;
  const around = chunk.text.slice(Math.max(0, at - 5), at + q.quote.length);
  const scaled = SCALED.exec(around);
  if (scaled) return Number(scaled[1]?.replace(',', '.')) * (SCALE[scaled[2]?.toLowerCase() ?? ''] ?? 1);
  const spaced = SPACED.exec(around);
  const daily = DAILY.exec(q.quote);
  return Math.max(daily ? Number(daily[1]?.replaceAll(',', '')) : q.value, spaced ? Number(spaced[1]?.replaceAll(' ', '')) : 0);
}

/** What is counted; of a rate, the word before "a day" alone: "900 account statements a night a day late" counts no accounts. */
const counted = (q: Quantity): string => (q.kind === 'count' ? q.of : (/(\S+) (?:a|per|every|each) day$/i.exec(q.quote)?.[1] ?? ''));

const ofCounter = ({ bands }: SeverityPolicy, { share, span }: FallenCounter): Sharing | undefined =>
  share < bands.noticeable ? undefined : { kind: 'share', reach: share >= bands.most ? 'most' : 'noticeable', share, fallen: true, span };

const HALF = 0.5;

/** "Half of all sign-ups" is half of them. */
const saysOf = (share: Candidate, whole: Candidate): boolean =>
  share.span.field === whole.span.field && whole.span.start >= share.span.start && whole.span.start <= share.span.end + 1;

const affirmed = (c: Chunk, p: readonly Guarded[]): boolean => {
  const f = findIn(c, p);
  return f !== undefined && !f.denied;
};
const read = (c: Sharing): ReachRead => ({
  reach: c.reach,
  span: c.span,
  ...(c.share !== undefined ? { share: c.share } : {}),
  ...(c.fallen ? { fallen: c.span } : {}),
});
const most = <T extends Sharing>(cs: readonly T[]): T | undefined => [...cs].sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
/** "All, a few of them badly": the widest that is said. */
const best = (cs: readonly Candidate[]): Candidate | undefined => {
  const rank = { most: 0, noticeable: 1, few: 2 };
  return [...cs].sort((a, b) => rank[a.reach] - rank[b.reach] || a.span.start - b.span.start)[0];
};

function candidates(policy: SeverityPolicy, patterns: Patterns, chunks: readonly Chunk[], quantities: readonly Quantity[]): Candidate[] {
  const { bands } = policy;
  const band = (share: number): Candidate['reach'] => (share >= bands.most ? 'most' : share >= bands.noticeable ? 'noticeable' : 'few');
  const out: Candidate[] = [];
  const bad = (text: string) => matches(text, patterns.get('fails') ?? []) || matches(text, patterns.get('slow') ?? []);
  for (const chunk of chunks) {
    // What a status page or a monitor says of users is not what users say.
    if (chunk.field === 'blast_radius' && matches(chunk.text, patterns.get('alarm') ?? [])) continue;
    // In the symptoms numbers and words speak of many things: they count where something goes wrong.
    const inside = quantities.filter((q) => q.field === chunk.field && q.start >= chunk.start && q.start < chunk.end);
    const shares = new Map(inside.map((q) => [q, shareOf(q, chunk)]));
    const fell = [...shares.values()].some((s) => s?.fallen && s.share >= bands.noticeable);
    if (chunk.field !== 'blast_radius' && !fell && !bad(chunk.text) && !bad(chunk.sentence)) continue;
    for (const [q, hit] of shares) {
      const share = hit?.share;
      if (hit !== undefined && share !== undefined) {
        const noun = `${q.of} ${q.quote} ${chunk.text.slice(Math.max(0, q.start - chunk.start - 22), q.start - chunk.start)}`;
        out.push({
          kind: FLEET.test(noun) ? 'fleet' : 'share',
          reach: band(share),
          share,
          fallen: hit.fallen,
          span: spanOf(q, chunk),
          chunk,
        });
      } else if (
        (q.kind === 'count' ? q.value >= 1 : DAILY.test(q.quote)) &&
        USERS(policy).test(counted(q)) &&
        !/tickets|contacts|calls/i.test(q.of)
      ) {
        const count = countOf(q, chunk);
        const small = count < bands.few_users;
        const reach = small && !(count > 1 && CROWD.test(q.of)) ? 'few' : count >= (bands.mass ?? Infinity) ? 'most' : 'noticeable';
        if (WOKEN.test(chunk.text.slice(q.end - chunk.start))) continue;
        if (SINGLE.test(chunk.text.slice(0, q.start - chunk.start))) continue;
        if (reach !== 'few' || !INSTITUTION.test(q.of)) out.push({ kind: 'count', reach, span: spanOf(q, chunk), chunk });
      }
    }
    if (!inside.some((q) => q.kind === 'share')) {
      const fraction = fractionIn(chunk) ?? (chunk.field === 'blast_radius' ? countedIn(chunk) : undefined);
      if (fraction)
        out.push({
          kind: FLEET.test(chunk.text) && !USERS(policy).test(chunk.text) ? 'fleet' : 'share',
          reach: fraction.turns ? band(Math.min(fraction.share, bands.noticeable)) : band(fraction.share),
          share: fraction.share,
          ...(fraction.part ? { part: true } : {}),
          span: fraction.span,
          chunk,
        });
    }
    for (const reach of ['most', 'few', 'noticeable'] as const) {
      const found = wordsFor(reach, chunk, patterns);
      if (
        found &&
        (!found.denied || leads(found.span, chunk)) &&
        !(
          reach === 'few' &&
          ((INSTITUTION.test(found.span.quote) && !/\b(?:one|single|1)\b/i.test(found.span.quote)) ||
            REPORTED.test(chunk.text.slice(0, found.span.start - chunk.start)))
        )
      ) {
        out.push({ kind: 'words', reach, span: found.span, chunk });
        break;
      }
    }
  }
  return out;
}

/** "All planners sit without work": what denies stands behind, and is what they lack. */
const leads = (span: Span, chunk: Chunk): boolean =>
  span.field === 'blast_radius' && chunk.text.slice(0, span.start - chunk.start).trim() === '';

/** In the blast radius "all flats" are most and "one integrator" is few, of whatever trade; in the symptoms only users and requests are. */
const wordsFor = (reach: 'most' | 'few' | 'noticeable', chunk: Chunk, patterns: Patterns) =>
  findIn(chunk, patterns.get(`says-${reach}`) ?? []) ??
  (chunk.field === 'blast_radius' ? findIn(chunk, patterns.get(`says-${reach}-here`) ?? []) : undefined);

const spanOf = ({ field, start, end, quote }: Quantity, chunk: Chunk): Span =>
  end <= chunk.end ? { field, start, end, quote } : { field, start, end: chunk.end, quote: quote.slice(0, chunk.end - start) };

const users = new WeakMap<SeverityPolicy, RegExp>();
function USERS(policy: SeverityPolicy): RegExp {
  const known = users.get(policy);
  if (known) return known;
  const { outsiders = 'users?|customers?', insiders = 'staff' } = policy.lists ?? {};
  const made = new RegExp(`\\b(?:${outsiders}|${insiders})\\b`, 'i');
  users.set(policy, made);
  return made;
}
