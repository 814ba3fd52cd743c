import type { Check, Doc } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

const RESOURCES: readonly { readonly name: RegExp }[] = [
  { name: /\bcpu\b/i },
  { name: /\bmem(?:ory)?\b|\bheap\b/i },
  { name: /\bdisk(?: usage| space)?\b/i },
];
const BELOW = /\b(?:below|under|less than|at most|not above|never above|lower than)\s*(?:~|about )?|[<≤]\s*/i;

export const thresholdAlreadyMet = rule({
  id: 'threshold-already-met',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the criterion was met while the incident went on: it will be met whatever is done',
  mend: 'take a measure that was bad during the incident, and a value that it did not have then',
  check: (doc, facts) => [
    ...backAtOnce(doc, facts.text),
    ...outsideTheMean(doc, facts.text),
    ...doc.checks.flatMap((c) => {
      const because =
        held(c, facts.text) ??
        counted(c, facts.text) ??
        present(c, facts.text) ??
        absent(c, facts.text) ??
        equal(c, facts.text) ??
        ended(c, facts.text) ??
        unheard(c, facts.text) ??
        onePer(c, facts.text) ??
        neverHit(c, facts.text);
      return because ? [at(c.piece, `${quoted(c.piece.text)}: ${because}`, 'a value that it did not have during the incident')] : [];
    }),
  ],
});

const GO_BACK = /\b(?:roll(?:ed|ing)? ?back|revert|go back|undo|abort|switch back)\b/i;
const FAILING =
  /\b(?:error|failure)(?: rate|s)?\b(?! (?:rate )?of)[^.;,]{0,25}?\b(?:exceeds?|above|over|rises? above|goes over|more than)\b[^.;,\d]{0,15}(\d+(?:\.\d+)?)\s?%/i;
const FAIL =
  /(\d+(?:\.\d+)?)\s?% of (?:the |all )?(?:\w+ )?(?:requests|calls|orders|checkouts|imports|attempts|jobs)\b[^.;\n]{0,40}|\b(?:for|in) (\d+(?:\.\d+)?)\s?% of (?:the |all )?(?:\w+ )?(?:requests|calls|checkouts)/gi;
/** "Roll back if the error rate exceeds 1 %", of an incident in which 3.8 % fail: it holds before anything is done. */
function backAtOnce(doc: Doc, incident: string) {
  const failing = [...incident.matchAll(FAIL)].filter((m) => /\b(?:fail|5\d\d|error|time-?out|DEADLINE)/i.test(m[0]) || m[2] !== undefined);
  const most = Math.max(0, ...failing.map((m) => Number(m[1] ?? m[2])));
  return doc.said
    .filter((s) => s.section === 'verification' && !s.command)
    .flatMap(({ piece }) => {
      const m = FAILING.exec(piece.text);
      return m && GO_BACK.test(piece.text) && Number(m[1]) < most
        ? [
            at(
              piece,
              `${quoted(m[0])} is where it is rolled back; during the incident it is ${most} %`,
              `more than ${most} %, or than what was measured just before`,
            ),
          ]
        : [];
    })
    .slice(0, 1);
}

const ALL_WITHIN = /\b(cpu|memory|load)\b of (?:all|each|every) (\w+) (?:within|between|at) (\d+)\s?%?\s?(?:-|–|to|and)\s?(\d+)\s?%/i;
/** "CPU of all pods within 45-70 %", where the mean over all of them is 34 %: a fair share of it is outside. */
function outsideTheMean(doc: Doc, incident: string) {
  return doc.checks.flatMap((c) => {
    const m = ALL_WITHIN.exec(c.piece.text);
    const mean = m && /\b(?:average|mean)\b[^.;\n]{0,40}?(\d+(?:\.\d+)?)\s?%/i.exec(incident);
    const value = Number(mean?.[1]);
    return m && mean && (value < Number(m[3]) || value > Number(m[4])) && new RegExp(`\\b${m[1]}\\b`, 'i').test(incident)
      ? [
          at(
            c.piece,
            `${quoted(m[0])}: the incident says ${quoted(mean[0])}, and an even share of that is outside`,
            `a range around ${value} %`,
          ),
        ]
      : [];
  });
}

