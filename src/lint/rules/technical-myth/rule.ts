import { hits, type Piece } from '../../document/piece.ts';
import { amountOf } from '../../document/settings.ts';
import type { Doc, Said } from '../../document/types.ts';
import { once } from '../../once.ts';
import { at, prose, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';
import { COMMANDS } from './commands.ts';
import { DEFAULTS } from './defaults.ts';
import { MYTHS } from './myths.ts';
import { LIMITS_OF_PLATFORMS } from './platforms.ts';
import { MISUSES, type Misuse } from './software.ts';

const DENIED = /\b(?:not|never|no|cannot|can't|doesn't|does not|don't|isn't|unlike|whether|myth)\b/i;

/** Those of the systems that the incident has. */
const mythsOf = once(({ text }) => MYTHS.filter((m) => m.stack?.test(text) ?? true));
const misusesOf = once(({ text }) =>
  [...COMMANDS, ...MISUSES, ...LIMITS_OF_PLATFORMS].filter((m) => (m.stack?.test(text) ?? true) && !m.unless?.test(text)),
);

export const technicalMyth = rule({
  id: 'technical-myth',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a fix that rests on it is built, shipped, and does not work',
  mend: 'read it up in the documentation of the system, and say what it guarantees and what not',
  check: (doc, facts) => {
    const myths = mythsOf(facts);
    const misuses = misusesOf(facts);
    return [
      ...prose(doc).flatMap(({ piece }) =>
        myths
          .flatMap((m) =>
            hits(piece, m.said)
              .filter((h) => !DENIED.test(h.text))
              .map((h) => at(h, `${quoted(h.text)}: ${m.truth}`, 'what the system does')),
          )
          .slice(0, 1),
      ),
      ...(doc.computed ? [] : doc.said.flatMap((s) => [...misused(doc, s, misuses), ...otherDefault(s.piece, facts)].slice(0, 1))),
    ];
  },
});

/** The words, in a text that denies them before. */
const NOT_SO =
  /\b(?:not|never|no|cannot|can't|doesn't|does not|don't|isn't|unlike|whether|would not|only|rather than|instead of)\b[^.;]*$/i;

function misused(doc: Doc, said: Said, misuses: readonly Misuse[]) {
  const around = (): string =>
    said.of === undefined
      ? said.piece.text
      : doc.said
          .filter((s) => s.of === said.of)
          .map((s) => s.piece.text)
          .join(' ');
  return misuses
    .flatMap((m) =>
      hits(said.piece, m.said)
        .filter((h) => !NOT_SO.test(said.piece.text.slice(0, h.start)) && (m.near?.test(around()) ?? true))
        .map((h) => at(h, `${quoted(h.text)}: ${m.truth} (${m.source.split(/;? \(|; /)[0]})`, 'what the system does')),
    )
    .slice(0, 1);
}

const SAYS_DEFAULT =
  /\b(?:by default|defaults? to|default(?: value| limit)? (?:is|of)|the default|whose default is)\s*(?:is |of |to )?\x60?(\d+(?:[,_]\d{3})*(?:\.\d+)?)\x60?\s?(ms|s|sec|seconds?|min|minutes?|h|hours?)?\b|\(default:? (\d+(?:[,_]\d{3})*(?:\.\d+)?)\s?(ms|s|seconds?|min|minutes?|h|hours?)?\)/gi;
/** "`keepAliveTimeout` defaults to 60 s." */
function otherDefault(piece: Piece, facts: Facts) {
  return hits(piece, SAYS_DEFAULT).flatMap((h) => {
    const m = new RegExp(SAYS_DEFAULT.source, 'i').exec(h.text);
    const { value, unit } = amountOf(m?.[1] ?? m?.[3], m?.[2] ?? m?.[4]);
    const before =
      piece.text
        .slice(Math.max(0, h.start - 60), h.end)
        .split(/[.;]\s/)
        .pop() ?? '';
    // The name that stands nearest before it, or within.
    const known = DEFAULTS.filter(
      (d) =>
        d.name.test(before) &&
        (d.stack?.test(`${facts.text} ${piece.text}`) ?? true) &&
        (d.unit === unit || /\bms\b|[._]ms\b/.test(before)),
    );
    const [first] = known;
    const seconds = first?.unit === 'time' && unit === '' ? value / 1000 : value;
    return first && known.length > 0 && known.every((d) => d.values.every((v) => Math.abs(v - seconds) > v * 0.02))
      ? [at(h, `${quoted(before.trim())}: the default is ${first.shown} (${first.source})`, first.shown)]
      : [];
  });
}
