import { isDenial, rowOf } from '../../diagnosis/index.ts';
import type { FieldName, Span } from '../../incident/types.ts';
import { FREQUENCY } from '../../knowledge/index.ts';
import type { Mode } from '../../knowledge/types.ts';
import { isErrorText, sentencesOf } from '../../signals/index.ts';
import type { Change, Signal } from '../../signals/types.ts';
import { words } from '../../text/index.ts';
import { type Context, computed, fromInput, fromKnowledge, fromSignal, list } from '../context.ts';
import { fill } from '../slots.ts';
import type { Report, ReportTrigger, Statement } from '../types.ts';
import { wellOf } from './well.ts';

type Snapshot = Pick<Report, 'problem' | 'onset' | 'triggers' | 'signals' | 'derived' | 'ruledIn' | 'ruledOut' | 'well' | 'contradictions'>;

/** What is known, from the input's facts alone. */
export function composeSnapshot(c: Context): Snapshot {
  const { time } = c.reading;
  return {
    problem: problem(c),
    ...(time.onset
      ? {
          onset: {
            label: time.onset.label,
            text: onsetWords(c),
            ...(time.onset.derived ? { derived: time.onset.derived } : {}),
          },
        }
      : {}),
    triggers: triggersOf(c).map((t) => trigger(c, t)),
    signals: [...c.signalIds].map(([s, id]) => signal(s, id)),
    derived: c.derived.map((d) => ({ id: d.id, text: d.text, formula: d.formula, inputs: d.inputs.map(quotation) })),
    ruledIn: ruledIn(c),
    ruledOut: ruledOut(c),
    well: wellOf(c).map((s) => ({ text: s.quote, from: [fromInput(s)] })),
    contradictions: c.reading.contradictions.map((x) => ({
      about: x.about,
      one: quotation(x.one),
      other: quotation(x.other),
      effect:
        'Both are kept; the better attested one counts, weakened by the other. Settle it before acting on a hypothesis that rests on it.',
    })),
  };
}

const quotation = ({ quote, field, start, end }: Span) => ({ quote, field, start, end });

function signal(s: Signal, id: string): Report['signals'][number] {
  return {
    id,
    observable: s.observable,
    value: s.value,
    reading: s.origin === 'model' ? `${s.reading} (read by a model)` : s.reading,
    classification: s.classification,
    quote: s.quote,
    field: s.field,
    ...(s.event === undefined ? {} : { event: s.event }),
    start: s.start,
    end: s.end,
    origin: s.origin,
    reliability: s.reliability,
    ...(s.formula ? { formula: s.formula } : {}),
    also: s.also.map(quotation),
  };
}

/** A greeting or an excuse opens a letter, and tells nothing. */
const GREETING =
  /^\s*(?:good (?:morning|evening|day|afternoon)|hi|hello|hey|dear|morning|all|team|folks|sorry|apologies|excuse)\b[^.!?\n]{0,80}/i;

/** Up to the first mark that ends a sentence; "i.e." does not. */
const SENTENCE = /\S[\s\S]*?(?:(?<!\b(?:i\.e|e\.g|approx|ca|vs|nr|incl))[.!?](?=\s|$)|\n|$)/;

/** Judgement. */
const TELLS_NOTHING = 20;

/** The first sentence of a field without the mark of a list before it, cut at a word when it is long. */
function opening(c: Context, field: FieldName): Statement | undefined {
  const text = c.incident[field];
  const mark = /^\s*(?:[-*•–]|\d+[.)])\s+/.exec(text)?.[0].length ?? 0;
  const match = SENTENCE.exec(text.slice(mark));
  if (!match) return undefined;
  const first = match[0].trimEnd();
  // "Odd one." opens a telling and tells nothing, as a greeting does.
  const second = first.length < TELLS_NOTHING || GREETING.test(first) ? SENTENCE.exec(text.slice(mark + match.index + first.length)) : null;
  const whole = second
    ? text.slice(mark + match.index, mark + match.index + first.length + second.index + second[0].trimEnd().length)
    : first;
  const cut = shortened(whole);
  const start = mark + match.index;
  return {
    text: `${cut.replace(/[.:;,]+$/, '')}${cut.length < whole.length ? ' …' : ''}`,
    from: [{ kind: 'input', field, start, end: start + cut.length }],
  };
}

