import type { Report } from '../../../report/types.ts';
import { anyOf } from '../../../text/index.ts';
import { numbersFrom } from '../../document/numbers.ts';
import { hits, type Piece, withoutCode } from '../../document/piece.ts';
import { isRight, sumsIn } from '../../document/sums.ts';
import type { Doc, Said } from '../../document/types.ts';
import { once } from '../../once.ts';
import { at, prose, quoted, rule } from '../../rule.ts';
import { FORMER, holds } from './former.ts';

const LABEL = anyOf`
  SEV | H | S | P | FM | RCF | step | option | level | tier | priority | version | v | section | HTTP | status | code | line | port
  signal | at least | e\.g\. | about
`;
const NUMBERED = new RegExp(`${anyOf`\b${LABEL}[\s-]? | \d[:.] | [A-Za-z]-`}$`, 'i');
const numbersOf = once((facts) => numbersFrom(facts.text, facts.read?.derived ?? []));

export const inventedNumber = rule({
  id: 'invented-number',
  severity: 'error',
  elsewhere: 'warning',
  why: 'a number that is neither in the incident nor computed will be repeated to the management',
  mend: 'quote the incident, show the formula, or leave it out',
  check: (doc, facts) => {
    if (doc.report) return inOurs(doc.report);
    // In our own Markdown every figure was computed; its JSON says from what.
    if (!facts.given || doc.computed) return [];
    const shown = shownIn(doc);
    const known = new Set([...numbersOf(facts), ...shown]);
    const vain = doc.said
      .filter((s) => s.section !== 'ledger' && s.section !== 'plan' && !s.command)
      .flatMap(({ piece }) => withoutBasis(piece));
    const retold = doc.said.filter((s) => retells(s) && !doc.todo.some((t) => t.piece === s.piece) && !doc.alerts.includes(s.piece));
    const typical = [...retold, ...doc.said.filter((s) => s.part === 'mechanism')].flatMap(({ piece }) =>
      hits(piece, TYPICALLY)
        .filter((h) => {
          const n = Number((/\d[\d,]*(?:\.\d+)?/.exec(h.text)?.[0] ?? '').replace(/,/g, ''));
          return !known.has(n) && n > 5 && !/default|\bif\b|\bwould\b/i.test(piece.text);
        })
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)} is not in the incident`, 'a number of the incident, or a formula over its numbers')),
    );
    // Facts only: what a hypothesis supposes, a threshold or a plan may bring numbers of its own.
    const told = prose(doc)
      .filter(
        (s) =>
          (s.section === 'snapshot' && s.part !== 'missing') ||
          (s.section === 'ledger' && s.part === 'supporting') ||
          (retold.includes(s) && PAST.test(s.piece.text)),
      )
      .flatMap(({ piece }) => {
        // A wrong result is told as such, by wrong-arithmetic.
        const sums = sumsIn(piece.text);
        const wrong = sums.filter((s) => !isRight(s));
        // "312 × 540 MB = 168 GB": what was computed stands behind its sign.
        const computed = (from: number, to: number) =>
          /[=≈]\s*(?:about |~|roughly )?$/.test(piece.text.slice(0, from)) ||
          sums.some((s) => from >= s.start && to <= s.end) ||
          /^\s*\w{0,3}\s*[=≈]/.test(piece.text.slice(to));
        return [
          ...withoutCode(piece.text).matchAll(/(?<![\w.,:/#-])[~≈]?(\d[\d,]*(?:\.\d+)?)(?![\w.]*:\d|\.\d)(k\b|m\b)?\s*(%|percent)?/gi),
        ].flatMap((m) => {
          const value = Number((m[1] ?? '').replace(/,/g, ''));
          const before = piece.text.slice(0, m.index);
          const after = piece.text.slice(m.index + m[0].length);
          if (NUMBERED.test(before) || /^[-:]\d|^-bits?\b|^\s*(?:xx|th\b|st\b|nd\b|rd\b|\.\d)/.test(after)) return [];
          if (/^(?:19|20)\d\d$/.test(m[1] ?? '') && !m[3]) return [];
          if (
            MARKED.test(after) &&
            DERIVED.test(
              doc.said[0]
                ? doc.said
                    .slice(0, 6)
                    .map((s) => s.piece.text)
                    .join(' ')
                : '',
            )
          )
            return [];
          if (shownBehind(after, known)) return [];
          if (/^\s?[x×]|^-fold/.test(after) && isRatio(value, facts.text)) return [];
          if (/\d\s?[–-]$/.test(before) && known.has(value - 1)) return [];
          if (m[3] && (isShareOf(before, value) || isShareOfKnown(after, value, known))) return [];
          if (/[~≈]|\b(?:about|some|approx\w*\.?|roughly) ?$/.test(`${before.slice(-10)}${m[0][0]}`) && isRest(value, shown, known))
            return [];
          if (/^\s*[).:]\s/.test(after) && /(?:^|\s)\(?$/.test(before)) return [];
          if (wrong.some((s) => m.index >= s.start && m.index < s.end) || computed(m.index, m.index + m[0].trimEnd().length)) return [];
          if (
            (known.has(value) && !(m[3] && ofUnknownMeasure(before, m[1] ?? '', facts.text))) ||
            (value <= 5 && !m[3]) ||
            /\b(?:if|when|would|could|threshold|unless|above|below|exceed\w*|more than|less than)\b[^.;]*$/i.test(before.slice(-60))
          )
            return [];
          return [
            at(
              { piece, start: m.index, end: m.index + m[0].trimEnd().length, text: m[0].trim() },
              `${quoted(m[0].trim())} in ${quoted(around(piece.text, m.index))} is not in the incident`,
              'a number of the incident, or a formula over its numbers',
            ),
          ];
        });
      });
    const former = doc.actions.flatMap((a) =>
      [a.title, ...(a.parts.does ?? [])]
        .flatMap((p) => hits(p, FORMER))
        .filter((h) => !holds(facts.text, known, FORMER.exec(h.text)))
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)}: the incident does not say what it is now`, 'the value of the incident, or none')),
    );
    return [...told, ...vain, ...typical, ...former, ...promisedIn(doc, known, facts.text), ...usualIn(doc, facts.text)];
  },
});

