import { anyOf, words } from '../../text/index.ts';
import type { Given } from './givens.ts';
import { contentWords } from './words.ts';

/** It looks closer than the figure that is given, or at another time. */
export const CLOSER = words`
  each | every | correlat\w* | distribution | breakdown | trend | histogram | profile | trace | dump | stack | which | who | same time | timestamps?
  staging | canary | after (?:FM|RCF|the (?:fix|change|deploy|restart|rollback)) | with and without | per \w+ | by (?:pod|host|version|tenant|user|partition)
  before and after | sample | while | next | reproduc\w* | query plan | explain | top \d+ | split
`;
const LOOK = anyOf`plot | compare | check | look at | read | graph | chart | inspect | measure | query | review | see | verify | examine`;
/** What is looked at: up to where or when. */
const OBJECT = new RegExp(
  String.raw`^\W*${LOOK}\s+(?:the |whether the |our |for )*(.{6,70}?)(?=\s(?:for|in|on|at|from|over|against|between|during|with|by|of|via|within|around|and|when|is|are|has|have|was|were|rose|ris\w+)\b|[.;:,(]|$)`,
  'i',
);

export const RISES = words`
  ris(?:e|es|ing) | rose | spik(?:e|es|ing) | increas\w* | climbs? | grows? | jumps? | higher | slower | doubl\w* | degrad\w* | elevated
`;

/** "Plot the provider latency over the day", of which the incident says unchanged for months. */
export function asAlways(look: string, givens: readonly Given[]): string | undefined {
  const object = OBJECT.exec(look)?.[1];
  if (!object || CLOSER.test(look)) return undefined;
  const words = [...contentWords(object.replace(/[/_`]/g, ' '))].filter((w) => !/^p\d+$|^\d/.test(w));
  if (words.length < 2) return undefined;
  return givens.find((g) => g.calm && words.every((w) => g.words.has(w)))?.text;
}
