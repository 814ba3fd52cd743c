import { contentWords } from '../../document/words.ts';
import { at, partsOf, quoted, rule } from '../../rule.ts';

export const unexplainedSignal = rule({
  id: 'unexplained-signal',
  severity: 'warning',
  why: 'the signal that no hypothesis speaks of is often the one that shows the true cause',
  mend: 'say which hypothesis explains it, or that none does',
  check: (doc) => {
    if (doc.report) {
      const { cover, signals } = doc.report;
      return cover.leaves.flatMap((id) => {
        const s = signals.find((x) => x.id === id);
        return s && !cover.text.includes(s.quote.slice(0, 20)) && !cover.text.includes(s.reading.slice(0, 20)) && !cover.text.includes(id)
          ? [at({ text: cover.text, path: 'cover.text' }, `${id} is left unexplained and not named`, 'each signal that is left')]
          : [];
      });
    }
    if (doc.hypotheses.length === 0) return [];
    const ledger = contentWords(doc.hypotheses.flatMap((h) => partsOf(h).map((p) => p.text)).join(' '));
    const digits = new Set([...ledger].filter((w) => /\d/.test(w)));
    return doc.signals.flatMap((s) => {
      const own = /[“"”]([^“"”]{12,})[“"”]/.exec(s.text)?.[1];
      const words = [...contentWords(own ?? s.text)].filter((w) => !/^(?:deterministic|intermittent|load|depend|time|data|environment)/.test(w));
      if (words.length < 3) return [];
      return words.some((w) => ledger.has(w) || digits.has(w)) ? [] : [at(s, `no hypothesis speaks of ${quoted(s.text)}`, 'a hypothesis that explains it, or a word that none does')];
    });
  },
});
