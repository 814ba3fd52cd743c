import { anyOf, words } from '../../../text/index.ts';
import { strength } from '../../document/likelihood.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const CERTAINLY = anyOf`confirmed | proven | established | certain | definitely | clearly | undoubtedly | without (?:a )?doubt`;
const CAUSE = anyOf`(?:the )?root cause | H\d{1,2} | this hypothesis | the hypothesis | the cause | the culprit`;
const WITHOUT_DOUBT = anyOf`
  definitively | undoubtedly | unquestionably | without (?:a |any )?doubt | beyond (?:any )?doubt
  100 ?% (?:certain|sure|confident) | guaranteed to be
`;
const CAUSED_BY = anyOf`the (?:root )?cause | caused by | due to | a (?:race|leak|bug|deadlock)`;
const CERTAIN = new RegExp(
  anyOf`
    \b${CAUSE} (?:is|has been|was) (?:now )?${CERTAINLY}\b | \b${WITHOUT_DOUBT}\b
    \b(?:definitely|certainly|obviously|clearly) ${CAUSED_BY} | \bproves (?:that )?(?:H\d|the (?:race|leak|cause|hypothesis))
  `,
  'i',
);
/** In a plan "confirmed" is what an outcome may say; that it is certain is not. */
const OVERDONE = new RegExp(
  anyOf`
    \b(?:confirmed|certain|proven|sure)\W{0,3}\(?(?:at |to |by |with )?100 ?% | \b100 ?% (?:confirmed|certain|sure|proven)
    \b(?:proves|is proven) beyond | \b(?:with|to) (?:absolute |full )?certainty\b
    \bconfirmed (?:beyond|without) (?:any |a )?doubt\b
  `,
  'i',
);
const GOES_WELL = anyOf`duplicates? | errors? | loss | losses | incidents? | problems? | issues? | any | further`;
const CLOSED = anyOf`disregarded | ignored | discarded | dismissed | excluded | neglected | forgotten`;
const CURED = anyOf`the incident | the outage | this fault | the problem | all of it`;
/** Doors that a report closes before anybody has looked. */
const CLOSES_THE_DOOR = words`
  conclusive(?:ly)? (?:proven|confirmed|established|shown|proof)
  (?:is|are) (?:absolutely |virtually )?certain(?= (?:on|to|at|by|for|when)\b|[.,;]|$) | (?:is|are) (?:a certainty|beyond dispute)
  unambiguous(?:ly)? | irrefutabl[ey] | smoking gun | the only (?:possible|plausible|conceivable) (?:explanation|cause)
  explains? (?:everything|all (?:the )?(?:signals|symptoms|observations)) | fool-?proof | bullet-?proof | zero[- ]risk
  (?:permanently|completely|fully) (?:eliminates?|prevents?|resolves?|solves?) | without (?:any )?side[- ]effects? | cannot fail
  if (?:no|none|nothing)\b[^.;]{0,60}, H\d+ is (?:true|confirmed|proven|the cause) | the (?:spread|effect|relief|cure) is permanent
  leaves? no (?:room|doubt|other) | no other (?:explanation|cause|hypothesis) (?:is|remains|fits|can)
  (?:needs?|requires?|warrants?) no (?:further|more) \w+ | need(?:n't| not) be (?:explained|examined|checked|looked at) (?:any )?further
  (?:other|remaining|rest|hypotheses|causes)\b[^.;]{0,25}\bcan (?:safely |all )?be ${CLOSED}
  treat(?:ed)?\b[^.;]{1,30}\bas (?:a |established |proven )?facts? | (?:all|fits?|pieces)\b[^.;]{0,20}\bwithout exception
  guarantee(?:s|ing) (?:exactly[- ]once|no (?:loss|duplicates|further)|zero)
  (?:fixing|curing|solving|treating) H\d\b[^.;]{0,25}\b(?:also|therefore) (?:removes|fixes|solves|cures|resolves) H\d
  will \w+ without ${GOES_WELL}
  (?:every|all|each) (?:claim|statement|number|figure|finding)s? (?:is|are) (?:traceable|verified|taken|backed|grounded)
  each step (?:eliminates|halves|removes) | (?:cannot|can never|will never|can't) (?:happen|occur|recur) again
  (?:hypothesis|cause)\b[^.;]{0,12}\b(?:is |has been )?(?:firmly )?established | risk[- ]free
  (?:completely|perfectly|100 ?%) safe | no risk at all
  resolves ${CURED} | FM\d+ alone (?:should |will |would |can )?(?:eliminate|remove|resolve|solve|stop|cure|fix|end)s? (?:the|all|every|it|this)
`;
/** Below this nothing is confirmed. */
const PROVEN = 0.9;
/** Before any step was taken, so likely by the signals alone. */
const SURE = 0.95;

