import { hits } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

/** `WHERE state = 'idle in transaction'` */
const FILTERS = /\b([a-z_]+)\s*=\s*'([^'%]{2,40})'/gi;
const WHERE = /\bwhere\b/i;
/** Behind the filter an OR lets others in. */
const OPEN = /\bor\b|\bin \(/i;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const filteredAway = rule({
  id: 'filtered-away',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the outcome that is waited for cannot come: the query leaves out the rows that would show it',
  mend: 'take the condition out of the query, and count by it instead',
  check: (doc, facts) => [
    ...(facts.given ? byUnknownName(doc, facts.text) : []),
    ...doc.steps.flatMap((s) => {
      const text = textOf(s.action);
      const from = text.search(WHERE);
      if (from < 0 || OPEN.test(text.slice(from))) return [];
      const filters = [...text.slice(from).matchAll(FILTERS)].map((m) => ({ column: m[1] ?? '', value: m[2] ?? '' }));
      return s.branches
        .flatMap((b) => {
          for (const f of filters) {
            // The same column with another value.
            const other = hits(b.piece, new RegExp(`\\b${escaped(f.column)}\\s*(?:=|is)\\s*['"“]?([\\w -]{2,30})`, 'i')).find(
              (h) => !h.text.toLowerCase().includes(f.value.toLowerCase()),
            );
            if (other)
              return [
                at(
                  other,
                  `step ${s.number} reads rows with ${f.column} = '${f.value}' only: ${quoted(other.text)} is none of them`,
                  'a query without that condition',
                ),
              ];
            // A session that is idle waits for its client, never for a lock.
            const lock = /^idle/i.test(f.value)
              ? hits(b.piece, /\bwait_event(?:_type)?\s*(?:=|is)\s*['"“]?(?:Lock|LWLock|IO)\b/i)[0]
              : undefined;
            if (lock)
              return [
                at(
                  lock,
                  `step ${s.number} reads sessions with ${f.column} = '${f.value}' only, which wait for their client: ${quoted(lock.text)} is none of them`,
                  'a query without that condition',
                ),
              ];
          }
          return [];
        })
        .slice(0, 1);
    }),
  ],
});

/** Names of this system, by which a query or a capture is narrowed. */
const NARROWS: readonly RegExp[] = [
  /\b(?:datname|application_name|usename|schemaname)\s*=\s*'([^'%<$]{2,40})'/i,
  /\btcpdump\b[^`\n]*\bport (\d{2,5})\b/i,
];
/** Where the name is a guess, an empty answer says nothing, and reads as an outcome. */
function byUnknownName(doc: Doc, incident: string) {
  return doc.steps.flatMap((s) =>
    s.action
      .flatMap((p) =>
        NARROWS.flatMap((re) => {
          const m = re.exec(p.text);
          const name = m?.[1] ?? '';
          return m && !incident.toLowerCase().includes(name.toLowerCase())
            ? [
                at(
                  { piece: p, start: m.index, end: m.index + m[0].length, text: m[0] },
                  `step ${s.number} looks at ${quoted(name)} only, a name that the incident does not give: if it is another, nothing is found`,
                  'a look without that name, or how to find it out',
                ),
              ]
            : [];
        }),
      )
      .slice(0, 1),
  );
}
