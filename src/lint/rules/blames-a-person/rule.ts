import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const FAILED = anyOf`
  forgot | failed to | neglected | should have (?:known|caught|tested|noticed) | made (?:a|the) mistake
  did(?:n't| not) (?:bother|test|check|review|notice|follow) | overlooked | ignored | was careless
`;
const STAFF = anyOf`developer | engineer | operator | dba | admin | reviewer | author | colleague`;
const BLAMES = words`
  (?:the |an? )?(?:${STAFF}|administrator|team|on-call|contractor|intern)s?(?:'s)? (?:\w+ )?${FAILED}
  (?:${STAFF}|team)s?['’]s? (?:\w+ )?(?:mistake|carelessness|negligence|error|fault) | human error | user error by | negligen(?:ce|t)
  careless(?:ness|ly)? | sloppy | incompeten\w+ | (?:is|was) to blame | fault of (?:the )?(?:team|developer|engineer)
  should be held | disciplin\w+ action
`;

const WHO_DID = anyOf`(?:who|that) (?:was|is|had)[^,.;]{0,25} | on (?:call|duty|shift)`;
/** What only people do or leave undone, and somebody by name, by handle or as he or she. */
const WHO = anyOf`
  @[\w-]+ | (?:[Hh]e|[Ss]he) | (?:the )?(?:person|colleague|one|man|woman|member|manager|lead|shift)(?: ${WHO_DID})?,?
  [A-Z][a-zé]+(?: [A-Z][a-zé]*\.?)?(?:'s)?
`;
const SOMEBODY = anyOf`@[\w-]+ | [A-Z][a-z]+ [A-Z][a-z]+ | (?:the )?(?:developer|engineer|author|operator)`;
const CHARGE = anyOf`
  cost us | insisted | copied | without (?:reading|testing|checking|asking|thinking|review)
  should (?:hold back|be more careful|not have|have) | is responsible for | was responsible for | caused (?:the|this) | broke
`;
const OMITTED = anyOf`
  forgot | neglected | overlooked | failed to | was (?:careless|negligent|sloppy|too (?:hasty|quick))
  should have (?:known|tested|caught|noticed|checked|asked|reviewed) | made (?:a|the|this) (?:mistake|error)
  didn['’]?t (?:bother|test|review|check|ask|follow|read) | did not (?:bother|test|review|check|ask|follow|read)
  skipped (?:the )?(?:tests?|reviews?|checks?|approval) | ignored (?:the )?(?:warnings?|alerts?|runbook|review)
`;
const RELEASED = anyOf`pushed | merged | deployed | approved | released | shipped | changed | ran | committed`;
const SAFEGUARD = anyOf`test\w* | review\w* | check\w* | approval | asking | reading`;
const ANY = anyOf`a | any | proper | running | asking | the`;
const BY_NAME = new RegExp(
  [
    String.raw`${WHO} (?:\w+ly |had |has |again )?${OMITTED}`,
    String.raw`${WHO} (?:\w+ly )?${RELEASED}[^.;]{0,50}? without (?:${ANY} )?(?:\w+ )?${SAFEGUARD}`,
    String.raw`\b(?:blame|fault|carelessness|mistake|negligence|error) (?:lies with|is with|of|on the part of|made by|by) ${SOMEBODY}`,
    `\\b[A-Z][a-z]+['’]s (?:careless\\w*|mistake|negligen\\w*|sloppi\\w*|oversight|failure to|fault)\\b`,
    String.raw`\b(?:the |an? )?(?:on-call )?(?:${STAFF}|intern|contractor)s?\b[^.;]{0,60}\b${CHARGE}`,
  ].join('|'),
);
/** Systems do not forget; these stand at the beginning of a sentence and are no names. */
const NO_NAME = new RegExp(
  String.raw`^${anyOf`
    The | This | That | It | Nobody | Someone | We | They | You | Redis | Postgre\w* | Kafka | Nginx | Kubernetes | Cassandra | Node
    Docker | Terraform | Jenkins | Users? | Customers? | Clients? | Alert\w* | Monitoring | Tests? | Reviews? | Step | Nothing
    Which | Who | What | One | Each | Every | All | Some | No | Deploy\w* | Release | Service | Server | Code | CI | Whoever | If
    When | Today | Yesterday
  `}\b`,
);

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
      const found = hits(piece, BLAMES)[0] ?? hits(piece, BY_NAME).find((h) => !NO_NAME.test(h.text));
      return found && !/\bblameless|\bnot (?:a )?human error|\bno blame/i.test(piece.text)
        ? [at(found, `${quoted(found.text)} blames a person`, 'the condition that made it possible')]
        : [];
    }),
});
