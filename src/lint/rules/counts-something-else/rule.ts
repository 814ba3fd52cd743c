import { alternatives, anyOf } from '../../../text/index.ts';
import { type Hit, hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const PEOPLE = alternatives`
  customers? | users? | people | persons? | patients? | clients? | passengers? | tenants? | subscribers? | merchants? | members?
  guests? | players? | students? | travell?ers? | drivers? | buyers? | visitors? | employees?
`;
const THINGS = new RegExp(
  String.raw`\b${anyOf`
    tickets | orders | payments | requests | rows | bookings | slots | messages | mails | e-?mails | invoices | charges
    transactions | sessions | baskets | carts | records | files | jobs | events | pages | views | errors | calls | shipments
    parcels | bins | cards | seats | documents | uploads | downloads | exports | imports | refunds | reservations | readings | items
    units | devices | controllers | pods | servers | queries
  `}$`,
  'i',
);
/** Words between the number and the people: "700 affected customers", not "18 pairs of customers". */
const OF_THEM = '(?:(?!(?:of|to|from|by|for|with|in|on|per|and|or|that|which|sold)\\b)[a-z-]+\\s+){0,2}?';
const COUNTED = new RegExp(`(?<![\\w.,-])(\\d[\\d,]*)\\s+${OF_THEM}(?:${PEOPLE})\\b`, 'gi');

export const countsSomethingElse = rule({
  id: 'counts-something-else',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'refunds, notices and the severity are planned for so many people, and it is another number',
  mend: 'take the noun of the incident with its number, or say how many people stand behind the things',
  check: (doc, facts) =>
    prose(doc).flatMap(({ piece }) =>
      hits(piece, COUNTED).flatMap((h) => {
        const told = ofThings(h, facts.text);
        return told ? [at(h, `${quoted(h.text)}: the incident says ${quoted(told)}`, 'the thing that the incident counts')] : [];
      }),
    ),
});

/** What the incident counts with that number, where it is things each time and never people. */
function ofThings(h: Hit, incident: string): string | undefined {
  const digits = /\d[\d,]*/.exec(h.text)?.[0] ?? '';
  if (Number(digits.replace(/,/g, '')) < 10) return undefined;
  const named = [
    ...incident.matchAll(new RegExp(`(?<![\\w.,-])${digits}(?![\\w.,-]*\\d)\\s+((?:[a-z-]+\\s+){0,2}?[a-z-]+s)\\b[^.;\\n]{0,40}`, 'gi')),
  ];
  const ofPeople = new RegExp(
    `(?<![\\w.,-])${digits}\\s+(?:[\\w-]+\\s+){0,2}?(?:${PEOPLE})\\b|\\b(?:${PEOPLE})\\b[^.;\\n]{0,15}(?<![\\w.,-])${digits}\\b`,
    'i',
  );
  return named.length > 0 && named.every((m) => THINGS.test(m[1] ?? '')) && !ofPeople.test(incident)
    ? `${digits} ${named[0]?.[1]}`
    : undefined;
}
