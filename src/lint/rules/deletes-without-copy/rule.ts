import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';

const RECORDS = anyOf`
  rows? | records? | data | tables? | messages? | events? | orders? | bids? | payments? | bookings? | tickets? | entries | invoices?
  transactions? | charges? | documents? | files? | uploads? | backlog | topic | queue | results? | accounts? | reservations? | logs?
  partitions? | spool | history | samples? | readings?
`;
const REMOVES = anyOf`
  delet(?:e|es|ing) | purg(?:e|es|ing) | truncat(?:e|es|ing) | wip(?:e|es|ing) | eras(?:e|es|ing) | discard(?:s|ing)?
  throw(?:ing)? away | overwrit(?:e|es|ing) | drop(?:ping)? | remov(?:e|es|ing) | skip(?:ping)?
`;
const WHICH = anyOf`
  all | both | the | any | every | each | these | those | old | whole | pending | duplicate | second | wrong | bad | stuck
  orphaned | corrupt(?:ed)? | unprocessed | remaining | \d[\d,.]*
`;
const DELETES = new RegExp(String.raw`\b${REMOVES}\b (?:${WHICH} )*(?:[\w\`'-]+ ){0,2}?${RECORDS}\b`, 'i');
const REVERSED = words`
  reset(?:ting|s)?\b[^.;]{0,30}\boffsets?\b[^.;]{0,20}\b(?:latest|end|newest)
  skip(?:ping|s)? (?:ahead|over|to the (?:end|latest|newest))
`;
const SAFE = words`
  cop(?:y|ies|ied) | back-?ups? | snapshot\w* | export\w* | archiv\w* | sav(?:e|ed|ing) | keep(?:ing)? | kept | preserv\w*
  soft[- ]delet\w* | mark(?:ed|ing)? | quarantin\w* | move(?:d|s)? (?:it|them|to|into) | aside | dead[- ]letter | dlq | restor\w*
  replay\w* | re-?send\w* | re-?process\w* | list (?:them|it|the) | in a transaction | reviewed | retention
  already (?:processed|stored|saved) | conntrack | arp | dns | routes? | stale | expired? | caches? | cached | temporary | tmp | index | constraint | flag | rule | column
  filter | label | route | limit | line
`;

export const deletesWithoutCopy = rule({
  id: 'deletes-without-copy',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'what was deleted in haste is needed the next morning: by those who were hit, by the auditors, by whoever looks for the cause',
  mend: 'copy or export it first, or mark it instead of deleting it, and bound it by a condition',
  check: (doc) => {
    const saved = doc.actions.some((a) => a.kind === 'evidence') || doc.order.some((p) => /\b(?:save|keep|copy|export)\b/i.test(p.text));
    const told = [
      ...doc.actions
        .filter((a) => a.kind === 'mitigation' || a.kind === 'repair')
        .map((a) => ({ pieces: [a.title, ...(a.parts.does ?? []), ...(a.parts.change ?? [])], all: allOf(a) })),
      // "Repair of data: …", a paragraph of its own.
      ...doc.said
        .filter((s) => s.section === 'mitigation' && s.of === undefined && s.part !== 'order' && s.part !== 'evidence' && !s.command)
        .map((s) => ({ pieces: [s.piece], all: s.piece.text })),
    ];
    return told.flatMap(({ pieces, all }) =>
      pieces
        .flatMap((p) => [...hits(p, DELETES), ...hits(p, REVERSED)])
        .filter(
          (h) =>
            !SAFE.test(all) &&
            !(saved && /\b(?:log|file|history|sample)/i.test(h.text)) &&
            !/\b(?:do not|don't|never|not|without|no|instead of|rather than|which|that|job that)\W+(?:\w+ )?$/i.test(
              h.piece.text.slice(0, h.start),
            ),
        )
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)}, and nothing is copied first`, 'a copy or an export before it, or a mark instead')),
    );
  },
});
