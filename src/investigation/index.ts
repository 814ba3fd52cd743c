/** Recorded outcomes -> the same engine again. Pure: who keeps the log, and where, is the caller's matter. */
export * from './close/index.ts';
export type { AskedStep, Comparison, Move, SignalChange } from './compare.ts';
export { compare } from './compare.ts';
export { entriesOf, timeWords, wordsOfEvent } from './entries.ts';
export { HEADER, lineOf } from './log/format.ts';
export type { LineFault, ParsedLog } from './log/parse.ts';
export { parseLog } from './log/parse.ts';
export type { Standing } from './replay.ts';
export { replay } from './replay.ts';
export type { ResumeOptions } from './resume.ts';
export { resume, standingOf } from './resume.ts';
export type * from './types.ts';
export { type Counted, type Verdict, verify } from './verify/index.ts';
export { changesInWords } from './words/changes.ts';
export { nextInWords, quoted } from './words/next.ts';