/** Among so many sentences of the symptoms the complaint is looked for: further down people tell what they tried. Judgement. */
const FIRST_SENTENCES = 5;
/** Families whose signals are symptoms by themselves. */
const COMPLAINTS: ReadonlySet<string> = new Set(
  'cache correctness database dependency load messaging network platform resources security'.split(' '),
);

/** Words by which people complain. */
const TROUBLE = words`
  fail\w* | errors? | exceptions? | slow\w* | down | not (?:possible|working|available) | cannot | can't | doesn't | don't | wrong | missing | lost | late
  stuck | hangs? | hung | time-?outs? | timed out | crash\w* | refus\w* | reject\w* | duplicates? | twice | behind | unavailable | broken | 5\d\d | 4\d\d
  never | nothing | nobody | instead of | empty | restarts? | killed | full | high | rises? | grows? | drops?
`;
/** "No errors", "5xx is fine": what is well is no complaint. */
const WELL = /^\W*(?:no|not|nobody|nothing|all|everything)\b|\b(?:fine|ok|okay|normal|healthy|green|as usual|idle)\W*$/i;

/** The first sentence that tells what is wrong: who writes to people in a hurry begins with who he is, or with a heading. */
function complaint(c: Context): Statement | undefined {
  const text = c.incident.symptoms;
  const families = new Map<string, string | undefined>();
  const isSymptom = (id: string): boolean => {
    if (!families.has(id)) families.set(id, c.knowledge.observables.find((o) => o.id === id)?.family);
    return COMPLAINTS.has(families.get(id) ?? '');
  };
  const symptoms = c.reading.signals.filter((s) => s.field === 'symptoms' && s.value === 'yes' && isSymptom(s.observable));
  const early = sentencesOf(text)
    .slice(0, FIRST_SENTENCES)
    .filter((x) => x.text.length >= TELLS_NOTHING && !GREETING.test(x.text) && !WELL.test(x.text));
  const shows = (x: (typeof early)[number]) => symptoms.some((s) => s.start < x.end && s.end > x.start);
  const found = early.find((x) => shows(x) || TROUBLE.test(x.text)) ?? early.find((x) => /\d/.test(x.text));
  if (!found) return undefined;
  const cut = shortened(found.text);
  return {
    text: `${cut.replace(/[.:;,]+$/, '')}${cut.length < found.text.length ? ' …' : ''}`,
    from: [{ kind: 'input', field: 'symptoms', start: found.start, end: found.start + cut.length }],
  };
}

/** Cut at a word where it is long. */
const shortened = (text: string, most = 220): string => (text.length > most ? text.slice(0, text.lastIndexOf(' ', most)) : text);

function problem(c: Context): Statement[] {
  const out: Statement[] = [];
  const seen = complaint(c) ?? opening(c, 'symptoms') ?? opening(c, 'occurrence_pattern') ?? opening(c, 'blast_radius');
  const { onset } = c.reading.time;
  if (onset)
    out.push({ text: `${onsetWords(c)}.`, from: onset.derived ? [fromInput(onset), computed(onset.derived)] : [fromInput(onset)] });
  if (seen) out.push({ text: `Seen: “${seen.text}”.`, from: seen.from });
  const error = c.reading.signals.find(isErrorText);
  if (error && !seen?.text.includes(error.quote)) out.push({ text: `Error: “${error.quote}”.`, from: [fromSignal(error)] });
  const effect = opening(c, 'blast_radius');
  if (effect && effect !== seen) out.push({ text: `Effect: “${effect.text}”.`, from: effect.from });
  return out;
}

