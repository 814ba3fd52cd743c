import type { Span } from '../incident/types.ts';
import { anyOf } from '../text/index.ts';
import { placeOf } from './merge.ts';
import { numberOf, secondsIn, WORD_NUMBER } from './quantities/numbers.ts';
import { sentencesOf } from './sentences.ts';
import { momentOf } from './times/frame.ts';
import type { Clockwork, TimesRead } from './times.ts';
import type { Contradiction, FieldText, Quantity, Signal, TimeFacts } from './types.ts';

const place = ({ field, start, end, quote }: Span): Span => ({ field, start, end, quote });

/**
 * Places that cannot both be right. Precision over recall: a doubtful pair is left alone, as the ranking is made under each of the
 * two sides of every pair that is named.
 */
export function findContradictions(
  fields: readonly FieldText[],
  signals: readonly Signal[],
  time: TimeFacts,
  clockwork: Clockwork,
  quantities: readonly Quantity[],
): Contradiction[] {
  return distinct([
    ...deniedChange(time),
    ...twoValues(signals),
    ...durationAgainstOnset(fields, clockwork),
    ...distanceAgainstClock(clockwork, time),
    ...twoOnsets(fields, clockwork),
    ...twoShares(fields, quantities),
  ]);
}

function distinct(found: readonly Contradiction[]): Contradiction[] {
  const key = (c: Contradiction) =>
    [c.one, c.other]
      .map((s) => `${s.field}:${s.start}`)
      .sort()
      .join('|');
  return found.filter((c, i) => found.findIndex((o) => key(o) === key(c)) === i);
}

/** "No deploys" and "after v2.8.1". */
function deniedChange(time: TimesRead): Contradiction[] {
  return (time.denials ?? [])
    .filter((d) => !d.qualified && d.strength >= 0.6)
    .flatMap((d) => {
      const change = time.changes.find(
        (c) =>
          !c.undone &&
          (d.kind === 'any'
            ? c.kinds.some((k) => k === 'deploy' || k === 'configuration' || k === 'migration' || k === 'upgrade')
            : c.kinds.includes(d.kind)) &&
          (c.minutesBeforeOnset === undefined
            ? c.at === undefined && /\b(?:after|following|since)\b/i.test(c.quote)
            : c.minutesBeforeOnset >= 0 && c.minutesBeforeOnset <= 1440) &&
          !(c.field === d.field && c.start < d.end && d.start < c.end),
      );
      return change
        ? [{ about: `whether there was a ${d.kind === 'any' ? 'change' : d.kind} before the onset`, one: place(d), other: place(change) }]
        : [];
    });
}

const OTHER_TIME_OR_PLACE = anyOf`
  was | were | before | until | yesterday | last | earlier | now | then | normally | usually | other | others | only | except | but
  old | new | some | while | after | staging | on the | healthy | sick | again | sometimes | first | later | without | when | where
`;
const CONTRAST = new RegExp(anyOf`\b${OTHER_TIME_OR_PLACE}\b | \d`, 'i');

function twoValues(signals: readonly Signal[]): Contradiction[] {
  return signals.flatMap((a, i) =>
    signals.slice(i + 1).flatMap((b) => {
      if (!contradict(a, b)) return [];
      const [one, other] = [...placeOf(a), ...placeOf(b)];
      return one && other ? [{ about: a.observable.replaceAll('-', ' '), one, other }] : [];
    }),
  );
}

/** One observable with two values, from plain sentences that name the same things. */
export function contradict(a: Signal, b: Signal): boolean {
  if (a.observable !== b.observable || a.value === b.value || a.observable.endsWith('-before-onset')) return false;
  if (a.origin !== 'text' || b.origin !== 'text' || a.reliability < 0.6 || b.reliability < 0.6) return false;
  if (a.field === b.field && a.start < b.end && b.start < a.end) return false;
  return !CONTRAST.test(a.quote) && !CONTRAST.test(b.quote) && overlap(a.quote, b.quote) >= 0.34;
}

