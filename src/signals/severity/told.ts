import { FIELDS, type FieldName, type Incident, type Span } from '../../incident/types.ts';
import { sentencesOf } from '../sentences.ts';
import { type Facts, LEVELS, type SeverityPolicy, type SeverityRule } from './types.ts';
import { factFeature, placedFeatures, readLevels } from './wording/index.ts';

/** What a person tells of the incident; a log is read up to here (judgement). */
const MOST_READ = 12_000;
/** Of fewer known words and pairs nothing is concluded: the text is of another language, or says next to nothing (judgement). */
const LEAST_KNOWN = 8;
/** From this share on, a number that says most are hit is not outvoted by words (judgement). */
const NUMBER_DECIDES = 0.8;
const TOLD: readonly FieldName[] = FIELDS.filter((f) => f !== 'code_snippet' && f !== 'tech_stack');

/** Marks a word of the blast radius, which says more of the harm than the same word elsewhere. */
const OF_BLAST_RADIUS = '@';

/**
 * What the level is learned from and read by: the words of the blast radius, or of all that is told where it is blank; the facts that hold; and the rule
 * that decides by them, so that a rule weighs as much as it has been right.
 */
export function featuresOf(incident: Incident, { held }: Facts, rule: SeverityRule): string[] {
  const words = (field: FieldName) => placedFeatures(incident[field].slice(0, MOST_READ)).map((p) => p.feature);
  const harm = words('blast_radius');
  return [
    ...(harm.length > 0 ? [...harm, ...harm.map((w) => `${OF_BLAST_RADIUS}${w}`)] : TOLD.flatMap(words)),
    ...[...held.keys(), `rule ${rule.id}`, `level ${rule.level}`].map(factFeature),
  ];
}

/**
 * The facts with the one that the way of telling gives, where incidents told in such words have another level so much more often than that of the
 * rule that holds; with the sentence that shows it. Undefined where the rule stands.
 */
export function outvoting(policy: SeverityPolicy, incident: Incident, facts: Facts, rule: SeverityRule): Facts | undefined {
  const { wording, outvote } = policy;
  if (!wording || !outvote || rule.sure) return undefined;
  if ((facts.share ?? 0) >= NUMBER_DECIDES && (rule.all ?? []).some((f) => policy.facts[f]?.reach === 'most')) return undefined;
  const { probabilities, known, speaksFor } = readLevels(featuresOf(incident, facts, rule), wording);
  if (known < LEAST_KNOWN) return undefined;
  const best = probabilities.indexOf(Math.max(...probabilities));
  const ofRule = LEVELS.indexOf(rule.level);
  const given = best < ofRule ? outvote.raise : outvote.lower;
  const times = incident.blast_radius.trim() === '' ? outvote.blast_radius_blank : given;
  if ((probabilities[best] ?? 0) <= times * (probabilities[ofRule] ?? 0)) return undefined;
  const told = Object.entries(policy.facts).filter(([, source]) => source.told === LEVELS[best]);
  const shown = told.map(
    ([id, source]) => [id, showingSentence(incident, facts, source.shown_by ?? [], (feature) => speaksFor(feature, best))] as const,
  );
  return { ...facts, held: new Map([...facts.held, ...shown]) };
}

/**
 * The sentence that shows it: with the most of the facts that do, then with the words that speak most for the level. Without any such
 * fact none is quoted: words that merely weigh ("Network fine") convince nobody. The blast radius, whose words decided, goes first.
 */
function showingSentence(
  incident: Incident,
  facts: Facts,
  shownBy: readonly string[],
  speaks: (feature: string) => number,
): Span | undefined {
  const spans = shownBy.flatMap((f) => facts.held.get(f) ?? []);
  const told = spans.flatMap(({ field, start }) => {
    const found = sentencesOf(incident[field].slice(0, MOST_READ)).find((s) => s.start <= start && start < s.end);
    return found ? [{ field, ...found }] : [];
  });
  const ofHarm = told.filter((s) => s.field === 'blast_radius');
  const shown = ofHarm.length > 0 ? ofHarm : told;
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
