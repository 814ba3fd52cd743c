import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { knowledgeFiles } from '../src/cli/knowledge-files.ts';
import { compileKnowledge } from '../src/knowledge/compile.ts';
import { createEngine } from '../src/signals/index.ts';
import { levelOf } from './train-levels.ts';
import { bagOf, descriptionsIn, trainingIncidents } from './train-wording.ts';

/** Which of the incidents are read here: every `of`th from the `share`th on. */
export interface Share {
  readonly folder: string;
  readonly share: number;
  readonly of: number;
}

/** What was read of one incident; features are places in the vocabulary. */
export interface ReadIncident {
  readonly place: number;
  readonly class: string;
  readonly mode?: string | undefined;
  readonly features: readonly number[];
  readonly counts: readonly number[];
  readonly level?: { readonly level: number; readonly features: readonly number[] };
}

export interface ShareRead {
  readonly vocabulary: readonly string[];
  readonly incidents: readonly ReadIncident[];
}

// Reading the incidents from which the program learns is most of a build: each worker reads its share of them.
const { folder, share, of } = workerData as Share;
const compiled = compileKnowledge(knowledgeFiles(folder));
const engine = createEngine({ knowledge: compiled.knowledge, severity: compiled.severity });
const places = new Map<string, number>();
const placeOf = (feature: string): number => {
  const place = places.get(feature) ?? places.size;
  if (place === places.size) places.set(feature, place);
  return place;
};
const incidents: ReadIncident[] = [];
for (const [place, told] of trainingIncidents(compiled, descriptionsIn(join(folder, 'descriptions'))).entries()) {
  if (place % of !== share) continue;
  const bag = bagOf(told.incident, engine);
  const level = await levelOf(told, engine);
  incidents.push({
    place,
    class: told.class,
    mode: told.mode,
    features: [...bag.keys()].map(placeOf),
    counts: [...bag.values()],
    ...(level ? { level: { level: level.level, features: level.features.map(placeOf) } } : {}),
  });
}
parentPort?.postMessage({ vocabulary: [...places.keys()], incidents } satisfies ShareRead);
