import { strength } from '../../document/likelihood.ts';
import { PARTS } from '../../document/types.ts';
import { at, listed, rule, textOf } from '../../rule.ts';

const NAMES = {
  mechanism: 'mechanism',
  supporting: 'supporting signals',
  disconfirming: 'disconfirming signals',
  likelihood: 'likelihood',
  confirmation: 'cheapest confirmation',
};

const REMOTE = 0.05;

export const emptyPart = rule({
  id: 'empty-part',
  severity: 'error',
  why: 'a hypothesis without its mechanism, its evidence on both sides or its test cannot be acted on, only believed',
  mend: 'fill the part, or write what was looked for and not found',
  check: (doc) => [
    ...doc.hypotheses.flatMap((h) => {
      // Ours says in words where nothing speaks for or against a hypothesis; its likelihood is a number.
      // A remote one is named, not worked out.
      if (doc.kind === 'foreign' && (strength(h.likelihood) ?? 1) <= REMOTE && h.title.text.trim() !== '') return [];
      const asked = doc.kind === 'own' ? (['mechanism', 'likelihood'] as const) : PARTS;
      const inTable = doc.table.find((r) => r.id === h.id);
      const lacking = asked.filter((part) => {
        if (part === 'likelihood')
          return !(h.likelihood ?? inTable?.likelihood) || (doc.kind === 'own' && h.likelihood?.piece.text.trim() === '');
        // Prose without a label is the mechanism.
        if (part === 'mechanism' && textOf(h.parts.other).length >= 40) return false;
        return !/[a-z0-9]/i.test(textOf(h.parts[part])) || /^\W*(?:tbd|todo|to be determined|\.\.\.)\W*$/i.test(textOf(h.parts[part]));
      });
      const untitled = h.title.text.trim() === '' && !(doc.kind === 'foreign' && h.parts.mechanism);
      const names = [...(untitled ? ['title'] : []), ...lacking.map((p) => NAMES[p])];
      return names.length > 0
        ? [at(h.title, `${h.id} has no ${listed(names)}`, 'mechanism, signals for and against, likelihood and cheapest confirmation')]
        : [];
    }),
    ...doc.steps
      .filter((s) => textOf(s.action).trim() === '')
      .map((s) => at(s.piece, `step ${s.number} has no action`, 'what to do in it')),
  ],
});