/** "CPU below 80 %", where every figure of the incident for it is below. */
function held(c: Check, incident: string): string | undefined {
  for (const { name } of RESOURCES) {
    const m = new RegExp(`(?:${name.source})[^.;,]{0,40}?(?:${BELOW.source})(\\d+(?:\\.\\d+)?)\\s?%`, 'i').exec(c.piece.text);
    if (!m) continue;
    const figures = clauses(incident)
      .filter((x) => name.test(x))
      .flatMap((x) => [...x.matchAll(/(\d+(?:\.\d+)?)\s?%/g)].map((f) => Number(f[1])));
    const bad = clauses(incident).some((x) => name.test(x) && /\b(?:high|full|saturat\w*|exhaust\w*|grow\w*|spik\w*|peak\w*)\b/i.test(x));
    const limit = Number(m[1]);
    if (figures.length > 0 && !bad && figures.every((f) => f < limit)) return `during the incident it was at ${Math.max(...figures)} %`;
  }
  return undefined;
}

/** "Fewer than 20 restarts per pod", where the incident counts 9 or 10. */
function counted(c: Check, incident: string): string | undefined {
  const m = /\b(?:fewer|less|no more) than (\d+) ([a-z]{5,})/i.exec(c.piece.text) ?? /\bat most (\d+) ([a-z]{5,})/i.exec(c.piece.text);
  const noun = (m?.[2] ?? '').replace(/s$/, '');
  if (!m || /^(?:minute|second|hour|percent)/i.test(noun)) return undefined;
  const said = clauses(incident).filter((x) => new RegExp(`\\b${noun}`, 'i').test(x));
  const figures = said.flatMap((x) =>
    [
      ...x.matchAll(
        new RegExp(`\\b(\\d+)(?: or (\\d+))? ${noun}|\\b${noun}\\w*[: ][^;\\d]{0,12}(\\d+)(?: or (\\d+))?|(\\d+) or (\\d+) each`, 'gi'),
      ),
    ].flatMap((f) => f.slice(1).flatMap((n) => (n === undefined ? [] : [Number(n)]))),
  );
  return figures.length > 0 && figures.every((f) => f < Number(m[1])) ? `during the incident it was ${Math.max(...figures)}` : undefined;
}

/** "Rows above 3,114", where 3,114 is what the incident left: one more is no recovery. */
function present(c: Check, incident: string): string | undefined {
  const m =
    /\b(?:above|over|more than|greater than|higher than|exceeds?|below|under|less than|lower than)\s+(?:the )?(\d[\d,.]*\d|\d)/i.exec(
      c.piece.text,
    ) ?? /[<>]\s*(\d[\d,.]*\d|\d)/.exec(c.piece.text);
  const figure = m?.[1];
  if (!figure || figure.length < 2) return undefined;
  const escaped = figure.replace(/[.,]/g, '\\$&');
  const now = new RegExp(`(?:→|->|=>|\\bnow|\\bcurrently|\\bdown to|\\bup to)\\s*(?:is |at )?${escaped}(?![\\d,.]*\\d)`, 'i').exec(
    incident,
  );
  return now ? `${figure} is what it was at during the incident` : undefined;
}

const THINGS = [
  'ooms?',
  'oomkill\\w*',
  'crash(?:es)?',
  'restarts?',
  'evictions?',
  'lock waits?',
  'deadlocks?',
  'slow queries',
  'packet loss',
];