const USUALLY = /\b(?:normal|usual)(?:ly)?(?: value| rate| level)? (?:is|are|would be) (?:about |around |~)?(\d[\d,.]*)/i;
/** "Normal is about 1": an outcome is judged by a usual value of which the incident says nothing. */
const usualIn = (doc: Doc, incident: string) =>
  doc.steps
    .flatMap((s) => [...s.expected, ...s.branches.map((b) => b.piece)])
    .flatMap((p) => hits(p, USUALLY).slice(0, 1))
    .filter((h) => {
      const n = (USUALLY.exec(h.text)?.[1] ?? '').replace(/[,.]+$/, '');
      return !incident
        .split(/\n|[.;](?=\s)/)
        .some(
          (c) =>
            /\b(?:normal|usual|typical|before|baseline|otherwise)/i.test(c) &&
            new RegExp(`(?<![\\w.])${n.replace('.', '\\.')}(?![\\w.]*\\d)`).test(c),
        );
    })
    .map((h) => at(h, `${quoted(h.text)}: the incident gives no usual value`, 'a number of the incident, or the query that yields it'));

/** What an action is said to bring, and how much there is of what it goes through. */
const PROMISED = new RegExp(
  anyOf`
    \bexpected (?:[\w-]+ ){0,3}(?:rate|ratio|reduction|savings?|gain|share)s?:? (?:is |of )?(?:about |~|≈)?\d+(?:\.\d+)?(?:\s?[–-]\s?\d+)? ?%
    \b(?:reduc|lower|cut|decreas)\w* (?:the |all )?[\w -]{3,30} by (?:more than|over|about|around|up to|at least|~) ?\d+(?:\.\d+)? ?%
    \b(?:over|through|across) (?:about|some|roughly|around|~) ?\d{1,3}(?:,\d{3})+ [a-z]\w+
  `,
  'i',
);
/** "Expected hit rate 60–70 %", "a scan over about 400,000 keys": of what the incident has no figure, and with no calculation beside it. */
const promisedIn = (doc: Doc, known: ReadonlySet<number>, incident: string) =>
  prose(doc)
    .filter((s) => s.section === 'mitigation')
    .flatMap(({ piece }) =>
      hits(piece, PROMISED)
        .filter((h) => {
          const numbers = [...h.text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((m) => Number(m[0].replace(/,/g, '')));
          const given = (n: number) =>
            h.text.endsWith('%')
              ? [...incident.matchAll(/(\d+(?:\.\d+)?) ?%/g)].some((m) => Math.abs(Number(m[1]) - n) <= 2 || 100 - Number(m[1]) === n)
              : [...known].some((k) => Math.abs(k - n) <= n * 0.03);
          return !numbers.every(given) && !/[=≈×*÷]|\bif\b/.test(piece.text.slice(0, h.end));
        })
        .slice(0, 1)
        .map((h) =>
          at(h, `${quoted(h.text)}: nothing in the incident gives that figure`, 'a number of the incident, or a formula over its numbers'),
        ),
    );

const PAST = /\b(?:was|were|took|lasted|affected|began|reached|rose|fell|lost|cost|noticed|failed)\b/i;
const TYPICALLY = new RegExp(
  anyOf`
    \b(?:is|are|takes?|lasts?|has) (?:typically|usually|normally|generally|on average) (?:about |~)?\d[\d,.]* ?\w+
    \b(?:for |of |by )?(?:about |~)?\d[\d,.]* ?\w+ on average\b
    \b\d+ (?:seconds|minutes|min|hours) (?:before|after|earlier|later) (?:any|an|the|our) (?:first )?(?:alert|alarm|page)\w*
  `,
  'i',
);
/** What the review tells as having been, not what it asks for. */
const retells = (s: Said): boolean =>
  s.section === 'followUp' &&
  !s.command &&
  !/\b(?:should|must|will|would|add|alert (?:on|when|if)|if|target|until)\b/i.test(s.piece.text.slice(0, 60));

/** A score, or a confidence of many nines, behind which no calculation stands. */
const VAIN = new RegExp(
  anyOf`
    \bscore\b[^.;\d]{0,20}\d+(?:\.\d+)? ?/ ?(?:10|100)\b | \b\d+(?:\.\d+)? ?/ ?100 (?:after|overall|points)\b
    \b(?:over |more than |> ?|at least )?99\.9\d* ?% (?:statistical )?(?:confiden\w+|certain\w*|sure|probability)
  `,
  'i',
);
const withoutBasis = (piece: Piece) =>
  hits(piece, VAIN)
    .slice(0, 1)
    .filter(() => !/[=≈^]/.test(piece.text))
    .map((h) => at(h, `${quoted(h.text)}: nothing shows how it was computed`, 'the formula, or no figure'));

/** "37 slots of 11,400 (0.32 %)": the quotient of two numbers before it in the sentence. */
function isShareOf(before: string, value: number): boolean {
  const sentence = before.split(/[.;]\s/).pop() ?? '';
  const numbers = [...sentence.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((m) => Number(m[0].replace(/,/g, ''))).slice(-8);
  return numbers.some((a) => numbers.some((b) => b > a && Math.abs((100 * a) / b - value) <= 0.006 * Math.max(1, value)));
}

/** "5.4x": how many times one number of the incident is another. */
function isRatio(value: number, incident: string): boolean {
  const numbers = [...incident.matchAll(/(?<![\w.,])(\d[\d,]*(?:\.\d+)?)(k)?\b/g)]
    .map((m) => Number((m[1] ?? '').replace(/,/g, '')) * (m[2] ? 1000 : 1))
    .filter((n) => n > 10)
    .slice(0, 60);
  return numbers.some((a) => numbers.some((b) => b < a && Math.abs(a / b - value) <= 0.05));
}

/** A sign behind a number, where the report says what it stands for: "Numbers marked † are derived". */
const MARKED = /^[^.;|]{0,40}[†‡]/;
const DERIVED = /[†‡][^.]{0,40}\b(?:derived|computed|calculated|ours|not from)\b/i;
/** "267 messages/s (400,000 in 25 min)": what it was made of stands behind it. */
function shownBehind(after: string, known: ReadonlySet<number>): boolean {
  const inside = /^[^.;()]{0,40}\(([^)]*)\)/.exec(after)?.[1] ?? '';
  const numbers = [...inside.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((x) => Number(x[0].replace(/,/g, '')));
  return numbers.length >= 2 && /[×x*/÷–−+-]|\b(?:in|over|of|per|times|from|to)\b/.test(inside) && numbers.every((n) => known.has(n));
}

/** "1.5 % of 14,300", which are the 221 of the incident. */
function isShareOfKnown(after: string, value: number, known: ReadonlySet<number>): boolean {
  const all = Number((/^ ?of (?:the |all )?(\d[\d,]*)/.exec(after)?.[1] ?? '').replace(/,/g, ''));
  if (!all || !known.has(all)) return false;
  const [low, high] = [((value - 0.05) * all) / 100, ((value + 0.05) * all) / 100];
  return [...known].some((n) => Number.isInteger(n) && n > 20 && n >= low && n <= high);
}
/** What is left of a number of the incident when a result that was shown is taken away. */
const isRest = (value: number, shown: readonly number[], known: ReadonlySet<number>): boolean =>
  value > 100 && shown.some((s) => known.has(s + value));

/** Results that the report shows with their calculation, wherever. */
const shownIn = (doc: Doc): number[] =>
  prose(doc).flatMap(({ piece }) =>
    [
      ...piece.text.matchAll(
        /\d\s?\w{0,4}\s*[=≈]\s*(?:about |~)?(\d[\d,]*(?:\.\d+)?)|\d[^.;:]*,? (?:i\.e\.|that is|which is),? (?:about |~|some |roughly )?(\d[\d,]*(?:\.\d+)?)/g,
      ),
    ].map((m) => Number((m[1] ?? m[2] ?? '').replace(/,/g, ''))),
  );

/** "Hit rate 96 %", where the incident knows no hit rate: that 4 % of something else fail makes it no number of the incident. */
const ofUnknownMeasure = (before: string, digits: string, incident: string): boolean => {
  const measure = /\b([a-z]+) (?:rate|ratio|loss|usage|utili[sz]ation)\W+(?:of |at |is |was )?(?:about |~)?$/i.exec(before)?.[1];
  return (
    measure !== undefined &&
    !/^(?:error|success|failure|the|this|a|request|its|their)$/i.test(measure) &&
    !new RegExp(`\\b${measure}`, 'i').test(incident) &&
    !new RegExp(`(?<![\\d.])${digits}\\s?%`).test(incident)
  );
};

const around = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 24), at + 36)
    .replace(/^\S*\s/, '')
    .trim();

