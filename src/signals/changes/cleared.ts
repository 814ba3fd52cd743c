import type { Span } from '../../incident/types.ts';
import { anyOf, guardedAll } from '../../text/index.ts';
import { WORD_NUMBER } from '../quantities/numbers.ts';
import { type Piece, sentencesOf } from '../sentences.ts';
import type { FieldText } from '../types.ts';
import type { ChangeRead } from './types.ts';

// Words beside a change by which the telling itself clears it: it was well for long after it, or ill before it, or it cannot reach what fails.

const CLOCK = String.raw`\d{1,2}[:.]\d\d`;
const NUMBER = anyOf`\d+(?:\.\d+)? | ${WORD_NUMBER} | half an? | several | some | few`;
const SPAN = anyOf`minutes? | hours? | h | days? | nights? | weeks? | months? | runs? | times`;
const LONG = anyOf`(?:about |nearly |almost |over |more than )?(?:an? | ${NUMBER})(?: and a half)? ?${SPAN} | all (?:day|night|week|weekend|morning)`;
const WELL = anyOf`well | fine | clean(?:ly)? | ok | okay | normal(?:ly)? | green | quiet(?:ly)? | good | healthy | perfect(?:ly)? | stable | smooth(?:ly)?`;
const TROUBLE = anyOf`trouble | problems? | issues? | complaints? | blips? | errors? | incidents? | alerts? | time-?outs? | failures? | tickets?`;
const DAY = anyOf`mon(?:day)? | tue(?:s(?:day)?)? | wed(?:nesday)? | thu(?:r(?:s(?:day)?)?)? | fri(?:day)? | sat(?:urday)? | sun(?:day)?`;
const IT = anyOf`it | that | this | the (?:deploy\w* | release | upgrade | update | change | patch | move | rollout | roll-out | migration)`;

