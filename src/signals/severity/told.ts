import { FIELDS, type FieldName, type Incident, type Span } from '../../incident/types.ts';
import { sentencesOf } from '../sentences.ts';
import { type FactSource, type Facts, LEVELS, type SeverityPolicy } from './types.ts';
import { factFeature, placedFeatures, readLevels } from './wording/index.ts';

/** What a person tells of the incident; a log is read up to here (judgement). */
const MOST_READ = 12_000;
/** Of fewer known words and pairs nothing is concluded: the text is of another language, or says next to nothing (judgement). */
const LEAST_KNOWN = 8;
const READ: readonly FieldName[] = FIELDS.filter((f) => f !== 'code_snippet' && f !== 'tech_stack');

/** What the level is learned from and read by: the words of the incident, and the facts that hold. */
export const featuresOf = (incident: Incident, facts: Facts): string[] => [
  ...READ.flatMap((field) => placedFeatures(incident[field].slice(0, MOST_READ)).map((p) => p.feature)),
  ...[...facts.held.keys()].map(factFeature),
];

/**
 * The facts with those that the way of telling gives: of the levels, the one that incidents told in such words had most often; with the
 * sentence that shows it.
 */
export function withTold(policy: SeverityPolicy, incident: Incident, facts: Facts): Facts {
  const model = policy.wording;
  if (!model) return facts;
  const { probabilities, known, speaksFor } = readLevels(featuresOf(incident, facts), model);
  if (known < LEAST_KNOWN) return facts;
  const best = probabilities.indexOf(Math.max(...probabilities));
  const level = LEVELS[best];
  const held = new Map(facts.held);
  for (const [id, source] of Object.entries(policy.facts)) {
    if (source.told_not && source.told_not !== level && isBlank(incident, source)) held.set(id, undefined);
    if (source.told !== level) continue;
    held.set(
      id,
      showingSentence(incident, facts, source.shown_by ?? [], (feature) => speaksFor(feature, best)),
    );
  }
  return { ...facts, held };
}

/** The facts of which the way of telling decides in this incident. */
export const toldFacts = (policy: SeverityPolicy, incident: Incident): ReadonlySet<string> =>
  new Set(Object.entries(policy.facts).flatMap(([id, f]) => (f.told || (f.told_not && isBlank(incident, f)) ? [id] : [])));

const isBlank = (incident: Incident, { blank }: FactSource): boolean => blank === undefined || incident[blank].trim() === '';

/**
 * The sentence that shows it: with the most of the facts that do, then with the words that speak most for the level. Without any such
 * fact none is quoted: words that merely weigh ("Network fine") convince nobody.
 */
function showingSentence(
  incident: Incident,
  facts: Facts,
  shownBy: readonly string[],
  speaks: (feature: string) => number,
): Span | undefined {
  const spans = shownBy.flatMap((f) => facts.held.get(f) ?? []);
  const shown = spans.flatMap(({ field, start }) => {
    const found = sentencesOf(incident[field].slice(0, MOST_READ)).find((s) => s.start <= start && start < s.end);
    return found ? [{ field, ...found }] : [];
  });
  const worth = (s: (typeof shown)[number]) => {
    const words = placedFeatures(s.text);
    return (
      shown.filter((x) => x.field === s.field && x.start === s.start).length +
      words.reduce((sum, w) => sum + speaks(w.feature), 0) / words.length
    );
  };
  const best = shown.map((s) => ({ s, worth: worth(s) })).sort((a, b) => b.worth - a.worth)[0]?.s;
  return best && { field: best.field, start: best.start, end: best.end, quote: best.text };
}
