import { anyOf, WEEKDAY, words } from '../../../text/index.ts';
import { isCriterion } from '../../document/checks.ts';
import { clocksIn } from '../../document/clocks.ts';
import { hits } from '../../document/piece.ts';
import type { Check, Doc } from '../../document/types.ts';
import { minutesIn } from '../../foreign/minutes.ts';
import { at, quoted, rule } from '../../rule.ts';

const LIMITED = new RegExp(
  String.raw`\b${anyOf`
    peak (?:hours?|times?|traffic|load) | (?:only|concentrated|mostly|mainly)\b[^.]{0,40}\b\d{1,2}:\d{2} | business hours
    during (?:the )?(?:sale|campaign|batch|on-sale|rush) | only (?:while|during|when|at|between|under)\b
  `}`,
  'i',
);
const EXPOSED = words`
  peak | load | traffic | busy | business hours | same hours?
  (?:next|following|full|entire|whole|through (?:the )?|one) (?:peak|window|day|cycle|business|\d{1,2}:\d{2}) | while the
  during the | \d{1,2}:\d{2}\s*(?:[A-Z]{3,4}\s*)?(?:[-–—]|to|until|and)\s*\d{1,2}:\d{2} | 24 ?h | 24 hours | a day | days? | week
  on-sale | campaign | batch | concurren\w*
`;
const QUIET = /\b(?:overnight|off-?peak|at night|quiet (?:hours?|period)|early morning|low[- ]traffic|weekend)\b/i;

/** It says itself that nothing runs then, and takes comfort in it. */
const IDLE = anyOf`not running | no (?:traffic|load|match|run|users|orders) | idle | quiet`;
const COMFORTS = anyOf`assur\w* | confirm\w* | suffic\w* | proves? | shows?`;
const ASSURED_IDLE = new RegExp(String.raw`\b${IDLE}\b[^.;]{0,60}\bwindow\b[^.;]{0,60}\b${COMFORTS}\b`, 'i');

export const windowOutsideOccurrence = rule({
  id: 'window-outside-occurrence',
  severity: 'warning',
  why: 'a quiet hour at a time when the fault never shows proves nothing, and the all-clear is given',
  mend: 'count only minutes in which the fault showed before: at that hour, under that load',
  check: (doc, facts) => {
    if (doc.kind === 'own') {
      const limited = doc.report?.verification.checks.some((c) => c.onlyWhen.trim() !== '');
      return (doc.report?.verification.checks ?? []).flatMap((c, i) =>
        limited && c.onlyWhen.trim() === '' && /\d/.test(c.window) && doc.report?.signals.some((s) => s.classification === 'time-dependent')
          ? [
              at(
                { text: c.window, path: `verification.checks[${i}].onlyWhen` },
                'minutes count at any time',
                'only those in which the fault shows',
              ),
            ]
          : [],
      );
    }
    const story = facts.given
      ? `${facts.incident.occurrence_pattern} ${facts.incident.symptoms}`
      : doc.said
          .filter((s) => s.section === 'snapshot')
          .map((s) => s.piece.text)
          .join(' ');
    const checks = doc.checks.filter((c) => isCriterion(c) || minutesIn(c.window) !== undefined);
    const partly = facts.given
      ? [
          ...atTheQuietHour(doc, story),
          ...drillAtRest(doc, story),
          ...pastTheHour(checks, story),
          ...partOfWindow(checks, story),
          ...withoutItsDay(checks, story),
          ...onFreeDay(doc, story),
          ...goneByItself(checks, story),
        ]
      : [];
    if (partly.length > 0) return partly;
    const idle = doc.said.filter((s) => s.section === 'verification').flatMap((s) => hits(s.piece, ASSURED_IDLE))[0];
    if (idle) return [at(idle, `${quoted(idle.text)}: nothing can show while nothing runs`, 'minutes in which the fault showed')];
    const limited = LIMITED.exec(story);
    if (!limited || checks.length === 0) return [];
    const quiet = checks.find(
      (c) => QUIET.test(c.piece.text) && !/\b(?:proves? nothing|not|outside|besides|do not count)\b/i.test(c.piece.text),
    );
    if (quiet)
      return [at(quiet.piece, `${quoted(quiet.piece.text)}: it happens ${quoted(limited[0])}`, 'minutes in which the fault showed')];
    const anywhere = doc.said.filter((s) => s.section === 'verification').some((s) => EXPOSED.test(s.piece.text));
    return anywhere || !checks[0]
      ? []
      : [
          at(
            checks[0].piece,
            `it happens ${quoted(limited[0])}, and no check says when its minutes count`,
            'only minutes in which the fault showed before',
          ),
        ];
  },
});

