import { anyOf, words } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { sentences, sub } from '../../document/piece.ts';
import { METRICS } from '../../document/states.ts';
import type { Hypothesis } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const WELL = words`
  fine | healthy | ok(?:ay)? | normal(?:ly)? | quiet | passed | green | unremarkable | successful(?:ly)? | succeeded
  (?:no|zero|without) (?:errors?|failures?|issues?|problems?)
`;
/** That another one is well, or was, is evidence; so is a contrast. */
const CONTRAST = words`
  while | although | though | despite | only | but | yet | other | another | others | elsewhere | same | unlike | until | before
  yesterday | new | fresh | staging | replica | outside | otherwise | whereas | as soon as | again after | after
`;
const EXHAUSTED = anyOf`
  grow\w* | grew | exhaust\w* | leak\w* | fill\w* | pressure | saturat\w* | runs? out | full | overload\w* | kill\w* | oom\w*
  short(?:age)?
`;
/** The fault of such a hypothesis is that something is short. */
const SHORT = String.raw`[^.;]{0,40}\b${EXHAUSTED}\b`;
/** Per cent up to which a resource is not short. */
const AMPLE = 60;
const DOUBLE =
  /\b(?:twice|double[sd]?|duplicat\w*|two times|taken again|re-?deliver\w*|re-?tr(?:y|ies|ied)|re-?run|second time|stalled)\b/i;
const SINGLE = new RegExp(
  anyOf`
    \battempts?(?:[_ -]?made)?\`?\s*(?:=|is|of|:)\s*\`?1\b
    \b(?:exactly|only|just) (?:one|once|a single)\b(?! (?:extra|additional|more|further|surplus|duplicate|too)) | \b0 retries\b
    \bno retries\b
  `,
  'i',
);
const LOST = /\b(?:lost|dropped|skipped|never (?:ran|sent|started|arrived)|not (?:run|sent|delivered)|vanish\w*)\b/i;
const THERE = anyOf`accepted | succeeded | present | complete\w* | done | SUCCESS | delivered | exist`;
const COMPLETE = new RegExp(
  anyOf`
    \bexactly one\b(?! (?:extra|additional|more|further|surplus|duplicate|too)) | \ball (?:\w+ )?${THERE}\b
    \beach (?:\w+ )?(?:exists|has (?:one|its))\b | \bnone (?:is |are )?missing\b
  `,
  'i',
);

export const supportSpeaksAgainst = rule({
  id: 'support-speaks-against',
  severity: 'warning',
  only: 'elsewhere',
  why: 'a signal counted on the wrong side makes the wrong cause look proven',
  mend: 'move it to the disconfirming signals, or say why it supports the hypothesis all the same',
  check: (doc, facts) =>
    doc.hypotheses.flatMap((h) =>
      (h.parts.supporting ?? [])
        .flatMap((p) => itemsIn(p))
        .flatMap((item, _, all) => {
          const because =
            against(h, item.text) ?? calmOnly(h, item.text, all) ?? (facts.given ? asAlways(h, item.text, facts.text) : undefined);
          return because ? [at(item, `${quoted(item.text)} supports ${h.id}, and ${because}`, `a signal that ${h.id} predicts`)] : [];
        }),
    ),
});

function against(h: Hypothesis, item: string): string | undefined {
  const title = h.title.text;
  const story = `${title}. ${textOf(h.parts.mechanism)}`;
  const well = WELL.exec(item);
  if (well && !CONTRAST.test(item)) {
    const subject = contentWords(item.replace(WELL, ' ').replace(/\d+\S*/g, ' '));
    const shared = [...contentWords(title)].find((w) => subject.has(w));
    if (shared) return `says that what should be at fault is ${quoted(well[0])}`;
  }
  const metric = METRICS.find((m) => m.name.test(item) && new RegExp(`(?:${m.name.source})${SHORT}`, 'i').test(story));
  const percent = metric && /(?<!\d)(\d{1,2})(?:\.\d+)?\s?%(?!\s*(?:→|->|to))/.exec(item);
  if (percent && Number(percent[1]) < AMPLE && !/→|->|\bto \d/.test(item))
    return `by its mechanism the ${metric.id} should be short, not at ${percent[0]}`;
  if (DOUBLE.test(title) && SINGLE.test(item)) return 'says that it happened once';
  if (LOST.test(title) && COMPLETE.test(item)) return 'says that nothing is missing';
  return undefined;
}

