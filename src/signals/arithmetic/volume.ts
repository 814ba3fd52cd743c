import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { firstOf, near, numberIn, numbersAt, shown, spanOf, textsOf, time } from './words.ts';

const NUMBER = String.raw`(\d[\d,]{0,12}(?:\.\d{1,2})? ?(?:k|thousand|million|M)?)`;
const THINGS = anyOf`
  uris? | urls? | ids? | keys? | items? | rows? | records? | entries | products? | skus? | users? | messages? | files? | objects? | posts? | lines | points | symbols
`;
const AT_ONCE = anyOf`at once | in one (?:call|request|go) | per (?:call|request|batch) | (?:a|the|its) whole list | in a single (?:call|request) | each (?:call|request) | batch(?:es)? of`;
/** "asks for a whole list at once, between 15,000 and 20,000 URIs", "batches of 5,000 ids". */
const BATCH = new RegExp(
  String.raw`\b${AT_ONCE}\b[^.;\n]{0,60}?\b(?:${NUMBER} (?:and|to|-|–) )?${NUMBER} (${THINGS})\b|\b(?:${NUMBER}(?: ?(?:and|to|-|–) ?))?${NUMBER} (${THINGS}) ${AT_ONCE}\b`,
  'gi',
);
/** A call a second is few, whatever it carries. Judgement. */
const FEW_CALLS = 1000;
const MANY = 1000;
const CLOSE_BY = 400;

/** Few calls a second with many things in each. */
export function callsTimesBatch({ quantities, prose }: Parts): Derived[] {
  const batches = prose.flatMap(({ field, text }) =>
    [...text.matchAll(BATCH)].map((m) => ({
      field,
      start: m.index,
      end: m.index + m[0].length,
      quote: m[0],
      value: numberIn(m[2] ?? m[5] ?? ''),
      things: (m[3] ?? m[6] ?? '').toLowerCase(),
    })),
  );
  for (const batch of batches.filter((b) => b.value >= 50)) {
    const rate = quantities.find(
      (q) =>
        q.kind === 'rate' &&
        q.value > 0 &&
        q.value <= FEW_CALLS &&
        /\b(?:req|requests?|rps|calls?)/i.test(`${q.of} ${q.unit}`) &&
        near(q, batch, CLOSE_BY),
    );
    if (!rate || rate.value * batch.value < MANY) continue;
    const all = rate.value * batch.value;
    const usual = usualBatch(prose, batch.things);
    const times = usual ? batch.value / usual.value : 0;
    const beside =
      times >= 5
        ? ` Others send up to ${shown(usual?.value ?? 0)} in a call: this is ${shown(times)} times as much, with the number of calls unchanged.`
        : '';
    return [
      {
        id: 'calls-times-batch',
        text: `${rate.quote} with ${shown(batch.value)} ${batch.things} each are up to ${shown(all)} ${batch.things} a second, ${shown(batch.value)} of them in one moment; a graph of calls does not show it.${beside}`,
        formula: `${shown(rate.value)}/s x ${shown(batch.value)} = ${shown(all)}/s${times >= 5 ? `; ${shown(batch.value)} / ${shown(usual?.value ?? 0)} = ${shown(times)}` : ''}`,
        value: all,
        unit: `${batch.things} a second`,
        inputs: [spanOf(batch), spanOf(rate), ...(usual && times >= 5 ? [spanOf(usual)] : [])],
        ...(times >= 5 ? { shows: ['input-size-grew', 'yes'] as const } : {}),
      },
    ];
  }
  return [];
}

/** "Typical callers send 1-50 URIs". */
const usualBatch = (prose: Parts['prose'], things: string): (Span & { value: number }) | undefined =>
  numbersAt(
    prose,
    new RegExp(
      String.raw`\b(?:typical|usual|normal|other|most|average)\w*\b[^.;\n]{0,40}?\b(?:\d[\d,]* ?(?:-|–|to) ?)?${NUMBER} ${things}\b`,
      'gi',
    ),
    numberIn,
  ).find((n) => n.value > 0);

/** Comparisons that one core makes in a second in a loop of a scripting language: tens to hundreds of millions. Judgement. */
const A_SECOND = 1e8;
/** A hundredth of that is a pause of ten milliseconds. */
const TELLING = 1e8;

/** Two lists of which one is scanned for each element of the other, with the lengths that the incident tells. */
export function productOfLengths({ findings, prose }: Parts): Derived[] {
  for (const f of findings) {
    const { list, scanned, source } = f.slots;
    if (!list || !scanned) continue;
    const [outer, inner] = [lengthOf(prose, [list]), lengthOf(prose, [scanned, source ?? ''])];
    if (!outer || !inner || outer.start === inner.start || outer.value * inner.value < TELLING) continue;
    const work = outer.value * inner.value;
    return [
      {
        id: 'product-of-lengths',
        text: `${outer.quote} times ${inner.quote} are up to ${shown(work)} comparisons in one go: at some hundred million a second that is about ${time(work / A_SECOND)} in which an event loop does nothing else, no timer and no health check.`,
        formula: `${shown(outer.value)} x ${shown(inner.value)} = ${shown(work)}`,
        value: work,
        unit: 'comparisons',
        inputs: [{ field: 'code_snippet', start: f.start, end: f.end, quote: f.quote }, spanOf(outer), spanOf(inner)],
        ...(work >= 10 * A_SECOND ? { shows: ['event-loop-lag-high', 'yes'] as const } : {}),
      },
    ];
  }
  return [];
}

