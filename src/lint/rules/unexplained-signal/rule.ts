import { words } from '../../../text/index.ts';
import { statesIn } from '../../document/states.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

/** One word for what comes with load. */
const LOAD = (text: string): string => text.replace(/\b(?:peaks?(?: hours?)?|traffic|concurren\w+|parallel\w*|busy|rush)\b/gi, 'load');

export const unexplainedSignal = rule({
  id: 'unexplained-signal',
  severity: 'warning',
  why: 'the signal that no hypothesis speaks of is often the one that shows the true cause',
  mend: 'say which hypothesis explains it, or that none does',
  check: (doc) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (doc.report) {
      const { cover, signals } = doc.report;
      return cover.leaves.flatMap((id) => {
        const s = signals.find((x) => x.id === id);
        return s && cover.text.trim() === ''
          ? [at({ text: cover.text, path: 'cover.text' }, `${id} is left unexplained and not named`, 'each signal that is left')]
          : [];
      });
    }
    if (doc.hypotheses.length === 0) return [];
    // What rules something out has been used as well.
    const told = [
      ...doc.said.filter((s) => s.section === 'ledger').map((s) => s.piece.text),
      ...[...doc.ruledOut, ...doc.ruledIn].map((p) => p.text),
    ];
    const ledger = contentWords(LOAD(told.join(' ')));
    const digits = new Set([...ledger].filter((w) => /\d/.test(w)));
    return doc.signals.flatMap((s) => {
      const words = [...contentWords(LOAD(s.text))].filter(
        (w) => !/^(?:deterministic|intermittent|load-|depend|time|data|environment)/.test(w),
      );
      if (words.length < 3 || isControl(s.text)) return [];
      const id = /^S\d+\b/.exec(s.text)?.[0];
      return (id && told.some((t) => new RegExp(`\\b${id}\\b`).test(t))) || words.some((w) => ledger.has(w) || digits.has(w))
        ? []
        : [at(s, `no hypothesis speaks of ${quoted(s.text)}`, 'a hypothesis that explains it, or a word that none does')];
    });
  },
});

const NORMAL = words`
  normal(?:ly)? | boring | flat | healthy | fine | ok(?:ay)? | quiet | unremarkable | unaffected | clean | right | level | idle
  low | works? | no (?:errors?|exhaustion|pressure|change)
`;
/** What is well is there to exclude something; no hypothesis has to bring it about. */
const isControl = (text: string): boolean =>
  NORMAL.test(text) ||
  (/\b(?:cpu|memory|disk|latency|ms)\b/i.test(text) &&
    statesIn(text).every((s) => s.state === 'calm') &&
    !/→|->/.test(text) &&
    (/(?<!\d)[1-4]?\d(?:\.\d+)?\s?%/.test(text) || statesIn(text).length > 0));
