import { words } from '../../../text/index.ts';
import { measureWords } from '../../document/givens.ts';
import { strength } from '../../document/likelihood.ts';
import { hits, sentences } from '../../document/piece.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';

const SUPPOSES = words`would | could | might | may | probably | possibly | presumably`;
/** What would be seen, said of what is seen. */
const OF_WHAT_IS_SEEN = /\b(?:would (?:look|show|log|read|give|explain|fit|be the same)|S\d)\b/i;
const RATED = 0.15;
const NONE_OF = /\bthere(?:'s| is| are| was) no ([\w`-]+(?: [\w`-]+){0,2}?)(?=\s(?:and|that|which|to|so|in|on|for)\b|[,.;)]|$)/i;

export const supposedAsGiven = rule({
  id: 'supposed-as-given',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a hypothesis gains its rank from what somebody imagined',
  mend: 'cite what was observed; put what is only supposed under what is missing, with the look that settles it',
  check: (doc, facts) => {
    const known = measureWords(facts.text);
    const stems = new Set([...known].map((w) => w.slice(0, 5)));
    const unknown = (text: string) =>
      [...contentWords(text.replace(/[_`/-]/g, ' '))].filter((w) => !known.has(w) && !stems.has(w.slice(0, 5)));
    const noCode = facts.incident.code_snippet.replace(/\W|not|available|none|given/gi, '').length < 20;
    return doc.hypotheses
      .filter((h) => (strength(h.likelihood) ?? 0) >= RATED)
      .flatMap((h) => {
        const supposed = (h.parts.supporting ?? [])
          .flatMap((p) => sentences(p))
          .filter((s) => SUPPOSES.test(s.text) && !OF_WHAT_IS_SEEN.test(s.text) && unknown(s.text.split(SUPPOSES)[0] ?? '').length > 0)
          .map((s) => at(s, `${quoted(s.text)} supports ${h.id}, and the incident says nothing of it`, 'something that was observed'));
        const absent = noCode
          ? (h.parts.mechanism ?? []).flatMap((p) =>
              hits(p, NONE_OF)
                .filter(
                  (m) =>
                    unknown(NONE_OF.exec(m.text)?.[1] ?? '').length > 0 && !/\b(?:if|when|unless)\b[^.;]*$/i.test(p.text.slice(0, m.start)),
                )
                .map((m) => at(m, `${quoted(m.text)}: the incident says nothing of it`, 'what the incident says, or "if there is none"')),
            )
          : [];
        return [...supposed, ...absent].slice(0, 2);
      });
  },
});