export const overclaims = rule({
  id: 'overclaims',
  severity: 'warning',
  why: 'what is called confirmed is no longer checked',
  mend: 'say how likely it is, and which outcome would confirm it',
  check: (doc, facts) => {
    if (doc.report)
      return doc.report.plan.steps.flatMap((s, i) =>
        s.outcomes.flatMap((o, j) =>
          'conclude' in o.next &&
          o.next.probability < PROVEN &&
          /\bconfirmed\b(?! once)/i.test(o.next.text) &&
          !/\bnot confirmed\b/i.test(o.next.text)
            ? [
                at(
                  { text: o.next.text, path: `plan.steps[${i}].outcomes[${j}].next` },
                  `"confirmed" at ${o.next.probability}`,
                  `the word at ${PROVEN} and above`,
                ),
              ]
            : [],
        ),
      );
    const inPlan = prose(doc)
      .filter((s) => s.section === 'plan' && !/^\W*(?:if|when) .{0,80}\bnot\b/i.test(s.piece.text))
      .flatMap(({ piece }) =>
        hits(piece, OVERDONE)
          .slice(0, 1)
          .map((h) => at(h, `${quoted(h.text)} by one outcome`, 'how far the outcome moves it')),
      );
    const elsewhere = prose(doc)
      .filter((s) => s.section !== 'plan' && s.section !== 'verification')
      .flatMap(({ piece, of }) => {
        const found = hits(piece, CERTAIN)[0];
        if (!found) return [];
        const about = of ?? /H\d{1,2}/.exec(found.text)?.[0];
        const h = doc.hypotheses.find((x) => x.id === about);
        const before =
          piece.text
            .slice(0, found.start)
            .split(/[.;]\s/)
            .pop() ?? '';
        if (h && (strength(h.likelihood) ?? 0) >= SURE) return [];
        return /\b(?:if|once|when|until|after|not|before|whether|unless|should|as soon as)\b[^.]*$/i.test(before)
          ? []
          : [at(found, `${quoted(found.text)} of an open hypothesis`, 'its likelihood')];
      });
    const told = [...inPlan, ...elsewhere];
    const closed = (doc.computed ? [] : prose(doc)).flatMap(({ piece }) =>
      hits(piece, CLOSES_THE_DOOR)
        .filter(
          (h) => !told.some((t) => t.at.piece === piece) && !OPEN.test(clauseBefore(piece.text, h.start)) && !facts.text.includes(h.text),
        )
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)}, and nothing has been checked yet`, 'what would have to be seen first')),
    );
    // "Exactly one change", where the ledger itself cites another difference.
    const differs = prose(doc).find((s) => s.section === 'ledger' && OTHER_DIFFERENCE.test(s.piece.text));
    const single = prose(doc)
      .filter((s) => s.section === 'snapshot' || s.section === 'head' || s.part === 'mechanism')
      .flatMap(({ piece }) => (differs ? hits(piece, ONE_CHANGE) : []))
      .slice(0, 1)
      .map((h) => at(h, `${quoted(h.text)}, and the ledger says ${quoted(differs?.piece.text ?? '')}`, 'all that was different'));
    return [...told, ...closed, ...single];
  },
});

const ONE_CHANGE = words`
  (?:exactly|only) one (?:change|difference) | the only (?:change|difference|thing that changed) | nothing else (?:has )?changed
`;
const LOAD = anyOf`concurrency | traffic | load | volume | viewers | users | players | requests | orders | rate`;
const OTHER_DIFFERENCE = new RegExp(
  anyOf`
    \b(?:higher|lower|more|less|double|twice the|rising) ${LOAD}\b
    \b${LOAD} (?:was |were |is )?(?:\d+ ?% )?(?:higher|lower|up|down|doubled|rose|grew)\b
  `,
  'i',
);

/** It is said under a condition, or denied. */
const NOT_SO = anyOf`
  if | once | when | until | after | not | before | whether | unless | should | never | no | nobody | nothing | cannot | can't | doesn't
  isn't
`;
const OPEN = new RegExp(String.raw`\b${NOT_SO}\b[^.]*$`, 'i');
const clauseBefore = (text: string, at: number): string =>
  text
    .slice(0, at)
    .split(/[.;:]\s/)
    .pop() ?? '';
