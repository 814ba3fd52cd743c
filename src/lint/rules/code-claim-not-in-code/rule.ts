import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { at, prose, quoted, rule } from '../../rule.ts';
import { placedOtherwise } from './placed.ts';

const RETRIES = anyOf`retries | has (?:a )?retry | uses? (?:a )?retry | contains (?:a )?retry | implements (?:a )?retr\w*`;
const CODE_OR_CALL = anyOf`code | function | handler | snippet | method | implementation | \w+\(\)`;
const CODE = anyOf`code | function | handler | snippet | method | implementation`;
const RUNS_IN = anyOf`is wrapped in | uses | runs in(?:side)? | opens | starts`;
const CATCHES = anyOf`catch(?:es)?(?: block)? | try[/ -]catch | exception handler | swallows`;
const CACHES = anyOf`caches | uses (?:a |the )?cache | reads from (?:a |the )?cache | writes to (?:a |the )?cache`;
const TAKES = anyOf`takes | acquires | holds | uses`;
const LOCK = anyOf`lock | mutex | semaphore`;
const SENDS = anyOf`sets | has | uses | passes | sends`;
const CONFIGURES = anyOf`sets | has | uses | configures`;
/** What is claimed of the code, and what the code must then hold. */
const CLAIMS: readonly { readonly claim: RegExp; readonly code: RegExp; readonly incident?: RegExp; readonly what: string }[] = [
  {
    claim: new RegExp(String.raw`\b(?:the )?${CODE_OR_CALL}\b[^.;]{0,40}\b${RETRIES}`, 'i'),
    code: /retr(?:y|ies)|attempt|back-?off|tries/i,
    what: 'a retry',
  },
  {
    claim: new RegExp(String.raw`\b(?:the )?${CODE}\b[^.;]{0,40}\b${RUNS_IN} (?:a |an |one )?(?:database |db )?transaction`, 'i'),
    code: /transaction|begin|commit|atomic|@transactional/i,
    what: 'a transaction',
  },
  {
    claim: new RegExp(String.raw`\b(?:the )?${CODE}(?:'s)?\b[^.;]{0,30}\b${CATCHES}\b`, 'i'),
    code: /catch|except|rescue|recover\(|on error/i,
    what: 'a catch',
  },
  {
    claim:
      /\b(?:time[sd]? out|time-?outs?|fails?|errors?|unavailable|unreachable)\b(?! or\b)[^.;]{0,20}\b(?:and|so|then|which)\b[^.;]{0,40}\bfalls? back (?:to|on)\b/i,
    code: /catch|except|rescue|recover\(|fallback|on_?error|if err|or_else|getOrDefault/i,
    incident: /\bfall(?:s|ing|en)? ?back\b|\bfallback\b/i,
    what: 'a fallback on an error',
  },
  {
    claim: /\bthe (?:exception|error) handler (?:then )?\w+s\b|\b(?:the|its) (?:catch|except|rescue) (?:block|clause|branch)\b/i,
    code: /catch|except|rescue|recover\(|on_?error|fallback/i,
    what: 'a handler of exceptions',
  },
  {
    claim: new RegExp(String.raw`\b(?:the )?(?:code|function|handler|snippet|method|implementation)\b[^.;]{0,40}\b${CACHES}`, 'i'),
    code: /cache|redis|memo/i,
    what: 'a cache',
  },
  {
    claim: new RegExp(String.raw`\b(?:the )?${CODE}\b[^.;]{0,40}\b${TAKES} (?:a |an |the )?(?:\w+ )?${LOCK}\b`, 'i'),
    code: /lock|mutex|synchronized|semaphore|for update/i,
    what: 'a lock',
  },
  {
    claim: new RegExp(String.raw`\b(?:the )?${CODE}\b[^.;]{0,40}\b${SENDS} (?:a |an |the )?idempotency[- ]?key`, 'i'),
    code: /idempot/i,
    what: 'an idempotency key',
  },
  {
    claim: new RegExp(String.raw`\b(?:the )?${CODE}\b[^.;]{0,40}\b${CONFIGURES} (?:a |an )?(?:\d+\s?\w+ )?time-?out\b`, 'i'),
    code: /time-?out|deadline|abort/i,
    what: 'a time-out',
  },
];
const DENIED = /\b(?:no|not|never|without|lacks?|missing|neither|nor|fails? to|does ?n[o']t|if)\b/i;
/** "handler.go:88" */
const FILE_LINE = /\b[\w/-]+\.(?:go|py|rb|jsx?|tsx?|java|kt|rs|cs|php|scala|ex|c|cc|cpp|swift):\d{1,5}\b/;
/** What a framework calls is there, shown or not. */
const ENTRY_POINTS = /^(?:main|loop|setup|run|init|start|stop|constructor|__init__|render|dispatch|handle)$/;
const CALL = /`([A-Za-z_][\w.]*)\([^`]*\)`/g;

const BLOCK = anyOf`yield | block | callback | closure | lambda`;
/** What the caller passes in is not in the snippet: what it does is supposed. */
const PASSED_IN = new RegExp(
  String.raw`\b(?:the )?\x60?${BLOCK}\x60? (?:then )?(?:calls?|invokes?|queries|asks|fetches|reads) (?:the )?\x60?(\w+)`,
  'i',
);
const called = (doc: Doc, code: string) =>
  prose(doc)
    .filter((s) => s.section === 'ledger' && s.part === 'mechanism')
    .flatMap(({ piece }) =>
      hits(piece, PASSED_IN)
        .filter((h) => {
          const what = PASSED_IN.exec(h.text)?.[1] ?? '';
          return (
            !code.toLowerCase().includes(what.toLowerCase()) &&
            !/\b(?:may|might|if|perhaps|probably|supposed(?:ly)?)\b/i.test(piece.text.slice(Math.max(0, h.start - 60), h.start))
          );
        })
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)}: the code does not show that`, 'what the code does, or a word that it is supposed')),
    );

