import { type PackedKnowledge, packKnowledge, unpackKnowledge } from '../knowledge/index.ts';
import type { Knowledge, TrainedWording } from '../knowledge/types.ts';
import { asciiJson, type Needs, openList, openTable, type Packed, type Pieces, packList, packTable } from '../text/index.ts';
import { type CompiledReader, createEngine, type Engine } from './engine.ts';
import type { CompiledPhrases } from './phrases/compile.ts';
import type { SeverityPolicy, TrainedLevels } from './severity.ts';
import type { ErrorText } from './text.ts';

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
  readonly severity: SeverityPolicy;
  readonly phrases: Omit<CompiledPhrases, 'phrases'>;
  readonly subjects: CompiledPhrases;
  readonly errorNeeds: readonly Needs[];
  readonly wording: Omit<TrainedWording, 'features'>;
  readonly levels: Omit<TrainedLevels, 'features'>;
  readonly knowledge: PackedKnowledge['core'];
  readonly blocks: { readonly [S in Section]: Sections[S]['blocks'] };
}

/** Behind the core, in this order: what is read where it is looked into. */
const SECTIONS = ['modes', 'observables', 'remedies', 'errors', 'phrases', 'wording', 'levels'] as const;
type Section = (typeof SECTIONS)[number];
/** Looked into by their keys, the others by their places. */
type Table = 'wording' | 'levels';
type Sections = Readonly<Record<Exclude<Section, Table>, Packed<number>>> & Readonly<Record<Table, Packed<string>>>;

/** Before the core: the version of this form, and the length of the core. */
const FORM = 'knowledge 3 ';
const DIGITS = 9;
const HEAD = FORM.length + DIGITS + 1;

/** The knowledge as one ASCII text: a line that says how long the core is, the core as JSON, packed lists and a packed table. */
export function writeShipped({ knowledge, severity, reader, wording, levels }: Parts): string {
  const { phrases, ...index } = reader.phrases;
  const { features, ...model } = wording;
  const { core: known, ...details } = packKnowledge(knowledge);
  const sections: Sections = {
    ...details,
    errors: packList(reader.errors.map(({ needs, ...text }): ErrorText => text)),
    phrases: packList(phrases),
    wording: packTable(features),
    levels: packTable(levels.features),
  };
  const core: Core = {
    severity,
    phrases: index,
    subjects: reader.subjects,
    errorNeeds: reader.errors.map((e) => e.needs),
    wording: model,
    levels: { bias: levels.bias },
    knowledge: known,
    blocks: Object.fromEntries(SECTIONS.map((name) => [name, sections[name].blocks])) as unknown as Core['blocks'],
  };
  const text = asciiJson(core);
  return [FORM, String(text.length).padStart(DIGITS), '\n', text, ...SECTIONS.map((name) => sections[name].text)].join('');
}

/** The engine from the text that was shipped. */
export function openShipped(text: Pieces): Engine {
  const head = text.slice(0, HEAD);
  if (!head.startsWith(FORM)) throw new Error('the compiled knowledge is of another version; npm run build makes it');
  const end = HEAD + Number(head.slice(FORM.length));
  const core = JSON.parse(text.slice(HEAD, end)) as Core;
  const texts = behind(text, end, core.blocks);
  const list = <T>(name: Exclude<Section, Table>) => openList<T>(core.blocks[name], texts[name]);
  return createEngine({
    knowledge: unpackKnowledge(core.knowledge, { modes: list('modes'), observables: list('observables'), remedies: list('remedies') }),
    severity: { ...core.severity, wording: { ...core.levels, weightsOf: openTable(core.blocks.levels, texts.levels) } },
    reader: {
      errors: { needs: core.errorNeeds, at: list<ErrorText>('errors') },
      phrases: { ...core.phrases, phraseAt: list<string>('phrases') },
      subjects: { ...core.subjects, phraseAt: (place) => core.subjects.phrases[place] ?? '' },
    },
    wording: { ...core.wording, weightsOf: openTable(core.blocks.wording, texts.wording) },
  });
}

function behind(text: Pieces, end: number, blocks: Core['blocks']): Readonly<Record<Section, Pieces>> {
  let start = end;
  const piecesOf = (name: Section): Pieces => {
    const from = start;
    start += blocks[name].ends.at(-1) ?? 0;
    return { slice: (a, b) => text.slice(from + a, from + b) };
  };
  return Object.fromEntries(SECTIONS.map((name) => [name, piecesOf(name)])) as Record<Section, Pieces>;
}
