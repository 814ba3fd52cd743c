import { CAP, type Diagnosis } from '../../diagnosis/index.ts';
import { FIELDS, type FieldName } from '../../incident/types.ts';
import { chanceIn } from '../../plan/index.ts';
import { type Context, percent, said } from '../context.ts';
import type { Report } from '../types.ts';

const FIELD_WORDS: Readonly<Record<FieldName, { name: string; costs: string; ask: string }>> = {
  code_snippet: {
    name: 'code',
    costs: 'mechanisms that only code shows (order of writes, missing release, no time-out) cannot be told apart',
    ask: 'the code or configuration on the failing path',
  },
  tech_stack: {
    name: 'tech stack',
    costs: 'no hypothesis can be excluded for lack of its part, and commands are generic',
    ask: 'languages, stores, platform, with versions',
  },
  symptoms: { name: 'symptoms', costs: 'there is nothing to explain', ask: 'exact error texts, rates, and what is normal' },
  occurrence_pattern: {
    name: 'occurrence pattern',
    costs: 'onset and triggers are unknown, so no change can be weighed',
    ask: 'when it began, what had changed, when it does not happen',
  },
  blast_radius: { name: 'blast radius', costs: 'severity rests on the symptoms alone', ask: 'who is hit, how many, what it costs' },
};

/** What is missing from the input, what that costs, and what to ask for. The open observable that would move most comes first. */
export function composeGaps(c: Context): Report['gaps'] {
  const gaps: Report['gaps'] = [];
  const first = c.plan.steps[0];
  if (first) {
    gaps.push({
      what: first.observable.question,
      costs: spread(c.diagnosis, first),
      ask: `step ${first.number}`,
    });
  }
  for (const field of FIELDS) {
    if (c.incident[field].trim() !== '') continue;
    const w = FIELD_WORDS[field];
    gaps.push({ what: `no ${w.name} given`, costs: w.costs, ask: w.ask });
  }
  for (const unread of c.reading.unread)
    gaps.push({
      what: unread,
      costs: unread.includes('read as words') ? 'what it says was read, what it does was not' : 'it was not read for signals',
      ask: 'nothing, if it does not matter; else say in words what it does',
    });
  const { onset } = c.reading.time;
  if (onset && /\d:\d\d/.test(onset.label) && onset.zone !== '' && !onset.derived && !onset.quote.includes(onset.zone))
    gaps.push({
      what: `the zone of the onset (“${onset.quote}”) is not written`,
      costs: `it is taken as ${onset.zone}, like other times of the text: changes and logs in another zone are then placed wrongly`,
      ask: 'the zone of the clock that was read',
    });
  if (!onset && c.incident.occurrence_pattern.trim() !== '') {
    gaps.push({
      what: 'no onset that could be placed in time',
      costs: 'no change can be placed before or after it',
      ask: 'the time of the first failure, with its zone',
    });
  }
  return gaps;
}

/** Points below which the leading cause is where it was. Judgement. */
const SAME = 0.02;

/** What the first look may do to the ranking, and no more than that. */
function spread(d: Diagnosis, step: Context['plan']['steps'][number]): string {
  const lead = d.hypotheses[0]?.id ?? '';
  const ps = step.outcomes.map((o) => Math.max(1 - CAP, said(chanceIn(o.belief, lead))));
  const [least, most] = [Math.min(...ps), Math.max(...ps)];
  if (most - least >= SAME) {
    const range = `${lead} lies between ${percent(least)} and ${percent(most)} after it`;
    return step.outcomes.some((o) => leads(o.belief) !== leads(step.belief))
      ? `it would change the ranking most: ${range}`
      : `it moves the first most: ${range}`;
  }
  return `${lead} stays at ${percent(most)} whatever it shows: it tells its rivals apart`;
}

function leads(belief: ReadonlyMap<string, number>): string | undefined {
  return [...belief].sort((a, b) => b[1] - a[1])[0]?.[0];
}