/** "Since 14:20 UTC, 25 min after “release v2.8.1” (13:55 UTC, derived)" */
function onsetWords(c: Context): string {
  const { onset } = c.reading.time;
  if (!onset) return '';
  const near = triggersOf(c).filter((t) => t.minutesBeforeOnset !== undefined && t.minutesBeforeOnset >= 0 && !t.cleared);
  const words = near
    .slice(0, 3)
    .map((t) => `${distance(t)} ${nameWords(c, t)}${t.at ? ` (${t.at.label}${t.at.derived ? `, derived: ${t.at.derived}` : ''})` : ''}`);
  return `Since ${onset.approximate ? 'about ' : ''}${onset.label}${onset.derived ? ` (derived: ${onset.derived})` : ''}${words.length ? `, ${list(words)}` : ''}`;
}

/** In quotation marks where it stands so in the text: a name is often cut and joined. */
const nameWords = (c: Context, t: Change): string => (c.incident[t.field].includes(t.name) ? `“${t.name}”` : t.name);

/** How far the onset is from a change: in minutes where both are told so, in days where one is told by its day. */
function distance(t: Change): string {
  const minutes = t.minutesBeforeOnset ?? 0;
  if (t.byDay) return minutes < 1440 ? 'on the day of' : minutes < 2880 ? 'the day after' : `${Math.round(minutes / 1440)} days after`;
  return minutes < 1 ? 'at the time of' : `${span(minutes)} after`;
}

