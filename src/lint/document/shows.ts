import { type Shows, spanMinutes } from '../../signals/index.ts';
import { anyOf, words } from '../../text/index.ts';

/** Shorter than this a fault shows while one looks. */
const SOON = 5;
const PERIOD = 20;
const WATCHES = anyOf`
  watch\w* | observ\w* | monitor\w* | soak\w* | trac(?:e|ing) | captur\w* | record\w* | sampl\w* | look\w* | wait\w* | run(?:s|ning)? | bak(?:e|ing)
  stays? | remains? | holds? | keeps? | healthy | stable | clean | green | normal | quiet | fine | ok | flat | gone | none? | zero | 0 | no | without | never
  below | under | at most | less than | < ?\d[\d,.]* ?(?:ms|s|%)? | ≤ ?\d[\d,.]* ?(?:ms|s|%)? | canary | verif\w* | returns? | recover\w*
`;
/** "Watch it for 15 minutes", "no restart over 1 h", "30 min after FM1". */
const WATCH = new RegExp(
  String.raw`(?<![\w.])${WATCHES}\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:for|over|during|through|throughout|within) (?:the )?(?:first |next |at least |about |a )*(\d+(?:\.\d+)?)[\s-]?(min(?:ute)?s?|h|hours?)\b`,
  'gi',
);
/** A cell of its own: "30 min after FM1". */
const CELL = /^\W*(?:(?:for|over) )?(?:the )?(?:first |next |at least |about )*(\d+(?:\.\d+)?)[\s-]?(min(?:ute)?s?|h|hours?)\b/gi;
const SPAN = /(\d+(?:\.\d+)?)(?:\s?(?:-|–|to)\s?\d+)?[\s-]?(min(?:ute)?s?|h|hours?|days?|weeks?)\b/gi;
/** It is timed to when the fault comes. */
const TIMED = words`
  spikes? | peaks? | windows? | nights? | evenings? | days? | weeks? | sales? | sends? | events? | runs? | cycles? | occurrences? | next | full hours?
  \d{1,2}:\d{2} | mornings? | releases? | campaigns? | batch\w* | imports? | during (?:the|a) | around | while it | each | every | \d{1,2} (?:am|pm)
  staging | load test | simulat\w* | inject\w* | reproduc\w* | replay\w*
`;

export interface Watch {
  readonly text: string;
  readonly index: number;
  readonly minutes: number;
}

/** The watches of a text, if none of them is longer than the fault needs to show; with what it needs. */
export function watchTooShort(
  text: string,
  shows: readonly Shows[],
  kinds: readonly Shows['kind'][],
  cell = false,
): { watch: Watch; need: Shows } | undefined {
  const after = kinds.includes('after') ? shows.find((s) => s.kind === 'after' && s.minutes >= SOON) : undefined;
  const every = kinds.includes('every') && !TIMED.test(text) ? shows.find((s) => s.kind === 'every' && s.minutes >= PERIOD) : undefined;
  const need = [after, every].filter((s) => s !== undefined).sort((a, b) => b.minutes - a.minutes)[0];
  if (!need) return undefined;
  const longest = Math.max(0, ...[...text.matchAll(SPAN)].map((m) => spanMinutes(m[1], m[2])));
  const watch = [...text.matchAll(cell ? CELL : WATCH)][0];
  const minutes = watch ? spanMinutes(watch[1], watch[2]) : 0;
  return watch && minutes > 0 && longest < need.minutes * 0.9
    ? { watch: { text: watch[0].trim(), index: watch.index + (watch[0].length - watch[0].trimStart().length), minutes }, need }
    : undefined;
}
