import { anyOf, words } from '../../../text/index.ts';
import { clocksIn } from '../../document/clocks.ts';
import { strength } from '../../document/likelihood.ts';
import { contentWords } from '../../document/words.ts';
import { at, partsOf, quoted, rule, textOf } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const REMOTE = 0.05;
/** Minutes by which a change must come after the onset: clocks are rounded. */
const CLEARLY = 5;

export const changeAfterOnset = rule({
  id: 'change-after-onset',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'what came after the first error cannot have caused it, and undoing it costs the minutes that the cause needed',
  mend: 'place the change on the time line: what came later may make it worse, and is then told as that',
  check: (doc, facts) => {
    const late = lateChanges(facts);
    if (late.length === 0) return [];
    return doc.hypotheses.flatMap((h) => {
      if (
        (strength(h.likelihood) ?? 1) <= REMOTE ||
        PLACED.test(
          partsOf(h)
            .map((p) => p.text)
            .join(' '),
        )
      )
        return [];
      const story = `${h.title.text}. ${textOf(h.parts.mechanism)}`;
      const change = late.find(
        (c) => isNamed(c, story) || (h.parts.supporting ?? []).some((p) => isNamed(c, p.text) && TIMED.test(p.text)),
      );
      if (!change) return [];
      const where = (h.parts.supporting ?? []).find((p) => TIMED.test(p.text)) ?? h.title;
      return [
        at(
          where,
          `${h.id} blames ${quoted(change.name)}; by the incident that came ${change.later} after the onset (${change.onset})`,
          'a change from before the onset',
        ),
      ];
    });
  },
});

const BEFORE = anyOf`shortly | just | right | immediately | minutes | hours? | a day`;
/** It is cited for when it was. */
const TIMED = words`
  falls? (?:in|into|within) | (?:in|into|within) the (?:\w+ )?window | (?:${BEFORE} )before | coincid\w* | same (?:day|time|hour|morning|week) | last change
  latest change | recent(?:ly)? | preced\w* | onset | time[- ]?line | correlat\w* | since (?:the )?(?:deploy|release|v\d) | after (?:the )?(?:deploy|release|v\d)\w*
  close to | around the (?:time|start) | only change
`;
/** It says itself that the change came later. */
const PLACED = new RegExp(
  anyOf`
    \b(?:after|later than) the (?:onset|first (?:error|sighting|seen|occurrence)|incident (?:began|started)|fault|start)\b
    \b(?:onset|incident|fault|errors?|problem|symptoms?) (?:is|was|were|began|started|predates?|occurred|came)\b[^.;]{0,40}\b(?:before|earlier|already|older)\b
    \b(?:predat\w*|already (?:seen|there|present)|began (?:a day |\d+ \w+ )?(?:before|earlier)|cannot (?:have caused|be the cause)|came (?:a day |\d+ \w+ )?(?:after|later))\b
    \b(?:make|made|making)\w* (?:it|things) worse\b | \baggravat\w*
  `,
  'i',
);

interface Late {
  readonly name: string;
  /** "25 min", "1 day". */
  readonly later: string;
  readonly onset: string;
}

const GREW = /\b(?:worse|more often|again|since then|doubled|tripled|second wave|different)\b/i;

function lateChanges(facts: Facts): Late[] {
  const onset = facts.read?.reading.time.onset;
  if (!onset) return [];
  const placed = (facts.read?.reading.time.changes ?? []).flatMap((c): Late[] =>
    c.minutesBeforeOnset !== undefined && c.minutesBeforeOnset < -CLEARLY && !GREW.test(c.quote)
      ? [{ name: c.name, later: spanOf(-c.minutesBeforeOnset), onset: onset.label }]
      : [],
  );
  return [...placed, ...laterTheSameDay(facts, onset.label)];
}

const DONE = words`
  deployed | released | restarted | rolled out | migrated | upgraded | raised | lowered | switched | enabled | disabled | changed | replaced | failed over
  merged | reconfigured | rotated | rebooted | scaled
`;
const TO_DATE =
  /\b(?:since|until|began|begins?|first|started|onset|before|yesterday|last|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

/** "nginx was restarted at 10:30", where the first error was at 10:05. */
function laterTheSameDay(facts: Facts, label: string): Late[] {
  const onset = clocksIn(label)[0];
  if (!onset || !/^\d{1,2}:\d{2}/.test(label)) return [];
  const text = `${facts.incident.occurrence_pattern}\n${facts.incident.symptoms}`;
  return text.split(/(?<=[.;])\s|\n|, /).flatMap((sentence): Late[] => {
    const [clock, ...more] = clocksIn(sentence);
    const minutes = clock ? clock.minutes - onset.minutes : 0;
    return clock && more.length === 0 && minutes > CLEARLY && DONE.test(sentence) && !TO_DATE.test(sentence) && !GREW.test(sentence)
      ? [{ name: sentence.trim().replace(/[.;]$/, ''), later: spanOf(minutes), onset: label }]
      : [];
  });
}

const spanOf = (minutes: number): string =>
  minutes < 120 ? `${Math.round(minutes)} min` : minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;

const TOKEN = /\bv?\d+(?:\.\d+)+\b|\b[A-Z]{2,}-\d+\b|(?<!:)\b\d{3,}\b(?!:)|`[^`]{3,}`/g;
const GENERIC = /^(?:deploy|releas|servic|chang|version|new|utc|cet|out|effect|app|applic|system|\d.*)/;

/** By its version, number or name; without one, by two of its words. */
function isNamed(c: Late, text: string): boolean {
  const tokens = c.name.match(TOKEN) ?? [];
  if (tokens.length > 0) return tokens.some((t) => text.includes(t.replace(/^v(?=\d)/, '')));
  const said = contentWords(text);
  return [...contentWords(c.name)].filter((w) => !GENERIC.test(w) && said.has(w)).length >= 2;
}