function span(minutes: number): string {
  if (minutes < 120) return `${Math.round(minutes)} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

/** A change that people will blame although it came so many minutes after the onset at most. Judgement. */
const BLAMED = 120;
/** What people make as a remedy is told as tried. */
const IS_BLAMED: ReadonlySet<string> = new Set(['deploy', 'upgrade', 'flag', 'migration']);
const cameAfter = (x: Change): boolean => x.minutesBeforeOnset !== undefined && x.minutesBeforeOnset <= -5 && x.byDay !== true;

/** Every change that could have set it off, within a week before the onset or without a time, nearest first; and a release that came soon after it, to be cleared. */
function triggersOf(c: Context): Change[] {
  const blamed = (x: Change) => cameAfter(x) && (x.minutesBeforeOnset ?? 0) >= -BLAMED && x.kinds.some((k) => IS_BLAMED.has(k));
  return c.reading.time.changes
    .filter((x) => x.minutesBeforeOnset === undefined || blamed(x) || (!cameAfter(x) && x.minutesBeforeOnset <= 7 * 1440))
    .sort((a, b) => (a.minutesBeforeOnset ?? 1e6) - (b.minutesBeforeOnset ?? 1e6))
    .filter((x, _, all) => !all.some((y) => y !== x && toldAgain(x, y)));
}

/** The derived time of one that is told elsewhere with its own: one kind, one minute, one first word ("upgrade of …"). */
function toldAgain(x: Change, y: Change): boolean {
  const head = (t: Change) => /^\W*(\w+)/.exec(t.name)?.[1]?.toLowerCase();
  return (
    x.at?.derived !== undefined &&
    y.at !== undefined &&
    y.at.derived === undefined &&
    Math.abs(x.at.minutes - y.at.minutes) < 1 &&
    x.kinds.some((k) => y.kinds.includes(k)) &&
    head(x) === head(y)
  );
}

function trigger(c: Context, t: Change): ReportTrigger {
  const m = t.minutesBeforeOnset;
  const fit =
    m === undefined
      ? t.at
        ? 'the onset has no time: read that first, then place this before or after it'
        : t.told?.startsWith('before ')
          ? 'told to come before that time; its own is not given'
          : t.told
            ? /\d:\d\d/.test(t.told)
              ? 'its day and the onset’s cannot be set against each other: place it before or after the onset first'
              : 'no hour given: place it before or after the onset first'
            : 'time not given: place it before or after the onset first'
      : cameAfter(t)
        ? `came ${span(-m)} after the onset: it did not set it off`
        : t.byDay && m <= 1440
          ? 'the day before the onset, or the same night: the hours between are not given, ask for them'
          : m <= 120
            ? 'in the window of the onset'
            : m <= 1440
              ? 'hours before the onset: fits only a cause that takes time to show'
              : 'days before the onset: fits only slow growth or a rare condition';
  const undone =
    t.undone === 'no-effect' ? '; undone without effect, so not the cause by itself' : t.undone === 'cured' ? '; undoing it helped' : '';
  return {
    name: fill(t.name, c.slots),
    kinds: [...t.kinds],
    ...(t.at ? { at: t.at.label } : t.told ? { at: t.told } : {}),
    ...(t.at?.derived ? { derived: t.at.derived } : {}),
    ...(m === undefined ? {} : { minutesBeforeOnset: Math.round(m) }),
    fit: `${fit}${undone}${t.cleared ? `; cleared by the telling: “${t.cleared.quote}”` : ''}`,
    ...(t.undone ? { undone: t.undone } : {}),
    ...quotation(t),
  };
}

function ruledIn(c: Context): Statement[] {
  const lead = c.diagnosis.hypotheses[0];
  return (lead?.supports ?? [])
    .filter((b) => b.evidence.weight >= 0.8 && !isDenial(b.evidence) && b.evidence.observable.family !== 'change')
    .slice(0, 4)
    .flatMap((b) => {
      const s = b.evidence.signals[0];
      return s ? [{ text: cited(c, s), from: [fromSignal(s), fromKnowledge(s.observable)] }] : [];
    });
}

/** A reading with the place of its quotation in the table of signals. */
function cited(c: Context, s: Signal): string {
  const id = c.signalIds.get(s);
  return id ? `${s.reading} (${id})` : `${s.reading} (“${s.quote}”)`;
}

/** A class is spoken against where so much of its mechanisms show what is denied: one of ten says nothing of the rest. Judgement. */
const MOST_OF_CLASS = 0.4;
const count = (modes: readonly Mode[], cause: string): number => modes.filter((m) => m.class === cause).length;

/** Modes that always or usually show what the input denies. Said only as strongly as the denial allows, and of causes that one would think of here. */
function ruledOut(c: Context): Statement[] {
  // What denies another mechanism of the leading class does not speak against the class.
  const leading = c.diagnosis.hypotheses[0]?.mode.class;
  const thought = thoughtOf(c);
  return c.diagnosis.evidence
    .filter((e) => isDenial(e) && !e.byModel)
    .flatMap((e) => {
      const s = e.signals[0];
      if (!s) return [];
      const touched = c.knowledge.modes.filter(
        (m) =>
          m.class !== leading &&
          rowOf(m)
            .cells.get(e.observable.id)
            ?.some((x) => x.value === 'yes' && FREQUENCY[x.frequency] >= FREQUENCY.usually),
      );
      if (touched.length === 0) return [];
      const word = e.strength >= 0.9 ? 'Speaks strongly against' : e.strength >= 0.6 ? 'Speaks against' : 'Weakly against';
      const classes = [...new Set(touched.map((m) => m.class))]
        .filter((k) => thought.has(k))
        .filter((k) => count(touched, k) >= c.knowledge.modes.filter((m) => m.class === k).length * MOST_OF_CLASS)
        .sort((a, b) => count(touched, b) - count(touched, a))
        .map((k) => k.replaceAll('-', ' '));
      if (classes.length === 0) return [];
      return [{ text: `${word} ${list(classes.slice(0, 4))}: ${cited(c, s)}`, from: [fromSignal(s)] }];
    });
}

/** One thing that was seen is usual for many mechanisms of which nobody would think. Judgement. */
const LEAST_SEEN = 2;

/** Classes with a mechanism that several things that were seen speak for. */
function thoughtOf({ diagnosis, knowledge }: Context): ReadonlySet<string> {
  const seen = diagnosis.evidence.filter((e) => !isDenial(e) && e.observable.family !== 'change');
  const speaks = (m: Mode) =>
    seen.filter((e) =>
      rowOf(m)
        .cells.get(e.observable.id)
        ?.some((x) => x.value === e.value && FREQUENCY[x.frequency] >= FREQUENCY.usually),
    ).length >= LEAST_SEEN;
  return new Set(knowledge.modes.filter(speaks).map((m) => m.class));
}
