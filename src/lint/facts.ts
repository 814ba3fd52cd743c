import { type ParserLoader, readCode } from '../code/index.ts';
import type { Incident } from '../incident/types.ts';
import { type Engine, readSignals } from '../signals/index.ts';
import { sentences } from './document/piece.ts';
import type { Doc } from './document/types.ts';
import type { Facts } from './types.ts';

/** What is known of the incident: read from it where it is given, else from what the report's snapshot says of it. */
export async function factsOf(
  incident: Incident | undefined,
  doc: Doc | undefined,
  engine: Engine,
  loadParser: ParserLoader,
): Promise<Facts> {
  const told = incident ?? retold(doc);
  const code = await readCode(told.code_snippet, loadParser);
  const { reading, derived, severity } = readSignals(told, code, engine);
  return { given: incident !== undefined, incident: told, text: Object.values(told).join('\n'), read: { reading, derived, severity } };
}

/** The snapshot as an incident, without what the report concludes. */
function retold(doc: Doc | undefined): Incident {
  const lines = (doc?.said ?? [])
    .filter(
      (s) =>
        s.section === 'snapshot' &&
        !s.command &&
        s.part !== 'ruledOut' &&
        s.part !== 'ruledIn' &&
        s.part !== 'missing' &&
        s.part !== 'severity',
    )
    .map((s) => s.piece);
  const when = /\b(?:began|started|since|after|before|deploy\w*|release\w*|peak|only|concentrated|during|\d{1,2}:\d{2})\b/i;
  const all = lines.flatMap((p) => sentences(p));
  const text = (list: typeof all) => list.map((p) => p.text).join('\n');
  return {
    code_snippet: '',
    tech_stack: '',
    symptoms: text(all.filter((p) => !when.test(p.text))),
    occurrence_pattern: text(all.filter((p) => when.test(p.text))),
    blast_radius: '',
  };
}
