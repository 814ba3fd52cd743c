import { showsIn } from '../../../signals/index.ts';
import { anyOf } from '../../../text/index.ts';
import { clocksIn } from '../../document/clocks.ts';
import { delaysIn } from '../../document/delays.ts';
import { watchTooShort } from '../../document/shows.ts';
import type { Doc } from '../../document/types.ts';
import { minutesIn } from '../../foreign/minutes.ts';
import { at, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

/** Minutes without an event after which a Poisson rate has fallen with 95 % confidence: 3.0 / λ (THEORY §3). */
const needed = (perMinute: number): number => 3 / perMinute;
const FAILURES =
  /\b(?:errors?|fail\w*|exceptions?|time-?outs?|violations?|duplicate\w*|times|timeout|appearing|lines?|crash\w*|restarts?)\b/i;

export const windowTooShort = rule({
  id: 'window-too-short',
  severity: 'warning',
  why: 'the fault is rare enough to stay away for so long by chance, and the all-clear is given too early',
  mend: 'wait three mean gaps between two events, at the load under which it happens: at 40 an hour, 4.5 minutes',
  check: (doc, facts) => {
    if (doc.report) {
      const text = `${doc.report.incident.symptoms} ${doc.report.incident.blast_radius}`;
      return doc.report.verification.checks.flatMap((c, i) => {
        const rate = /(\d[\d,]*(?:\.\d+)?)\s*(?:errors?|times|events?)?\s*(?:\/|per |an? )\s*(hour|h|min)/i.exec(c.baseline);
        const wait = minutesIn(c.threshold) ?? minutesIn(c.window);
        if (!rate || !wait || !/^none|^no |^zero/i.test(c.threshold) || text === '') return [];
        const perMinute = Number((rate[1] ?? '').replace(/,/g, '')) / (/^h/i.test(rate[2] ?? '') ? 60 : 1);
        return wait < needed(perMinute) * 0.95
          ? [
              at(
                { text: c.threshold, path: `verification.checks[${i}].threshold` },
                `${wait} min at ${quoted(rate[0])}`,
                `${Math.ceil(needed(perMinute) * 10) / 10} min`,
              ),
            ]
          : [];
      });
    }
    const late = beforeItsTime(doc, facts);
    if (late.length > 0) return late;
    const early = beforeItShows(doc, facts);
    if (early.length > 0) return early;
    const relief = reliefIn(facts.text);
    const rate = relief ?? rateOf(facts);
    if (!rate) return [];
    // What comes like a clock is missed for certain within two of its periods.
    const least = rate.period === undefined ? needed(rate.perMinute) : rate.period * 2;
    return doc.checks.flatMap((c) => {
      if (/\b(?:depth|lag|backlog|latency|p9\d|cpu|memory)\b/i.test(c.piece.text)) return [];
      const none = /\b(?:no|zero|0(?![.\d])|none|never)\b/i.exec(c.piece.text);
      const wait =
        none &&
        /\b(?:for(?! (?:more|longer) than)|over|in|within|during|after)\b[^.;]{0,20}?(\d[^.;]{0,18})/i.exec(c.piece.text.slice(none.index));
      const minutes = wait ? minutesIn(wait[1] ?? '') : undefined;
      return minutes !== undefined && minutes < least * 0.9 && least < 24 * 60
        ? [
            at(
              c.piece,
              `${quoted(c.piece.text)}: at ${quoted(rate.quote)} ${minutes} min without one come by chance in ${Math.round(100 * Math.exp(-minutes * rate.perMinute))} of 100 cases`,
              `at least ${Math.ceil(least * 10) / 10} min ${rate.period === undefined ? '(3 / rate)' : '(two periods)'}`,
            ),
          ]
        : [];
    });
  },
});

const UNIT = anyOf`s | sec\w* | min\w* | h | hours?`;
const HELPS = anyOf`helps? | helped | fine | ok | quiet | works? | worked | better`;
const HELPED_FOR = new RegExp(String.raw`\b${HELPS}\b[^.;\n]{0,15}?\bfor (?:only |about )?((?:\d+\s?(?:-|–|to)\s?)?\d+\s?${UNIT})\b`, 'i');
const RETURNS = anyOf`again | comes? back | returns? | goes again`;
const BACK_AFTER = new RegExp(
  String.raw`\b${RETURNS}\b[^.;\n]{0,10}\b(?:after|within) (?:about |~)?((?:\d+\s?(?:-|–|to)\s?)?\d+\s?(?:min\w*|h|hours?))\b`,
  'i',
);
/** "Restarting helps for 1 to 3 minutes": so long it is quiet with the fault still there. */
function reliefIn(text: string): Rate | undefined {
  const m = HELPED_FOR.exec(text) ?? BACK_AFTER.exec(text);
  const minutes =
    m &&
    /\b(?:restart\w*|reboot\w*|kill\w*|start|flush\w*|clear\w*|helps?)\b/i.test(
      text.slice(Math.max(0, m.index - 80), m.index + m[0].length),
    )
      ? minutesIn(m[1] ?? '')
      : undefined;
  // A watch has to outlast it; two of what comes like a clock are asked for below.
  return m && minutes ? { quote: m[0], perMinute: 1 / minutes, period: (minutes * 1.25) / 2 } : undefined;
}

interface Rate {
  readonly quote: string;
  readonly perMinute: number;
  /** Minutes that it takes to be seen for certain, where it comes like a clock. */
  readonly period?: number;
}

const FAILS = anyOf`
  killed | restart\w* | crash\w* | fail\w* | hangs? | OOMKilled | exits? | freez\w* | dies? | peaks? | spikes? | jumps? | blips?
  drops? | stalls?
`;
const FAILS_EVERY = new RegExp(String.raw`\b${FAILS}\b[^.;\n]{0,60}?\b(every (?:about )?\d+ (?:min\w*|h\w*|s\b|sec\w*))`, 'i');
const REGULARLY = anyOf`always | exactly | regular\w* | like a clock | period\w* | once`;
const LIKE_CLOCKWORK = new RegExp(
  String.raw`\b${REGULARLY}\b[^.;\n]{0,60}?\bevery (two|three|five|ten|\d+)\s?(s\b|sec\w*|min\w*|hours?)`,
  'i',
);
/** How often it happens: "40 errors/hour", "a pod is killed every 40 minutes", "15:40, 15:47, 15:52". */
function rateOf(facts: Facts): Rate | undefined {
  const rates = (facts.read?.reading.quantities ?? []).filter(
    (q) => q.kind === 'rate' && q.value > 0 && FAILURES.test(`${q.of} ${q.unit} ${q.quote}`),
  );
  if (rates[0]) return { quote: rates[0].quote, perMinute: rates[0].value * 60 };
  const every = FAILS_EVERY.exec(facts.text);
  const gap = every ? minutesIn(every[1] ?? '') : undefined;
  if (gap) return { quote: every?.[1] ?? '', perMinute: 1 / gap };
  const clockwork = LIKE_CLOCKWORK.exec(facts.text) ?? /\bevery (\d+)\s?(s|min\w*)\s?±/i.exec(facts.text);
  const period = clockwork ? minutesIn(`${NUMBERS[clockwork[1] ?? ''] ?? clockwork[1]} ${clockwork[2]}`) : undefined;
  if (clockwork && period) return { quote: clockwork[0].replace(/^.*?(?=\bevery)/i, ''), perMinute: 1 / period, period };
  return gapsIn(facts.text);
}

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, five: 5, ten: 10 };