const HARDLY = anyOf`hardly (?:visible|any|noticeable|at all) | (?:almost |nearly )?(?:invisible|absent|none|no (?:errors|failures)) | not (?:seen|visible) | never | quiet | clean`;
const AT_HOUR = String.raw`(?:at|around|between|from) (?:about )?(\d{1,2}:\d{2})`;
const QUIET_HOUR = new RegExp(String.raw`\b${HARDLY} ${AT_HOUR}`, 'i');
const WATCHES = /\b(?:check|watch|look|verify|observe)\b[^.;]{0,50}?\b(?:from|between|at|hour) (?:the )?(\d{1,2}:\d{2})/i;
/** "Check in particular the hour from 04:00", at which the incident hardly shows it. */
function atTheQuietHour(doc: Doc, story: string) {
  const quiet = QUIET_HOUR.exec(story);
  const [hour] = quiet ? clocksIn(quiet[1] ?? '') : [];
  if (!quiet || !hour) return [];
  return doc.said
    .filter((s) => s.section === 'verification' && !s.command)
    .flatMap(({ piece }) => {
      const m = WATCHES.exec(piece.text);
      const [clock] = m ? clocksIn(m[1] ?? '') : [];
      return m && clock && Math.abs(clock.minutes - hour.minutes) <= 30
        ? [at(piece, `${quoted(m[0])}: the incident says ${quoted(quiet[0])}`, 'the hour at which it is worst')]
        : [];
    })
    .slice(0, 1);
}

const DRILL =
  /\b(?:game day|drill|exercise|chaos|test)\b[^.;]{0,60}\b(?:at|during|in|under) (?:low|quiet|little|light|off-peak)\w* ?(?:traffic|load|hours?|times?)?\b[^.;]{0,50}\b(?:surviv|withstand|cope|bear|hold|stand)\w*/i;
/** A cold cache at low traffic, to see whether it would survive one at the peak. */
function drillAtRest(doc: Doc, story: string) {
  if (!/\b(?:worst|only|mostly|mainly|peak)\b/i.test(story)) return [];
  return doc.said
    .filter((s) => s.section === 'followUp' && !s.command)
    .flatMap(({ piece }) =>
      hits(piece, DRILL).map((h) =>
        at(h, `${quoted(h.text)}: what holds at rest says nothing of the peak`, 'the load under which it broke'),
      ),
    )
    .slice(0, 1);
}

const HOURLY = new RegExp(
  anyOf`
    \b(?:at|on|after|around) (?:each|every|the) (?:full )?hour\b | \beach full hour\b | \bon the hour\b
    \bhourly\b(?=[^.;\n]{0,40}\b(?:blip|error|spike|fail|window|peak)) | \b\d{1,2}:00(?:, ?(?:and )?\d{1,2}:00){2,}
  `,
  'i',
);
const WITH_HOUR = new RegExp(
  anyOf`
    \bhh:\d{2} | \bfull hours?\b | \bon the hour\b | \b\d{1,2}:00\b | \beach hour\b
    \b(?:\d+|two|three|four|five|six|ten|twelve|24) (?:full )?hours?\b | \bdays?\b | \bweek | \bpeak | \bwindows?\b
  `,
  'i',
);

/** It comes at the full hour, and the watch is shorter than an hour and names none. */
function pastTheHour(checks: readonly Check[], story: string) {
  const hourly = HOURLY.exec(story);
  if (!hourly) return [];
  return checks
    .flatMap((c) => {
      // "From 18 % in the windows to below 0.5 %. Watch for 10 minutes": the sentence with the watch counts.
      const watch = c.piece.text
        .split(/(?<=[.;])\s/)
        .find((s) => /\b(?:watch|observe|for|within|during|over)\b[^.;]{0,25}\d+\s?(?:min\w*|s\b|sec\w*)/i.test(s));
      const minutes = watch ? minutesIn(watch) : undefined;
      return watch && minutes !== undefined && minutes < 55 && !WITH_HOUR.test(watch)
        ? [at(c.piece, `${quoted(watch)}: it happens ${quoted(hourly[0])}`, 'a watch over full hours')]
        : [];
    })
    .slice(0, 1);
}

