import { expect, it } from 'vitest';
import { knowledgeFiles } from '../cli/knowledge-files.ts';
import { openList } from '../text/index.ts';
import { cellsOf } from './columns.ts';
import { compileKnowledge } from './compile.ts';
import { changed, packKnowledge, unpackKnowledge } from './pack.ts';

const { knowledge } = compileKnowledge(knowledgeFiles('knowledge'));
const packed = packKnowledge(knowledge);
const KINDS = ['modes', 'observables', 'remedies', 'technologies'] as const;

const open = () => {
  const list = <T>(name: (typeof KINDS)[number] | 'columns') => openList<T>(packed[name].blocks, packed[name].text);
  return unpackKnowledge(JSON.parse(JSON.stringify(packed.core)), {
    columns: list('columns'),
    modes: list('modes'),
    observables: list('observables'),
    remedies: list('remedies'),
    technologies: list('technologies'),
  });
};

it.each(KINDS)('%s have all their fields as they were', (kind) => {
  const opened = open()[kind];
  expect(opened).toHaveLength(knowledge[kind].length);
  knowledge[kind].forEach((entry, i) => {
    for (const [field, value] of Object.entries(entry)) expect(opened[i]).toHaveProperty(field, value);
  });
});

it('a mode says of each observable what it said', () => {
  const { modes } = open();
  for (const { id } of knowledge.observables) {
    const said = knowledge.modes.map((m) =>
      cellsOf(m)
        .get(id)
        ?.map(({ because: _, ...cell }) => cell),
    );
    expect(
      modes.map((m) => cellsOf(m).get(id)),
      id,
    ).toEqual(said);
  }
});

it('an entry that is changed keeps the fields that nobody has looked at', () => {
  const [mode] = open().modes;
  const [before] = knowledge.modes;
  if (!mode || !before) throw new Error('there is no mode');
  const learned = changed(changed(mode, { learned: 2 }), { cells: [] });
  expect([learned.learned, learned.cells, learned.title, learned.class]).toEqual([2, [], before.title, before.class]);
  expect(mode.learned).toBeUndefined();
});
