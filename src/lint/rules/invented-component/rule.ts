import { anyOf, words } from '../../../text/index.ts';
import { hits, type Piece } from '../../document/piece.ts';
import { readTechnologiesIn } from '../../document/technologies.ts';
import { at, prose, quoted, rule, textOf } from '../../rule.ts';

/** A name as machines have them: two parts or more with an underscore or hyphen, in back quotes. */
const NAME = /`([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+)`/g;
const SUPPOSED = words`
  if | may | might | could | possibl\w* | perhaps | whether | assum\w* | e\.g\. | such as | for example | suppose\w* | unknown | any
  some | would | no | not | without | lack\w* | or | missing | unless | check | verify | query | search | count | compare
  typical\w* | by default
`;

export const inventedComponent = rule({
  id: 'invented-component',
  severity: 'warning',
  why: 'somebody looks for a cache that this system does not have',
  mend: 'use the names of the incident; say "if there is one" of what is only supposed',
  check: (doc, facts) => {
    if (doc.kind === 'foreign' && doc.computed) return [];
    if (!facts.given || !facts.read) return [];
    if (doc.report) return [];
    const input = facts.text.toLowerCase();
    const known = new Set(facts.read.reading.technologies.map((t) => t.id));
    return prose(doc)
      .filter(
        (s) =>
          (s.section === 'snapshot' && s.part !== 'missing') ||
          (s.section === 'ledger' &&
            (s.part === 'mechanism' || s.part === 'supporting' || s.part === 'disconfirming' || s.part === 'title')),
      )
      .flatMap(({ piece, part, of }) => {
        if (part === 'supporting' || part === 'disconfirming') {
          // A hypothesis about what may stand between speaks of it without asserting it.
          const own = doc.hypotheses.find((h) => h.id === of);
          const asserted = assertedParts(piece, `${input} ${own?.title.text ?? ''} ${textOf(own?.parts.mechanism)}`.toLowerCase());
          if (asserted.length > 0 || part === 'disconfirming') return asserted;
        }
        const sentences = piece.text.split(/(?<=[.;])\s/);
        const sentenceOf = (text: string) => sentences.find((x) => x.includes(text)) ?? piece.text;
        const names = hits(piece, NAME).filter((h) => {
          const name = h.text.replace(/`/g, '').toLowerCase();
          return !input.includes(name) && !COMMON.test(name) && !SETTING.test(name) && !SUPPOSED.test(sentenceOf(h.text));
        });
        const technologies = readTechnologiesIn(piece, known, input).filter((h) => !SUPPOSED.test(sentenceOf(h.text)));
        return [...technologies, ...names]
          .slice(0, 1)
          .map((h) => at(h, `${quoted(h.text)} is not in the incident`, 'a component of the incident, or "if there is one"'));
      });
  },
});

/** Settings, tools and views that every system of the kind has. */
const COMMON = new RegExp(
  `^${anyOf`
    pg_ | max_ | min_ | information_schema | idle_ | lock_ | statement_ | read- | write- | on- | in- | check-then | read-then
    read-modify | time- | re- | non- | at- | fail- | client_ | server_ | user_ | work_mem | shared_buffers | keep-alive | set-
    select- | for-update | x- | content- | cache-control | idempotency-key | no- | go- | a- | end- | race- | single- | multi- | per-
    up-
  `}`,
);

/** "`visibility_timeout`": a setting of what is there, by its last word. */
const SETTING =
  /[_-](?:time-?out|max|min|limit|size|count|interval|ms|bytes|seconds|age|ttl|ratio|factor|threshold|level|enabled|mode|period|delay)$/;

/** What stands between systems; cited as seen, it decides what can be hit together. */
const BETWEEN = /\b(?:NAT|VPN|WAF|CDN|VPC|firewall|service mesh|sidecar|bastion|proxy|load balancer|egress gateway)\b/i;

/** "All pods share the NAT address", cited for or against a hypothesis of an incident that knows none. */
const assertedParts = (piece: Piece, input: string) =>
  piece.text
    .split(/[;,.]\s/)
    .filter((c) => /\b(?:share[sd]?|is|are|was|were|has|have|goes|runs?|passes?)\b/i.test(c) && !SUPPOSED.test(c.replace(/\ball\b/gi, '')))
    .flatMap((c) => {
      const name = BETWEEN.exec(c)?.[0];
      const start = piece.text.indexOf(c);
      return name && !input.includes(name.toLowerCase())
        ? [
            at(
              { piece, start, end: start + c.length, text: c },
              `${quoted(c)}: the incident knows no ${name}`,
              'what the incident says, or a check of it',
            ),
          ]
        : [];
    })
    .slice(0, 1);
