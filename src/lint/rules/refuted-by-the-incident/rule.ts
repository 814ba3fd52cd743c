import { anyOf, words } from '../../../text/index.ts';
import { givensIn, measureWords } from '../../document/givens.ts';
import { strength } from '../../document/likelihood.ts';
import { offIn } from '../../document/off.ts';
import { sentences } from '../../document/piece.ts';
import type { Hypothesis } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';
import type { Facts } from '../../types.ts';

/** What is said to be bad of a thing, and the measure by which an incident says that it is not. */
const MEASURES: readonly (readonly [bad: RegExp, measure: RegExp])[] = [
  [words`slow\w* | latenc(?:y|ies) | delays? | sluggish`, /^(?:latency|respons\w*|p50|p95|p99)$/],
  [words`overload\w* | saturat\w* | starv\w* | cpu | busy`, /^(?:cpu|load|util\w*)$/],
  [words`gc | garbage collect\w* | pauses?`, /^(?:gc|garbage|paus\w*)$/],
  [words`memory | oom | heap`, /^(?:memory|heap|rss)$/],
];
/** From here on it is no more remote. */
const RATED = 0.15;
/** And from here on it is a rival. */
const MEDIUM = 0.25;
const GENERIC = /^(?:pod|server|service|servic|system|node|process|high|low|load|time|slow|memory|cpu|latency|peak|traffic|request|\d.*)$/;

export const refutedByTheIncident = rule({
  id: 'refuted-by-the-incident',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'minutes of the plan go to a cause that a line of the incident has already excluded',
  mend: 'put that line among the disconfirming signals, and rate the hypothesis by it',
  check: (doc, facts) =>
    doc.hypotheses.flatMap((h) => {
      const p = strength(h.likelihood) ?? 0;
      if (p < RATED) return [];
      const calm = calmOf(h, facts) ?? switchedOff(h, facts);
      const against = textOf(h.parts.disconfirming);
      const faced = calm !== undefined && [...contentWords(calm)].filter((w) => contentWords(against).has(w)).length >= 2;
      const where = faced ? h.likelihood?.piece : (h.parts.disconfirming?.[0] ?? h.title);
      if (calm && where && (!faced || p >= MEDIUM))
        return [
          at(
            where,
            `${h.id} ${quoted(h.title.text)}: the incident says ${quoted(calm)}${faced ? ', as the report knows, and it is still rated as a rival' : ''}`,
            faced ? 'a likelihood by that' : 'that, among what speaks against it',
          ),
        ];
      const told = p >= MEDIUM && h.likelihood ? withoutEffect(h, facts) : undefined;
      return told && h.likelihood
        ? [
            at(
              h.likelihood.piece,
              `${h.id} works by an event of which the incident says ${quoted(told)}, and is still rated as a rival`,
              'a likelihood by that',
            ),
          ]
        : [];
    }),
});

/** "Provider slowdown", of a provider whose latency is unchanged. */
function calmOf(h: Hypothesis, facts: Facts): string | undefined {
  const measures = MEASURES.filter(([bad]) => bad.test(h.title.text)).map(([, m]) => m);
  if (measures.length === 0) return undefined;
  const things = [...contentWords(h.title.text)].filter((w) => !GENERIC.test(w));
  return givensIn(facts.incident).find(
    (g) => g.calm && measures.some((m) => [...g.words].some((w) => m.test(w))) && things.some((w) => g.words.has(w)),
  )?.text;
}

/** It blames a job that has been suspended since. */
function switchedOff(h: Hypothesis, facts: Facts): string | undefined {
  const title = measureWords(h.title.text);
  const does = /\b(?:itself|overloads?|reads?|writes?|runs?|floods?|locks?|calls?|competes?|hourly|nightly|each|every)\b/i;
  return does.test(`${h.title.text} ${textOf(h.parts.mechanism)}`)
    ? offIn(facts.text).find((o) =>
        [...o.subject].some((w) => /[a-z]{4}/.test(w) && !GENERIC.test(w) && title.has(w) && NAMES_IT.test(h.title.text)),
      )?.quote
    : undefined;
}
/** The job itself is at fault, not what it has left. */
const NAMES_IT = /\b(?:itself|overloads?|floods?|runs? into|competes?|collides?|blocks?|locks?|hammers?)\b/i;

const EVENT: readonly (readonly [event: RegExp, words: RegExp])[] = [
  [
    /\b(?:deploy\w*|rollouts?|releases?)\b/i,
    words`rolling update | roll-?outs? | deploy\w* | releas\w* | shutdown | scale-in | termination`,
  ],
  [/\brestart\w*\b/i, words`restart\w* | re-?boot\w*`],
  [/\bfail-?overs?\b/i, words`fail-?overs?`],
];
const NO_EFFECT = new RegExp(
  String.raw`\bno (?:change|difference|effect|correlation|rise|increase)\b[^.;\n]{0,25}\b(?:around|with|at|during|after|by) (?:the )?(?:${anyOf`deploy\w* | rollouts? | releases? | restart\w* | fail-?overs?`})`,
  'i',
);
/** It is bound to an event, around which the incident sees nothing. */
function withoutEffect(h: Hypothesis, facts: Facts): string | undefined {
  const m = NO_EFFECT.exec(facts.text);
  const row = m && EVENT.find(([event]) => event.test(m[0]));
  const [first] = (h.parts.mechanism ?? []).flatMap((p) => sentences(p));
  return m && row?.[1].test(`${h.title.text} ${first?.text ?? ''}`) ? m[0] : undefined;
}
