import type { TrainedWording, WordingModel } from '../../knowledge/types.ts';
import { numbersIn, rowsIn } from '../../text/index.ts';
import { type LabelledBag, weighTexts } from './bags.ts';
import { naiveBayes, SMOOTHING } from './bayes.ts';
import { tellMechanisms } from './mechanisms.ts';
import { PRECISION } from './model.ts';
import { sharpen } from './sharpen.ts';

/** What is shipped of a feature's say (nats, before the text's length): less than this moves nothing. With .4, .6, .8, 1 and 1.2 the same incidents are right, but for one or two in a hundred. */
const LEAST_SAID = 0.8;

/** The model with all its features in memory. */
export const modelOf = ({ features, ...model }: TrainedWording): WordingModel => ({
  ...model,
  weightsOf: rowsIn(features, numbersIn),
});

/** Labelled bags -> the weights of a naive Bayes that was sharpened on its own errors. Deterministic; run at build time. */
export function trainWording(bags: readonly LabelledBag[]): TrainedWording {
  const weighted = weighTexts(bags);
  const bayes = naiveBayes(weighted);
  const { gain, correction } = sharpen(weighted, bayes);
  const width = weighted.classes.length;
  const rounded = (x: number) => Math.round(PRECISION * x);
  const { modes, said: saidOfModes } = tellMechanisms(weighted, bayes);
  const placeOf = new Map(modes.flat().map((mode, i) => [mode, width + i]));
  const entries = weighted.features.map((feature, f) => {
    const ofModes = [...(saidOfModes[f] ?? [])].flatMap(([mode, say]) => (say < LEAST_SAID ? [] : [placeOf.get(mode) ?? 0, rounded(say)]));
    const said = weighted.classes.flatMap((_, c) => {
      const at = f * width + c;
      const say = (gain[f] ?? 1) * Math.log(((bayes.had[at] ?? 0) + SMOOTHING) / SMOOTHING) + (correction[at] ?? 0);
      return Math.abs(say) < LEAST_SAID ? [] : [c, rounded(say)];
    });
    return [feature, [rounded(weighted.idf[f] ?? 0), rounded(gain[f] ?? 1), ...said, ...ofModes].join(' ')] as const;
  });
  return {
    classes: weighted.classes,
    absent: bayes.logTotal.map((total) => rounded(Math.log(SMOOTHING) - total)),
    modes,
    features: Object.fromEntries(entries),
  };
}
