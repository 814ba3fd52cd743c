import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const BLAMES =
  /\b(?:(?:the |an? )?(?:developer|engineer|operator|dba|admin(?:istrator)?|team|reviewer|on-call|author|colleague|contractor|intern)s?(?:'s)? (?:\w+ )?(?:forgot|failed to|neglected|should have (?:known|caught|tested|noticed)|made (?:a|the) mistake|did(?:n't| not) (?:bother|test|check|review|notice|follow)|overlooked|ignored|was careless)|(?:developer|engineer|operator|dba|admin|reviewer|author|colleague|team)s?['’]s? (?:\w+ )?(?:mistake|carelessness|negligence|error|fault)|human error|user error by|negligen(?:ce|t)|careless(?:ness|ly)?|sloppy|incompeten\w+|(?:is|was) to blame|fault of (?:the )?(?:team|developer|engineer)|should be held|disciplin\w+ action)\b/i;

export const blamesAPerson = rule({
  id: 'blames-a-person',
  reads: 'prose',
  severity: 'warning',
  why: 'whoever is blamed tells less the next time, and the condition that made the slip possible stays',
  mend: 'say what made it possible: the missing check, test, limit or alert',
  check: (doc) =>
    prose(doc).flatMap(({ piece, part }) => {
      // What is ruled out or quoted there is the incident's word.
      if (part === 'ruledOut') return [];
      const found = hits(piece, BLAMES)[0];
      return found && !/\bblameless|\bnot (?:a )?human error|\bno blame/i.test(piece.text)
        ? [at(found, `${quoted(found.text)} blames a person`, 'the condition that made it possible')]
        : [];
    }),
});
