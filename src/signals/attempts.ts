import { anyOf, words } from '../text/index.ts';
import { UNMOVED } from './changes/in-vain.ts';
import { spoken } from './changes/machines.ts';
import { type Piece, sentencesOf } from './sentences.ts';
import { withoutChatHead } from './times/chat.ts';
import type { Attempt, FieldText } from './types.ts';

const OF_ACT = anyOf`
  vacuum | analy[sz]e | restore | clean-?up | exchange | power-?cycle | purge | flush | invalidation | reboot | failover | drain | reset | reload | resync | rebuild | reindex | redeploy | rotation | re-?run
`;
const ANEW = anyOf`pods? | nodes? | instances? | machines? | hosts? | VMs? | brokers? | servers? | workers? | containers? | disks?`;
const CLAUSE_BEGINS = '(?<=^|[-;,.:)] )';
/** "Back to 1.8.4", "back on the old driver" at the head of its clause. */
const BACK_TO = String.raw`${CLAUSE_BEGINS}back (?:to|on) (?:the (?:old|previous|former|last) |(?:[\w-]+ ){0,2}v?\d+(?:\.\d+)+)`;
/** "New VMs from the same template", "new driver: …". */
const NEW_ONE = anyOf`
  replacements? | ${CLAUSE_BEGINS}(?:new|fresh|other|another) ${ANEW} (?:from|on|with|of) the same
  ${CLAUSE_BEGINS}new (?:driver|cable|card|certificate|password|token)(?=:)
`;
/** What people do against a trouble, where nothing but themselves stands before it: "rows deleted at ten" tell a trouble. */
const BY_US = String.raw`(?:${CLAUSE_BEGINS}|(?<=\b(?:we|i|they|ops|have|had) (?:also |then |have )?))`;
const SPARE = anyOf`standby | secondary | replica | other | back-?up | spare`;
const MORE_OF = anyOf`${ANEW} | memory | heap | RAM | CPUs? | cores | threads | connections | partitions | replicas | consumers? | shards`;
const DONE = anyOf`
  ${BY_US}(?:delet(?:ed|ing) | remov(?:ed|ing) | upload(?:ed|ing) | install(?:ed|ing) | exchang(?:ed|ing) | chang(?:ed|ing) (?=the |a |to )) | power-?cycl(?:ed|ing) | (?:took|taking|taken) (?:\w+ )?[\w-]+ out | ${CLAUSE_BEGINS}(?:double|twice) the ${MORE_OF}
  (?:new|fresh) \w+ (?:uploaded|installed|put in|issued)
  (?:switch|mov|chang)(?:ed|ing) (?:\w+ ){0,3}to (?:the |an? |our )?${SPARE} | ${CLAUSE_BEGINS}more ${MORE_OF}(?=:| \(|,)
  ${OF_ACT} of | invalidat(?:ed|ing) | swapp(?:ed|ing) | empt(?:ied|ying) | cleaned | lower(?:ed|ing) | rotat(?:ed|ing)
  roll(?:ed|ing) (?:\w+ ){1,4}back | put (?:\w+ ){0,4}back | ${BACK_TO} | ${NEW_ONE}
  restart(?:ed|ing) | restarts? of | (?:second|third|full|another|a) restart | reboot(?:ed|ing) | bounc(?:ed|ing) | roll(?:ed|ing) back | rollback | re-?index(?:ed|ing) | rebuil(?:t|ding) | vacuum(?:ed|ing) | revert(?:ed|ing)? | redeploy(?:ed|ing)? | re-?r[au]n(?:s|ning)?
  scal(?:ed|ing) (?:up|out|to|from) | doubl(?:ed|ing) | rais(?:ed|ing) | increas(?:ed|ing) | bigger | enlarged | purg(?:ed|ing) | flush(?:ed|ing) | clear(?:ed|ing)
  disabl(?:ed|ing) | (?:switch|turn)(?:ed|ing) (?:it |\w+ )?off | fail(?:ed|ing) over | failover to | drain(?:ed|ing) | recreat(?:ed|ing) | re-?creat(?:ed|ing) | replac(?:ed|ing)
  (?:full|manual|forced|complete) (?:reload|resync|refresh|sync|recount) | re-?load(?:ed|ing) | re-?sync(?:ed|ing)? | kill(?:ed|ing) | terminat(?:ed|ing) | rate-?limit(?:ed|ing) | reinstall(?:ed|ing)? | bypass(?:ed|ing)? | block(?:ed|ing) | reset(?:ting)? | reconnect(?:ed|ing)? | logg(?:ed|ing) (?:out|in again) | truncat(?:ed|ing)
  mov(?:ed|ing) (?:it|them|the \w+) (?:to|off|away) | added (?:\d+|two|three|four|more|another) | (?:set|setting|fixed|pinned) (?:\w+ ){1,5}(?:at|to) \d+ | put (?:\w+ ){1,3}from \d+\w* to \d+ | tried
`;
const ATTEMPT = new RegExp(String.raw`\b${DONE}\b`, 'i');
/** A system that acts by itself, an advice, a plan or a habit is no attempt of people. */
const NOT_OURS = words`
  should | could | would | will | going to | plan(?:s|ned)? | want(?:s|ed)? | may | might | can | if | before | when(?:ever)? | let's | please | must
  liveness | kubelet | oom | by itself | automatically | autoscal\w+ | hpa | users? | customers? | nobody | never | not (?:yet )?(?:been )?(?:tried|restarted|rolled)
`;
const FOR_A_WHILE = words`
  for (?:(?:about|some|only|just|nearly) )?(?:a|some|half an?|an|\d[\d.–-]*(?: [-–] \d+)?|ten|twenty|thirty|forty|five|two|three|a few) ?(?:while|time|hours?|min(?:ute)?s?|h|days?|seconds?|s) | then (?:the (?:very )?same|it (?:comes|came|is|was) back|again|back)
  (?:comes|came) back | (?:it|they) (?:is|was|were) back | until (?:the|it|next|about|around|some|this|\d)
`;
/** What holds for seconds has not helped. */
const FOR_SECONDS = /\b(?:a few|few|two|three|four|five|[2-9]) (?:good )?(?:seconds?|s)\b/i;
const WELL = words`correct | right | fine | good | well | perfect | healthy | ok | okay | works? | worked | cured | gone | normal | helps? | helped | quiet`;
const HELPED = words`
  (?:good|fine|ok|okay|quiet|normal|well|clean) (?:ever )?since | (?:errors?|problem|trouble|time-?outs?|it|alerts?) (?:are |is |was |were )?(?:all )?gone
  (?:it|they|all|that|everything) (?:then )?went through | made (?:\w+ ){1,3}(?:correct|right|good|well|fine|whole) | fixed (?:it|that|this) | fixes (?:it|that) | cures? (?:it|that) | cured (?:it|that) | solved | helped | helps | recover(?:ed|s) | went away | back to normal | works? again
  (?:good|fine|ok|okay|healthy|normal|well|fast|quick|quiet) again | after (?:it|that|this|which)(?: it| all)? (?:is|was|works?|worked) | then (?:it|all) (?:is|was|works?) (?:good|fine|ok|well)
  (?:is|was|are|were) (?:all )?(?:fine|ok|good|well|normal) (?:after|since|ever since|from then)
  (?:runs?|works?) (?:fine|ok|well|without (?:trouble|problems?|errors?)) (?:ever )?since
`;
const SPAN = anyOf`minutes? | mins? | hours? | h | days? | nights?`;
/** "Gave us 20 quiet minutes", "now it dies after 3 h instead of 1 h": time that was won. */
const WON_TIME = new RegExp(
  anyOf`
    \b(?:bought|gave|gives|buys|won) (?:us )?(?:an?|half|some|\d+|about|two|three|ten|twenty)(?: [\w-]+){0,3} ${SPAN}\b
    \b(?:an?|half an|\d+|two|three|ten|twenty) ${SPAN} (?:of (?:peace|quiet|calm) | (?:ok|fine|good|quiet|well),? (?:and )?then)\b
    \b(?:dies|died|fails|failed|crashes|crashed|hangs|full|fills) (?:\w+ ){0,2}(?:after|every|in) [^.;]{1,24} instead of\b
    \b(?:brings?|brought) (?:it|them|\w+) back for (?:\w+ )?[\w-]+ ${SPAN}\b
  `,
  'i',
);
/** "The same" and "still" tell an effect behind a mark alone: "on the same cluster" tells none. */
const NO_EFFECT = new RegExp(
  anyOf`
    [:,;]\s*nothing(?=[.,;]|$) | \b(?:no|without) (?:change|effect|difference|improvement|help|luck|success)\b | \bmade no difference | \bnothing (?:changed|improved|better) | \b(?:changed|helped|did|brought) nothing\b
    \b(?:did|does)(?:n't| not) (?:help|change|fix|improve|cure|matter) | \bunchanged\b | \b(?:as|like) before\b(?=[.,;]|$) | \bin vain\b | \bworse\b | \bnot better\b
    (?:[:,;=(→–—]|->|\band\b|\bbut\b|\bgives?|\bhas|\bsaid|\bthen)\s*(?:then |it |it's |the |very |exactly )*(?:same|still)\b
    ^\s*still\b(?! (?:open|to|not))
    ^\s*(?:the )?same(?: (?:errors?|result|picture|crash|thing|story|trouble))?\b(?=[.,;!]|$)
    \b(?:new|additional|extra|added) (?:\w+ )?(?:pods|instances|nodes|workers|replicas|tasks|hosts) (?:(?:stay|stayed|sit|sat|stand|are|were) (?:idle|empty|cold|at \d ?%)|idle[ds]?\b)
    \bjust as (?:slow|bad|high|many|often|before) | [.:,;]\s*(?:the )?(?:cpu|errors?|latency|load|rate|queue|lag|backlog|claims?|queries|time-?outs?) (?:is |are |was |were )?(?:still|stays?|stayed|remains?|remained)\b
    ${UNMOVED} | \b(?:has|have|had|was|is)(?:n't| not) (?:helped|changed|improved|fixed|cured)\b | \bof no (?:use|help)\b | \bjust the same\b
    \bnow (?:it|they) (?:just )?(?:hang|fail|crash|die|stall|time out)\w*\b(?! (?:after|every)\b)
    \b(?:always|again|only) (?:stop|fail|hang|crash|break)\w* (?:at|in|on|with|after) the same\b
    \b(?:problem|errors?|trouble|load|it|lag) (?:moved|went|came|followed|moves|follows|goes) (?:with it|along|with them|over)\b
    \b(?:lag|load|queue|errors?|time-?outs?|latency|problem|trouble|rate|backlog) (?:stayed|stays|remained|remains|persists?|persisted)(?=[.,;!]|$)
    [:,]\s*(?:\w+ ){0,4}the same(?=[.,;]|$) | (?:^|[,:]\s*)those [\w ]{1,20} the same
  `,
  'i',
);
const IN_VAIN = words`(?:does|did)(?:n't| not) | not | nobody | no one | sometimes | hardly | never`;
/** A next sentence that only tells the effect. */
const EFFECT_ALONE =
  /^(?:no |now\b|nothing|same|did(?:n't| not)|does(?:n't| not)|without|not better|still|helped|helps|that (?:helped|fixed)|(?:load|cpu|latency|errors?|rate|lag|queue|time-?outs?)\b|fine|good|ok|all good|in vain)/i;
