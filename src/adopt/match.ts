import type { Knowledge, Mode } from '../knowledge/types.ts';
import { contentWords } from '../lint/index.ts';

export interface Match {
  readonly mode: Mode;
  /** 0..1, the cosine of both texts' weighted words. */
  readonly score: number;
}

/** Under this, what they share is the vocabulary of the trade. A judgement, from the hypotheses of the reports in tests/lint/. */
const ENOUGH = 0.22;
/** A title that names a cause class ("memory leak", "deadlock") means a mode of that class. */
const NAMED = 1.6;
/** Matches that are looked at; what is further down is chance. */
const MOST = 12;

type Weights = ReadonlyMap<string, number>;

/** Compares the words of a hypothesis with those of every mode; built once for a report. The nearest first, none where nothing is near. */
export function createMatcher(knowledge: Knowledge): (title: string, mechanism: string) => readonly Match[] {
  const classes = new Map(knowledge.classes.map((c) => [c.id, c.is]));
  const texts = knowledge.modes.map((m) => ({
    mode: m,
    title: contentWords(`${m.title} ${m.class.replaceAll('-', ' ')}`),
    body: contentWords(`${m.mechanism.map((s) => s.text).join(' ')} ${classes.get(m.class) ?? ''}`),
  }));
  const frequency = new Map<string, number>();
  for (const t of texts) for (const w of new Set([...t.title, ...t.body])) frequency.set(w, (frequency.get(w) ?? 0) + 1);
  // Inverse document frequency (Spärck Jones, 1972); an unknown word says nothing of any mode.
  const idf = (w: string) => (frequency.has(w) ? Math.log(texts.length / (frequency.get(w) ?? 1)) : 0);
  const weigh = (title: ReadonlySet<string>, body: ReadonlySet<string>): Weights =>
    new Map([...new Set([...title, ...body])].map((w) => [w, idf(w) * ((title.has(w) ? 2 : 0) + (body.has(w) ? 1 : 0))]));
  const modes = texts.map((t) => ({ mode: t.mode, weights: weigh(t.title, t.body) }));
  return (title, mechanism) => {
    const words = contentWords(title);
    const own = weigh(words, contentWords(mechanism));
    const named = (id: string) => [...contentWords(id.replaceAll('-', ' '))].every((w) => words.has(w));
    return modes
      .map(({ mode, weights }): Match => ({ mode, score: cosine(own, weights) * (named(mode.class) ? NAMED : 1) }))
      .filter((m) => m.score >= ENOUGH)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST);
  };
}

function cosine(a: Weights, b: Weights): number {
  let dot = 0;
  for (const [w, x] of a) dot += x * (b.get(w) ?? 0);
  const norm = (v: Weights) => Math.sqrt([...v.values()].reduce((s, x) => s + x * x, 0));
  const length = norm(a) * norm(b);
  return length === 0 ? 0 : dot / length;
}
