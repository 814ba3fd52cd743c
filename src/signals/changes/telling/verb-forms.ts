import type { ChangeKind } from '../../types.ts';
import { clauseEnd, clauseStart, headsOf, TOWARDS } from './heads.ts';
import type { Part } from './lexicon.ts';
import { changes, classesOf, type Form, type FormName, formOf, has, type Reading, rowsOf } from './reading.ts';
import type { VerbClass } from './verbs.ts';
import { wordList } from './words.ts';

const AUXILIARY: ReadonlySet<string> = new Set(wordList`was | were | got | been | being | wasn't | weren't`);
/** "Is replaced" tells a habit or a state. */
const STATE: ReadonlySet<string> = new Set(wordList`is | are | be | gets`);
const SOMEBODY: ReadonlySet<string> = new Set(wordList`
  we | i | they | he | she | who | ops | team | somebody | someone | colleague | we'd | we've | they've | they'd | i've | people | admin
  security | finance | marketing | vendor | provider | product | support | dev | devs | sre | platform
`);
/** Verbs that are done to settings, whatever these are called. */
const SETS: ReadonlySet<string> = new Set(wordList`
  enabled | disabled | raised | lowered | tightened | shortened | relaxed | turned on | turned off | switched on | switched off
  doubled | halved
`);
const MOVED: ReadonlySet<string> = new Set(wordList`moved | migrated | switched | ported | relocated | transferred | repointed | over`);
/** "Changed how index files are flushed". */
const ASKS: ReadonlySet<string> = new Set(wordList`how | what | when | where | whether | why`);
/** The kind that a verb suggests where what it is done to is in no list. */
const SUGGESTS: readonly (readonly [VerbClass, ChangeKind])[] = [
  ['move', 'infrastructure'],
  ['make', 'deploy'],
  ['load', 'data'],
  ['set', 'configuration'],
  ['put', 'infrastructure'],
];

/** Verbs of change with what they are done to: "the rule was tightened", "we moved the database", "firewall replaced". */
export function verbForms(reading: Reading): Form[] {
  return reading.parts.filter((p) => has(p, 'verb') && !isCutShort(p, reading)).flatMap((verb) => formsOf(verb, reading));
}

/** "Switched" of "switched on": nothing was moved. */
const isCutShort = (verb: Part, { text }: Reading): boolean => text(verb.to - 1) === 'switched' && ON_OFF.has(text(verb.to));
const ON_OFF: ReadonlySet<string> = new Set(['on', 'off']);

function formsOf(verb: Part, reading: Reading): Form[] {
  const { open, within } = reading;
  const auxiliary = within(AUXILIARY, verb.from - 3, verb.from);
  if (auxiliary >= 0 && open(auxiliary, verb.from)) return passive(verb, auxiliary, reading);
  if (within(STATE, verb.from - 2, verb.from) >= 0) return [];
  const actor = actorOf(verb, reading);
  // "Kernel updated": no somebody, for all its capital.
  const isThing = actor === verb.from - 1 && reading.parts.some((p) => p.to === verb.from && has(p, 'thing'));
  return [...active(verb, actor, reading), ...(actor < 0 || isThing ? [...bare(verb, reading), ...movedItself(verb, reading)] : [])];
}

/** "Timeouts appeared the moment traffic was switched": what was switched stands behind it. */
const SUBORDINATES: ReadonlySet<string> = new Set(wordList`since | when | moment | minute | because | while`);

function passive(verb: Part, auxiliary: number, reading: Reading): Form[] {
  const { words, text } = reading;
  const whole = clauseStart(words, auxiliary, 9);
  const subordinate = words.findLastIndex((w, i) => i >= whole && i < auxiliary && SUBORDINATES.has(w.text));
  const from = subordinate < 0 ? whole : subordinate + 1;
  const subjects = headsOf(reading, from, auxiliary, false).map((thing) => ({ thing, from: thing.from, to: verb.to }));
  // "The shops were moved to the new cluster": where it went to.
  const moved = classesOf(verb).includes('move') && TOWARDS.has(text(verb.to));
  const targets = moved ? headsOf(reading, verb.to + 1, clauseEnd(words, verb.to + 1, 6), false) : [];
  const forms = [...subjects, ...targets.map((thing) => ({ thing, from: auxiliary - 2, to: thing.to }))].flatMap((x) =>
    rowsOf(x.thing, 'thing').flatMap((row) => (changes(verb, row) ? formOf(row, 'passive', x.from, x.to) : [])),
  );
  return forms.length > 0 ? forms : unknown(verb, Math.max(from, auxiliary - 2), reading);
}