/** Ours: every statement says where it comes from. */
function inOurs(r: Report) {
  const input = Object.values(r.incident).join('\n');
  const computed = [
    ...r.derived.map((d) => `${d.text} ${d.formula}`),
    ...r.triggers.map(
      (t) =>
        `${t.at ?? ''} ${t.derived ?? ''} ${t.minutesBeforeOnset ?? ''} ${Math.round((t.minutesBeforeOnset ?? 0) / 60)} ${Math.round((t.minutesBeforeOnset ?? 0) / 1440)}`,
    ),
    r.onset ? `${r.onset.label} ${r.onset.derived ?? ''}` : '',
  ];
  const known = (n: string, s: { readonly from: readonly { kind: string; formula?: string }[] }) =>
    input.includes(n) || s.from.some((f) => f.kind === 'knowledge' || (f.formula ?? '').includes(n)) || computed.some((t) => t.includes(n));
  return [
    ...r.problem.map((s, i) => ({ s, path: `problem[${i}]` })),
    ...r.ruledIn.map((s, i) => ({ s, path: `ruledIn[${i}]` })),
    ...r.severity.because.map((s, i) => ({ s, path: `severity.because[${i}]` })),
  ].flatMap(({ s, path }) =>
    (s.text.match(/\d+(?:[.,:]\d+)*/g) ?? [])
      .filter((n) => !known(n, s))
      .map((n) => at({ text: n, path }, n, 'a number of the input or of a computation')),
  );
}
