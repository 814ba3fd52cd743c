import { type Belief, leader, membersOf, OTHER } from '../../plan/index.ts';
import type { Experiment } from '../../remedy/index.ts';
import { list, percent, said } from '../context.ts';

/** What each outcome of a mitigation makes of the causes, in a sentence; nothing where neither outcome changes whom one acts on. */
export function experimentWords(e: Experiment): string | undefined {
  const lead = leader(e.now);
  if (lead.id === '' || [e.ifStops, e.ifNot].every((b) => leader(b).id === lead.id)) return undefined;
  return `it ends the trouble with ${percent(e.stops)}. If it does, ${becomes(e.now, e.ifStops)}; if the trouble goes on, ${becomes(e.now, e.ifNot)}`;
}

/** The same for one who holds the effect with it before the cause is decided: where each outcome leaves the causes. */
export function holdingWords(e: Experiment): string | undefined {
  const [stops, not] = [leader(e.ifStops), leader(e.ifNot)];
  if (stops.id === not.id) return undefined;
  return `${leads(e.ifStops)} if the trouble ends, ${leads(e.ifNot)} if it goes on`;
}

function leads(belief: Belief): string {
  const { id, probability } = leader(belief);
  return `${nameOf(id)} ${verb('lead', id)} at ${at(probability)}`;
}

/** "H1 rises from 83 % to 96 %", "H2 leads at 45 %". */
function becomes(from: Belief, to: Belief): string {
  const before = leader(from);
  const now = leader(to);
  if (now.id !== before.id) return `${nameOf(now.id)} ${verb('lead', now.id)} at ${at(now.probability)}`;
  const [was, is] = [at(before.probability), at(now.probability)];
  if (was === is) return `${nameOf(now.id)} ${verb('stay', now.id)} at ${is}`;
  return `${nameOf(now.id)} ${verb(now.probability > before.probability ? 'rise' : 'fall', now.id)} from ${was} to ${is}`;
}

const at = (p: number): string => percent(said(p));
const nameOf = (id: string): string => (id === OTHER ? 'something else' : list(membersOf(id)));
const verb = (word: string, id: string): string => (membersOf(id).length > 1 ? word : `${word}s`);
