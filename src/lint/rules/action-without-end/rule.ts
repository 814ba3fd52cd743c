import { anyOf, MONTH_BEGINS, WEEKDAY } from '../../../text/index.ts';
import { hits, type Piece } from '../../document/piece.ts';
import { at, HABIT, quoted, rule } from '../../rule.ts';

const EVERYBODY = anyOf`
  code | software | systems? | services? | teams? | developers? | engineers? | changes? | deploys? | releases? | staff | everyone
  jobs? | tests?
`;
const VIRTUE = anyOf`
  monitoring | communication | quality | testing | processes | process | culture | reliability | resilience | observability
  documentation | stability | collaboration
`;
const SOME_DAY = anyOf`
  some ?day | eventually | at some point | when there is time | if time (?:allows|permits) | as soon as possible | asap | soon
  as needed | when possible
`;
const WISH = new RegExp(
  anyOf`
    // everybody, always
    \b(?:all|any|every|our|the) (?:\w+ )?${EVERYBODY} (?:should|must|needs? to|has to|have to) (?:always |never |be )+
    \b(?:from now on|in (?:the )?future|going forward|henceforth)\b
    // a state of mind
    \b(?:be|being|become|more) (?:more )?(?:careful|vigilant|attentive|cautious|diligent|mindful|aware)\b
    \bpay (?:more|closer|better) attention\b
    \b(?:never|not) (?:ever )?(?:be needed|happen|occur|be allowed to happen|recur|fail)(?: again| any more)?\b | \bnever again\b
    \b(?:raise|increase|improve) (?:the )?awareness\b | \bremind (?:the |all |every\w* )?\w+
    // a document without a word of what is to stand in it
    \b(?:update|improve|extend|review|revise|complete) (?:the |our |all )?(?:\w+ )?(?:runbooks?|playbooks?|documentation|docs|wiki)\b\W*$
    // a virtue without a deed, or a deed without a day
    \b(?:improve|better|strengthen|increase|enhance) (?:the |our |overall )?${VIRTUE}\b(?=[^,;:()]{0,25}(?:[.;(]|$))
    \bmonitor(?:ing)? (?:it |this |the \w+ )?closely\b | \bkeep (?:a close |an )?eye on\b | \bcontinue (?:to monitor|monitoring)\b
    \bstay (?:vigilant|alert)\b | \b${SOME_DAY}\b | \bshare (?:the |our |all )?(?:lessons|learnings|findings)\b
    \b(?:consider|think about|discuss|evaluate whether|look into) (?!.*\b(?:decid\w*|decision|by the end|result)\b)
    \beveryone (?:should|must)\b | \beverybody (?:should|must)\b
  `,
  'i',
);
const OWNER =
  /\bowners?\b\s*[:=—–-]?\s*\S|@[\w-]+|\bassigned? to\b|\((?:the )?[\w/&-]+(?: [\w/&-]+){0,3} (?:team|guild|squad|sre|dbas?|on-?call|lead)\b[^)]*\)|\((?:[A-Z][\w&/-]* ?){1,4}(?:team|SRE)\)/i;
const TERM = anyOf`
  today | tomorrow | this (?:week|month|sprint|quarter) | next (?:week|month|sprint|quarter|\w+day) | end of (?:the )?\w+
  before (?:the )?(?:next )?\w+ | by (?:the )?(?:next |end of )?(?:\d+|\w+day|sprint|week|month|quarter|release|${MONTH_BEGINS}\w*)
  (?:within|in) (?:the next )?(?:an? |\d+ |one |two |three |four )\w+ | due
`;
const DATED = anyOf`today | tomorrow | this week | next week | next quarter | this quarter | standing rule`;
const DATE = new RegExp(
  anyOf`
    \b\d{1,2}\.? ${MONTH_BEGINS}\w*
    \b${MONTH_BEGINS}\w* \d{1,2}\b | \b\d{4}-\d{2}-\d{2}\b | \b${TERM} \b
    \b(?:\d+|one|two|three|four|six) (?:days?|weeks?|months?|sprints?)\b | \b${DATED}\b | \b(?:month|quarter|year|week)[ -]end\b
    \b${WEEKDAY}\b
  `,
  'i',
);
const TOLD_PAST = anyOf`
  timeline | chronology | what happened | summary | cause | root cause | background | detection gap | history | \d{1,2}:\d{2}
  \d{1,2} \w+[ ]
`;
/** What tells, and is not to be done. */
const TELLS = new RegExp(anyOf`^\W*${TOLD_PAST} | \b(?:was|were)\b`, 'i');

export const actionWithoutEnd = rule({
  id: 'action-without-end',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  why: 'nobody can say when it is done, so it is never begun',
  mend: 'say what exists afterwards that does not exist now, who makes it, and by when',
  check: (doc) => {
    const items = doc.said
      .filter((s) => s.section === 'followUp' && !s.command && s.part !== 'timeline' && s.part !== 'history' && s.part !== 'title')
      .map((s) => s.piece);
    const wishes = items.flatMap((p) => hits(p, WISH).slice(0, 1));
    const said = (h: { readonly piece: Piece }, p: Piece) => h.piece === p;
    const rows = doc.todo.filter((t) => t.dated !== undefined);
    // Where a table lists what is to be done, the paragraphs beside it tell.
    const tasks = (rows.length >= HABIT ? rows.filter((t) => !t.dated).map((t) => t.piece) : items).filter(
      (p) => !TELLS.test(p.text) && p.text.split(/\s+/).length >= 4,
    );
    const lacks = (re: RegExp): Piece[] => {
      const without = tasks.filter((p) => !re.test(p.text));
      return without.length > 0 && tasks.length - without.length >= HABIT && without.length <= tasks.length / 4 ? without : [];
    };
    const unowned = rows.length >= HABIT ? [] : lacks(OWNER);
    const undated = rows.length >= HABIT ? tasks.filter((p) => !DATE.test(p.text)) : lacks(DATE).filter((p) => !unowned.includes(p));
    return [
      ...wishes.map((h) => at(h, `${quoted(h.text)} can never be finished`, 'what exists afterwards, by whom and by when')),
      ...unowned
        .filter((p) => !wishes.some((h) => said(h, p)) && !doc.todo.some((t) => t.piece === p && t.owner === ''))
        .map((p) => at(p, `${quoted(p.text)} has no owner, and the others have one`, 'a team or a role')),
      ...undated
        .filter((p) => !wishes.some((h) => said(h, p)))
        .map((p) => at(p, `${quoted(p.text)} has no date, and the others have one`, 'a date')),
    ];
  },
});
