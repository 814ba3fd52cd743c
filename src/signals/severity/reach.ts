import type { FieldName, Span } from '../../incident/types.ts';
import type { Guarded } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import type { Chunk } from './chunks.ts';
import { findIn, matches, type Patterns } from './patterns.ts';
import type { Reach, SeverityPolicy } from './types.ts';

export interface ReachRead {
  readonly reach: Reach;
  readonly span?: Span;
  /** 0..1 where a number says it. */
  readonly share?: number;
}

interface Candidate {
  readonly kind: 'share' | 'fleet' | 'words' | 'count';
  readonly reach: Exclude<Reach, 'unknown'>;
  readonly span: Span;
  readonly share?: number;
  readonly chunk: Chunk;
}

const RESOURCE =
  /\b(?:cpu|disks?|mem(?:ory)?|heap|ram|swap|iops|cache|hit(?: rate| ratio)?|throttl\w*|utili[sz]ation|usage|capacity|quota|pool|limit|threshold|budget|uptime|pass rate|battery|load|storage|space|conversion|cores?|bandwidth|discount|vat|tax|interest|contacts|tickets|stock|slo|objective)\b/i;
const FLEET =
  /\b(?:pods?|nodes?|hosts?|servers?|instances?|tasks?|replicas?|workers?|brokers?|shards?|partitions?|machines?|volumes?|processes|threads?|connections?|keys?|labels?)\b/i;
/** Before a number: it is what was, what is planned, or how much is rolled out. */
const OTHER_TIME =
  /(?:\b(?:baseline|within|usual(?:ly)?|normal(?:ly)?|was|before|from|stays? (?:under|below)|always (?:under|below)|target|typically|flag|canary|rolled out|rollout|rising|up|grows?|by|another|climbs?|traffic(?: is)?|goal)\b[^%\d]{0,14}|[<+])$/i;
const GROWTH_AFTER =
  /^ ?%? ?(?:a|per|\/|every) ?(?:second|minute|hour|day|week|month)|^ ?%? (?:more|higher|up|above|over|of normal|rollout|slower)\b/i;
const INVERSE_BEFORE =
  /\b(?:success(?:ful(?:ly)?)?|succeed\w*|availability|complet\w*|served|goes through|accepted|delivered)\b[^%]{0,30}$|\banswers? (?:only |perhaps |about |just |~)?$/i;
const INVERSE_AFTER =
  /^[^%]{0,6}%?[^,;.]{0,40}\b(?:succeed\w*|works?|complete[sd]?|go(?:es)? through|get through|gets? through|ok|fine|unaffected|served)\b/i;
/** Of these a few are not few: each stands for many people. */
const INSTITUTION =
  /\b(?:hospitals?|clinics?|schools?|hotels?|compan(?:y|ies)|banks?|airlines?|cities|zones?|branches|orgs?|organi[sz]ations?|partners?|utilit(?:y|ies)|pharmacies)\b/i;
const DROP =
  /\b(?:traffic|orders?|sales|log-?ins?|sign-?ups?|sign-?ins?|bookings?|payments?|revenue|throughput|requests?|calls|messages|sends?|turnover|Umsatz|Bestellungen|ventas|commandes)\b[^.;]{0,40}?(?:\b(?:down|dropped|fell|falls?|drops?|lower|minus|decreased|plummeted|collapsed)\b[^.;\d]{0,20}|[-−])$/i;
/** Those who told of it are not those who are hit. */
const REPORTED = /\b(?:by|from|told|reported by|found by|seen by)\s$/i;
const DROP_PAIR =
  /\b(?:orders?|sales|log-?ins?|sign-?ups?|sign-?ins?|bookings?|payments?|transactions?|sends?|messages|checkouts?|registrations?|rides?|calls|views?|players)\b[^.;]{0,20}$/i;

/** Fractions that stand for a share without naming of what: "about a third", "1/3 of", "ein Viertel", "3 of every 10 min". */
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:two[- ]thirds?|zwei Drittel|deux tiers|dos tercios)\b/iu, 2 / 3],
  [/\b(?:three[- ]quarters?|drei Viertel|trois quarts)\b/iu, 0.75],
  [/\b(?:(?:a|one|every|each) third|ein Drittel|un tiers|un tercio|um terço|een derde)\b|(?<![\d/])1\/3(?![\d/])/iu, 1 / 3],
  [
    /\b(?:(?:a|one) quarter|ein Viertel|un quart|un cuarto|um quarto|een kwart)\b(?! (?:hour|of an hour|of the entries|heure))|(?<![\d/])1\/4(?![\d/])/iu,
    0.25,
  ],
  [/\b(?:(?:a|one|every) fifth|ein Fünftel|un cinquième|una quinta parte)\b/iu, 0.2],
  [/\b(?:(?:a|one|every) tenth|ein Zehntel|un dixième)\b/iu, 0.1],
  [
    /\b(?:half (?:of )?(?:the|our|all)|half of|die Hälfte|la moitié|la mitad|metade|de helft|metà)\b(?! (?:an )?hour)|(?<![\d/])1\/2(?![\d/])/iu,
    0.5,
  ],
];
const EVERY = /\b(\d{1,2}) (?:of|out of|in) every (\d{1,3})\b/i;

/**
 * How many are hit: what the blast radius says in numbers, then in words, then the symptoms likewise. "All customers" with a share of
 * failed requests is that share: everyone meets it, now and then.
 */
