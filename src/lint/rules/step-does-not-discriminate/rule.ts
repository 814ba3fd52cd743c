import { words } from '../../../text/index.ts';
import { confirmed } from '../../document/plan.ts';
import type { Branch, Doc, Step } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const EITHER_WAY = words`
  step \w+,? (?:as well|too|also|all the same|anyway|either way) | also (?:go to |→ )?step | in any case | either way | regardless
`;
/** One outcome moves a hypothesis, and the next step is read by it. */
const MOVES = /\bH\d{1,2}\b (?:rises|falls|moves|goes|becomes|drops|leads|is (?:out|gone|refuted|first|ruled out|confirmed|supported))\b/i;
/** All outcomes at once. */
const WHATEVER =
  /^\W*(?:either way|in (?:any|either|both|each|every) cases?|regardless|whatever (?:it shows|the (?:result|outcome))|both|always|all outcomes|any (?:result|outcome))\b/i;

/** "Duplicates → H2 confirmed; Step 3. No duplicates → Step 3": the second does not say that H2 falls. */
function saysNothingOf(known: readonly Branch[]): Branch | undefined {
  const [a, b] = known;
  if (!a || !b || known.length !== 2) return undefined;
  const steps = (x: Branch) =>
    x.targets.flatMap((t) => (t.kind === 'step' || t.kind === 'next' ? ['number' in t ? t.number : 'next'] : [])).join(',');
  const verdict = (x: Branch) => x.targets.some((t) => t.kind === 'hypothesis' || t.kind === 'action' || t.kind === 'end');
  const bare = [a, b].filter((x) => !verdict(x) && BARE.test(x.follows));
  return steps(a) !== '' &&
    steps(a) === steps(b) &&
    bare.length === 1 &&
    [a, b].some((x) => verdict(x) && /\b(?:confirm\w*|prov\w+|supported)\b/i.test(x.follows))
    ? bare[0]
    : undefined;
}
const BARE = /^\W*(?:then )?(?:(?:go|continue|proceed|move|carry)(?: on)?(?: to| with)? |on to )?(?:the )?(?:next )?step(?: \d+\w?)?\W*$/i;

export const stepDoesNotDiscriminate = rule({
  id: 'step-does-not-discriminate',
  severity: 'error',
  why: 'a step after which one does the same whatever it showed costs minutes and tells nothing',
  mend: 'give each outcome its own way on, or leave the step out',
  check: (doc) =>
    (doc.kind === 'foreign' && doc.computed ? [] : doc.steps).flatMap((s) => {
      const known = s.branches.filter((b) => b.when !== 'could not tell');
      const [only] = known;
      if (doc.kind === 'foreign' && only && known.length === 1 && WHATEVER.test(only.when))
        return [
          at(
            only.piece,
            `step ${s.number} goes on in the same way whatever it shows: ${quoted(only.piece.text)}`,
            'what each outcome means, and where it leads',
          ),
        ];
      if (known.length < 2) return [];
      const mute = doc.kind === 'foreign' ? saysNothingOf(known) : undefined;
      if (mute)
        return [
          at(
            mute.piece,
            `step ${s.number} goes on in the same way, and this outcome says nothing of what the other one confirms: ${quoted(mute.piece.text)}`,
            'what it means for that hypothesis',
          ),
        ];
      if (bearsOnNothing(doc, s, known))
        return [
          at(
            known[0]?.piece ?? s.piece,
            `no outcome of step ${s.number} speaks for or against a hypothesis, or leads on`,
            'what each outcome means for the ledger',
          ),
        ];
      const ways = known.map((b) =>
        doc.kind === 'own' && b.targets.every((t) => t.kind !== 'step')
          ? `${b.when}: ${b.follows}`
          : b.targets
              .map((t) => ('number' in t ? t.number : 'id' in t ? t.id : t.kind))
              .sort()
              .join(','),
      );
      // "Step 2 as well", with an action only named to be left out.
      const onward = known.map((b) => b.targets.flatMap((t) => (t.kind === 'step' ? [t.number] : [])).join(','));
      const anyway =
        doc.kind === 'foreign' &&
        onward.every((w) => w === onward[0] && w !== '') &&
        known.some((b) => EITHER_WAY.test(b.piece.text)) &&
        !known.some((b) => MOVES.test(b.follows));
      const same = ways.every((w) => w === ways[0] && w !== '');
      // One hypothesis may be supported by one outcome and ruled out by the other: the words tell them apart.
      const words =
        doc.kind === 'foreign' &&
        new Set(known.map((b) => b.follows.toLowerCase().replace(/\W+/g, ' ').trim())).size > 1 &&
        known.some((b) => b.targets.some((t) => t.kind === 'hypothesis'));
      const sameVerdict = doc.kind === 'foreign' && doc.hypotheses.some((h) => known.every((b) => confirmed(b, h.id)));
      return anyway || sameVerdict || (same && !words)
        ? [
            at(
              doc.kind === 'own' ? { ...s.piece, path: `${s.piece.path}.outcomes` } : (known[0]?.piece ?? s.piece),
              `every outcome of step ${s.number} leads to the same: ${quoted(known[0]?.follows ?? '')}`,
              'outcomes that lead to different places',
            ),
          ]
        : [];
    }),
});

/** In a plan that names its hypotheses: a step whose outcomes name none, nothing of theirs, and nowhere to go. */
function bearsOnNothing(doc: Doc, s: Step, known: readonly Branch[]): boolean {
  const uses = doc.steps.filter((x) => x.branches.some((b) => b.targets.some((t) => t.kind === 'hypothesis'))).length;
  if (doc.kind !== 'foreign' || uses * 2 <= doc.steps.length || known.some((b) => b.targets.length > 0) || s.names.length > 0) return false;
  const follows = contentWords(known.map((b) => b.follows).join(' '));
  const looks = contentWords([...s.action, ...s.expected].map((p) => p.text).join(' '));
  if (doc.hypotheses.some((h) => [...contentWords(h.title.text)].filter((w) => looks.has(w)).length > 1)) return false;
  const things = [...doc.hypotheses.map((h) => h.title.text), ...doc.actions.map((a) => a.title.text)].map(contentWords);
  const stories = doc.hypotheses.map((h) => contentWords(`${h.title.text} ${textOf(h.parts.mechanism)}`));
  return (
    !stories.some((t) => [...t].filter((w) => follows.has(w)).length >= 2) &&
    !things.some((t) => [...t].filter((w) => follows.has(w)).length >= 2) &&
    !/\b(?:mitigat|fix|escalat|revisit|step)/i.test([...follows].join(' '))
  );
}
