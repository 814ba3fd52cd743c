import { alternatives, MONTH_BEGINS, WEEKDAY } from '../../../text/index.ts';
import { clocksIn, zonedIn } from '../../document/clocks.ts';
import { hits } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { once } from '../../once.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const timesOf = once((facts) => known(facts.text));

export const inventedTime = rule({
  id: 'invented-time',
  severity: 'error',
  elsewhere: 'warning',
  why: 'logs are searched around that time, and nothing is found there',
  mend: 'take the times of the incident, mark a computed one as computed, and leave an unknown one open by name',
  check: (doc, facts) => {
    if (!facts.given) return [];
    if (doc.report) {
      const input = Object.values(doc.report.incident).join('\n');
      // What ours computed says from what.
      return doc.report.followUp.timeline.flatMap((t, i) => {
        const clocks = clocksIn(t.at);
        return t.derived === undefined &&
          !t.open &&
          doc.report?.onset?.derived === undefined &&
          clocks.some((c) => !input.includes(c.text) && !known(input).has(c.minutes)) &&
          !doc.report?.triggers.some((x) => x.at === t.at)
          ? [
              at(
                { text: t.at, path: `followUp.timeline[${i}].at` },
                quoted(t.at),
                'a time of the input, or a computed one with its formula',
              ),
            ]
          : [];
      });
    }
    const times = timesOf(facts);
    const near = (minutes: number) => times.has(minutes);
    const zoned = zonedIn(facts.text);
    const told = prose(doc).filter((s) => s.section !== 'verification' && s.section !== 'plan' && s.section !== 'mitigation');
    // "14:00 UTC", where the incident says 14:00 CET.
    const moved = told.flatMap(({ piece }) =>
      zonedIn(piece.text).flatMap((c) => {
        const same = zoned.filter((z) => z.minutes === c.minutes);
        const real = zoned.some((z) => (z.minutes - z.offset - (c.minutes - c.offset)) % 1440 === 0);
        return same.length > 0 &&
          !real &&
          same.every((z) => z.offset !== c.offset) &&
          clocksIn(facts.text).filter((x) => x.minutes === c.minutes).length === same.length
          ? [
              at(
                { piece, start: c.start, end: c.end + 1 + c.zone.length, text: `${c.text} ${c.zone}` },
                `${quoted(`${c.text} ${c.zone}`)}: the incident says ${c.text} ${same[0]?.zone}`,
                'the time zone of the incident',
              ),
            ]
          : [];
      }),
    );
    const unknown = told.flatMap(({ piece, part }) =>
      clocksIn(piece.text)
        .flatMap((c) => {
          const around = piece.text.slice(Math.max(0, c.start - 30), c.start);
          // "The hour from 02:00 to 03:00" in a mechanism is how clocks work, not when something was seen.
          const clockwork = part === 'mechanism' && c.minutes % 60 === 0 && /\bhours?\b[^.;]{0,25}$/i.test(around);
          return near(c.minutes) ||
            clockwork ||
            // "The TTL at 07:30": when to look, not when it was.
            (part === 'confirmation' && /\b(?:at|vs\.?|against|with) $/i.test(around)) ||
            /\b(?:tomorrow|next|until|not before|by|e\.g\.|example|if|would)\b[^.]*$/i.test(around) ||
            /T\+?$/.test(around)
            ? []
            : [
                at(
                  { piece, start: c.start, end: c.end, text: c.text },
                  `${quoted(c.text)} is not in the incident and does not follow from its times`,
                  'a time of the incident, or a computed one',
                ),
              ];
        })
        // "Between 11:30 and 12:30" is one.
        .slice(0, 1),
    );
    const ago = told
      .filter((s) => s.section === 'snapshot')
      .flatMap(({ piece }) =>
        hits(piece, AGO)
          .filter((h) => !knows(facts.text, h.text))
          .map((h) => at(h, `${quoted(h.text)}: the incident does not say so`, 'a time of the incident')),
      );
    return [...moved, ...unknown, ...ago, ...otherYear(doc, facts.text)];
  },
});

