import { anyOf } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';
import type { Item } from './items.ts';
import { nameOf } from './naming.ts';
import type { ChangeRead } from './types.ts';
import { effectAfter } from './undone.ts';

const SOFTWARE = new RegExp(
  anyOf`
    deploy | releas | version | build | \bcode\b | \bapp\b | image | patch | push | firmware | software | \bv?\d+\.\d+ | upgrade
    \bfix\b | config | setting | flag
  `,
  'i',
);

/** Words that may tell one change from another, and versions. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
    .match(/[a-z][a-z0-9.-]{3,}|\d+(?:[.:]\d+)+/g) ?? [];
const COMMON = /^(?:back|release|deploy|rolled|version)$/;

const UNDID = anyOf`roll(?:ed|ing)[ -]back | reverted | reverting | (?:revert|rollback|roll-?back) of | undid | backed out | took out | downgraded`;
const LEADS_ON = anyOf`
  to | at | on | in | by | from | since | as | for | after | before | which | that | because | and | but | with | too | again | completely | this | last
  changed | did | made | helped | had | has | does | is | was
`;
const UNTIL = anyOf`[,;:.(] | [ ]${LEADS_ON}\b | [ ]\w+n['’]t\b | $`;
const TAKEN = anyOf`rolled back | reverted | taken out | put back | undone | taken back | switched back`;
/** What it says was taken back: "rolled back the index change", "rollback of search-api", "the banner was rolled back", "put the old rule back". */
const OBJECTS = [
  new RegExp(String.raw`\b${UNDID} (?!to\b|at\b|on\b|in\b|by\b)([^,;:.(]{3,40}?)(?=${UNTIL})`, 'i'),
  /\b(?:rolled|rolling|roll|put|turned|set|switched|took|taken|moved) ([^,;:.(]{2,40}?) (?:back|out again)\b/i,
  new RegExp(String.raw`\bback (?:to|on) (?:the |our )?(?:(?:old|former|previous|last) )?([a-z][^,;:.(]{2,30}?)(?=${UNTIL})`, 'i'),
  new RegExp(String.raw`(?:^|[,;:.(] )([^,;:.(]{3,50}?) (?:was|were|is|are|got|has been|have been)?\s?${TAKEN}\b`, 'i'),
];
/** Who, when, how much of it and where: words that name nothing of what was taken back. */
const EMPTY = anyOf`
  we | i | they | it | that | this | all | everything | both | them | again | then | also | so | the | a | an | our | was | were | been | had | have | has | of
  ops | team | someone | somebody | last | latest | morning | evening | night | noon | today | yesterday | tonight | \w*day | \w*day['’]s | at | on | in
  after | release | releases | deploy\w* | version | change | changes | code | app | update | upgrade | build | image | rollout | one | first | just | now
  already | once | new | whole | entire | current | previous | old | other | others | every | each | half | rest | two | three | four | five | six | seven
  eight | nine | ten | eleven | twelve | pods? | zones? | machines? | hosts? | nodes? | instances? | regions? | servers? | clusters? | prod\w* | ordered
  done | complete\w* | finished | still | yet | even | however | therefore | anyway | finally | later | roll\w* | revert\w* | undid | undone | downgrad\w*
  back | completely | fully | to | and | but | did | too | off | out | because
`;
const BACK_TO_VERSION = /\bback (?:to|on) (?:version |release |the )?v?\d/i;
const EMPTY_WORD = new RegExp(`^${EMPTY}$`, 'i');

/** The words by which it names what was taken back; none in "rolled back at 20:10", "reverted the release". */
function namedBy(text: string): string[] {
  const object = OBJECTS.map((o) => o.exec(text)?.[1]).find((o) => o !== undefined) ?? '';
  return (object.match(/[\p{L}\d][\p{L}\d.-]*/gu) ?? []).filter((word) => !EMPTY_WORD.test(word) && !/^v?\d[\d.:]*$/.test(word));
}

/** No end of a sentence stands between the change and its undoing. */
const sameSentence = (text: string, c: ChangeRead, item: Item): boolean =>
  c.field === item.field &&
  c.start <= item.start &&
  item.start - c.end < FAR &&
  !/[.!?](?=\s)|\n\s*(?:[-*•\n]|\[?\d\d:\d\d)/.test(text.slice(Math.max(c.start, c.end - 1), item.start));

/** The words of the change with the rest of its sentence, as far as it tells not of the undoing. */
function around(text: string, c: ChangeRead, item: Item): string {
  const rest = text.slice(c.start, c.field === item.field && c.start < item.start ? Math.min(item.start, c.start + MOST) : c.start + MOST);
  return `${c.name} ${rest.split(/[.!?](?=\s+[A-Z])/)[0] ?? ''}`;
}
/** No sentence that is read as one is longer. */
const FAR = 600;
/** A sentence is seldom longer. */
const MOST = 260;

export interface Undoing {
  readonly item: Item;
  readonly quote: string;
  /** The words behind it. */
  readonly tail: string;
  readonly mentions: readonly Mention[];
  /** What is told to have come of it where it is told as tried. */
  readonly tried?: 'no-effect';
}

/**
 * "Rolled back at 14:50, no change": the change that it undid learns so. It is the one that its words name, or that stands in the same sentence; a
 * rollback that names nothing is of the last release before it.
 */
export function markUndone(
  changes: ChangeRead[],
  { item, quote, tail, mentions: inside, tried }: Undoing,
  textOf: (field: Item['field']) => string,
): void {
  const read = effectAfter(tail) ?? 'unknown';
  const effect = read === 'unknown' && tried ? tried : read;
  const words = new Set(wordsOf(item.text));
  const names = namedBy(item.text).map((w) => w.toLowerCase());
  const sharedWith = (told: string, own: boolean): number =>
    new Set([
      ...wordsOf(told).filter((w) => words.has(w) && (own || /\d/.test(w)) && !COMMON.test(w)),
      ...(told.toLowerCase().match(/[\p{L}\d][\p{L}\d.-]*/gu) ?? []).filter((w) => names.includes(w)),
    ]).size;
  const shares = ({ c }: { c: ChangeRead }) => sharedWith(c.quote, true) * 2 + sharedWith(around(textOf(c.field), c, item), false);
  const soft = (c: ChangeRead) => c.kinds.some((k) => k === 'deploy' || k === 'upgrade' || k === 'configuration' || k === 'flag');
  // "Put the old password back": whatever is named can be taken back.
  const undoable = changes
    .map((c, i) => ({ c, i }))
    .filter(
      ({ c }) =>
        c.undone === undefined &&
        (soft(c) || (effect !== 'unknown' && names.length > 0 && !BACK_TO_VERSION.test(item.text) && sharedWith(c.quote, true) > 0)),
    );
  const before = ({ c }: { c: ChangeRead }) => Number(c.field === item.field && c.start < item.start);
  const beside = ({ c }: { c: ChangeRead }) => Number(sameSentence(textOf(item.field), c, item));
  const bare = names.length === 0;
  const fits = undoable.filter((u) => bare || shares(u) > 0 || beside(u) > 0);
  const best = [...fits].sort(
    (a, b) =>
      shares(b) - shares(a) ||
      beside(b) - beside(a) ||
      before(b) - before(a) ||
      Number(b.c.kinds.includes('deploy')) - Number(a.c.kinds.includes('deploy')) ||
      b.i - a.i,
  )[0];
  if (best) {
    const { field, start, end } = item;
    changes[best.i] = { ...best.c, undone: effect, undoneAt: { field, start, end, quote } };
    return;
  }
  // The change itself is not told, only that it was taken back: of what, the words must say, or that it ended the trouble.
  if (effect !== 'cured' && !SOFTWARE.test(item.text)) return;
  changes.push({
    kinds: [/\b(?:flag|toggle|experiment|feature switch)s?\b/i.test(item.text) ? 'flag' : 'deploy'],
    name: nameOf(item, inside),
    field: item.field,
    start: item.start,
    end: item.end,
    quote,
    undone: effect,
    onlyUndone: true,
  });
}