/** All was well for long after it. */
const WELL_AFTER = anyOf`
  (?:ran|runs|running|been|was|were|worked|works|stayed|looked|lived|in use) (?:\w+ ){0,3}${WELL} (?:\w+ ){0,2}(?:for|all|until the next|on) (?:\w+ ){0,2}?(?:${LONG}|${DAY})
  (?:ran|run|worked|been in use|been good|been fine|been on it) (?:for )?${LONG}
  (?:no|without(?: any| a)?) ${TROUBLE} (?:since(?: then| it)?(?! ${DAY}| \d)|after (?:it|that)|afterwards|${DAY} ?(?:to|-|–|through) ?${DAY}|for ${LONG})
  ${LONG} (?:without (?:an? |any )?${TROUBLE} | no ${TROUBLE} | of ${WELL} | ${WELL} after)
  ${LONG} (?:\w+ )?(?:on it|after (?:it|that))[,:]? (?:\w+ ){0,3}(?:${WELL}|no ${TROUBLE})
  (?!an? |half )(?:${NUMBER}) ${WELL} ${SPAN}
  (?:ran|run|in use|used|done) (?:\w+ ){0,4}without (?:an? |any )?${TROUBLE}
  (?:first|next) (?:${NUMBER} )?${SPAN} (?:after|with|on) (?:${IT}|the \w+ release) (?:looked|were|was|ran|went) ${WELL}
  (?:runs?|hours?|days?|everything|all|\d\d[:.]\d\d ?[-–] ?\d\d[:.]\d\d)(?: after (?:it|that))? (?:looked|were|was|ran|had been) (?:all )?${WELL}
  ${WELL} since(?! (?:the|${DAY}|\d|i|we|about|around|last|yesterday)\b) | no ${TROUBLE} in (?:the )?${LONG} (?:after|since)
  quiet ${DAY} ?(?:to|-|–|through) ?${DAY}
`;
/** The trouble is older. */
const ILL_BEFORE = anyOf`
  (?:began|started|there|seen|had it|happened|occurred|ill|slow|failed|failing|present|visible) (?:\w+ ){0,2}(?:before ${IT}|before the \w+ (?:deploy|release|upgrade|update|change|patch))
  (?:there|seen|visible|had it|came|happened|high|present|failed) (?:at|from|since) ${CLOCK} already | already (?:\w+ )?(?:at|from|since) ${CLOCK}
  (?:there|seen|visible|present) already | already (?:there|seen|visible|present)(?= ?[.,;)]| before| when| at| on)
  (?:is|are|was|were) older(?: than ${IT})?(?! version| release) | already (?:\w+ ){0,3}before ${IT} | predates? ${IT}
  (?:before|older than) ${IT},? (?:too|as well|already)
`;
const OLD = anyOf`old(?:er)? | previous | former | last | prior | earlier | other | unpatched | unchanged`;
const RELEASE = anyOf`
  releases? | versions? | builds? | images? | drivers? | kernels? | firmware | clients? | config\w* | code | binary | jar | tag | commit | ones? | chart | rules? | schema
`;
const WHAT_IT_WAS = anyOf`the (?:${OLD}) (?:\w+ )?${RELEASE} | an? (?:${OLD}) (?:\w+ )?${RELEASE} | (?:the )?(?:\w+ )?(?:from )?before | ${OLD} (?:\w+ )?${RELEASE} | (?:version |release |the )?v?\d+(?:\.\d+)+`;
const THOSE = anyOf`(?:shops? | hosts? | users? | customers? | nodes? | pods? | sites? | machines? | people | devices? | tenants? | others? | heap dumps | runs?)`;
/** Who or what does not have it. */
const NOT_REACHED = anyOf`
  (?:${THOSE}|those|ones|one) (?:still )?(?:of|on|with|from|without) (?:${WHAT_IT_WAS} | it | them | that | this | the \w+) | (?:the )?(?:${OLD}|un\w{3,12}ed|not \w+ed) (?:${THOSE})
  (?:dumps?|logs?|graphs?|figures|traces) (?:of|from) (?:${WHAT_IT_WAS}|${RELEASE} \d+)
`;
const TOO = anyOf`too | as well | also | either | just as (?:bad|much|often|well|slow)`;
const ILLNESS = anyOf`fails? | hangs? | crash(?:es)? | dies | breaks? | stalls? | leaks? | errors? | drops? | times out | freezes | has it | shows it | does it | is (?:slow|wrong|broken|down|affected|hit)`;
const THE_SAME = anyOf`(?:exactly |just |much |all )?the same | same`;
const HAPPENS = anyOf`happens | occurs | appears | fails | crashes | hangs | breaks | (?:can be )?reproduced | reproducible | reproduces | seen | there | is | was`;
/** What it was before it does the same: "the old image does the same", "same on the previous version", "a node with 6.9 hangs as well". */
const ILL_WITHOUT = anyOf`
  (?:${NOT_REACHED}) (?:${ILLNESS}) (?:exactly |just |in )?the same
  (?:kept|has|have|had|runs?) (?:still )?the (?:${OLD}) \w+ and (?:has|have|shows?|gets?|sees?) the same
  (?:${NOT_REACHED}) (?:(?:${ILLNESS}|are \w+|is \w+|(?:see|sees|get|gets|have|has|show|shows) it) ${TOO}|(?:see|sees|have|has|get|gets|show|shows|give|gives) (?:exactly |just )?the same)
  (?:${WHAT_IT_WAS}|an? \w+ (?:on|with) ${WHAT_IT_WAS}) (?:${ILLNESS}|does|is)(?: \w+)? ${TOO}(?! (?:long|far|slow|many|much|old|big|late))
  (?:${WHAT_IT_WAS}) (?:does|shows?|has|gives|behaves|did|showed|had|gave) (?:${THE_SAME})(?! (?:config|settings))
  (?:it is |it's )?(?:${THE_SAME})(?: \w+)? (?:on|with|in|under) ${WHAT_IT_WAS} | (?:on|with|in|under) ${WHAT_IT_WAS},? (?:it |this |that |all )?(?:is|was|looks|behaves) (?:${THE_SAME})
  (?:${HAPPENS}) (?:also |too )?(?:on|with|in|under) ${WHAT_IT_WAS} ${TOO} | ${HAPPENS} also (?:on|with|in|under) ${WHAT_IT_WAS} | also (?:${HAPPENS}) (?:on|with|in|under) ${WHAT_IT_WAS}
  reproduced (?:it )?(?:on|with|in|under) ${WHAT_IT_WAS} | (?:is|are|was) (?:innocent|not guilty|no cause|not the cause|not to blame)
`;
/** The same runs well in another place. */
const WELL_ELSEWHERE = anyOf`
  same (?:release|version|image|build|code|jar|config\w*) (?:\w+ ){0,3}?(?:in|on|at|for|as)? ?(?:[\w-]+[ ,]+){0,4}?(?:(?:is|runs|ran|are|was|works|has|does|did)[ ])?(?:\w+ )?(?:${WELL}(?! for)|no ${TROUBLE}|without ${TROUBLE})
  the (?:new|same) (?:\w+ )?${RELEASE} (?:works|runs|is|does) ${WELL} (?:in|at|on|for) (?:the |all )?[A-Z\w]
  (?:got|has|have|had|runs) (?:it|that|this) (?:too|as well) and (?:is|are|runs|works) ${WELL}
  (?:did|has|got|runs|have|had|gets|uses) the same (?:\w+ ){1,2}and (?:(?:is|are|was|runs) ${WELL}|has no|no ${TROUBLE}|shows? no|works?\b)
  (?:did|has|got|runs|have|had|gets|uses) the same update and (?:is|are|was|runs) ${WELL}
`;
const OUTWARD = anyOf`
  texts? | log(?:ging)? | logs? | log (?:format | level | field | line)s? | fonts? | docs? | comments? | colou?rs? | css | translations? | wording | copy
  labels? | cosmetics? | typos? | styling | letterhead | icons?
`;
/** What it changed is not in the way of what fails. */
const OUT_OF_REACH = anyOf`
  (?:diff|it|which|that|release|change) (?:cannot|can['’]t|can not|could not|couldn['’]t) (?:touch|affect|reach|have touched|be it|matter|explain)
  (?:diff|it|which|that|release|change) (?:does not|doesn['’]t|did not|didn['’]t) touch
  ${OUTWARD}(?: changes?)? only\b | only ${OUTWARD}(?: changes?| and ${OUTWARD})?(?=[\s]*[.,;)]|$) | diff is (?:one|two|\d+) lines? (?:in|of) [\w.-]+
  (?:is|are|was|were) not touched (?:in|by) (?:it|that|their|the|our) (?:diff|release|change|PR)
`;
const CLEARS = guardedAll(
  new RegExp(
    String.raw`(?<![\w:.-])${anyOf`${WELL_AFTER} | ${ILL_BEFORE} | ${ILL_WITHOUT} | ${WELL_ELSEWHERE} | ${OUT_OF_REACH}`}(?![\w-])`,
    'gi',
  ),
);
/** "Ran fine for an hour, then": the trouble came of it later. */
const THEN = /^[^.;]{0,30}\b(?:then|until|till|and only then)\b/i;
const NOT = /\b(?:not|never|n['’]t|nor|hardly|nothing)\s+(?:\w+\s+){0,2}$/i;
const SAME = /\bsame\b/i;
/** The sentence goes on about the change before it. */
const GOES_ON = new RegExp(String.raw`\b${anyOf`it | that | this | they | them | after(?:wards)? | since | ${IT} | then`}\b`, 'i');

/** A version names its change wherever it stands. */
const VERSION = /(?<![\w.])v?\d+(?:\.\d+)+(?![\w.]\w)/g;
const versionsOf = (text: string): string[] => text.match(VERSION) ?? [];

type Placed = { readonly c: ChangeRead; readonly i: number };

/** Marks the changes that the words beside them, or the sentence after them, clear. */
export function withCleared(changes: readonly ChangeRead[], fields: readonly FieldText[]): ChangeRead[] {
  const out = [...changes];
  const echoes = new Set<ChangeRead>();
  for (const { field, text } of fields) {
    let before: Piece | undefined;
    for (const s of changes.length > 0 ? sentencesOf(text) : []) {
      for (const m of CLEARS.all(s.text)) {
        if (NOT.test(s.text.slice(0, m.index)) || THEN.test(s.text.slice(m.index + m[0].length))) continue;
        const open = out.map((c, i) => ({ c, i })).filter(({ c }) => c.undone !== 'cured' && !c.cleared);
        const cleared = { field, start: s.start + m.index, end: s.start + m.index + m[0].length, quote: m[0] };
        for (const { c } of open) if (open.length > 1 && isEcho(c, cleared)) echoes.add(c);
        const meant = meantBy(
          cleared,
          open.filter(({ c }) => !echoes.has(c)),
          s,
          before,
        );
        for (const { c, i } of meant) if (!overNight(c) && !isAfterIt(m[0], c)) out[i] = { ...c, cleared };
      }
      before = s;
    }
  }
  return out.filter((c) => !echoes.has(c));
}

/** "Already at 14:05" is no sign against what was changed at 14:00. */
function isAfterIt(quote: string, { at }: ChangeRead): boolean {
  const clock = new RegExp(CLOCK).exec(quote)?.[0].split(/[:.]/);
  if (!clock || !at || !/\balready\b/i.test(quote)) return false;
  return Number(clock[0]) * 60 + Number(clock[1]) >= ((at.minutes % DAY_LONG) + DAY_LONG) % DAY_LONG;
}

/** From four in the afternoon to the first load of the morning nobody puts a release to the test: that it ran quietly then clears nothing. */
function overNight({ at, minutesBeforeOnset }: ChangeRead): boolean {
  if (!at || minutesBeforeOnset === undefined || minutesBeforeOnset >= DAY_LONG) return false;
  const onset = at.minutes + minutesBeforeOnset;
  return at.minutes < 0 && at.minutes >= EVENING - DAY_LONG && onset >= MORNING.from && onset <= MORNING.to;
}
const DAY_LONG = 1440;
const EVENING = 16 * 60;
const MORNING = { from: 5 * 60, to: 12 * 60 };

/** "The first hours after the release looked normal" tells of no further release. */
const isEcho = (c: ChangeRead, at: Span): boolean =>
  c.field === at.field && c.start < at.end && c.end > at.start && !c.at && !c.told && c.quote.length - at.quote.length < ECHO;
const ECHO = 12;

/** The change before the words or beside them, with those of its list; the one that the sentence names again; the last of the sentence before. */
function meantBy(at: Span, open: readonly Placed[], s: Piece, before: Piece | undefined): Placed[] {
  const within = (x: Piece) => open.filter(({ c }) => c.field === at.field && c.start < x.end && c.end > x.start);
  const here = within(s);
  const near = here.filter(({ c }) => c.start <= at.start).at(-1) ?? here[0];
  if (near) return here.filter((x) => x === near || (x.c.start <= at.start && timeOf(x.c) !== undefined && timeOf(x.c) === timeOf(near.c)));
  const again = versionsOf(s.text);
  const named = open.filter(({ c }) => versionsOf(c.name).some((v) => again.includes(v)));
  if (named.length > 0) return named;
  const last = before && (GOES_ON.test(s.text) || at.start === s.start || SAME.test(at.quote)) ? within(before).at(-1) : undefined;
  if (last) return [last];
  const released = open.filter(({ c }) => c.kinds.includes('deploy') || c.kinds.includes('upgrade'));
  return SAME.test(at.quote) && released.length === 1 ? released : [];
}

/** Where its time stands: entries of one list share it. */
const timeOf = (c: ChangeRead): string | number | undefined => c.at?.start ?? c.told;
