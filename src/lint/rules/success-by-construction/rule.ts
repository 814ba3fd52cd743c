import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import type { Action, Check, Doc } from '../../document/types.ts';
import { contentWords } from '../../document/words.ts';
import { at, deedOf, prose, quoted, rule } from '../../rule.ts';

const ENTRANCE = anyOf`checkout | endpoint | feature | traffic | route | page | sign-?ups? | payments? | orders? | writes?`;
/** What an action does, and the measure that it silences by doing so. */
const SILENCES: readonly { readonly deed: RegExp; readonly measure: RegExp }[] = [
  {
    deed: /on conflict|ignore duplicate|insert ignore|swallow|suppress|catch (?:and|the)|upsert/i,
    measure: /duplicate key|unique (?:constraint|violation)|constraint (?:error|violation)|(?:error|exception) (?:count|rate|log)/i,
  },
  {
    deed: /\b(?:drop|disable|remove|relax)\w* (?:the )?(?:unique |foreign key )?(?:constraint|index)/i,
    measure: /duplicate key|constraint/i,
  },
  { deed: /\b(?:mute|silence|disable|raise)\w*\b[^.]{0,30}\balerts?/i, measure: /\balerts?\b/i },
  {
    deed: new RegExp(
      anyOf`
        \bmaintenance (?:mode|page) | \b(?:disable|turn off|switch off|block|close|pause|stop)\w*\b[^.]{0,30}\b${ENTRANCE}\b
      `,
      'i',
    ),
    measure: /\b(?:no|zero|0)\b[^.]{0,50}\b(?:errors?|500s?|5xx|duplicates?|failures?|charges|requests)\b/i,
  },
  {
    deed: /\b(?:disable|turn off|stop|remove)\w*\b[^.]{0,20}\bretr(?:y|ies)/i,
    measure: /\b(?:no|zero|0|fewer)\b[^.]{0,20}\bretr(?:y|ies)/i,
  },
  { deed: /\b(?:purge|drain|delete|clear)\w*\b[^.]{0,20}\bqueue/i, measure: /queue (?:depth|length|size|is empty)|backlog/i },
  {
    deed: /\b(?:kill|terminat)\w*\b[^.]{0,30}\b(?:quer|session|connection|backend)/i,
    measure: /\b(?:no|zero|0)\b[^.]{0,30}\b(?:long[- ]running|idle|blocked) (?:quer|session|connection)/i,
  },
  {
    deed: /\b(?:stop|pause|disable|comment)\w*\b[^.]{0,30}\b(?:schedule|job|cron|entry|timer)/i,
    measure: /\b(?:only one|a single|no (?:second|other)?|zero) ?(?:runs?|starts?)\b/i,
  },
];

const REDUCED_TO = anyOf`exactly | reduced to | back to | down to`;
const IS = anyOf`is | are | = | == | shows? | at | of | equals? | :`;
const SHOWS = anyOf`is | = | == | shows? | at | of | equals? | : | reduced to | back to | remains`;
/** The state of the mitigation itself as its success. */
const ITSELF = words`
  (?:running|desired|healthy) (?:task|replica|instance|pod)s?(?: count)?\s*${IS}?\s*(?:${REDUCED_TO} )?\d+
  (?:task|replica|instance|pod|desired)[ -]?count\s*${SHOWS}?\s*(?:at |to )?\d+ | ecs (?:service )?shows? \d+ (?:running )?tasks?
  (?:deployment|deploy|rollback|rollout|restart)\s+(?:is |has )?(?:complete[sd]?|successful\w*|succeed\w*|finished)
  (?:flag|feature) (?:is )?(?:off|disabled|on|enabled) | (?:config|setting|change) (?:is |has been )?applied
  v\d[\d.]* (?:is )?(?:running|live|deployed) | pods? (?:are|is) (?:running|ready|restarted|healthy)
`;

