import { anyOf, words } from '../../../text/index.ts';
import { hits, type Piece } from '../../document/piece.ts';
import { number, settingsIn } from '../../document/settings.ts';
import type { Doc } from '../../document/types.ts';
import { at, HABIT, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

const LOW = /^\W*(?:risks?\W+)?(?:very low|low|none|no risk|minimal|negligible|small)\b(?! (?:to|–|-) (?:medium|high))/i;
/** A request in flight is made again; what is kept is not. */
const THINGS = String.raw`(?:(?!requests\b|connections\b|sessions\b|minutes\b|packets\b|clients\b|logs\b|metrics\b)[a-z]{3,}s|data)`;
const LOST = anyOf`
  (?:may|can|could|will|would|might) be lost | (?:is|are|get|gets) lost | lost | never (?:sent|written|run|delivered) | dropped | overwritten
`;
/** The harm that its own words name. */
const HARM = new RegExp(
  anyOf`
    \b${THINGS} (?:\w+ )?${LOST}\b | \breturns? without (?:sending|writing|saving|running)\b | \bsilently (?:skips?|drops?|loses?)\b
    \bloses? ${THINGS}\b | \b(?:sent|charged|run|delivered) (?:a second time|twice)\b
  `,
  'i',
);
const DENIED = words`no | not | never | nothing | without | unless | none`;
/** "Connections grow to 600", beyond a limit that the incident gives. */
const GROWS_TO = /\b([a-z]{5,}) (?:grow|rise|increase|go|come)s? to (?:about |~)?(\d[\d,]*)/i;

export const riskUnderstated = rule({
  id: 'risk-understated',
  severity: 'warning',
  only: 'elsewhere',
  why: 'what is marked as low risk is approved without a look',
  mend: 'rate it by the worst that its own words name, or take that away first',
  check: (doc, facts) => [
    ...unasked(doc),
    ...unrated(doc),
    ...doc.actions
      .filter((a) => a.kind === 'mitigation' || a.kind === 'fix')
      .flatMap((a) => {
        const risk = (a.parts.sacrifices ?? []).find((p) => LOW.test(p.text));
        return risk ? (harm(risk, a.id) ?? beyond(risk, a.id, facts) ?? []) : [];
      }),
  ],
});

function harm(risk: Piece, id: string) {
  const found = hits(risk, HARM).find((h) => !DENIED.test(risk.text.slice(Math.max(0, h.start - 25), h.start)));
  return found
    ? [
        at(
          risk,
          `the risk of ${id} is called ${quoted(LOW.exec(risk.text)?.[0].trim() ?? '')}, and ${quoted(found.text)}`,
          'a rating by that harm',
        ),
      ]
    : undefined;
}

function beyond(risk: Piece, id: string, facts: Facts) {
  const m = GROWS_TO.exec(risk.text);
  const stem = (m?.[1] ?? '').toLowerCase().replace(/s$/, '');
  const limit = m && settingsIn(facts.text).find((s) => s.unit === '' && /^max/i.test(s.name) && s.name.toLowerCase().includes(stem));
  return m && limit && number(m[2]) > limit.value
    ? [
        at(
          risk,
          `the risk of ${id} is called low, with ${quoted(m[0])}; the incident gives ${quoted(limit.quote)}`,
          'a rating by that limit',
        ),
      ]
    : undefined;
}

const UNASKED =
  /\b((?:FM|RCF)\d+)\b(?:(?!FM|RCF)[^.;]){0,40}\bwithout (?:further |any |more )?(?:discussion|approval|asking|consultation)/i;
/** What is rated as a high risk is to be done unasked. */
function unasked(doc: Doc) {
  return doc.said
    .filter((s) => s.section === 'mitigation' && !s.command)
    .flatMap(({ piece }) => {
      const h = hits(piece, UNASKED)[0];
      const action = h && doc.actions.find((a) => a.id === UNASKED.exec(h.text)?.[1]);
      const risk = action?.parts.sacrifices?.find((p) => /^\W*(?:very )?high\b/i.test(p.text));
      return h && risk
        ? [at(h, `${quoted(h.text)}, and its risk is called high: ${quoted(risk.text)}`, 'who decides it, and on what')]
        : [];
    })
    .slice(0, 1);
}

const RATING = /^\W*(?:very |rather )?(?:low|medium|moderate|high|none|small|minimal)\b/i;
/** Three fixes and more have a rating, and one has none. */
function unrated(doc: Doc) {
  const fixes = doc.actions.filter((a) => a.kind === 'fix');
  const without = fixes.filter((a) => (a.parts.sacrifices ?? []).length + (a.parts.regression ?? []).length === 0);
  const rated = fixes.filter((a) => (a.parts.sacrifices ?? []).some((p) => RATING.test(p.text)));
  const [one] = without;
  return one && without.length === 1 && rated.length === fixes.length - 1 && rated.length >= HABIT
    ? [at(one.title, `${one.id} has no risk, where the other ${rated.length} fixes have one`, 'its risk')]
    : [];
}
