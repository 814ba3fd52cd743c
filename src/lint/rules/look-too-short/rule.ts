import { type Shows, showsIn } from '../../../signals/index.ts';
import { anyOf, NUMBER_WORDS, words } from '../../../text/index.ts';
import { hits, type Piece, sentences } from '../../document/piece.ts';
import { confirmed, ruledOut } from '../../document/plan.ts';
import { watchTooShort } from '../../document/shows.ts';
import type { Doc, Step } from '../../document/types.ts';
import { hypothesisIds } from '../../foreign/branches.ts';
import { minutesIn } from '../../foreign/minutes.ts';
import { at, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

/** It begins anew: until its time has come the fault is not there on any version. */
const FRESH = words`
  roll\w* (?:\w+ ){0,3}?back | rollback | rollout | revert\w* | deploy\w* | re-?start\w* | re-?creat\w* | canary | fresh | new (?:pod|instance|process|node)
  rais(?:e|ed|ing) | increas\w* | set | switch\w* | disabl\w* | one (?:pod|instance|node|host|worker|replica) | downgrad\w* | pin\w*
`;

export const lookTooShort = rule({
  id: 'look-too-short',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'what has not had the time to come is taken for what is not there, and the wrong cause is crossed out or confirmed',
  mend: 'look for longer than the fault takes to show, or for three mean gaps between two events; or time the look to it',
  check: (doc, facts) => {
    const shows = showsIn(facts.incident);
    const looks = [
      ...doc.hypotheses.flatMap((h) => h.parts.confirmation ?? []),
      ...doc.steps.flatMap((s) => [...s.action, ...s.branches.map((b) => b.piece)]),
    ];
    return [
      ...looks.flatMap((p) => [...beforeItShows(p, shows), ...withoutCount(p, facts)]),
      ...doc.steps.flatMap((s) => [...beforeItsOwnTime(doc, s), ...rarerThanTheLook(s, facts)].slice(0, 1)),
    ];
  },
});

/** "Roll back one pod and watch it for 15 minutes", of what shows 30 minutes after a start. */
function beforeItShows(p: Piece, shows: readonly Shows[]) {
  const found = watchTooShort(p.text, shows, FRESH.test(p.text) ? ['after', 'every'] : ['every']);
  return found && found.watch.minutes >= 1
    ? [
        at(
          { piece: p, start: found.watch.index, end: found.watch.index + found.watch.text.length, text: found.watch.text },
          `${quoted(found.watch.text)}: the incident says that it shows ${quoted(found.need.quote)}`,
          found.need.kind === 'after' ? 'longer than the fault takes to show' : 'over a whole period, or timed to it',
        ),
      ]
    : [];
}

const LOOP = /\b(?:in a loop|a few times|several times|some requests|a few requests)\b/i;
const SHARE = /(?<![\d.])(\d(?:\.\d+)?)\s?% of (?:the |all )?(?:\w+ )?(?:calls|requests|orders|checkouts|jobs|messages|lookups|imports)\b/i;
/** So few of a hundred are affected that a loop of unknown length may miss them all. */
const RARE = 2;
function withoutCount(p: Piece, facts: Facts) {
  const share = SHARE.exec(facts.text);
  const h = hits(p, LOOP)[0];
  return h && share && Number(share[1]) <= RARE && !/\d{2,}|\buntil\b|\bseq\b/i.test(p.text.replace(/\d+(?:\.\d+)+/g, ' '))
    ? [
        at(
          h,
          `${quoted(h.text)}: ${quoted(share[0])} are affected, and nothing says how many are tried`,
          `at least ${Math.ceil(300 / Number(share[1]))} tries, and as many without the change`,
        ),
      ]
    : [];
}

const DURATION = /(\d+(?:\.\d+)?)\s?(?:min(?:ute)?s?|h|hours?)\b/i;
/** "If H1 is right it takes 60 minutes", and "healthy after 30 minutes → H2 confirmed". */
function beforeItsOwnTime(doc: Doc, s: Step) {
  const told = [...s.action, ...s.expected]
    .flatMap((p) => sentences(p))
    .flatMap((p) => {
      const [id, other] = hypothesisIds(p.text);
      const takes = /\b(?:takes?|lasts?|until|only after|not before|after)\b[^.;]{0,20}?/i.test(p.text) ? DURATION.exec(p.text) : null;
      return id && !other && takes ? [{ id, minutes: minutesIn(takes[0]) ?? 0, text: takes[0] }] : [];
    });
  return s.branches.flatMap((b) => {
    const after = /\b(?:after|for|within|over)\b[^.;]{0,12}?(\d+(?:\.\d+)?\s?(?:min(?:ute)?s?|h|hours?))\b/i.exec(b.when);
    const minutes = after ? minutesIn(after[1] ?? '') : undefined;
    const own = told.find((t) => minutes !== undefined && minutes < t.minutes * 0.9 && decidesWithout(doc, b, t.id));
    return own && after
      ? [
          at(
            b.piece,
            `${quoted(b.piece.text)}: by the step's own words ${own.id} takes ${own.text}, so it looks the same by then`,
            `longer than ${own.text}`,
          ),
        ]
      : [];
  });
}

const decidesWithout = (doc: Doc, b: Step['branches'][number], id: string): boolean =>
  ruledOut(b, id) || doc.hypotheses.some((h) => h.id !== id && confirmed(b, h.id));

const LOOKS = new RegExp(
  String.raw`\b${anyOf`trac(?:e|ing) | strace | ltrace | captur\w+ | tcpdump | watch\w* | observ\w+ | tail\w* | listen\w* | record\w* | bpftrace | monitor\w*`}\b[^;]{0,120}?\bfor (?:about |~)?(\d+)\s?(s|sec\w*|min\w*)\b`,
  'i',
);
const FAILS = words`errors? | fail\w* | exceptions? | time-?outs? | resets? | closed | refused | crash\w* | 5\d\d | violations? | duplicate\w* | deadlock\w* | dropped | lost`;
const UNITS = anyOf`pods | processes | workers | instances | hosts | replicas | nodes | servers | upstreams | backends | VMs | machines`;
const SEVERAL = new RegExp(String.raw`\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:[\w.-]+ ){0,2}?${UNITS}\b`, 'gi');
const ON_ONE = /\b(?:one|a single|1) (?:[\w.]+ ){0,2}?(?:pod|process|worker|instance|host|replica|node|server|VM|machine|upstream)\b/i;
const EACH = /^[^.;,\n]{0,12}\b(?:per|each|every) (?:pod|process|worker|instance|host|replica|node|server)/i;
/** Fewer than this are expected: none comes by chance in more than one of seven cases. */
const FEW = 2;
const FINDS_NOTHING = /\b(?:no|none|nothing|not|without|absent|never|zero|0)\b/i;

/** Five minutes on one of six hosts, of what comes 1,300 times a day on all of them. */
function rarerThanTheLook(s: Step, facts: Facts) {
  if (!s.branches.some((b) => FINDS_NOTHING.test(b.when))) return [];
  return s.action
    .flatMap((p) => hits(p, LOOKS))
    .flatMap((h) => {
      const m = LOOKS.exec(h.text);
      const minutes = minutesIn(`${m?.[1]} ${m?.[2]}`) ?? 0;
      const rate = rateIn(facts, ON_ONE.test(h.piece.text));
      const events = rate ? rate.perMinute * minutes : FEW;
      return minutes > 0 && rate && events < FEW
        ? [
            at(
              h,
              `at ${quoted(rate.quote)}${rate.of > 1 ? ` on ${rate.of} of them` : ''} ${Math.round(events * 10) / 10} events are expected in that time: none comes by chance in ${Math.round(100 * Math.exp(-events))} of 100 cases`,
              `at least ${Math.ceil(3 / rate.perMinute)} min (3 / rate)`,
            ),
          ]
        : [];
    })
    .slice(0, 1);
}

/** How often the fault comes where one looks: the highest rate that the incident gives for it. */
function rateIn(facts: Facts, onOne: boolean) {
  const rates = (facts.read?.reading.quantities ?? []).flatMap((q) => {
    const place = q.kind === 'rate' && q.value > 0 ? facts.text.indexOf(q.quote) : -1;
    if (place < 0) return [];
    const line = facts.text.slice(facts.text.lastIndexOf('\n', place) + 1).split(/\n|(?<=[a-z)])\.\s/)[0] ?? '';
    const behind = facts.text.slice(place + q.quote.length);
    return FAILS.test(line) && !/\b(?:requests?|queries|orders|messages)\b/i.test(q.quote)
      ? [{ quote: q.quote, perMinute: q.value * 60, each: EACH.test(behind) }]
      : [];
  });
  const top = rates.sort((a, b) => b.perMinute - a.perMinute)[0];
  if (!top) return undefined;
  const of =
    onOne && !top.each
      ? Math.max(1, ...[...facts.text.matchAll(SEVERAL)].map((m) => NUMBER_WORDS[(m[1] ?? '').toLowerCase()] ?? Number(m[1])))
      : 1;
  return { quote: top.quote, perMinute: top.perMinute / of, of };
}
