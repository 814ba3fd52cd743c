import { anyOf, NUMBER_WORDS } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const UNITS = anyOf`pods? | nodes? | hosts? | instances? | replicas? | workers? | brokers? | shards? | servers? | consumers?`;
const WHICH = anyOf`old | new | affected | hot | healthy | remaining | idle | busy | fresh | first`;
const THINGS = anyOf`requests | queries | messages | orders | events | calls | connections | records | jobs`;
const PER = anyOf`/s | /sec | per second | a second | /min | per minute | a minute`;
/** "Old pods at about 290 requests/s each". */
const EACH = new RegExp(
  String.raw`\b(${WHICH}) (?:\w+ )?(${UNITS})\b[^.;,\d]{0,25}?(?:about |~|some |around )?(\d[\d,]*) ?(${THINGS}) ?(${PER}) (?:each|apiece)\b`,
  'i',
);
const n = (text: string | undefined): number => NUMBER_WORDS[(text ?? '').toLowerCase()] ?? Number((text ?? '').replace(/,/g, ''));
const COUNT = String.raw`(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)`;

/** "10 of 40 restarted, and they spread over all 18": each goes to one place. */
const SPREAD = /\b(?:spread|are distributed|reach|cover|land on)\w* (?:over |across |on )?all (\d+)\b/i;
const SOME = /\((\d+) of (\d+)\)|\b(\d+) of (?:the )?(\d+)\b/;

export const wrongShare = rule({
  id: 'wrong-share',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the number that is waited for cannot come, and the true cause fails its own test',
  mend: 'divide what the incident gives by the number of those that it falls on',
  check: (doc, facts) => [
    ...prose(doc).flatMap(({ piece }) => dividedByOthers(piece, facts.text)),
    ...doc.steps.flatMap((s) => {
      const some = SOME.exec(s.action.map((p) => p.text).join(' '));
      const moved = Number(some?.[1] ?? some?.[3]);
      return s.expected.flatMap((p) => {
        const m = SPREAD.exec(p.text);
        return m &&
          some &&
          moved < Number(m[1]) &&
          /\b(?:one|single|a) (?:\w+ )?(?:connection|stream|partition|session)\b/i.test(facts.text)
          ? [at(p, `${quoted(m[0])}: ${moved} with one each reach ${moved} at most`, `no more than ${moved}`)]
          : [];
      });
    }),
  ],
});

/** The whole over another count than that of the units that are named. */
function dividedByOthers(piece: Piece, incident: string) {
  const m = EACH.exec(piece.text);
  if (!m) return [];
  const unit = (m[2] ?? '').replace(/s$/i, '');
  const own = new RegExp(String.raw`\b${COUNT} ${m[1]}\b`, 'i').exec(incident)?.[1];
  const wholes = [...incident.matchAll(new RegExp(String.raw`(\d[\d,]*) ?(?:${m[4]} ?)?(?:${PER})`, 'gi'))].map((x) => n(x[1]));
  const counts = [
    ...incident.matchAll(new RegExp(String.raw`\b${COUNT} (?:\w+ )?${unit}s?\b|\bto ${COUNT} ${unit}s?\b|\bmax ${COUNT}\b`, 'gi')),
  ].map((x) => n(x[1] ?? x[2] ?? x[3]));
  const share = n(m[3]);
  const near = (a: number, b: number) => Math.abs(a - b) <= b * 0.015;
  if (!own || wholes.some((w) => near(share, w / n(own)))) return [];
  const whole = wholes.find((w) => counts.some((c) => c !== n(own) && c > 1 && near(share, w / c)));
  return whole === undefined
    ? []
    : [
        at(
          { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
          `${quoted(m[0])}: ${whole} over ${n(own)} are ${Math.round(whole / n(own))} each`,
          `${Math.round(whole / n(own))}`,
        ),
      ];
}
