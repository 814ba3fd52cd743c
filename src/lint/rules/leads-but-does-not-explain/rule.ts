import { anyOf } from '../../../text/index.ts';
import { type Hit, hits } from '../../document/piece.ts';
import { contentWords } from '../../document/words.ts';
import { at, ordinal, quoted, ranked, rule, textOf } from '../../rule.ts';

const CANNOT = anyOf`
  (?:does|do|did|would|will|can|could|is) ?(?:not|n't) | doesn’t | cannot | can't | fails? to | hard to | unable to
  insufficient to | not (?:enough|sufficient) to
`;
const EXPLAIN = anyOf`explain | account for | produce | lead to | result in | cause | create | accounts? for`;
const ADMITS = new RegExp(String.raw`\b${CANNOT}\s+(?:\w+ly |by itself |alone |on its own |itself |in itself )*${EXPLAIN}\b`, 'i');

/** A rival less likely than this part of the first explains by accident. Judgement. */
const A_RIVAL = 0.5;

export const leadsButDoesNotExplain = rule({
  id: 'leads-but-does-not-explain',
  severity: 'warning',
  why: 'the cause that is worked on first cannot be the whole cause, by its own words',
  mend: 'rank it below the one that explains the signal, or say that two causes act together and name the pair',
  check: (doc) => {
    if (doc.report) {
      const { hypotheses, cover, joint } = doc.report;
      const lead = hypotheses[0];
      const leaves = lead ? lead.unexplained.filter((u) => !cover.leaves.includes(u.signal)) : [];
      const better = hypotheses
        .slice(1)
        .filter((h) => h.probability >= A_RIVAL * (lead?.probability ?? 0))
        .some((h) => leaves.length > 0 && leaves.every((u) => h.supports.some((s) => s.signal === u.signal)));
      return lead && better && !joint && cover.members.length === 1 && cover.members[0] !== lead.id && cover.text.trim() === ''
        ? [
            at(
              { text: lead.title, path: 'hypotheses[0].unexplained' },
              `${lead.id} leads and leaves ${leaves.map((u) => u.signal).join(', ')} to another`,
              'the pair that explains all of it',
            ),
          ]
        : [];
    }
    const order = ranked(doc);
    const main = contentWords(mainSignals(doc.said));
    return order.flatMap((h) => {
      const below = order.filter((o) => o.rank > h.rank);
      const told = (['mechanism', 'likelihood', 'other', 'supporting'] as const).flatMap((part) => h.parts[part] ?? []);
      // In its disconfirming signals it is honest to say so; at the top of the ranking it is still a contradiction.
      const honest = h.rank === 1 && !doc.together ? [...(h.parts.disconfirming ?? []), ...(h.parts.unexplained ?? [])] : [];
      const admission = [...told, ...honest].flatMap((p) => hits(p, ADMITS)).find((x) => isOwn(x, h.id, main, told.includes(x.piece)));
      if (!admission || (below.length === 0 && !(h.parts.mechanism ?? []).includes(admission.piece))) return [];
      if (told.every((p) => p !== admission.piece) && below.every((o) => ADMITS.test(textOf(o.parts.disconfirming)))) return [];
      return [
        at(
          admission,
          `${h.id}, ranked ${ordinal(h.rank)}, says of itself: ${quoted(sentenceOf(admission))}`,
          'a mechanism that brings the signal about',
        ),
      ];
    });
  },
});

const mainSignals = (said: readonly { section: string; piece: { text: string } }[]): string =>
  said
    .filter((s) => s.section === 'snapshot')
    .slice(0, 12)
    .map((s) => s.piece.text)
    .join(' ');

function sentenceOf(hit: Hit): string {
  const { text } = hit.piece;
  const from = Math.max(0, ...['. ', '; ', '! ', '? '].map((mark) => text.lastIndexOf(mark, hit.start) + 1));
  const end = /[.;!?](?=\s|$)/.exec(text.slice(hit.end));
  return text.slice(from, end ? hit.end + end.index : text.length).trim();
}

/** The sentence is about this hypothesis, not a rival or a condition, and in its evidence it names a main signal. */
function isOwn(hit: Hit, id: string, main: ReadonlySet<string>, told: boolean): boolean {
  const sentence = sentenceOf(hit);
  const before = sentence.slice(0, sentence.indexOf(hit.text));
  const others = [...before.matchAll(/\bH\d{1,2}\b/g)].filter((m) => m[0] !== id);
  if (others.length > 0 || /\b(?:if|unless|whether|other|alternative|rival|staging|rule out)\b/i.test(before)) return false;
  const words = contentWords(sentence.slice(sentence.indexOf(hit.text) + hit.text.length));
  return told || [...words].filter((w) => main.has(w)).length >= 2;
}