/** The mean gap of times that are told one after the other: "15:40, then 15:47, 15:52, 16:04". */
function gapsIn(text: string): Rate | undefined {
  const m = /\b\d{1,2}:\d{2}(?:ish)?(?:\s?[A-Z]{3,4})?(?:,? (?:then |and )?(?:again )?(?:at )?\d{1,2}:\d{2}){2,}/.exec(text);
  const clocks = m ? clocksIn(m[0]).map((c) => c.minutes) : [];
  const whole = ((clocks[clocks.length - 1] ?? 0) - (clocks[0] ?? 0)) / (clocks.length - 1);
  return m && clocks.length >= 3 && whole > 0 && clocks.every((c, i) => i === 0 || c > (clocks[i - 1] ?? 0))
    ? { quote: m[0], perMinute: 1 / whole }
    : undefined;
}

const TRIAL = /\b(?:staging|bench|test\w*|simulat\w*|load|injected|fake)\b/i;

/** "Events began 49 days after the installation", and the fix is watched for seven. */
function beforeItsTime(doc: Doc, facts: Facts) {
  const delays = facts.given ? delaysIn(facts.text) : [];
  const least = Math.min(...delays.map((d) => d.low)) / 60;
  const first = delays.find((d) => d.low === least * 60);
  if (!first || least < 30) return [];
  return doc.checks.flatMap((c) => {
    const watch = /\b(?:for|over|in|within|during|after)\b[^.;]{0,12}?(\d+ ?(?:min\w*|h\b|hours?|days?))/i.exec(c.piece.text);
    const minutes = watch ? minutesIn(watch[1] ?? '') : undefined;
    return minutes !== undefined && minutes < least * 0.9 && NONE_OR_LOW.test(c.piece.text) && !TRIAL.test(c.piece.text)
      ? [
          at(
            c.piece,
            `${quoted(c.piece.text)}: the fault comes ${quoted(first.text)}`,
            `longer than ${first.text.replace(/\s+(?:after|into|following).*$/i, '')}`,
          ),
        ]
      : [];
  });
}

/** The fault shows half an hour after a start, or once an hour, and the watch is a quarter of an hour at any time. */
function beforeItShows(doc: Doc, facts: Facts) {
  const shows = facts.given ? showsIn(facts.incident) : [];
  return doc.checks.flatMap((c) => {
    const cell = c.window !== c.piece.text;
    const found =
      TRIAL.test(c.piece.text) || /\b(?:depth|lag|backlog)\b/i.test(c.piece.text)
        ? undefined
        : watchTooShort(c.window, shows, ['after', 'every'], cell);
    return found
      ? [
          at(
            c.piece,
            `${quoted(c.piece.text)}: ${Math.round(found.watch.minutes)} min, and the fault shows ${quoted(found.need.quote)}`,
            found.need.kind === 'after'
              ? 'a watch longer than the fault takes to show'
              : 'a watch over several of its periods, or timed to them',
          ),
        ]
      : [];
  });
}

const NONE_OR_LOW = /\b(?:no|none|zero|0|never|below|under|stays?|not|without)\b|[<≤]/i;
