import { type PackedKnowledge, packKnowledge, unpackKnowledge } from '../knowledge/index.ts';
import type { Knowledge, TrainedWording } from '../knowledge/types.ts';
import {
  asciiJson,
  DENSE,
  type Guards,
  numbersIn,
  openList,
  openRows,
  openTable,
  type Packed,
  type Pieces,
  packGuards,
  packList,
  packTable,
  placesOf,
  someKeys,
} from '../text/index.ts';
import { type CompiledReader, createEngine, type Engine } from './engine.ts';
import type { CompiledPhrases } from './phrases/compile.ts';
import { type ConceptStore, type PhraseStore, storeOf, wordsByKey } from './phrases/store.ts';
import { type FactPatterns, packPatterns, type SeverityPolicy, type TrainedLevels } from './severity.ts';

/** What the build ships. */
export interface Parts {
  readonly knowledge: Knowledge;
  readonly severity: SeverityPolicy;
  readonly reader: CompiledReader;
  readonly wording: TrainedWording;
  readonly levels: TrainedLevels;
}

/** What is parsed at the start. */
interface Core {
  readonly severity: Omit<SeverityPolicy, 'packed'>;
  readonly facts: Pick<FactPatterns, 'of' | 'guards'>;
  readonly errors: Guards;
  readonly phrases: Pick<PhraseStore, 'prefixes' | 'conceptPrefixes'> & { readonly raw: Guards };
  readonly subjects: Omit<CompiledPhrases, 'concepts'>;
  readonly wording: Omit<TrainedWording, 'features'>;
  readonly levels: Omit<TrainedLevels, 'features'>;
  readonly knowledge: PackedKnowledge['core'];
  readonly blocks: { readonly [S in Section]: Sections[S]['blocks'] };
}

/** Looked into by their places. */
type List = (typeof LISTS)[number];
const LISTS = [
  'columns',
  'modes',
  'observables',
  'remedies',
  'technologies',
  'facts',
  'errors',
  'phrases',
  'targets',
  'raw',
  'concepts',
] as const;
/** Looked into by their keys. */
type Table = (typeof TABLES)[number];
const TABLES = ['phrasesWith', 'wordsFrom', 'wording', 'levels'] as const;

/** Behind the core, in this order: what is read where it is looked into. */
const SECTIONS = [...LISTS, ...TABLES];
type Section = List | Table;
type Sections = Readonly<Record<List, Packed<number>>> & Readonly<Record<Table, Packed<string>>>;

/** Before the core: the version of this form, and the length of the core. */
const FORM = 'knowledge 4 ';
const DIGITS = 9;
const HEAD = FORM.length + DIGITS + 1;

/** The knowledge as one ASCII text: a line that says how long the core is, the core as JSON, packed lists and packed tables. */
export function writeShipped({ knowledge, severity, reader, wording, levels }: Parts): string {
  const { packed, ...policy } = severity;
  const facts = packed ?? packPatterns(severity);
  const phrases = storeOf(reader.phrases);
  const { features, ...model } = wording;
  const { concepts: _, ...subjects } = reader.subjects;
  const { core: known, ...details } = packKnowledge(knowledge);
  const words = wordsByKey(reader.phrases.concepts);
  const sections: Sections = {
    ...details,
    facts: packList(placesOf(facts.guards).map(facts.at), DENSE),
    errors: packList(reader.errors),
    phrases: packList(reader.phrases.phrases, DENSE),
    targets: packList(reader.phrases.targets),
    raw: packList(reader.phrases.raw, DENSE),
    concepts: packList([reader.phrases.concepts]),
    phrasesWith: jsonTable(Object.entries(reader.phrases.index)),
    wordsFrom: jsonTable([...words]),
    wording: packTable(features),
    levels: packTable(levels.features),
  };
  const core: Core = {
    severity: policy,
    facts: { of: facts.of, guards: facts.guards },
    errors: packGuards(reader.errors.map((e) => e.needs)),
    phrases: { prefixes: phrases.prefixes, conceptPrefixes: phrases.conceptPrefixes, raw: phrases.raw.guards },
    subjects,
    wording: model,
    levels: { bias: levels.bias },
    knowledge: known,
    blocks: Object.fromEntries(SECTIONS.map((name) => [name, sections[name].blocks])) as unknown as Core['blocks'],
  };
  const text = asciiJson(core);
  return [FORM, String(text.length).padStart(DIGITS), '\n', text, ...SECTIONS.map((name) => sections[name].text)].join('');
}

