import type { Incident } from '../../incident/types.ts';
import { anyOf, NUMBER_WORDS, WEEKDAY, words } from '../../text/index.ts';

/** How long a fault takes to show, as the incident tells it. */
export interface Shows {
  /** Minutes. */
  readonly minutes: number;
  /** "about 30 minutes after each pod restart", "every hour". */
  readonly quote: string;
  /** It shows so long after a start, or comes once in so long. */
  readonly kind: 'after' | 'every';
  /** The far end where a range is told: "40-90 min". */
  readonly most: number;
}

const UNITS: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1440, w: 10080 };
const NUMBER = String.raw`(\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|ten|twelve)(?:\s?(?:-|–|to)\s?(?<most>\d+))?`;
const UNIT = String.raw`(s\b|sec(?:ond)?s?\b|min(?:ute)?s?\b|h\b|hours?\b|days?\b|weeks?\b)`;
const ABOUT = String.raw`(?:about |around |roughly |some |approximately |~|ca\.? |at least |almost |nearly )?`;
const AMOUNT = String.raw`${ABOUT}${NUMBER}[\s-]?${UNIT}`;
/** Groups: the number, its far end, the unit. */
const UNIT_AT = 3;
const START = anyOf`
  starts? | starting | start-?up | re-?starts? | boots? | re-?boots? | launch(?:es)? | deploy(?:s|ment)? | roll-?outs? | uptime | connect\w* | login
  opening | wake-?up | resume | run(?:ning)? | operation | use
`;
const WHOSE = anyOf`a | an | the | each | every | its | their | any`;
const GOES_WRONG = anyOf`
  fail\w* | crash\w* | hangs? | hung | dies? | stalls? | stops? | stopped | OOM\w* | kill\w* | exhaust\w* | slow\w* | time-?outs? | times out | errors?
  rises? | climbs? | grows? | recurs? | returns? | comes? back | re-?appears? | again | begins? | starts? (?:to|failing) | drops? | degrad\w* | leak\w* | full
  disconnect\w* | lost | freez\w* | spikes? | blips? | gone | shows?
`;
const AFTER: readonly RegExp[] = [
  // "about 30 minutes after each pod restart", "within 2 hours of a deploy"
  new RegExp(String.raw`\b(?:within )?${AMOUNT}\s+(?:after|into|following|of|from)\s+(?:${WHOSE}\s+)?(?:[\w-]+ ){0,2}?${START}\b`, 'gi'),
  // "fails after about 60 minutes", "after 40 minutes the heap is full"
  new RegExp(String.raw`\b${GOES_WRONG}\b[^.;\n]{0,30}?\bafter ${AMOUNT}`, 'gi'),
  new RegExp(String.raw`\bafter ${AMOUNT}(?: of [\w ]{3,20})?[,]? [^.;\n]{0,40}?\b${GOES_WRONG}\b`, 'gi'),
  // "takes about 6 hours until it fails"
  new RegExp(String.raw`\btakes? ${AMOUNT}\b[^.;\n]{0,30}?\b(?:until|to|before)\b[^.;\n]{0,30}\b${GOES_WRONG}\b`, 'gi'),
];

const RARE = anyOf`once | twice | always | only | regularly | recur\w* | repeat\w* | happens? | occurs? | comes? | shows?`;
/** "The daily run" is a name; "daily since Sunday" is when it shows. */
const OF_ITSELF = String.raw`(?<!\b(?:the|a|an|our|its|their|first|last) )\b`;
/** Periods by their words, in minutes. */
const EVERY: readonly (readonly [RegExp, number | undefined])[] = [
  [new RegExp(String.raw`\b(?:every|each) ${AMOUNT}`, 'gi'), undefined],
  [/\b(?:every|each|once an|once per|once every) (?:full )?hour\b(?! of)|(?<![\w-])hourly\b/gi, 60],
  [
    new RegExp(
      String.raw`\b(?:every|each|once a|once per) (?:single )?(?:night|day|evening|morning|workday|business day|24 h)\b|${OF_ITSELF}(?:nightly|daily)\b`,
      'gi',
    ),
    1440,
  ],
  [
    new RegExp(
      String.raw`\b(?:every|each) (?:\w+ )?${WEEKDAY}s?\b|\bon ${WEEKDAY}s\b(?: and ${WEEKDAY}s)?|\bonce a week\b|${OF_ITSELF}weekly\b|\btwice a week\b`,
      'gi',
    ),
    5040,
  ],
  [/\b(?:once a|every|each) month\b|\bmonthly\b|\bmonth[ -]end\b/gi, 43200],
];
/** What is done so often is no sign of the fault. */
const ROUTINE = words`
  called | polls? | polling | scrap\w+ | runs | cron | job | schedul\w+ | refresh\w* | backups? | import\w* | export\w* | sync\w* | batch | heartbeat
  checks? | probe\w* | rotat\w* | ttl | deploys? | released? | sends? | report(?:s|ed)? | orders? | requests? | users? | per second | customers?
`;