export function readReach(
  policy: SeverityPolicy,
  patterns: Patterns,
  chunks: readonly Chunk[],
  quantities: readonly Quantity[],
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
  const share = most(blast.filter((c) => c.kind === 'share'));
  if (share) return read(share);
  const word = best(blast.filter((c) => c.kind === 'words')) ?? best(blast.filter((c) => c.kind === 'count'));
  const seen = most(symptoms.filter((c) => c.kind === 'share'));
  if (word?.reach === 'most') {
    const fails = patterns.get('fails') ?? [];
    const hard = chunks.some((c) => c.field === 'blast_radius' && !c.spared && affirmed(c, fails));
    if (!hard && seen?.reach === 'noticeable') return read(seen);
    return read(word);
  }
  const found = word ?? most(blast.filter((c) => c.kind === 'fleet')) ?? seen ?? best(symptoms.filter((c) => c.kind === 'words'));
  return found ? read(found) : { reach: 'unknown' };
}

const affirmed = (c: Chunk, p: readonly Guarded[]): boolean => {
  const f = findIn(c, p);
  return f !== undefined && !f.denied;
};
const read = (c: Candidate): ReachRead => ({ reach: c.reach, span: c.span, ...(c.share !== undefined ? { share: c.share } : {}) });
const most = (cs: readonly Candidate[]): Candidate | undefined => [...cs].sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
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
    // In the symptoms numbers and words speak of many things: they count where something goes wrong.
    if (chunk.field !== 'blast_radius' && !bad(chunk.text) && !bad(chunk.sentence)) continue;
    const inside = quantities.filter((q) => q.field === chunk.field && q.start >= chunk.start && q.start < chunk.end);
    for (const q of inside) {
      const share = shareOf(q, chunk);
      if (share !== undefined) {
        const noun = `${q.of} ${q.quote} ${chunk.text.slice(Math.max(0, q.start - chunk.start - 22), q.start - chunk.start)}`;
        out.push({ kind: FLEET.test(noun) ? 'fleet' : 'share', reach: band(share), share, span: spanOf(q, chunk), chunk });
      } else if (q.kind === 'count' && q.value >= 1 && USERS(policy).test(q.of) && !/tickets|contacts|calls/i.test(q.of))
        if (!(q.value < bands.few_users && INSTITUTION.test(q.of)))
          out.push({ kind: 'count', reach: q.value < bands.few_users ? 'few' : 'noticeable', span: spanOf(q, chunk), chunk });
    }
    if (!inside.some((q) => q.kind === 'share')) {
      const fraction = fractionIn(chunk);
      if (fraction)
        out.push({
          kind: FLEET.test(chunk.text) && !USERS(policy).test(chunk.text) ? 'fleet' : 'share',
          reach: band(fraction.share),
          ...fraction,
          chunk,
        });
    }
    for (const reach of ['most', 'few', 'noticeable'] as const) {
      const found = findIn(chunk, patterns.get(`says-${reach}`) ?? []);
      if (
        found &&
        !found.denied &&
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

/** The share that is hit, of a quantity that is one; undefined where it is a share of a resource, of another time, or of growth. */
function shareOf(q: Quantity, chunk: Chunk): number | undefined {
  const at = q.start - chunk.start;
  const before = chunk.text.slice(Math.max(0, at - 60), at);
  const after = chunk.text.slice(at + (/^[^%]*%/.exec(q.quote)?.[0].length ?? 0), at + 70);
  const near = `${q.of} ${q.quote} ${before.slice(-28)}`;
  const clean = (v: number) => (v >= 0 && v <= 1 ? v : undefined);
  if (q.kind === 'change' && q.to !== undefined) {
    if (q.unit === '%' && !RESOURCE.test(near)) return clean(INVERSE_BEFORE.test(before) ? 1 - q.to : q.to);
    if (q.unit !== '%' && q.value > 0 && q.to < q.value * 0.7 && (DROP_PAIR.test(before) || DROP_PAIR.test(q.of)))
      return clean(1 - q.to / q.value);
    return undefined;
  }
  if (q.kind === 'change' && q.unit === '%' && DROP.test(before)) return clean(Math.abs(q.value));
  if (q.kind !== 'share' || q.value > 1 || q.value <= 0) return undefined;
  if (DROP.test(before)) return clean(q.value);
  if (RESOURCE.test(near) || RESOURCE.test(after.slice(0, 14))) return undefined;
  if (INVERSE_BEFORE.test(before) || INVERSE_AFTER.test(after)) return clean(1 - q.value);
  if (OTHER_TIME.test(before) || GROWTH_AFTER.test(after)) return undefined;
  return q.value;
}

function fractionIn(chunk: Chunk): { share: number; span: Span } | undefined {
  const span = (m: RegExpExecArray): Span => ({
    field: chunk.field,
    start: chunk.start + m.index,
    end: chunk.start + m.index + m[0].length,
    quote: m[0],
  });
  const every = EVERY.exec(chunk.text);
  if (every && Number(every[2]) > 0 && Number(every[1]) <= Number(every[2]))
    return { share: Number(every[1]) / Number(every[2]), span: span(every) };
  for (const [re, share] of FRACTIONS) {
    const m = re.exec(chunk.text);
    if (m) return { share: INVERSE_AFTER.test(chunk.text.slice(m.index + m[0].length)) ? 1 - share : share, span: span(m) };
  }
  return undefined;
}