/** Of an effect that is told behind another sentence so much is read. */
const TAIL = 130;
const MOST_SHOWN = 200;

/** What was tried, in the order of the text, with its words and its effect; what has no told effect is left out. */
export function readAttempts(fields: readonly FieldText[]): Attempt[] {
  return once(fields.flatMap(attemptsOf));
}

function attemptsOf({ field, text }: FieldText): Attempt[] {
  if (field === 'code_snippet' || field === 'tech_stack') return [];
  const pieces = sentencesOf(spoken({ field, text }).text);
  return pieces.flatMap((piece, i) => {
    const found = attemptIn(piece, whole(pieces[i + 1], pieces[i + 2]));
    if (!found) return [];
    const start = subjectStart(piece, pieces[i - 1], text);
    return [{ field, start, end: found.end, quote: text.slice(start, found.end), effect: found.effect }];
  });
}

/** What an attempt did and to what: the words of its act before the effect, cut to their stems. */
function deed(attempt: Attempt): { readonly act: string; readonly words: readonly string[]; readonly times: readonly string[] } {
  const told = actIn(attempt.quote);
  const clause = told.split(TELLS_EFFECT)[0] ?? '';
  const words = (clause.toLowerCase().match(/[a-z][\w-]{3,}/g) ?? []).filter((w) => !SAID_BESIDES.test(w)).map((w) => w.slice(0, STEM));
  return { act: (ATTEMPT.exec(told)?.[0] ?? '').toLowerCase().slice(0, STEM), words, times: clause.match(/\d{1,2}[:.]\d\d/g) ?? [] };
}
const TELLS_EFFECT = /[;,–—→(]|:(?!\d)|->|\s-\s|\s(?:but|and|with|without|had|has|did|does|changed|helped|made)\s/;
const SAID_BESIDES = /^(?:have|been|also|then|twice|again|both|every|each|some|were|once|they|them|from|with|this|that)$/;
const STEM = 5;

/** One attempt that is told twice, in short and in a whole sentence, is one: of the two the fuller words stay. */
function once(attempts: readonly Attempt[]): Attempt[] {
  const out: Attempt[] = [];
  for (const attempt of attempts) {
    const own = deed(attempt);
    const at = out.findIndex((o) => o.effect === attempt.effect && isSame(deed(o), own));
    const other = out[at];
    if (!other) out.push(attempt);
    else if (attempt.quote.length > other.quote.length) out[at] = attempt;
  }
  return out;
}

type Deed = ReturnType<typeof deed>;

/** The same act on the same thing; two times are two attempts. */
function isSame(a: Deed, b: Deed): boolean {
  if (a.act === '' || a.act !== b.act || (a.times.length > 0 && b.times.length > 0 && !a.times.some((t) => b.times.includes(t))))
    return false;
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  return few.length > 1 && few.every((w) => many.includes(w));
}

/** A line that breaks at a comma is not the whole of what it says. */
const whole = (piece: Piece | undefined, next: Piece | undefined): Piece | undefined =>
  piece?.text.endsWith(',') && next ? { start: piece.start, end: next.end, text: `${piece.text} ${next.text}` } : piece;

/** "Apple Pay was added; switched off on Thursday, no difference": what was switched off stands before the semicolon. */
function subjectStart(piece: Piece, before: Piece | undefined, text: string): number {
  const follows = before && text.slice(before.start, before.end).endsWith(';') && BARE_VERB.test(piece.text);
  return follows && piece.end - before.start <= MOST_SHOWN ? before.start : piece.start;
}
const BARE_VERB = /^(?:switched|turned|rolled|reverted|restarted|raised|scaled|disabled|moved|set|taken|put) /i;

const TAKEN_OUT = anyOf`
  off | down | reload\w* | reboot\w* | restart\w* | stopped | removed | unplugged | disconnected | disabled | drained | detached | isolated | bypassed | paused | out of (?:rotation|service)
`;
const ENDED = anyOf`
  (?:fell|dropped|went|goes|falls) to (?:zero|0|nothing) | stopped | gone | went away | (?:was|were|is|are) (?:all )?(?:fine|well|ok|good|normal) | recovered | no (?:errors?|loss|failures?|timeouts?)
`;
/** "While one switch was being reloaded, loss fell to zero; it came back with the switch": nobody meant it as a cure, and it tells more than one. */
const EXPERIMENT = new RegExp(String.raw`\b(?:while|as long as|whenever) [^.;]{3,90}\b${TAKEN_OUT}\b[^.;]{0,80}\b${ENDED}\b`, 'i');
const ON_PURPOSE_LATER = /\b(?:should|could|would|will|if|plan|please|let's|want)\b|\?$/i;

const CLAUSE = /[;,:(] (?:and |but |so )?|\s(?:and|but) (?=we |i )/g;

/** Of what is told about an attempt the clause of the act and what follows it: "…, rolled back on Monday: same picture". */
export function actIn(quote: string): string {
  const at = ATTEMPT.exec(quote)?.index ?? 0;
  const starts = [...quote.slice(0, at).matchAll(CLAUSE)].map((m) => m.index + m[0].length);
  return quote.slice(starts.at(-1) ?? 0);
}

function attemptIn(piece: Piece, next: Piece | undefined): { end: number; effect: Attempt['effect'] } | undefined {
  if (EXPERIMENT.test(piece.text) && piece.text.length <= MOST_SHOWN && !ON_PURPOSE_LATER.test(piece.text))
    return { end: piece.end, effect: 'for-a-while' };
  const m = ATTEMPT.exec(piece.text);
  if (!m || piece.text.length > MOST_SHOWN || piece.text.endsWith('?')) return undefined;
  if (NOT_OURS.test(piece.text.slice(0, m.index)) || NOT_OURS.test(m[0])) return undefined;
  const after = piece.text.slice(m.index + m[0].length);
  const told = effectOf(after);
  if (told) return { end: piece.end, effect: told };
  const said = next && withoutChatHead(next.text);
  if (!said || !EFFECT_ALONE.test(said) || said.length > TAIL) return undefined;
  const alone = /^nothing[.!;]?$/i.test(said) ? 'no-effect' : effectOf(said);
  return alone && { end: next.end, effect: alone };
}

function effectOf(text: string): Attempt['effect'] | undefined {
  if (WON_TIME.test(text)) return 'for-a-while';
  const well = WELL.exec(text);
  const later = well && FOR_A_WHILE.test(text.slice(well.index));
  if (later) return FOR_SECONDS.test(text) ? 'no-effect' : 'for-a-while';
  if (NO_EFFECT.test(text)) return 'no-effect';
  return HELPED.test(text) && !IN_VAIN.test(text) ? 'helped' : undefined;
}
