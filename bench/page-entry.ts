import { loadEngine } from '../src/cli/engine.ts';
import { loadParser } from '../src/cli/parsers.ts';
import { readCase } from '../src/eval/cases.ts';
import { incidentFromFields } from '../src/incident/index.ts';
import type { Incident } from '../src/incident/types.ts';
import { resume } from '../src/investigation/index.ts';
import { htmlFragment } from '../src/render/html/index.ts';

export { readCase };

/** What the page makes at a keystroke, in Node: its time in ms. */
export function updater(): (fields: Incident) => Promise<number> {
  const engine = loadEngine();
  return async (fields) => {
    const from = performance.now();
    const read = incidentFromFields(fields);
    if (!read.ok) throw new Error(read.error);
    htmlFragment(await resume({ title: 't', incident: read.incident, notes: read.notes }, [], engine, loadParser));
    return performance.now() - from;
  };
}
