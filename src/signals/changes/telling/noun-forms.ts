import { ROWS } from '../kinds.table.ts';
import { clauseEnd, headsOf, PREPOSITION } from './heads.ts';
import type { Part } from './lexicon.ts';
import { changes, type Form, formOf, has, type Reading, rowsOf } from './reading.ts';
import { wordList } from './words.ts';

const NEW: ReadonlySet<string> = new Set(
  wordList`new | second | third | another | bigger | larger | smaller | faster | cheaper | stricter | additional`,
);
const FURTHER: ReadonlySet<string> = new Set(wordList`second | third | fourth`);
const BY: ReadonlySet<string> = new Set(['by']);
const AUXILIARY: ReadonlySet<string> = new Set(wordList`was | were | got | been | being`);
const STATE: ReadonlySet<string> = new Set(wordList`is | are | be | gets`);

/** Changes that are called by a noun ("firewall swap", "move of the database", "new certificate"), and verbs that need no object. */
export function nounForms(reading: Reading): Form[] {
  const { parts, within } = reading;
  return [
    ...parts.filter((p) => has(p, 'thing')).flatMap((thing) => ofThing(thing, reading)),
    ...parts.flatMap((p) => [
      ...rowsOf(p, 'event').flatMap((row) => formOf(row, 'event', p.from, p.to)),
      ...rowsOf(p, 'since').flatMap((row) => formOf(row, 'since', p.from, p.to)),
      ...rowsOf(p, 'deed').flatMap((row) => (within(STATE, p.from - 2, p.from) < 0 ? formOf(row, 'deed', p.from, p.to) : [])),
      ...rowsOf(p, 'actor').flatMap((row) => ofActor(p, row, reading)),
    ]),
    ...unlisted(reading),
    ...versionForms(reading),
  ];
}

/** What is new of itself, and what is new of a trouble. */
const NO_THING: ReadonlySet<string> = new Set(wordList`
  year | month | week | day | term | quarter | season | shift | error | errors | issue | problem | ticket | tickets | report | reports | alert | user | users | customer | customers
  order | orders | request | requests | message | messages | one | ones | case | cases | connection | connections | session | sessions | and
  in | at | on | of | to | for | with | since | as
`);
/** "Since the new relay": something of no list is there anew. */
const unlisted = ({ words, parts, text }: Reading): Form[] =>
  words.flatMap((word, i): Form[] =>
    word.text !== 'new' ||
    word.closes ||
    !/^\p{L}{2}/u.test(text(i + 1)) ||
    i + 1 >= words.length ||
    NO_THING.has(text(i + 1)) ||
    parts.some((p) => p.from === i + 1 && has(p, 'thing'))
      ? []
      : [{ kind: 'infrastructure', form: 'since', from: i, to: i + 2, weak: true }],
  );

function ofThing(thing: Part, reading: Reading): Form[] {
  const { words, parts, text, open, within } = reading;
  const acts = parts.filter((p) => has(p, 'act'));
  const fresh = within(NEW, thing.from - 2, thing.from);
  const further = within(FURTHER, thing.from - 2, thing.from);
  return rowsOf(thing, 'thing').flatMap((row) => [
    ...acts
      .filter((a) => rowsOf(a, 'act').includes(row))
      .flatMap((act) => {
        const behind = act.from - thing.to;
        if (behind >= 0 && behind <= 1 && open(thing.from, act.from)) return formOf(row, 'act', thing.from, act.to);
        // "The certificate renewal of the ingress" renews a certificate.
        if (parts.some((p) => p.to === act.from && has(p, 'thing'))) return [];
        const before = thing.from - act.to;
        const heads =
          PREPOSITION.has(text(act.to)) && before > 0 && before <= 4
            ? headsOf(reading, act.to + 1, clauseEnd(words, act.to + 1, 6), false)
            : [];
        return heads.includes(thing) && open(act.from, thing.from) ? formOf(row, 'act', act.from, thing.to) : [];
      }),
    ...(ROWS[row]?.fresh && fresh >= 0 && open(fresh, thing.from) ? formOf(row, 'new', fresh, thing.to) : []),
    ...(ROWS[row]?.fresh && further >= 0 && open(further, thing.from) ? formOf(row, 'since', further, thing.to) : []),
  ]);
}

function ofActor(actor: Part, row: number, { words, parts, text, open, within }: Reading): Form[] {
  const verbs = parts.filter((p) => changes(p, row));
  const by = within(BY, actor.from - 3, actor.from);
  return [
    ...verbs.flatMap((verb) => {
      const behind = verb.from - actor.to;
      const owns = words[actor.to - 1]?.owner === true;
      if (
        !owns &&
        behind >= 0 &&
        behind <= 2 &&
        open(actor.from, verb.from) &&
        text(actor.from - 1) !== 'by' &&
        within(AUXILIARY, actor.to, verb.from) < 0
      )
        return formOf(row, 'actor', actor.from, verb.to);
      return !owns && by >= verb.to && by - verb.to <= 2 && open(verb.from, actor.from) ? formOf(row, 'by', verb.from, actor.to) : [];
    }),
    ...parts
      .filter((a) => rowsOf(a, 'act').includes(row) && a.from >= actor.to && a.from - actor.to <= 1 && open(actor.from, a.from))
      .flatMap((act) => formOf(row, 'act', actor.from, act.to)),
  ];
}

const NUMBER = /^v?\d+(?:\.[\dx]+){0,2}$|^v?\d+(?:\.[\dx]+){3,}-/;
const UNIT: ReadonlySet<string> = new Set(
  wordList`
    s | ms | m | min | h | gb | mb | tb | kb | gib | mib | k | x | % | per | times | million | percent | second | seconds | minutes | hours | day | days | week
    weeks | months | years | workers | threads | connections | replicas | instances | pods | tasks | nodes
  `,
);
const NUMBERED: ReadonlySet<string> = new Set(wordList`version | release | build | image | chart | app | player`);

/** "Debian 10 → 12", "Java 8 to 17" are upgrades; "since 7.4", "release 88" is a version of our own. */
function versionForms({ words, parts, text }: Reading): Form[] {
  return words.flatMap((word, i): Form[] => {
    if (!NUMBER.test(word.text)) return [];
    const of = parts.find((p) => (p.to === i || p.to === i - 1) && rowsOf(p, 'thing').some((row) => ROWS[row]?.kind === 'upgrade'));
    const second = text(i + 1) === 'to' ? i + 2 : i + 1;
    const next = word.becomes && NUMBER.test(text(second));
    if (of && next && !UNIT.has(text(second + 1))) return [{ kind: 'upgrade', form: 'from-to', from: of.from, to: i + 2, weak: false }];
    if (UNIT.has(text(i + 1))) return [];
    if (!/\d\.\d|^v\d/.test(word.text) && !NUMBERED.has(text(i - 1))) return [];
    return [{ kind: of ? 'upgrade' : 'deploy', form: 'version', from: of ? of.from : i, to: i + 1, weak: false }];
  });
}
