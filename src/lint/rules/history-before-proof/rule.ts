import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const FAULT = anyOf`race | leak | bug | regression | deadlock | contention | exhaustion | condition | duplicates?`;
const INTRODUCED = anyOf`introduc(?:ed|ing) | caus(?:ed|ing) | trigger(?:ed|ing) | creat(?:ed|ing)`;
const BEGAN = anyOf`began | begins | started | starts | manifest\w* | caused | triggered | surfac\w*`;
const CERTAINTY = anyOf`
  root cause (?:was|is)\b
  (?:was|is|were) the (?:sole|only|single|true|real|actual|one|main|definitive) (?:root )?(?:cause|culprit|reason)\b
  (?:was|were) (?:entirely|solely|wholly) (?:due to|caused by|down to) | ,\s*(?:caused|triggered) by
  (?:was|were) (?:caused|triggered|introduced) by | ${INTRODUCED} (?:a |an |the )(?:\w+[ -]){0,3}?${FAULT}
  (?:race condition|leak|deadlock|bug) ${BEGAN} | which (?:caused|led to|resulted in|triggered)
  the (?:race|leak|bug|deadlock|release|deploy\w*) (?:caused|led to|resulted in|triggered)
`;
const TOLD = new RegExp(anyOf`\broot cause:(?=\s+\S) | \b${CERTAINTY}\b`, 'i');
const HEDGED = words`
  suspect\w* | likely | probabl\w* | possibl\w* | hypothes\w* | if | may | might | could | pending | to be (?:confirmed|determined)
  tbd | tbc | candidate | unconfirmed | presum\w* | believed | assum\w* | open | once | when confirmed | should | whether
  not (?:yet )?(?:known|confirmed) | H\d | apparent\w* | alert | detect
`;

export const historyBeforeProof = rule({
  id: 'history-before-proof',
  reads: 'prose',
  severity: 'warning',
  why: 'a cause that nobody has confirmed becomes the history of the incident, and the real one is never looked for',
  mend: 'tell what was seen, and keep the cause as a hypothesis until a step has confirmed it',
  check: (doc) =>
    prose(doc)
      .filter((s) =>
        doc.kind === 'own' ? s.part === 'problem' : s.section === 'followUp' || (s.section === 'snapshot' && s.part === 'problem'),
      )
      .flatMap(({ piece }) => {
        const found = hits(piece, TOLD).find((h) => {
          const sentence = piece.text.split(/(?<=[.;])\s/).find((x) => x.includes(h.text)) ?? piece.text;
          return !HEDGED.test(sentence);
        });
        return found ? [at(found, `${quoted(found.text)} tells an open hypothesis as a fact`, '"suspected", or what was seen')] : [];
      }),
});
