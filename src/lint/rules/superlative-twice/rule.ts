import { SUPERLATIVE } from '../../document/likelihood.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, ranked, rule } from '../../rule.ts';

export const superlativeTwice = rule({
  id: 'superlative-twice',
  severity: 'error',
  why: 'two causes cannot both be the most likely one; whoever reads only one of the two lines goes the wrong way',
  mend: 'say it of the first hypothesis only, or of none',
  check: (doc) => {
    if (doc.kind === 'own') {
      const first = doc.hypotheses[0]?.id;
      return prose(doc)
        .filter((s) => s.of !== first && s.piece.path !== 'glance.leading' && /most|highest|likeliest|leading|prim|top/i.test(s.piece.text))
        .flatMap((s) =>
          hits(s.piece, SUPERLATIVE).map((h) =>
            at(h, `${quoted(h.text)} off the first hypothesis`, 'the words on the first hypothesis alone'),
          ),
        );
    }
    const best = ranked(doc).filter((h) => h.likelihood?.superlative);
    return best
      .slice(1)
      .map((h) =>
        at(h.likelihood?.piece ?? h.title, `${h.id} is called the most likely, and so is ${best[0]?.id}`, 'the words on one hypothesis'),
      );
  },
});