/** What is no day of the incident: the version of a policy or of an interface. */
const NO_DAY = /version|api|policy|schema|rfc|cve/i;
/** A look at days of a year that the incident does not give finds none, or old ones. */
const otherYear = (doc: Doc, incident: string) =>
  doc.said
    .filter((s) => s.section === 'plan' || (s.section === 'ledger' && s.part === 'confirmation'))
    .flatMap(({ piece }) =>
      hits(piece, /(?<![\w.-])(20\d\d)-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d)/)
        .filter((h) => !incident.includes(h.text.slice(0, 4)) && !NO_DAY.test(piece.text.slice(Math.max(0, h.start - 20), h.start)))
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)}: the incident names no year`, 'the year of the incident, or a name to fill in')),
    );

/** "Three weeks ago" */
const AGO = /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:days?|weeks?|months?|years?) (?:ago|before|earlier)\b/i;
const DATE = alternatives`
  \b${WEEKDAY} | \b(?:mon|tue|wed|thu|fri|sat|sun)\b | \d{4}-\d{2}
  \b\d{1,2}\.? ?${MONTH_BEGINS}
`;
const knows = (incident: string, ago: string): boolean => {
  const unit = /(day|week|month|year)/i.exec(ago)?.[1] ?? '';
  return new RegExp(`${unit}|${DATE}`, 'i').test(incident.replace(/\b\d+ days?\b/gi, unit === 'day' ? '$&' : ' '));
};
const DURATION = /(\d+(?:\.\d+)?)[\s-]*(min(?:ute)?s?|m(?![\w%])|h(?:ours?|rs?)?(?=\d|\b))(?:\s?(?:and )?(\d{1,2})\s?(?:min\w*|m)?\b)?/gi;

/** Times of the incident, and each of them plus or minus each of its durations. */
function known(text: string): ReadonlySet<number> {
  const clocks = [...clocksIn(text).map((c) => c.minutes), ...hours(text)];
  // "58m", "2 hours", "1h12".
  const spans = [...text.matchAll(DURATION)].map((m) => (/^h/i.test(m[2] ?? '') ? Number(m[1]) * 60 + Number(m[3] ?? 0) : Number(m[1])));
  const all = new Set([...clocks, 0]);
  for (const c of clocks)
    for (const s of spans) {
      all.add((c + s + 1440) % 1440);
      all.add((((c - s) % 1440) + 1440) % 1440);
    }
  // Two steps: the onset follows from the deploy, and something else from the onset.
  for (const c of [...all]) for (const s of spans.slice(0, 6)) all.add((((c - s) % 1440) + 1440) % 1440).add((c + s + 1440) % 1440);
  return all;
}

/** "9 am", "at 18h", "noon", "midnight". */
function hours(text: string): number[] {
  return [
    ...[...text.matchAll(/\b(\d{1,2})\s?(am|pm)\b/gi)].map((m) => ((Number(m[1]) % 12) + (/pm/i.test(m[2] ?? '') ? 12 : 0)) * 60),
    ...[...text.matchAll(/\b(\d{1,2})\s?(?:h|o'clock|uhr)\b/gi)].map((m) => Number(m[1]) * 60),
    ...[...text.matchAll(/(?<![\d.,])([01]?\d|2[0-3])[.h]([0-5]\d)(?![\d.,]*\d|\s?%)/gi)].map((m) => Number(m[1]) * 60 + Number(m[2])),
    ...[...text.matchAll(/\b([01]\d|2[0-3])([0-5]\d)\s?(?:utc|z|cet|cest|hours|h)\b/gi)].map((m) => Number(m[1]) * 60 + Number(m[2])),
    ...[...text.matchAll(/\b(?:at|since|from|until|to|around|about|before|after|by|and|[-–])\s?(\d{1,2})\b(?![:.\d%])/gi)].map(
      (m) => Number(m[1]) * 60,
    ),
    // A crontab's "30 6 * * *".
    ...[...text.matchAll(/(?<![\d*/,-])(\d{1,2}) (\d{1,2}) (?:\*|\d[\d,-]*) (?:\*|\d[\d,-]*) (?:\*|[\d,-]+|[A-Z]{3}\b)/g)].map(
      (m) => Number(m[2]) * 60 + Number(m[1]),
    ),
    ...(/\bnoon\b/i.test(text) ? [720] : []),
    ...(/\bmidnight\b/i.test(text) ? [0] : []),
  ];
}