function active(verb: Part, actor: number, reading: Reading): Form[] {
  const { words, open } = reading;
  if (!open(verb.from, verb.to) || ASKS.has(reading.text(verb.to))) return [];
  const from = actor < 0 ? verb.from : actor;
  const forms = headsOf(reading, verb.to, clauseEnd(words, verb.to, 7), classesOf(verb).includes('move')).flatMap((thing) =>
    open(verb.to - 1, thing.from)
      ? rowsOf(thing, 'thing').flatMap((row) =>
          changes(verb, row) ? formOf(row, actor < 0 ? 'verb-thing' : 'active', from, thing.to) : [],
        )
      : [],
  );
  return forms.length > 0 || actor < 0 ? forms : [...moved(verb, actor, reading), ...unknown(verb, actor, reading)];
}

/** "We moved mail from SMTP to the API": a move that says where to, whatever was moved. */
function moved(verb: Part, from: number, { words, text, open, within }: Reading): Form[] {
  const told = text(verb.to - 1);
  const to = within(TOWARDS, verb.to, clauseEnd(words, verb.to, 8));
  const end = clauseEnd(words, to, 5);
  const version = words.slice(to, end).some((w) => /^v?\d+(?:\.\d+)+$/.test(w.text));
  return MOVED.has(told) && to >= 0 && open(verb.to, to)
    ? [{ kind: version ? 'upgrade' : 'infrastructure', form: 'set', from, to: end, weak: true }]
    : [];
}

/** "The packing line moved to the new PLC": nobody is told, and it says where to. */
function movedItself(verb: Part, { words, text, open }: Reading): Form[] {
  if (!MOVED.has(text(verb.to - 1)) || !TOWARDS.has(text(verb.to)) || verb.from === 0 || !open(verb.from - 1, verb.to)) return [];
  const end = clauseEnd(words, verb.to, 5);
  const version = words.slice(verb.to, end).some((w) => /^v?\d+(?:\.\d+)+$/.test(w.text));
  return [{ kind: version ? 'upgrade' : 'infrastructure', form: 'unknown', from: verb.from - 1, to: end, weak: true }];
}

function bare(verb: Part, reading: Reading): Form[] {
  const { parts, open } = reading;
  const forms = parts
    .filter((p) => has(p, 'thing') && p.to <= verb.from && verb.from - p.to <= 1 && open(p.from, verb.from))
    .flatMap((thing) =>
      rowsOf(thing, 'thing').flatMap((row) => (changes(verb, row) ? formOf(row, joined(verb), thing.from, verb.to) : [])),
    );
  // "Raised from 1 to 3": the clause begins with it.
  if (forms.length === 0 && verb.from === 0) return unknown(verb, 0, reading);
  // "Activity log switched on": set, whatever it is.
  return forms.length > 0 || verb.from === 0 || !open(verb.from - 1, verb.from)
    ? forms
    : unknown(verb, verb.from - 1, reading).filter((f) => f.form === 'set');
}

/** "22 schools joined" needs no helping verb. */
const joined = (verb: Part): FormName => (classesOf(verb).includes('join') ? 'passive' : 'bare');

function unknown(verb: Part, from: number, { words }: Reading): Form[] {
  const kind = SUGGESTS.find(([c]) => classesOf(verb).includes(c))?.[1];
  if (!kind) return [];
  const told = words
    .slice(verb.from, verb.to)
    .map((w) => w.text)
    .join(' ');
  return [{ kind, form: SETS.has(told) ? 'set' : 'unknown', from, to: verb.to, weak: true }];
}

/** Who did it, by a pronoun, a role or a name directly before the verb; -1 where nobody is told. */
function actorOf(verb: Part, { words, open, within }: Reading): number {
  const somebody = within(SOMEBODY, verb.from - 3, verb.from);
  if (somebody >= 0 && open(somebody, verb.from)) return somebody;
  const before = words[verb.from - 1];
  return before?.name && !before.closes ? verb.from - 1 : -1;
}
