export { featuresOf, wordsOf } from './features.ts';
export { readWording, SCALE, type Wording } from './model.ts';
export { tellingWords } from './telling.ts';
export { type LabelledBag, modelOf, trainWording } from './train.ts';
