import type { Branch, Doc, Step } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, listed, rule, textOf } from '../../rule.ts';

export const inseparablePair = rule({
  id: 'inseparable-pair',
  severity: 'warning',
  why: 'the plan ends with two names on the board and no way to choose',
  mend: 'add the check whose outcome differs between the two, or say that they are treated alike',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (doc.report) {
      const { separation, hypotheses, plan } = doc.report;
      const [a, b] = hypotheses;
      const close = a && b && b.probability * 2 > a.probability && b.probability >= 0.2;
      return close && !separation.separable && separation.step === undefined && separation.text.trim() === '' && plan.steps.length > 0
        ? [
            at(
              { text: '', path: 'separation' },
              `${a.id} and ${b.id} are not separable, and nothing is said of it`,
              'the test that tells them apart, or that none is known',
            ),
          ]
        : [];
    }
    if (doc.together) return [];
    const ids = doc.hypotheses.map((h) => h.id);
    const tested = ids.filter((id) => doc.steps.some((s) => mentions(s, id)));
    return ids.flatMap((b, j) =>
      ids.slice(0, j).flatMap((a) => {
        if (!tested.includes(a) || !tested.includes(b) || apart(doc, a, b)) return [];
        const together = doc.steps.find((s) => mentions(s, a) && mentions(s, b));
        return together
          ? [
              at(
                together.piece,
                `no step tells ${listed([a, b])} apart: wherever one is named, the other is named with it`,
                'an outcome that speaks for one of them alone',
              ),
            ]
          : [];
      }),
    );
  },
});

const named = (text: string, id: string): boolean => new RegExp(`\\b${id}\\b`).test(text);
const mentions = (s: Step, id: string): boolean => s.names.includes(id) || s.branches.some((b) => named(b.piece.text, id));

/** Some step names one of the two where it does not name the other, by its id or by a word that is its own. */
function apart(doc: Doc, a: string, b: string): boolean {
  const [ofA, ofB] = [ownWords(doc, a, b), ownWords(doc, b, a)];
  return doc.steps.some((s) => {
    const differs = (x: Branch) => named(x.piece.text, a) !== named(x.piece.text, b);
    // "Throttling → raise the limit; failover of the coordinator → open a case": an outcome for each of them.
    const says = s.branches.map((x) => contentWords(x.when));
    const speaks = (own: ReadonlySet<string>, other: ReadonlySet<string>) =>
      says.some((w) => [...w].some((x) => own.has(x)) && ![...w].some((x) => other.has(x)));
    // "Compare the rows (H3); duplicate check (H5)": a check for each of them.
    const singly = s.action.flatMap((p) => p.text.split(/[;\n]/)).filter((c) => named(c, a) !== named(c, b));
    return (
      singly.length > 1 || s.names.includes(a) !== s.names.includes(b) || s.branches.some(differs) || (speaks(ofA, ofB) && speaks(ofB, ofA))
    );
  });
}

/** What the title and the mechanism of one hypothesis say and those of the other do not. */
function ownWords(doc: Doc, id: string, other: string): ReadonlySet<string> {
  const words = (x: string) => {
    const h = doc.hypotheses.find((y) => y.id === x);
    return contentWords(h ? `${h.title.text} ${textOf(h.parts.mechanism)}` : '');
  };
  const others = words(other);
  return new Set([...words(id)].filter((w) => !others.has(w) && !/^\d/.test(w)));
}
