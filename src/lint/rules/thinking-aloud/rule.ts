import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const CHANGE_IT = anyOf`re-?(?:think|consider|evaluate|phrase|do|write|visit) | correct | adjust | lower | raise | fix`;
const ALOUD = [
  /(?:^|[.!?;:—–(]\s*|\s[—–-]\s|\bbut )(?:oh )?(?:(?<!\()no,? )?wait\s*(?:[,.:;!—–…]|\.\.\.|\s-\s)/i,
  new RegExp(
    String.raw`(?:^|[.!?;—–(]\s*|\s[—–-]\s)${anyOf`
      hmm+ | hm | scratch that | strike that | hold on | oops | my mistake | on second thoughts?
      thinking (?:again|about (?:it|this)) | note to self | actually, | correction:
    `}`,
    'i',
  ),
  /(?:^|[.!?;:—–(]\s*)re-?(?:evaluat|consider|assess|think|visit)(?:ing|ion)\b(?! (?:after|every|when|if|once|the severity|at))/i,
  /\b(?:up)?on (?:re-?evaluation|reconsideration|re-?consideration|further (?:thought|reflection)|closer (?:thought|reflection))\b/i,
  /\b(?:revised|corrected|updated|amended) (?:mechanism|hypothesis|likelihood|ranking|explanation|reasoning|theory)\b/i,
  new RegExp(
    String.raw`\blet(?:'|’)?s? (?:me )?${anyOf`
      re-?(?:think|consider|evaluate|examine|visit|phrase|state|do) | think (?:about|again|through) | try again | start over
      back up
    `}\b`,
    'i',
  ),
  new RegExp(String.raw`\bI (?:should|need to|must|will|'ll|have to) ${CHANGE_IT} (?:this|that|my|the)?`, 'i'),
  new RegExp(
    String.raw`\b(?:that|this) ${anyOf`
      does(?:n't| not) (?:quite |really |actually )?(?:add up|make sense|fit together) | is(?:n't| not) (?:quite )?right
    `}\b`,
    'i',
  ),
];

export const thinkingAloud = rule({
  id: 'thinking-aloud',
  reads: 'prose',
  severity: 'warning',
  why: 'the reader cannot tell which of two thoughts holds, and acts on the first',
  mend: 'write down the result of the thought and drop the thought',
  check: (doc) =>
    // What ours says in such words it quotes.
    (doc.kind === 'foreign' && doc.computed ? [] : prose(doc)).flatMap(({ piece }) => {
      const found = ALOUD.flatMap((re) => hits(piece, re)).sort((a, b) => a.start - b.start);
      return found
        .slice(0, 1)
        .map((h) =>
          at(h, `${quoted(h.text.replace(/^[^\p{L}]+/u, '').trim())}: the writer changes their mind within the report`, 'the result alone'),
        );
    }),
});
