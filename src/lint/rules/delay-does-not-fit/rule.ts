import { delayOff } from '../../document/delays.ts';
import type { Doc } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';
import type { Facts } from '../../types.ts';

export const delayDoesNotFit = rule({
  id: 'delay-does-not-fit',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'a mechanism whose own numbers miss the observed time by far is the wrong one, or only half of it',
  mend: 'count it among the disconfirming signals, or find what makes up the difference',
  check: (doc, facts) => [
    ...drained(doc, facts),
    ...doc.hypotheses.flatMap((h) =>
      delayOff(h, facts.text).map((d) =>
        at(
          d.hit,
          `${quoted(d.hit.text)} by the report's own numbers; the incident says ${quoted(d.incident)}`,
          'a calculation that comes out near the incident, or a word against the hypothesis',
        ),
      ),
    ),
  ],
});

const MANY = /(\d[\d,]*(?:\.\d+)?) ?(million|k|thousand)?\b/i;
const DRAINED =
  /\b(?:backlog|lag|queue)\b(?:[^.;]|\.\d){0,60}?\b(?:drain\w*|work\w* off|cleared|gone|caught up)\b[^.;\d]{0,20}(?:about |~)?(\d+(?:\.\d+)?)(?:\s?[-–]\s?(\d+(?:\.\d+)?))? ?(hours?|h|min\w*)\b/i;
/** "The backlog of 1.9 million drains in 3 hours": so many readers, of whom each takes so long for one, cannot. */
function drained(doc: Doc, facts: Facts) {
  const readers = Number(/\b(\d+) partitions\b/i.exec(facts.text)?.[1] ?? Number.NaN);
  const each = /\bp50\b[^.;\n]{0,40}?\bto (\d+(?:\.\d+)?) ?(ms|s)\b/i.exec(facts.text);
  const most = each ? readers / (Number(each[1]) * (each[2] === 'ms' ? 0.001 : 1)) : Number.NaN;
  if (!Number.isFinite(most) || !/\bfor \(|\bfor each|\bsequential|\bsynchron|\bblocking/i.test(facts.text)) return [];
  return doc.said
    .filter((s) => s.section === 'mitigation' && !s.command)
    .flatMap(({ piece }) => {
      const m = DRAINED.exec(piece.text);
      const many = m && MANY.exec(m[0]);
      if (!m || !many) return [];
      const items = Number((many[1] ?? '').replace(/,/g, '')) * (/million/i.test(many[2] ?? '') ? 1e6 : many[2] ? 1000 : 1);
      const time = Number(m[2] ?? m[1]) * (/^h/i.test(m[3] ?? '') ? 3600 : 60);
      return items / time > most * 1.5
        ? [
            at(
              { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
              `${quoted(m[0])} are ${Math.round(items / time)} a second; ${readers} readers at ${each?.[1]} ${each?.[2]} each make ${Math.round(most)}`,
              `no less than ${Math.round(items / most / 3600)} h, and more with what comes meanwhile`,
            ),
          ]
        : [];
    });
}