/** A number before a word that the code's name holds: `rows`, `contacts.allForAccount(…)`. */
function lengthOf(prose: Parts['prose'], names: readonly string[]): (Span & { value: number }) | undefined {
  const nouns = names.flatMap((name) => name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)).filter((noun) => /^[a-z]{3,}s$/i.test(noun));
  for (const noun of nouns) {
    const found = numbersAt(prose, new RegExp(String.raw`\b${NUMBER} ${noun}\b`, 'gi'), numberIn);
    if (found.length > 0) return found.reduce((a, b) => (a.value >= b.value ? a : b));
  }
  return undefined;
}

const RANGE = /\bip_local_port_range\b["']?\s{0,3}=?\s{0,3}["']?(\d{4,5})[\s-]{1,8}(\d{4,5})/;
const CLOSED = new RegExp(String.raw`\b${NUMBER}\s{1,3}(?:sockets? )?(?:are |in |of )?TIME[-_ ]?WAIT\b`, 'gi');
/** Linux keeps the port of a connection that it closed for so many seconds (TCP_TIMEWAIT_LEN). */
const KEPT = 60;
/** Linux' own range, 32768 to 60999 (ip-sysctl, "ip_local_port_range"). */
const USUAL_PORTS = 60999 - 32768 + 1;

/** Closed connections that hold nearly every local port. */
export function portsInTimeWait(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const closed = numbersAt(texts, CLOSED, numberIn).reduce<(Span & { value: number }) | undefined>(
    (a, b) => (a && a.value >= b.value ? a : b),
    undefined,
  );
  if (!closed) return [];
  const range = texts.flatMap(({ field, text }) => {
    const m = RANGE.exec(text);
    return m ? [{ field, start: m.index, end: m.index + m[0].length, quote: m[0], ports: Number(m[2]) - Number(m[1]) + 1 }] : [];
  })[0];
  const ports = range?.ports ?? USUAL_PORTS;
  const share = closed.value / ports;
  if (share < 0.8 || share > 1.05) return [];
  return [
    {
      id: 'ports-in-time-wait',
      text: `${shown(closed.value)} of the ${shown(ports)} local ports are held by connections that were closed in the last ${KEPT} s: to one address no more than ${shown(ports / KEPT)} connections a second can be opened and closed.`,
      formula: `${shown(closed.value)} / ${shown(ports)} = ${shown(share * 100)} %; ${shown(ports)} / ${KEPT} s = ${shown(ports / KEPT)}/s`,
      value: share,
      unit: '',
      inputs: [spanOf(closed), ...(range ? [spanOf(range)] : [])],
      shows: ['ports-exhausted', 'yes'],
    },
  ];
}

/** The kernel has no local port left for this target. */
const NO_PORT = /\bEADDRNOTAVAIL\b|Cannot assign requested address|\berrno[ =:]{1,2}99\b/i;
const PER_SECOND =
  /(?<![\d.,])(\d{3,4}) ?(?:(?:req\w*|requests?|rps|connections?|calls?) ?(?:\/ ?s\b|(?:a|per) second\b)|req\/s\b|rps\b|(?:a|per) second\b|\/s(?:ec)?\b)/gi;
/** A told ceiling is that near to the computed one. Judgement: people round to three digits. */
const ABOUT = 0.01;

/** Where ports run out, a ceiling in connections a second that is what the ports of one address give to one target. */
export function rateAtPortLimit(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const refused = firstOf(texts, NO_PORT);
  if (!refused) return [];
  const range = firstOf(texts, RANGE);
  const ports = range ? Number(range.match[2]) - Number(range.match[1]) + 1 : USUAL_PORTS;
  const most = ports / KEPT;
  const told = numbersAt(texts, PER_SECOND, Number).find(({ value }) => Math.abs(value - most) <= ABOUT * most);
  if (!told) return [];
  return [
    {
      id: 'rate-at-port-limit',
      text: `“${told.quote}” is what ${shown(ports)} local ports give to one target, each kept ${KEPT} s after its connection is closed: a new connection is made for each request, and none is used again.`,
      formula: `${shown(ports)} / ${KEPT} s = ${shown(most)}/s`,
      value: most,
      unit: '/s',
      inputs: [spanOf(told), spanOf(refused)],
      shows: ['ports-held-by', 'closed'],
      reliability: 1,
    },
  ];
}
