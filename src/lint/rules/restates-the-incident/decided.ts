import { anyOf } from '../../../text/index.ts';
import type { Step } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { textOf } from '../../rule.ts';

const NAME = anyOf`[a-z][a-z0-9]*(?:_[a-z0-9]+)+ | (?:\w+ )?(?:cpu|lag|memory)`;
const ABOVE = anyOf`> | ≥ | >= | above | over | more than`;
const BELOW = anyOf`< | ≤ | <= | below | under | less than`;
const SAYS = new RegExp(
  String.raw`^\W*(${NAME})[\s:]{0,2}(=|is|at|${ABOVE}|${BELOW})?\s?(["“\x60][^"”\x60]{1,20}["”\x60]|\d[\d,]*(?:\.\d+)?)`,
  'i',
);

/** Whether each thing that a step expects is what the incident gives: the words of the incident, if so. */
export function decidedBy(s: Step, incident: string): string | undefined {
  const clauses = textOf(s.expected)
    .split(/,\s|;\s|\sand\s/)
    .map((c) => c.replace(/\.$/, '').trim())
    .filter((c) => c !== '');
  const sentences = incident.split(/\n|(?<=[.;])\s+/);
  const answers = clauses.map((c) => holds(c, sentences));
  const [first] = answers;
  return first && answers.every((a) => a !== undefined) ? first : (samePeriod(s, sentences) ?? undefined);
}

/** "sv_active = 25", "database CPU < 20 %", "target_status_code is "-"": the clause of the incident that makes it true. */
function holds(clause: string, sentences: readonly string[]): string | undefined {
  const m = SAYS.exec(clause);
  if (!m) return undefined;
  const [, name = '', sign = '=', value = ''] = m;
  const key = (/_/.test(name) ? name : (name.split(' ').pop() ?? '')).toLowerCase();
  const number = Number(value.replace(/,/g, ''));
  for (const part of sentences.flatMap((x) => x.split(/,\s+(?!\d)/))) {
    if (!part.toLowerCase().includes(key)) continue;
    if (Number.isNaN(number)) {
      if (part.includes(value.slice(1, -1)) && /_/.test(key)) return part.trim();
      continue;
    }
    const figures = [...part.replace(/\bp\d\d\b/g, ' ').matchAll(/(?<![\w.])\d[\d,]*(?:\.\d+)?/g)].map((f) =>
      Number(f[0].replace(/,/g, '')),
    );
    const [first] = figures;
    if (first === undefined) continue;
    const last = figures[figures.length - 1] ?? first;
    if (
      new RegExp(`^${ABOVE}$`, 'i').test(sign)
        ? last > number
        : new RegExp(`^${BELOW}$`, 'i').test(sign)
          ? first < number
          : figures.includes(number)
    )
      return part.trim();
  }
  return undefined;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };
const SPAN = /\b(\d+(?:\.\d+)?|an?|one) ?(s|sec\w*|min\w*|h|hours?|days?)\b/gi;
const spansIn = (text: string): number[] =>
  [...text.matchAll(SPAN)].map((m) => (Number(m[1]) || 1) * (SECONDS[(m[2] ?? 's')[0]?.toLowerCase() ?? 's'] ?? 1));

/** "3600 s" between the lines `Received task`, which the incident says come about once an hour. */
function samePeriod(s: Step, sentences: readonly string[]): string | undefined {
  const [told, ...more] = spansIn(textOf(s.expected));
  const names = [...textOf(s.action).matchAll(/`([^`]{6,60})`/g)].map((m) => m[1] ?? '');
  if (told === undefined || told < 60 || more.some((x) => x !== told) || contentWords(textOf(s.expected)).size > 4) return undefined;
  return sentences.find((x) => names.some((n) => x.includes(n)) && spansIn(x).some((y) => Math.abs(y - told) <= 0.05 * told))?.trim();
}
