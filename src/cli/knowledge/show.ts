import { compileKnowledge } from '../../knowledge/compile.ts';
import { nearest } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/types.ts';
import { loadEngine } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { knowledgeFiles } from '../knowledge-files.ts';
import { engineWith } from '../team/load.ts';
import { type FolderOptions, folderOf, told, Wrong } from './folder.ts';

/** `triage knowledge show ID`: entries with this id; or a list by its name. */
export const showCommand = (id: string, options: FolderOptions): Promise<number> =>
  told(async () => {
    const { knowledge: k, concepts } = await knowledgeHere(options);
    const lists: Readonly<Record<string, readonly string[]>> = {
      classes: k.classes.map((c) => `${c.id}  ${c.is}`),
      modes: k.modes.map((m) => `${m.id}  ${m.title}`),
      observables: k.observables.map((o) => `${o.id}  ${o.question}`),
      remedies: k.remedies.map((r) => `${r.id}  ${r.title}`),
      technologies: k.technologies.map((t) => `${t.id}  ${t.name}`),
      concepts: concepts.map((c) => `@${c}`),
    };
    const list = lists[id];
    if (list) {
      process.stdout.write(`${[...list].sort().join('\n')}\n`);
      return EXIT.done;
    }
    const entries = [...k.modes, ...k.observables, ...k.remedies, ...k.technologies, ...k.classes];
    const found = entries.filter((x) => x.id === id);
    for (const entry of found) process.stdout.write(`${JSON.stringify(entry, null, 2)}\n`);
    if (found.length > 0) return EXIT.done;
    const near = nearest(
      id,
      entries.map((x) => x.id),
    );
    throw new Wrong(`nothing has the id "${id}"; the nearest are ${near.join(', ')}. Lists: ${Object.keys(lists).join(', ')}`);
  });

/** The folder's own files where it is a whole knowledge base, since they may be newer than what was built; else the shipped knowledge with the team's. */
async function knowledgeHere(options: FolderOptions): Promise<{ knowledge: Knowledge; concepts: readonly string[] }> {
  const folder = folderOf(options);
  if (folder?.whole) {
    const { knowledge } = compileKnowledge(knowledgeFiles(folder.path));
    return { knowledge, concepts: Object.keys(knowledge.lexicon) };
  }
  const engine = folder ? await engineWith(loadEngine(), folder.path, folder.label) : loadEngine();
  return { knowledge: engine.knowledge, concepts: Object.keys(engine.text.phrases.concepts()) };
}