const ALL = anyOf`only | all | every one | each`;
const ALL_BETWEEN = new RegExp(
  String.raw`\b${ALL}\b[^.;\n]{0,60}?\b(?:between|from)\s+(\d{1,2}:\d{2})\s*(?:[A-Z]{3,4}\s*)?(?:and|to|-|–|until)\s*(\d{1,2}:\d{2})`,
  'i',
);
/** "All of them fall between 07:00 and 07:36", and the watch ends at 07:10. */
function partOfWindow(checks: readonly Check[], story: string) {
  const m = ALL_BETWEEN.exec(story);
  const [from, to] = m ? clocksIn(`${m[1]} ${m[2]}`) : [];
  if (!m || !from || !to || to.minutes <= from.minutes) return [];
  return checks
    .flatMap((c) => {
      const watch = /\b(\d{1,2}:\d{2})\s*(?:[A-Z]{3,4}\s*)?(?:to|-|–|until|and)\s*(\d{1,2}:\d{2})/.exec(c.piece.text);
      const [a, b] = watch ? clocksIn(`${watch[1]} ${watch[2]}`) : [];
      const inside =
        a && b && a.minutes >= from.minutes && b.minutes < to.minutes && b.minutes - a.minutes < (to.minutes - from.minutes) * 0.6;
      return inside && watch
        ? [at(c.piece, `${quoted(watch[0])} is a part of the time in which it happens: ${quoted(m[0])}`, `the whole of ${m[1]} to ${m[2]}`)]
        : [];
    })
    .slice(0, 1);
}

const DAY = anyOf`${WEEKDAY}s? | month[ -]end | weekends?`;
const WORST = anyOf`worst | most(?:ly)? | only | mainly | sooner | highest | always | every | each`;
const ITS_DAY = new RegExp(String.raw`\b${WORST}\b[^.;\n]{0,40}\b(${DAY})\b`, 'i');

/** It is worst on Fridays, and the only watch is of hours on any day. */
function withoutItsDay(checks: readonly Check[], story: string) {
  const day = ITS_DAY.exec(story);
  if (!day) return [];
  const name = (day[1] ?? '').replace(/s$/i, '').slice(0, 6);
  const covers = new RegExp(`${name}|\\bweeks?\\b|\\b(?:[7-9]|[1-9]\\d|seven|ten|fourteen|thirty) days\\b|month`, 'i');
  const watched = checks.filter((c) => (minutesIn(c.piece.text) ?? 0) >= 20);
  const first = watched[0];
  return first && !checks.some((c) => covers.test(c.piece.text)) && watched.every((c) => (minutesIn(c.piece.text) ?? 0) <= 24 * 60)
    ? [at(first.piece, `${quoted(first.piece.text)}: it is ${quoted(day[0])}`, `a watch that holds ${day[1]}`)]
    : [];
}

const FREE = anyOf`(?:not|never|none|nothing|no \w+) (?:on|at|over|during) (?:the )?weekends? | weekends? (?:are |is |were )?(?:clean|fine|quiet|unaffected|ok)`;
const FREE_DAYS = new RegExp(String.raw`\b${FREE}\b`, 'i');
const ON_FREE_DAY =
  /\b(?:including|with|also|at least|on|over)\b[^.;]{0,25}\b(?:weekend (?:night|day|run|peak|evening)s?|saturdays?|sundays?)\b/i;
/** "Not on weekends", and one of three nights is to be one of a weekend: that night passes without a fix. */
function onFreeDay(doc: Doc, story: string) {
  const free = FREE_DAYS.exec(story);
  if (!free) return [];
  return doc.said
    .filter(
      (s) =>
        s.section === 'verification' &&
        !s.command &&
        !/\b(?:not|outside|besides|except|proves? nothing|do not count)\b/i.test(s.piece.text),
    )
    .flatMap((s) => hits(s.piece, ON_FREE_DAY))
    .slice(0, 1)
    .map((h) => at(h, `${quoted(h.text)}: the incident says ${quoted(free[0])}`, 'days on which the fault showed'));
}

const DRAINS =
  /\b(?:overnight|at night|in the evenings?|after \d{1,2}:\d{2}) (?:the |all |its )?([a-z]+) (?:drains?|recovers?|clears?|empties|falls?|is gone|goes away|is worked off)\b/i;
const THEN = words`overnight | by (?:the )?(?:end of (?:the )?)?(?:evening|night|morning)|by (?:the )?next morning | in the morning | at night | end of (?:the )?(?:evening|night)`;
/** "Overnight the lag drains", and the lag is to be low by the end of the evening: so it was in every one of those nights. */
function goneByItself(checks: readonly Check[], story: string) {
  const drained = DRAINS.exec(story);
  const thing = drained && new RegExp(`\\b${drained[1]}\\b`, 'i');
  return drained && thing
    ? checks
        .filter((c) => thing.test(c.piece.text) && THEN.test(c.piece.text))
        .slice(0, 1)
        .map((c) => at(c.piece, `${quoted(c.piece.text)}: the incident says ${quoted(drained[0])}`, 'the hours in which it was bad'))
    : [];
}