const jsonTable = (entries: readonly (readonly [string, unknown])[]): Packed<string> =>
  packTable(Object.fromEntries(entries.map(([key, value]) => [key, asciiJson(value)])));

/** The engine from the text that was shipped. */
export function openShipped(text: Pieces): Engine {
  const head = text.slice(0, HEAD);
  if (!head.startsWith(FORM)) throw new Error('the compiled knowledge is of another version; npm run build makes it');
  const end = HEAD + Number(head.slice(FORM.length));
  const core = JSON.parse(text.slice(HEAD, end)) as Core;
  const texts = behind(text, end, core.blocks);
  const list = <T>(name: List) => openList<T>(core.blocks[name], texts[name]);
  const lists = <T>(name: Table) => openJsonTable<readonly T[]>(openTable(core.blocks[name], texts[name]), []);
  const weights = (name: Table) => openRows(core.blocks[name], texts[name], numbersIn);
  const concepts = list<CompiledPhrases['concepts']>('concepts');
  const words: ConceptStore = {
    wordsFrom: lists('wordsFrom'),
    conceptPrefixes: core.phrases.conceptPrefixes,
    concepts: () => concepts(0),
  };
  return createEngine({
    knowledge: unpackKnowledge(core.knowledge, {
      columns: list('columns'),
      modes: list('modes'),
      observables: list('observables'),
      remedies: list('remedies'),
      technologies: list('technologies'),
    }),
    severity: { ...core.severity, packed: { ...core.facts, at: list('facts') }, wording: { ...core.levels, weightsOf: weights('levels') } },
    reader: {
      errors: { guards: core.errors, at: list('errors') },
      phrases: {
        ...words,
        phraseAt: list('phrases'),
        targetAt: list('targets'),
        phrasesWith: lists('phrasesWith'),
        raw: { guards: core.phrases.raw, at: list('raw') },
        prefixes: core.phrases.prefixes,
      },
      subjects: { ...storeOf({ ...core.subjects, concepts: {} }), ...words },
    },
    wording: { ...core.wording, weightsOf: weights('wording') },
  });
}

/** Keys are each looked up once. */
function openJsonTable<T>(find: (key: string) => string | undefined, nothing: T): (key: string) => T {
  const known = new Map<string, T>();
  const absent = someKeys();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (absent.has(key)) return nothing;
    const json = find(key);
    if (json === undefined) {
      absent.add(key);
      return nothing;
    }
    const value = JSON.parse(json) as T;
    known.set(key, value);
    return value;
  };
}

/** So much is read at once: it takes less than twenty reads. More is, when as much of it was read piece by piece: then the process makes many reports. */
const SMALL = 100_000;

function behind(text: Pieces, end: number, blocks: Core['blocks']): Readonly<Record<Section, Pieces>> {
  let start = end;
  const piecesOf = (name: Section): Pieces => {
    const from = start;
    const size = blocks[name].ends.at(-1) ?? 0;
    start += size;
    let whole: string | undefined;
    let read = 0;
    return {
      slice: (a, b) => {
        if (whole === undefined && size > SMALL && read < size) {
          read += b - a;
          return text.slice(from + a, from + b);
        }
        whole ??= text.slice(from, from + size);
        return whole.slice(a, b);
      },
    };
  };
  return Object.fromEntries(SECTIONS.map((name) => [name, piecesOf(name)])) as Record<Section, Pieces>;
}
