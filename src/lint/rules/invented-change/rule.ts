import { anyOf, MONTH_BEGINS, WEEKDAY, words } from '../../../text/index.ts';
import { CHANGED, NO_CHANGE } from '../../document/changes.ts';
import { hits } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const UPGRADE = anyOf`upgrade | update | migration | move | switch`;
const AFTER = anyOf`after | since | following | with | by`;
const THE = anyOf`the | an? | today's | yesterday's | last night's`;
const OTHER_CHANGE = anyOf`fail-?over | config(?:uration)? change | key rotation | certificate renewal | reboot | maintenance`;
/** A change told as given, and the words by which an incident would tell it. */
const CHANGES: readonly { readonly told: RegExp; readonly word: RegExp }[] = [
  {
    told: new RegExp(
      anyOf`
        \b${AFTER}\s+(?:the|an?|our|last \w+'s)\s+(?:\w+ ){0,2}?${UPGRADE}\b(?: (?:to|of|from) [\w. -]{2,30})?
        \b(?:was|were|had been|has been) (?:upgraded|migrated|moved) (?:to|from) [\w.]+(?: [\d.]+)?
      `,
      'i',
    ),
    word: /\b(?:upgrad|migrat|mov(?:e|ed|es|ing)|since the move|switch|bump|updat|replac|promot|swap)/i,
  },
  {
    told: words`
      (?:after|since|following|with)\s+${THE}\s+(?:\w+ ){0,2}?(?:deploy(?:ment)?|release|rollout)
      (?:was|were|had been|has been) (?:deployed|released|rolled out)
    `,
    word: /\b(?:deploy|releas|roll(?:ed|ing)?[ -]?out|ship|push|version|merged|v\d)/i,
  },
  {
    told: new RegExp(String.raw`\b(?:after|since|following|with)\s+(?:the|an?)\s+(?:\w+ ){0,2}?${OTHER_CHANGE}\b`, 'i'),
    word: /\b(?:fail(?:ed|s)?[ -]?over|promot|config|chang|rais|lower|rotat|renew|reboot|restart|maintenance|set(?:ting)?|flag|bump|rais)/i,
  },
];

export const inventedChange = rule({
  id: 'invented-change',
  reads: 'prose',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'somebody undoes a change that was never made, and stops looking for the one that was',
  mend: 'name only changes of the incident; ask for others among what is missing',
  check: (doc, facts) => {
    // Code updates and moves as well.
    const story = Object.entries(facts.incident)
      .map(([field, text]) => (field === 'code_snippet' ? '' : text))
      .join('\n');
    // It says itself that nothing was changed.
    const denied = NO_CHANGE.test(story) && !CHANGED.test(story);
    return [
      ...datedOtherwise(doc, story),
      ...prose(doc)
        .filter(
          (s) =>
            (s.section === 'snapshot' && s.part !== 'missing' && s.part !== 'ruledOut') ||
            (s.section === 'ledger' && s.part === 'supporting') ||
            (s.section === 'followUp' && s.part === 'timeline'),
        )
        .flatMap(({ piece }) =>
          CHANGES.filter(({ word }) => denied || !word.test(story)).flatMap(({ told }) =>
            hits(piece, told)
              .filter((h) => !/\b(?:no|not|if|whether|any|without|possibl[ey]|unknown)\b[^.;]{0,25}$/i.test(piece.text.slice(0, h.start)))
              .slice(0, 1)
              .map((h) => at(h, `${quoted(h.text)}: the incident knows of none`, 'a change of the incident')),
          ),
        ),
    ];
  },
});

const DAY = anyOf`\d{1,2}\.? (?:${MONTH_BEGINS})\w* | (?:${MONTH_BEGINS})\w* \d{1,2} | (?:last )?${WEEKDAY}`;
const DATED = new RegExp(
  String.raw`\b(?:the|a|our) (?:[\w-]+ )?(deploy|release|rollout|migration|upgrade)\w* (?:on|of|from) (?:the )?(${DAY})\b`,
  'i',
);
/** "The deploy on 6 June", of an incident that knows one of 28 May alone. */
function datedOtherwise(doc: Doc, story: string) {
  const dayIn = new RegExp(String.raw`\b${DAY}\b`, 'gi');
  const fold = (day: string) =>
    day
      .toLowerCase()
      .replace(/^last /, '')
      .replace(/(\d+)\.? ([a-z]{3})\w*/, '$1 $2')
      .replace(/([a-z]{3})\w* (\d+)/, '$2 $1');
  return prose(doc).flatMap(({ piece }) =>
    hits(piece, DATED).flatMap((h) => {
      const [, kind = '', day = ''] = DATED.exec(h.text) ?? [];
      const told = story.split(/(?<=[.;])\s|\n/).filter((x) => new RegExp(kind.slice(0, 6), 'i').test(x));
      const days = told.flatMap((x) => x.match(dayIn) ?? []);
      return days.length > 0 &&
        !days.some((d) => fold(d) === fold(day)) &&
        !/\b(?:no|not|if|next|future|was there an?)\b[^.;]{0,20}$/i.test(piece.text.slice(0, h.start))
        ? [at(h, `${quoted(h.text)}: the incident knows only one of ${days[0]}`, 'a change of the incident')]
        : [];
    }),
  );
}