/** "No crash for 30 minutes", where the incident had none. */
function absent(c: Check, incident: string): string | undefined {
  for (const thing of THINGS) {
    const none = new RegExp(`\\b(?:no|zero|0|without) (?:new |more |further )?${thing}\\b`, 'gi');
    if (!none.test(c.piece.text) || /\b(?:and|,)\b[^.;]*\b(?:no|below|under|zero|above|within)\b/i.test(c.piece.text.replace(none, '')))
      continue;
    const denied = (incident.match(none) ?? []).length;
    const named = (incident.match(new RegExp(`\\b${thing}\\b`, 'gi')) ?? []).length;
    if (denied > 0 && denied === named) return 'the incident had none either';
  }
  return undefined;
}

/** "Duplicates < 7 %", where 7 % is what the incident complains of. */
function equal(c: Check, incident: string): string | undefined {
  const m = /(?:[<≤]|\bbelow|\bunder|\bless than|\bat most)\s*(?:~|about )?(\d+(?:\.\d+)?)\s?%/i.exec(c.piece.text);
  if (!m || Number(m[1]) === 0) return undefined;
  const figure = new RegExp(`(?<![\\d.,])${(m[1] ?? '').replace('.', '\\.')}\\s?%`);
  const said = clauses(incident).filter((x) => figure.test(x));
  return said.length > 0 &&
    !said.some((x) => AS_BEFORE.test(x) || RESOURCES.some((r) => r.name.test(x))) &&
    !/\b(?:normal|baseline|now|was|from|before|instead)\b/i.test(c.piece.text)
    ? `${m[1]} % is the level of the incident`
    : undefined;
}
const AS_BEFORE = /\b(?:normal\w*|usual\w*|was|were|before|baseline|from|until|target|slo|sla|allowed|staging|limit)\b/i;

/** "Zero by 21:10", where the incident ended by itself at 21:10. */
function ended(c: Check, incident: string): string | undefined {
  const by = /\b(?:by|until|before) (\d{1,2}:\d{2})/.exec(c.piece.text)?.[1];
  const end =
    by && clauses(incident).find((x) => x.includes(by) && /\b(?:ended|recovered|by itself|over|stopped|subsided|normal again)\b/i.test(x));
  return end ? `the incident was over by then without anything done: ${quoted(end.trim())}` : undefined;
}

/** "No pages for a week", where nobody was paged in the incident either. */
function unheard(c: Check, incident: string): string | undefined {
  const thing = /\b(?:no|zero|0|without) (page|alert|alarm)s?\b/i.exec(c.piece.text)?.[1];
  return thing && !/\b(?:page[sdr]?|paged|alert\w*|alarm\w*)\b/i.test(incident) ? `the incident tells of no ${thing} either` : undefined;
}

/** "One reference per payout", in the table that showed one row per payout all the while. */
function onePer(c: Check, incident: string): string | undefined {
  const m = /\b(?:exactly |only )?one (?:\w+ ){1,3}per (\w{4,})/i.exec(c.piece.text);
  const same = m && new RegExp(`[^.;\\n]{0,30}\\bone \\w+ per ${m[1]}\\b`, 'i').exec(incident);
  return same ? `the incident had that too: ${quoted(same[0].trim())}` : undefined;
}

const UNTOUCHED = '(?:unaffected|not affected|not touched|untouched|healthy)';
/** "Refunds unaffected", of which the incident says that they are. */
function neverHit(c: Check, incident: string): string | undefined {
  const m = new RegExp(
    String.raw`^\W*(?:\d+[.)]\s*)?([A-Z]?[a-z]{4,}?)s?(?: [a-z]+){0,2} (?:(?:is|are|stays?|remains?) )?${UNTOUCHED}\W*$`,
    'i',
  ).exec(c.piece.text);
  const said = m && incident.split(/(?<=[.;])\s|\n/).find((x) => new RegExp(String.raw`\b${m[1]}s?\b[^.;\n]*\b${UNTOUCHED}`, 'i').test(x));
  return said ? `the incident says so too: ${quoted(said.trim())}` : undefined;
}

const clauses = (text: string): string[] => text.split(/[;,\n]|\.(?=\s|$)/);