export const codeClaimNotInCode = rule({
  id: 'code-claim-not-in-code',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'somebody opens the file to look at a line that is not there',
  mend: 'quote the line, or say that it is supposed',
  check: (doc, facts) => {
    const code = facts.incident.code_snippet;
    const told = prose(doc).filter(
      (s) =>
        (s.section === 'snapshot' && s.part !== 'missing') ||
        (s.section === 'ledger' && (s.part === 'mechanism' || s.part === 'supporting' || s.part === 'title')),
    );
    const places = told.flatMap(({ piece }) =>
      hits(piece, FILE_LINE)
        .filter((h) => !facts.text.includes(h.text))
        .slice(0, 1)
        .map((h) => at(h, `${quoted(h.text)} is a place that the incident does not name`, 'a place of the incident')),
    );
    if (code.trim().length < 20) return places;
    const lines = code.split('\n').length;
    const claimed = prose(doc)
      .filter((s) => s.section === 'snapshot' || (s.section === 'ledger' && s.part !== 'confirmation' && s.part !== 'disconfirming'))
      .flatMap(({ piece }) => {
        const claims = CLAIMS.filter((c) => !c.incident?.test(facts.text)).flatMap(({ claim, code: needs, what }) =>
          hits(piece, claim)
            .filter((h) => !DENIED.test(h.text) && !needs.test(code))
            .map((h) => at(h, `${quoted(h.text)}: the code holds no ${what.replace(/^an? /, '')}`, 'what the code does')),
        );
        const calls = hits(piece, CALL).flatMap((h) => {
          const name = (/`([\w.]+)\(/.exec(h.text)?.[1] ?? '').split('.').pop() ?? '';
          const sentence =
            piece.text
              .slice(0, h.start)
              .split(/[.;]\s/)
              .pop() ?? '';
          const there =
            facts.text.includes(name) || /^(?:NOW|COUNT|SUM|rate|now|count|sum|max|min|avg)$/.test(name) || ENTRY_POINTS.test(name);
          return there ||
            /\b(?:should|use|using|add|would|replace|with|via|like|e\.g\.|such as|no|not|without|before any|instead)\b/i.test(sentence)
            ? []
            : [at(h, `${quoted(h.text)} is not in the code`, 'a function of the code')];
        });
        const numbers = hits(piece, /\blines? (\d{1,4})\b/i).filter((h) => Number(/\d+/.exec(h.text)?.[0]) > lines);
        return [
          ...claims,
          ...calls,
          ...numbers.map((h) => at(h, `${quoted(h.text)}: the code has ${lines} ${lines === 1 ? 'line' : 'lines'}`, 'a line of the code')),
        ].slice(0, 1);
      });
    return [...places, ...claimed, ...called(doc, code), ...placedOtherwise(doc, code)];
  },
});