const FELT = words`
  errors? | 5\d\d | 5xx | fail\w* | duplicat\w* | charges? | latency | p9\d | time-?outs? | seats? | orders? | users? | customers?
  success | lag | heap | memory | restarts? | violations? | requests? | tickets? | exceptions? | throughput | conversion
`;
export const successByConstruction = rule({
  id: 'success-by-construction',
  severity: 'warning',
  why: 'the measure falls because of what was done to the measure; the fault may go on unseen',
  mend: 'measure what the users feel, or the damage itself: charges per order, seats with two holders, orders that go through',
  check: (doc) => {
    if (doc.kind === 'own') return [];
    const some = prose(doc)
      .filter((s) => s.section === 'verification')
      .flatMap(({ piece }) => hits(piece, SOME_OF_ALL))
      .filter((h) => /clos|resolv|complete|over|done|success/i.test(h.piece.text))
      .slice(0, 1)
      .map((h) => at(h, `${quoted(h.text)}: it is closed with a check that is red`, 'all of them, or those that may be red by name'));
    const built = doc.checks.flatMap((c) => {
      const actions = doc.actions.filter((a) => c.for.includes(a.id) && (a.kind === 'mitigation' || a.kind === 'fix'));
      const silenced = actions.find((a) => silences(a, c));
      if (silenced)
        return [
          at(c.piece, `${quoted(c.piece.text)}: ${silenced.id} silences that measure itself`, 'a measure that the action does not touch'),
        ];
      const own = ITSELF.exec(c.piece.text);
      const more = own ? c.piece.text.replace(own[0], '') : '';
      const felt = FELT.test(more);
      return own && !felt && doc.hypotheses.length > 0
        ? [
            at(
              c.piece,
              `${quoted(c.piece.text)}: that the action was done is no proof that it helped`,
              'what users feel, or the damage itself',
            ),
          ]
        : [];
    });
    return [...some, ...built, ...doc.checks.flatMap((c) => limited(doc, c))];
  },
});

/** "Lower MAX_ATTEMPTS to 5", and then "attempts in the log at most 5". */
function limited(doc: Doc, c: Check) {
  const most = /^\W*(?:≤|<=|at most|not above|no more than) ?(\d+)\W*$/i.exec(c.threshold)?.[1];
  const setter = doc.actions.find((a) => {
    const m = SETS.exec(deedOf(a).replaceAll('`', ''));
    const name = new Set([...contentWords((m?.[1] ?? '').replace(/_/g, ' '))]);
    return m && m[2] === most && [...contentWords(c.measure)].some((w) => name.has(w) && !/^max/.test(w));
  });
  return most !== undefined && setter
    ? [at(c.piece, `${quoted(c.piece.text)}: ${setter.id} sets that limit itself`, 'a measure that the action does not touch')]
    : [];
}
const SETS = /\b(?:lower|set|cap|limit|reduce|cut)\w* (?:the )?([\w ]{3,30}?) to (?:\d+\s?[–-]\s?)?(\d+)\b/i;

const FEW = anyOf`two | three | four | five | six | seven | eight | most | \d | a majority`;
/** "When four of six are green". */
const SOME_OF_ALL = new RegExp(
  String.raw`\b${FEW} of (?:the )?(?:\w+ ){0,2}?(?:are|is|pass|have passed|hold) ?(?:green|met|ok|passed|fulfilled|satisfied)?\b`,
  'i',
);

const silences = (a: Action, c: Check): boolean =>
  offAndGone(a, c) || SILENCES.some(({ deed, measure }) => deed.test(deedOf(a)) && measure.test(c.piece.text) && !alsoOther(c, measure));

const COUNTED_BESIDE = words`
  conversion | success rate | orders? per | charges? per | one charge | per order | reconcil\w* | matches? (?:the )?(?:number|count)
  completed | p9\d
`;
/** Something else is measured beside it. */
const alsoOther = (c: Check, measure: RegExp): boolean => COUNTED_BESIDE.test(c.piece.text.replace(measure, ''));

/** "Disable receipt mails", and then "no receipt mails are sent". */
function offAndGone(a: Action, c: Check): boolean {
  const off = /\b(?:disable|turn off|switch off|stop|pause|block)\s+(?:the |all )?([a-z]+(?: [a-z]+)?)/i
    .exec(deedOf(a))?.[1]
    ?.toLowerCase();
  return off !== undefined && new RegExp(`\\b(?:no|zero|0)\\s+(?:\\w+\\s+)?${off}`, 'i').test(c.piece.text);
}
