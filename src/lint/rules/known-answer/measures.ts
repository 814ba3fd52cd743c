import { absentIn } from '../../document/absent.ts';
import { type Given, givensIn, measureWords, metricsIn } from '../../document/givens.ts';
import { asAlways, CLOSER, RISES } from '../../document/looks.ts';
import type { Piece } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, quoted, textOf } from '../../rule.ts';
import type { Facts } from '../../types.ts';

/** Looks whose measure the incident gives, or of which it says that it is as it always was. */
export function givenMeasures(doc: Doc, facts: Facts) {
  const givens = givensIn(facts.incident);
  const looks = [
    ...doc.hypotheses.flatMap((h) => (h.parts.confirmation ?? []).slice(0, 1).map((p) => ({ p, all: p.text }))),
    // What expects the opposite of the incident contradicts it.
    ...doc.steps
      .filter((s) => !RISES.test(textOf(s.expected)))
      .flatMap((s) => s.action.slice(0, 2).map((p) => ({ p, all: `${textOf(s.action)} ${textOf(s.expected)}` }))),
  ];
  return looks.flatMap(({ p, all }) => {
    const answer = ofMetrics(p, all, givens) ?? asAlways(p.text, givens);
    return answer ? [at(p, `${quoted(p.text)} is answered by the incident: ${quoted(answer)}`, 'an open question')] : [];
  });
}

/** "`eventloop_lag_p99_seconds`", of an incident that says event loop lag p99 9 ms. */
function ofMetrics(p: Piece, all: string, givens: readonly Given[]): string | undefined {
  if (CLOSER.test(all.replace(/`[^`]*`/g, ' '))) return undefined;
  const metrics = metricsIn(p.text);
  const found = metrics.map(({ parts }) =>
    givens.find((g) => parts.length >= 2 && g.figure && parts.filter((w) => g.words.has(w)).length >= Math.max(2, parts.length - 1)),
  );
  return metrics.length > 0 && found.every((f) => f !== undefined) ? found[0]?.text : undefined;
}

const CHOICE = /\bis (?:it|this) (?:an? |the )?([\w -]{4,40}?) or (?:an? |the )?([\w -]{4,40}?)\?/i;
const EXTREME =
  /\b(?:longest|oldest|largest|biggest|slowest)\b ((?:[\w-]+ ){0,2}?)(transactions?|quer(?:y|ies)|sessions?|locks?|requests?|messages?)\b[^.;\n]{0,40}?\d[\d,.]*(?: ?(?:ms|s|min|h|[KMG]B)\b)?/i;
/** "Is there an old transaction?", where the incident gives the longest. */
export function givenExtremes(doc: Doc, facts: Facts) {
  const m = EXTREME.exec(facts.text);
  const noun = (m?.[2] ?? '').replace(/(?:ies|y|s)$/i, '');
  const asks = new RegExp(
    `\\b(?:is there|are there|any|find|look for)\\b[^?.]{0,15}\\b(?:old|long|large|big|slow)\\w* (?:[\\w-]+ )?${noun}`,
    'i',
  );
  return m
    ? doc.steps
        .filter((s) => asks.test(s.action[0]?.text ?? ''))
        .map((s) =>
          at(
            s.action[1] ?? s.piece,
            `step ${s.number} asks ${quoted(s.action[0]?.text ?? '')}; the incident says ${quoted(m[0])}`,
            'an open question',
          ),
        )
    : [];
}

const ONE_OR_MANY = /\b((?:one|a single) (?:[a-z]+ )?[a-z]+) or (?:many|several|more)\b/i;
/** "One task id or many?", where the incident says "one task id". */
export function givenCounts(doc: Doc, facts: Facts) {
  return doc.steps.flatMap((s) => {
    const one = ONE_OR_MANY.exec(s.action[0]?.text ?? '')?.[1];
    const said = one && one.split(' ').length >= 3 && new RegExp(`\\b${one}\\b[^.;\\n]{0,40}`, 'i').exec(facts.text)?.[0];
    return said
      ? [
          at(
            s.branches[0]?.piece ?? s.piece,
            `step ${s.number} asks ${quoted(s.action[0]?.text ?? '')}; the incident says ${quoted(said)}`,
            'an open question',
          ),
        ]
      : [];
  });
}

/** "Is it expiry or eviction?", where the incident counts no eviction. */
export function settledChoices(doc: Doc, facts: Facts) {
  const absent = absentIn(facts.text);
  return doc.steps.flatMap((s) => {
    const m = CHOICE.exec(s.piece.text);
    const out = m?.slice(1).flatMap((side) => absent.filter((x) => x.named.test(side ?? '') || namesIt(x.quote, side ?? '')))[0];
    return m && out ? [at(s.piece, `${quoted(m[0])} is answered by the incident: ${quoted(out.quote)}`, 'an open question')] : [];
  });
}

/** `evicted_keys` and "eviction". */
const namesIt = (quote: string, side: string): boolean => [...measureWords(side)].some((w) => w.length >= 4 && measureWords(quote).has(w));
