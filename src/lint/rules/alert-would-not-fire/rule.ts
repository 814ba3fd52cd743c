import { anyOf, words } from '../../../text/index.ts';
import { type Piece, sentences } from '../../document/piece.ts';
import { amountOf } from '../../document/settings.ts';
import type { Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, deedOf, prose, quoted, rule } from '../../rule.ts';

const ALERT = /\b(?:alert\w*|alarm\w*|page|pages|pager|notif(?:y|ies|ication)|warn(?:ing)?)\b/i;
const ABOVE = anyOf`> | ≥ | >= | above | over | exceed(?:s|ing)? | more than | greater than | higher than | at least`;
const BELOW = anyOf`< | ≤ | <= | below | under | less than | fewer than | lower than | at most`;
const THRESHOLD = new RegExp(
  String.raw`(${ABOVE}|${BELOW})\s*(?:about |~)?(\d[\d,]*(?:\.\d+)?)\s?(%|ms\b|s\b|sec(?:onds?)?\b|min(?:utes?)?\b|h\b|hours?\b|[KMG]i?B\b)?`,
  'i',
);
const IS_BELOW = new RegExp(`^${BELOW}$`, 'i');
/** It is held against what is usual, or is one among conditions. */
const RELATIVE = words`baseline | normal(?:ly)? | usual | average | expected | week before | last week | times the | and | of the limit`;
const NOT_A_NAME = words`
  alerts? | alarms? | page[sd]? | on | when | if | the | an? | any | rate | is | are | goes | rises? | stays? | value | of | for | that | this | metric | monitor | add
  create | new | critical | warning | owner | threshold | percent\w* | usage | level | at | in | by | to | per | over | us | whenever | as soon as | number | count
`;

export const alertWouldNotFire = rule({
  id: 'alert-would-not-fire',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the alert is built and trusted, and the next time it is silent again, as it would have been this time',
  mend: 'alert on a measure that was bad in this incident, with a value that it passed',
  check: (doc, facts) => {
    const clauses = clausesOf([facts.incident.symptoms, facts.incident.occurrence_pattern, facts.incident.blast_radius].join('\n'));
    return prose(doc)
      .filter((s) => s.section === 'followUp' && s.part !== 'timeline')
      .flatMap(({ piece }) =>
        (ALERT.test(piece.text)
          ? sentences(piece).flatMap((p) => [
              ...silent(p, clauses),
              ...outlastsIt(p, shortened(doc) ?? shortOfItself(p, facts.incident.symptoms, facts.incident.occurrence_pattern)),
            ])
          : []
        ).slice(0, 1),
      );
  },
});

const LENGTH = String.raw`(\d+(?:\.\d+)?) ?(s|sec(?:onds?)?|min(?:utes?)?)\b`;
const FAULT = anyOf`stall | outage | burst | spike | pause | freeze | gap | blip | window`;
/** "Shortens each stall from 30 s to 3 s", as a mitigation says of itself. */
const SHORTENS = new RegExp(
  String.raw`\b(?:shorten|cut|reduc|lower)\w* (?:\w+ ){0,2}${FAULT}s? (?:from ${LENGTH} )?to (?:about |~)?${LENGTH}`,
  'i',
);
const FOR = new RegExp(String.raw`\bfor (?:more than |over |at least )?${LENGTH}`, 'i');
function shortened(doc: Doc): { readonly seconds: number; readonly quote: string; readonly by: string } | undefined {
  for (const a of doc.actions.filter((x) => x.kind === 'mitigation')) {
    const m = SHORTENS.exec(deedOf(a));
    if (m) return { ...{ seconds: amountOf(m[3], m[4]).value, quote: m[0] }, by: a.id };
  }
  return undefined;
}

const RECURS = words`
  every (?:about )?(?:\w+ ){0,2}(?:seconds|minutes|min|hours?) | each (?:full )?hour | (?:windows|bursts|spikes|stalls|blips) (?:are|come|last)
  hourly
`;
const LASTS =
  /\bfor (?:about |only |some )?(\d+)(?: ?(?:s|sec\w*))? ?(?:to|-|–) ?(\d+) ?(s|sec(?:onds?)?)\b|\b(?:last|lasting|lasts) (?:about |only )?(\d+)(?: ?(?:to|-|–) ?(\d+))? ?(s|sec(?:onds?)?)\b/i;