const FINE = anyOf`
  fine | healthy | ok(?:ay)? | normal(?:ly)? | quiet | idle | unchanged | unaffected | steady | stable | flat | low | answered
  responsive | reachable | (?<=\b(?:is|are|stays?) )up | valid | intact | green | enough (?:free|room) | plenty | available
  connected
`;
const TROUBLES = anyOf`
  errors? | failures? | waits? | waiting | queue | queued | loss | drops? | dropped | retries | restarts? | time-?outs? | lag
  rejections?
`;
/** What is said of a thing that is well: few in use, nothing waiting, up, answered, idle. */
const CALM = new RegExp(
  anyOf`
    \b${FINE}\b | \b(?:no|zero|0|without) (?:\w+ )?${TROUBLES}\b | \bqueue(?: time| length| depth)? (?:of |is |at )?0\b
    \b(?:cpu|memory|disk|heap|pool|load|usage|utili[sz]ation)\b[^.;,%]{0,20}?\b(?:0|[1-9]|[1-4]\d)(?:\.\d+)?\s?%
    \b\d+ of \d+\b(?= \w* ?(?:connections?|threads?|slots?|workers?|in use|used))
  `,
  'i',
);
/** Such a hypothesis is about something that stands still, is refused, or is served stale: there a quiet measure does speak for it. */
const STANDS_STILL = words`
  wait\w* | block\w* | lock\w* | stuck | hang\w* | hung | deadlock\w* | idle | starv\w* | stale | cach\w* | stop(?:s|ped)?
  pause[sd]? | never (?:starts?|runs?|arriv\w*|reach\w*|enter\w*) | skip\w* | refus\w* | reject\w* | throttl\w* | limit\w*
  misrout\w* | rout\w* | silent\w* | logic | bug | wrong | not (?:called|reached|sent|entered|executed) | does not | outside
  upstream | client | serial\w* | single[- ]thread\w* | one (?:process|thread|worker|core) | asleep | sleep\w* | dns | resol\w*
  expire[ds]? | clock | time ?zone | off-by-one | overflow | wrap\w*
`;

/** All that is cited for it is that something is well. */
function calmOnly(h: Hypothesis, item: string, all: readonly Piece[]): string | undefined {
  const calm = (text: string) => CALM.test(text) && !CONTRAST.test(text) && !ROSE.test(text);
  if (!calm(item)) return undefined;
  const story = `${h.title.text}. ${textOf(h.parts.mechanism)}`;
  // That it does not move is the very fault.
  if (STILL.test(item) && HELD.test(story)) return undefined;
  if (all.every((p) => calm(p.text)) && !STANDS_STILL.test(story))
    return `says only that something is well: ${quoted(CALM.exec(item)?.[0] ?? '')}`;
  // What the mechanism says is missed, slow or lost is what this signal says is well.
  const subject = [...contentWords(item.replace(CALM, ' ').replace(/\d+\S*/g, ' '))];
  const suffers = story.split(/[.;,:](?=\s)/).find((c) => SUFFERS.test(c) && subject.some((w) => contentWords(c).has(w)));
  return suffers ? `by its mechanism “${suffers.trim().slice(0, 60)}”` : undefined;
}

const STILL = /\b(?:unchanged|steady|stable|flat|constant)\b/i;
const HELD =
  /\b(?:cannot|can't|does not|doesn't|not|never|no longer) (?:advance|move|grow|progress|change|proceed)|\bh(?:olds?|eld|olding)\b[^.;]{0,25}\bback\b|\bfrozen\b|\bpinned\b/i;

const WORSE = /\b(?:slow\w*|degrad\w*|spik\w*|overload\w*|latency|delay\w*|surge|increase\w*)\b/i;
const FOR_LONG = /\b(?:unchanged|the same|constant|as (?:always|usual|before))(?: for| since|[;.,]|$)/i;
/** A value that the incident gives as the one of always supports no change for the worse. */
function asAlways(h: Hypothesis, item: string, incident: string): string | undefined {
  if (!WORSE.test(h.title.text)) return undefined;
  const value = /\b(?:p\d\d|rate|latency)\b[^.;]{0,12}?(\d+(?:\.\d+)?) ?(?:ms|s|%)(?!\w|\.\d)/i.exec(item)?.[1];
  const said =
    value && incident.split(/\n|(?<=\.)\s+/).find((x) => new RegExp(`(?<![\\d.])${value.replace('.', '\\.')} ?(?:ms|s|%)`).test(x));
  return said && FOR_LONG.test(said) ? `the incident says of that value ${quoted(FOR_LONG.exec(said)?.[0] ?? '')}` : undefined;
}

const ROSE = /\b(?:ris\w+|rose|grow\w*|grew|climb\w*|increas\w*|doubl\w*|high(?:er)?|jump\w*|spik\w*|longer|slower|fail\w*|lost)\b|→/i;
const SUFFERS = words`
  miss(?:es|ed|ing)? | lost | los(?:e|es|ing) | exhaust\w* | satur\w* | busy | checked out
  all \d* ?\w+ (?:are )?(?:used|busy|taken|checked out) | cannot | can no longer | fail\w* | drop\w* | expel\w* | expire[ds]?
  break\w* | broken | slow\w* | overload\w* | time[sd]? out | no longer
`;

/** "a; b, c": each thing that is cited. */
const itemsIn = (p: Piece): Piece[] =>
  sentences(p).flatMap((s) => {
    const cuts = [
      0,
      ...[...s.text.matchAll(/,\s+(?!(?:all|each|and|or|which|as|so|not|with)\b)(?![^(]*\))/g)].map((m) => m.index + 1),
      s.text.length,
    ];
    return cuts.slice(1).map((to, i) => sub(s, cuts[i] ?? 0, to));
  });