/** "2", "hours" -> minutes. */
export const spanMinutes = (n: string | undefined, unit: string | undefined): number =>
  (NUMBER_WORDS[(n ?? '').toLowerCase()] ?? Number(n)) * (UNITS[(unit ?? 'm')[0]?.toLowerCase() ?? 'm'] ?? 1);

const spanOf = (m: RegExpMatchArray): { minutes: number; most: number } => ({
  minutes: spanMinutes(m[1], m[UNIT_AT]),
  most: spanMinutes(m.groups?.most ?? m[1], m[UNIT_AT]),
});

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** "Began 10 minutes after the deploy": so long it took once. */
const isFirstTime = (m: RegExpMatchArray, story: string): boolean =>
  /\b(?:began|started|first|onset)\b[^.;\n]{0,30}$/i.test(story.slice(Math.max(0, (m.index ?? 0) - 45), m.index)) &&
  !/\b(?:each|every|an?)\b/i.test(m[0]);

/** Delays from a start to the fault, and the periods in which it comes; the shortest of each kind first. */
export function showsIn(incident: Incident): readonly Shows[] {
  const story = `${incident.symptoms}\n${incident.occurrence_pattern}`;
  const after = AFTER.flatMap((re) =>
    [...story.matchAll(re)].filter((m) => !isFirstTime(m, story)).map((m): Shows => ({ ...spanOf(m), quote: tidy(m[0]), kind: 'after' })),
  );
  const every = EVERY.flatMap(([re, minutes]) =>
    sentencesOf(incident).flatMap(({ text, pattern }) =>
      [...text.matchAll(re)]
        .filter(() => (pattern ? !/\b(?:not|never)\b/i.test(text.slice(0, 20)) : FAULT.test(text)))
        // A job that runs so often is no sign of the fault; a day of the week in the pattern is when it shows.
        .filter(
          (m) =>
            (pattern && minutes !== undefined) || !ROUTINE.test(clauseAround(text, m.index)) || FAULT.test(clauseAround(text, m.index)),
        )
        .map((m): Shows => ({ ...(minutes === undefined ? spanOf(m) : { minutes, most: minutes }), quote: tidy(m[0]), kind: 'every' })),
    ),
  );
  const steady = STEADY.test(`${story}\n${incident.blast_radius}`);
  return [...after, ...every]
    .filter((s) => !(steady && s.kind === 'every' && s.minutes === 1440))
    .filter((s) => Number.isFinite(s.minutes) && s.minutes > 0)
    .sort((a, b) => a.minutes - b.minutes);
}

/** "Every day, 21,000 failed requests per day": it does not come once a day, but all day long. */
const STEADY =
  /\b(?:sporadic\w*|continuous\w*|constantly|all day|day and night|around the clock|round the clock)\b|\b\d{1,3},\d{3} (?:failed |lost |affected )?(?:requests?|calls?|errors?|messages?|sessions?)\b[^.;\n]{0,20}\b(?:per|a|every) day\b/i;

const FAULT = new RegExp(String.raw`\b(?:${GOES_WRONG}|${RARE}|for \d+|lasts?)\b`, 'i');

/** The sentences of the symptoms, and those of the pattern. */
const sentencesOf = (i: Incident): { readonly text: string; readonly pattern: boolean }[] => [
  ...i.symptoms.split(/(?<=[.;])\s|\n/).map((text) => ({ text, pattern: false })),
  ...i.occurrence_pattern.split(/(?<=[.;])\s|\n/).map((text) => ({ text, pattern: true })),
];

const clauseAround = (text: string, at: number): string => {
  const from = Math.max(text.lastIndexOf(',', at), text.lastIndexOf('(', at)) + 1;
  const to = text.slice(at).search(/[,)]/);
  return text.slice(from, to < 0 ? text.length : at + to);
};

const WELL = anyOf`
  well | healthy | fine | ok | okay | good | works? | worked | clean | quiet | normal | stable | helps? | helped | better | calm | recovers? | recovered | held | holds
`;
/** "Healthy again, for 40-90 min", "a restart helps for about an hour". */
const GOOD_FOR = new RegExp(
  String.raw`\b${WELL}(?: (?:again|then|afterwards|only|it|them|us))?,? for ${ABOUT}(?:${NUMBER}[\s-]?|(?<one>an?|half an) )${UNIT}`,
  'gi',
);

/** The longest time for which it is told to be well by itself or after an act before the fault comes back. */
export function longestGood(incident: Incident): { readonly minutes: number; readonly quote: string } | undefined {
  const story = `${incident.symptoms}\n${incident.occurrence_pattern}`;
  const told = [...story.matchAll(GOOD_FOR)].map((m) => ({
    minutes: m.groups?.one
      ? spanMinutes('1', m[UNIT_AT + 1]) * (m.groups.one.startsWith('half') ? 0.5 : 1)
      : spanMinutes(m.groups?.most ?? m[1], m[UNIT_AT + 1]),
    quote: tidy(m[0]),
  }));
  return told.filter((t) => t.minutes > 0).sort((a, b) => b.minutes - a.minutes)[0];
}