/** What does not come and go with the fault, or is counted over a longer time. */
const STEADY = words`memory | disk | capacity | certificates? | backlog | restarts? | in \d+ (?:min\w*|h|hours?) | per (?:min\w*|hour|day) | over \d+ (?:min\w*|h|hours?)`;
/** "For 10 to 25 s, every five minutes": an alert that waits for 30 s never comes. */
function shortOfItself(p: Piece, ...fields: readonly string[]): ReturnType<typeof shortened> {
  if (STEADY.test(p.text)) return undefined;
  const told = fields.flatMap((f) => f.split(/(?<=[.;])\s|\n/)).find((s) => LASTS.test(s) && RECURS.test(s));
  const m = told ? LASTS.exec(told) : null;
  const most = Number(m?.[2] ?? m?.[5] ?? m?.[4]);
  return m && most > 0 ? { seconds: most, quote: m[0], by: '' } : undefined;
}

/** The alert waits longer than the fault lasts, by itself or once the report's own mitigation is in. */
function outlastsIt(p: Piece, short: ReturnType<typeof shortened>) {
  const m = FOR.exec(p.text);
  return m && short && short.seconds < amountOf(m[1], m[2]).value
    ? [
        at(
          p,
          `${quoted(p.text)}: ${short.by === '' ? 'the fault' : `with ${short.by} the fault`} is over sooner, ${quoted(short.quote)}`,
          'a duration shorter than the fault',
        ),
      ]
    : [];
}

function silent(p: Piece, clauses: readonly string[]) {
  const m = THRESHOLD.exec(p.text);
  if (!m || RELATIVE.test(p.text.slice(m.index + m[0].length, m.index + m[0].length + 25))) return [];
  const limit = amountOf(m[2], m[3] === '%' ? '' : m[3]);
  const percent = m[3] === '%';
  const below = IS_BELOW.test(m[1] ?? '');
  const phrase = (
    p.text
      .slice(0, m.index)
      .split(/[:;,(—–]\s?|\*\*/)
      .pop() ?? ''
  ).replace(/[`_]/g, (c) => (c === '_' ? '_' : ' '));
  const name = new Set([...contentWords(phrase.replace(new RegExp(NOT_A_NAME.source, 'gi'), ' '))].filter((w) => !/^\d/.test(w)));
  if (name.size === 0 || name.size > 5) return [];
  const said = clauses.filter((c) => [...name].every((w) => contentWords(c).has(w)));
  const values = said.map((c) => figuresOf(c, percent, limit.unit));
  const figures = values.flat();
  // A clause about it without a figure may tell anything.
  if (
    figures.length === 0 ||
    values.some((v) => v.length === 0) ||
    said.some((c) => MOVES.test(c) && figuresOf(c, percent, limit.unit).length < 2)
  )
    return [];
  const fires = figures.some((v) => (below ? v < limit.value : v > limit.value));
  return fires
    ? []
    : [
        at(
          p,
          `${quoted(p.text)}: in this incident it was ${quoted((said[0] ?? '').replace(/^\W+/, '').trim())}`,
          'a measure that was bad in this incident',
        ),
      ];
}

/** It grew from somewhere: one figure does not say how far. */
const MOVES = words`climb\w* | ris(?:e|es|ing) | rose | grow\w* | grew | jump\w* | spik\w* | falls? | drops? | up to`;

const FIGURE =
  /((?<![-=])[<>≤≥~]\s?)?(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s?(%|ms\b|s\b|sec(?:onds?)?\b|min(?:utes?)?\b|h\b|hours?\b|[KMG]i?B\b)?/g;
/** The figures of a clause in the unit of the threshold. "< 300" is 300 at most. */
function figuresOf(clause: string, percent: boolean, unit: string): number[] {
  return [...clause.matchAll(FIGURE)].flatMap((m) => {
    const isPercent = m[3] === '%';
    const v = amountOf(m[2], isPercent ? '' : m[3]);
    if (isPercent !== percent || v.unit !== unit) return [];
    return [/>|≥/.test(m[1] ?? '') ? Number.POSITIVE_INFINITY : v.value];
  });
}

/** "Redis: used_memory 4.1 GB, evicted_keys 0": each with the name that stands before the colon. */
const clausesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const subject = /^\W*([A-Z][\w -]{1,30}):\s/.exec(line)?.[1] ?? '';
    return line
      .split(/;\s|,\s|\.\s|\.$/)
      .map((c, i) => (i === 0 || subject === '' ? c : `${subject} ${c}`))
      .filter((c) => c.trim() !== '');
  });
