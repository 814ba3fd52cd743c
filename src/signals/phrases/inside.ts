import { anyOf, lately } from '../../text/index.ts';

const NO_WORD = anyOf`no | not | never | none | nothing | nobody | without | neither | nor`;
/** An expression that denies by itself means its denial: "not listed", "unanswered", "won't", "did n[o.]t". */
const OWN = new RegExp(anyOf`\b(?:${NO_WORD}|cannot|zero|0)\b | \bun(?=[a-z(]) | n['’]\??t | n\[[^\]]{1,4}\]t`, 'i');
/** Denied is what stands right behind it: "not changed", "no slow queries", "none of them". */
const DENIED = new RegExp(String.raw`(?:\b(?:${NO_WORD}|zero)|n['’]t|(?<![\d.,:/-])0)\s+(?:[\w-]+\s+){0,1}[\w-]+$`, 'i');
const HARMLESS = /\b(?:no longer|not only|not just|no doubt|not yet|no matter|no wonder)\b/i;

/** An expression without what stands for any words or for none: escapes, sets of characters, counts. */
const bare = lately((source) => source.replace(/\\./g, ' ').replace(/(?<!n)\[[^\]]*\]|\{[\d,]*\}/g, ' '));

/** Whether a denial stands in the gap of an expression that itself holds none: "policy … changed" in "the policy was not changed". */
export const deniedInGap = (source: string, matched: string): boolean =>
  DENIED.test(matched) && !HARMLESS.test(matched) && !OWN.test(bare(source));