/** Share of the shorter quotation's words that the other holds, too. */
function overlap(a: string, b: string): number {
  const words = (s: string) => new Set((s.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((w) => w.replace(/(?:ing|ed|es|s)$/, '')));
  const [x, y] = [words(a), words(b)];
  const shared = [...x].filter((w) => y.has(w)).length;
  return shared / Math.max(1, Math.min(x.size, y.size));
}

const UNIT = anyOf`minutes? | mins? | min | hours? | hrs? | h`;
const NUMBER = anyOf`\d{1,4}(?:\.\d)? | ${WORD_NUMBER}`;
const ABOUT = anyOf`about[ ] | ~ | roughly[ ] | over[ ]`;
const LASTING = new RegExp(String.raw`\b(?:for|over) (?:the (?:last|past) )?${ABOUT}?(${NUMBER}) (${UNIT})(?: now)?\b`, 'gi');
const NOW = /\b(?:it is|it's|now|currently|time now is|as of|at the time of writing)(?: is| it is|,|:)? ?(?:about |~)?$/i;

/** "Since 14:20" and "for 3 hours", where the text says what time it is. */
function durationAgainstOnset(fields: readonly FieldText[], { onset, mentions, frame }: Clockwork): Contradiction[] {
  if (onset?.precision !== 'minute' || onset.derived) return [];
  const text = (f: string) => fields.find((x) => x.field === f)?.text ?? '';
  const said = mentions.find(
    (m) =>
      m.clock !== undefined &&
      (NOW.test(text(m.field).slice(Math.max(0, m.start - 24), m.start)) || /^ ?now\b/i.test(text(m.field).slice(m.end, m.end + 6))),
  );
  const now = said && momentOf(said, frame);
  if (!now) return [];
  for (const { field, text: t } of fields) {
    if (field === 'code_snippet' || field === 'tech_stack') continue;
    for (const m of t.matchAll(LASTING)) {
      const line = t.slice(Math.max(0, m.index - 70), m.index + m[0].length + 30);
      if (
        !/\b(?:now|down|failing|broken|ongoing|outage|has been|have been|erroring|unavailable|slow)\b/i.test(line) ||
        /\b(?:open|for the first|every|up)\b/i.test(m[0])
      )
        continue;
      const minutes = (numberOf(m[1] ?? '') * (secondsIn(m[2] ?? '') ?? 60)) / 60;
      const since = now.minutes - onset.minutes;
      if (since > 0 && Math.abs(since - minutes) > Math.max(20, 0.34 * Math.max(since, minutes))) {
        return [
          { about: 'how long it has lasted', one: place(onset), other: { field, start: m.index, end: m.index + m[0].length, quote: m[0] } },
        ];
      }
    }
  }
  return [];
}

/** "25 minutes after the deploy" beside two clock times that say otherwise. */
function distanceAgainstClock({ onset, relations, derived }: Clockwork, time: TimeFacts): Contradiction[] {
  if (onset?.precision !== 'minute' || onset.derived) return [];
  return relations.flatMap((r) => {
    if (!derived.has(r)) return [];
    const words = (r.event.quote.match(/\bv?\d+(?:\.\d+)+\b/g) ?? []) as string[];
    const same = time.changes.find(
      (c) => c.at && !c.at.derived && c.minutesBeforeOnset !== undefined && words.length > 0 && words.some((w) => c.quote.includes(w)),
    );
    if (!same || same.minutesBeforeOnset === undefined) return [];
    return Math.abs(same.minutesBeforeOnset - r.minutes) > Math.max(10, r.minutes * 0.34)
      ? [{ about: 'the time between the change and the onset', one: place(r), other: place(same) }]
      : [];
  });
}

const OPENS =
  /^(?:[\s*•"'-]*)(?:(?:it )?(?:all )?(?:started|began|starts?|begins?|since|first seen|onset)[: ]+(?:at |around |about |~)*)$/i;

/** Two sentences that both begin by telling when it began, more than an hour apart. */
function twoOnsets(fields: readonly FieldText[], { mentions, frame }: Clockwork): Contradiction[] {
  const openers = fields.flatMap(({ field, text }) =>
    field === 'code_snippet' || field === 'tech_stack'
      ? []
      : sentencesOf(text).flatMap((s) => {
          const m = mentions.find(
            (x) =>
              x.field === field &&
              x.clock !== undefined &&
              x.start >= s.start &&
              x.start < s.end &&
              OPENS.test(text.slice(s.start, x.start)),
          );
          const at = m && momentOf(m, frame);
          return at ? [at] : [];
        }),
  );
  const [first, ...rest] = openers;
  const other = first && rest.find((o) => Math.abs(o.minutes - first.minutes) > 60);
  return first && other ? [{ about: 'when it began', one: place(first), other: place(other) }] : [];
}

const THEN = /\b(?:was|were|normal\w*|usual\w*|baseline|before|at worst|peak|up to|earlier|yesterday|max|from|target|at first|later)\b/i;

/** Two shares of the same noun, plainly apart. */
function twoShares(fields: readonly FieldText[], quantities: readonly Quantity[]): Contradiction[] {
  const text = (q: Quantity) => fields.find((f) => f.field === q.field)?.text ?? '';
  const shares = quantities.filter(
    (q) =>
      q.kind === 'share' &&
      q.to === undefined &&
      q.field !== 'tech_stack' &&
      nounOf(q) !== '' &&
      !THEN.test(
        text(q)
          .slice(Math.max(0, q.start - 30), q.end + 30)
          .replace(/\n[\s\S]*$/, ''),
      ),
  );
  return shares
    .flatMap((a, i) =>
      shares.slice(i + 1).flatMap((b) => {
        if (nounOf(a) !== nounOf(b) || a.value === b.value) return [];
        const ratio = Math.max(a.value, b.value) / Math.max(1e-9, Math.min(a.value, b.value));
        return ratio > (a.approximate || b.approximate ? 1.5 : 1.2)
          ? [{ about: `the share ${nounOf(a)}`, one: place(a), other: place(b) }]
          : [];
      }),
    )
    .slice(0, 3);
}

/** The counted noun, two words at least where it stands alone after "of": "of checkout requests". */
function nounOf(q: Quantity): string {
  const noun = q.of
    .toLowerCase()
    .replace(/^of /, '')
    .replace(/^(?:all|the|our|these|those) /, '')
    .replace(/s\b/g, '');
  return /^of /i.test(q.of) || / (?:in|of) |\//.test(q.quote) ? (noun.includes(' ') ? `of ${noun}s` : '') : '';
}
