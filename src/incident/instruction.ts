import { type Guarded, guarded } from '../text/index.ts';

// Text that speaks to a program instead of about the incident. It is reported, quoted like all text, and obeyed never.
// Gaps are bounded, so the search is linear.
const PATTERNS: readonly Guarded[] = [
  guarded(
    /\b(?:ignore|disregard|forget|override|bypass)(?:\s{1,3}(?:all|any|the|of|these|those|everything|my)){0,4}\s{1,3}(?:previous|prior|above|earlier|preceding|your|system)(?:\s{1,3}\w{1,20}){0,2}\s{1,3}(?:instructions?|prompts?|guidelines|directives|rules)\b/i,
  ),
  guarded(
    /\b(?:ignore|disregard|forget)\s{1,3}(?:everything|all)(?:\s{1,3}(?:text|that is|written))?\s{1,3}(?:above|before this|you (?:know|were told))\b/i,
  ),
  guarded(/\b(?:ignore|disregard|forget)(?:\s{1,3}(?:all|any|the|your)){0,2}\s{1,3}(?:instructions|prompts)\b/i),
  guarded(/\bnew\s{1,3}(?:system\s{1,3})?instructions?\s{0,2}:/i),
  guarded(/\byou\s{1,3}are\s{1,3}(?:now|no longer)\s{1,3}(?:a|an|the|in)\s/i),
  guarded(
    /\b(?:reveal|print|show|repeat|output|leak)\s{1,3}(?:me\s{1,3})?(?:your|the)\s{1,3}(?:system|hidden|initial)\s{1,3}(?:prompt|instructions)\b/i,
  ),
  guarded(/<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[\/?INST\]|<<\/?SYS>>/),
  guarded(
    /\b(?:note|message|instructions?|attention)\s{1,3}(?:to|for)\s{1,3}(?:the\s|any\s|all\s)?(?:AI|LLMs?|assistants?|language models?|chatbots?|triage (?:tool|program|bot|assistant))\b/i,
  ),
  guarded(/\b(?:AI|LLM|assistant|language model|triage (?:tool|program|bot))[,:]?\s{1,2}(?:must|should|shall|please)\s/),
  guarded(/(?:^|[.!?:"'`*/#-]\s{0,3})(?:respond|reply|answer|output)\s{1,3}(?:only|exclusively|solely)\s{1,3}(?:with|in)\b/im),
  guarded(
    /\b(?:set|report|classify|rate|rank|label|treat|mark)\s{1,3}(?:this|the|it)(?:\s{1,3}(?:incident|severity|cause|one)){0,2}\s{1,3}(?:as|to)\s{1,3}(?:SEV\s?-?\d|harmless|benign)\b/i,
  ),
  guarded(/\bpretend\s{1,3}(?:that\s{1,3})?you\b/i),
];

/** The first such passage, with a little of what follows it, or nothing. */
export function instructionIn(text: string): string | undefined {
  let first: RegExpExecArray | undefined;
  for (const pattern of PATTERNS) {
    const m = pattern.exec(text);
    if (m && (!first || m.index < first.index)) first = m;
  }
  if (!first) return undefined;
  const line = text.slice(first.index, first.index + 200).trimStart();
  const end = line.indexOf('\n', first[0].trimStart().length);
  const passage = end < 0 ? line : line.slice(0, end);
  return passage.length > 90 ? `${passage.slice(0, 90).trimEnd()}…` : passage.trimEnd();
}
