import { anyOf } from '../../text/index.ts';

const STOP = new RegExp(
  `^${anyOf`
    in | on | at | for | from | with | by | and | or | but | to | that | which | who | when | while | per | of | not | no | is | are
    was | were | be | been | has | have | had | do | does | did | since | until | till | than | then | so | as | if | it | its
    they | we | i | he | she | this | these | those | there | the | a | an | now | today | yesterday | tomorrow | ago | later
    after | before | above | below | over | under | up | down | out | only | just | each | every | again | still | also | yet
    already | about | around | all | both | more | less | fewer | too | very | instead | because | due | via | without | within
    during | between | against | into | onto | off | went | go | goes | get | gets | got | gone | fail | fails | failed | hang
    took | takes | take | said | say | says | see | seen | came | come | comes | show | shows | showed | ok | fine | us | him | them
    me | my | our | their | his | her | same | right | almost | nearly | always | never | usually | normally | late | apart | long
    high | higher | low | lower | behind | vs
  `}$`,
  'i',
);

const WORD = /^[\s]?((?:[A-Za-z_][\w'’/.-]*[\w)]|[A-Za-z]))/;

/** The noun phrase that begins a text: words up to a stop word or a mark, at most `most` of them. Empty where none begins it. */
export function nounPhrase(rest: string, most = 4): string {
  let at = 0;
  let end = 0;
  for (let i = 0; i < most; i++) {
    const m = WORD.exec(rest.slice(at, at + 40));
    if (!m || (i > 0 && !/^\s/.test(m[0]))) break;
    const word = m[1] ?? '';
    if (STOP.test(word)) break;
    at += m[0].length;
    end = at;
    if (isPlural(word)) break;
    if (/[.,;:!?)]/.test(rest[at] ?? '')) break;
  }
  const phrase = rest.slice(0, end);
  return phrase.includes('(') ? phrase : phrase.replace(/\)+$/, '');
}

/** The plural ends the phrase: what follows is a verb ("requests returning") or the next thought. */
const isPlural = (word: string): boolean =>
  /[a-z]{2}s$/.test(word) &&
  !/(?:ss|us|is|ous|['’]s)$/.test(word) &&
  !/^(?:https|dns|tls|aws|postgres|kubernetes|redis|always|sales|less|this|ios|sms|operations|business)$/i.test(word);

const OF = /^ ?(of|for) (?:(?:the|all|our|your|their|its|these|those|this|that|my|today's|every|any|other) )*/i;

/** "of checkout requests": the phrase after a share or percentile, with its "of". */
export function ofPhrase(rest: string): string {
  const m = OF.exec(rest);
  if (!m) return '';
  const noun = nounPhrase(` ${rest.slice(m[0].length)}`);
  return noun.trim() === '' ? '' : rest.slice(0, m[0].length + noun.length - 1);
}

/** A noun that counts: plural, or a mass that is counted. Error codes and ordinals count nothing. */
export function counts(noun: string): boolean {
  const words = noun.trim().split(/\s+/);
  return (
    words.some(
      (w) =>
        /[a-z]s$|people|staff|men\b|data|traffic|children|CPU|GB|children|vCPU|WCU|cores?$|ACUs?$/i.test(w) &&
        !/(?:ss|us|is|ous)$/i.test(w),
    ) || /^(?:new|old|more|other|different|distinct|unique|confirmed|active|idle)\b/i.test(noun.trim())
  );
}
