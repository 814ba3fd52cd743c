import { changeAge, reliabilityOf } from './changes/fit.ts';
import { type Item, itemsOf } from './changes/items.ts';
import { kindsOf } from './changes/kinds.ts';
import { nameOf } from './changes/naming.ts';
import type { ChangeRead } from './changes/types.ts';
import { effectAfter, isUndoing } from './changes/undone.ts';
import type { Denial, Mention, TimesRead } from './times/types.ts';
import type { Clockwork } from './times.ts';
import type { Change, ChangeKind, FieldText, Signal, TimeFacts } from './types.ts';

/** Items that could name a change; the rest are not matched against the kinds. */
const MAYBE =
  /deploy|releas|roll|ship|live|out\b|build|canary|merge|push|version|->|→|=>|\bto \d|config|setting|rais|lower|increas|decreas|reduc|bump|tun|edit|chang|push|updat|flag|experiment|toggl|migrat|index|column|alter|schema|scal|added|expan|exten|upgrad|patch|imag|failover|fail-over|promot|switch|sale|campaign|mail|newsletter|leaflet|spot|traffic|launch|peak|rush|rotat|secret|credential|password|token|key|cert|script|mistake|hand|delet|runbook|clean|firewall|dns|acl|network|nginx|cdn|optic|backbone|cron|batch|job|export|import|backup|reload|analyze|vacuum|backfill|onboard|partner|tenant|customer|vendor|provider|turned o|switched o|enabled|disabled|ios|android|came |introduc|remov|rewr|carrier|psp|maintenance|moved|resiz|vmotion|reboot|terraform|hardware|control plane|terminat|drain|initiated|new /i;
const PLANNED =
  /\b(?:we (?:will|plan|want|intend)|(?:will|planned|plan|about|going|yet) to|was to (?:begin|start)|not (?:yet )?(?:begun|started)|has not started|next (?:week|month|run|release|deploy|one|sprint|scheduled)|tomorrow|should we|could we|considering|before we|would (?:be|have|help|fix)|can be|never (?:deployed|released)|to be (?:deployed|released|upgraded)|deadline)\b/i;
const HABIT =
  /\b(?:many times a day|~?\d+ ?(?:\/|per |a |times a )day|every (?:deploy|release)|whenever|older? (?:base )?image|normal deploys|usual deploys|line up|used to|normally|as usual|always|has run every|own deployment|separate deployment|other deployment|own build|deploys fail|releases fail|no deploys,|canary (?:ran|was|is)|behind (?:an?|the) (?:flag|ALB|proxy))\b/i;
/** Somebody acting on the incident, not setting it off. */
const RESPONSE =
  /\b(?:restart(?:ed|ing)?|killed|requeue\w*|suspended|re-?ran|replay\w*|tried|attempt\w*|we locked|locked deploys|paused|by hand (?:every|now)|works first time|help(?:s|ed)? for|to be safe|as a precaution|(?:till|until) we know|had no effect|→ none|re-?routed by us|took the service down|looked at|checked|searched|suspect\w*|counted|measured|changed nothing|smoke test|in staging|on staging)\b/i;
/** Words that make what follows them an event: the trouble is told to come after it. */
const AFTER =
  /\b(?:(?:ever )?since|after|following|triggered by|due to|because of|(?:started|came|come|comes|began|begun|begins|starts|appeared|arrived) (?:with|w\/|when)|once)\s+/gi;

/** At most so many items of one field are read for changes: a pasted log holds no more of them. */
const MOST_ITEMS = 3000;

/**
 * Every change that the text names, in the order of the text, with its time where given or derivable, its distance from the
 * onset, and what came of undoing it. What the text denies, plans or does by habit is no change.
 */
export function readChanges(fields: readonly FieldText[], time: TimeFacts, clockwork: Clockwork): ChangeRead[] {
  const denials = (time as TimesRead).denials ?? [];
  const out: ChangeRead[] = [];
  const undoings: { item: Item; quote: string; tail: string }[] = [];
  for (const f of fields) {
    if (f.field === 'code_snippet' || f.field === 'tech_stack') continue;
    const items = itemsOf(f).slice(0, MOST_ITEMS);
    const reader: ItemReader = {
      items,
      text: f.text,
      mentions: clockwork.mentions.filter((m) => m.field === f.field),
      clockwork,
      denied: denials.filter((d) => d.field === f.field && !/\bother\b/i.test(d.quote)),
    };
    const places = new Map<number, number>();
    items.forEach((item, i) => {
      if (isUndoing(item.text)) {
        undoings.push({ item, quote: f.text.slice(item.start, item.end), tail: tailOf(f.text, item, items[i + 1]) });
        return;
      }
      const parent = item.asideOf === undefined ? undefined : places.get(item.asideOf);
      const change = changeOf(item, i, reader);
      if (!change) return;
      const host = parent === undefined ? undefined : out[parent];
      if (host && parent !== undefined && !(change.at && change.at.precision === 'minute' && change.at.start >= item.start)) {
        out[parent] = { ...host, kinds: [...new Set([...host.kinds, ...change.kinds])] };
        return;
      }
      places.set(i, out.length);
      out.push(change);
    });
  }
  for (const u of undoings) markUndone(out, u.item, u.quote, u.tail);
  return withPeaks(merged(out), time, fields);
}

interface ItemReader {
  readonly items: readonly Item[];
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly clockwork: Clockwork;
  readonly denied: readonly Denial[];
}

/** Words of which a list's title is made: "Changes today", "Also". */
const TITLE_WORDS =
  /\b(?:all|other|also|recent(?:ly)?|last|known|the|our|today|this|morning|afternoon|evening|night|in|what|changed?|changes|deploys?|releases?|deployments?|things?|history|timeline|two|three|of|for|on|that|day|week|before|and|around|same|time|prod(?:uction)?|s|h|hours?|days?)\b|[^a-z]/gi;
const isTitle = (item: Item, inside: readonly Mention[]): boolean =>
  (!inside.some((m) => m.clock !== undefined) || /\bchange[sd]?\b/i.test(item.text)) &&
  inside.reduce((t, m) => t.replace(m.text, ''), item.text).replace(TITLE_WORDS, '').length < 3;
/** Past tenses that tell an event without a time beside them. */
const TELLS =
  /\b(?:deployed|released|shipped|rolled out|went live|upgraded|migrated|moved|switched|failed over|promoted|rotated|revoked|renewed|swapped|replaced|onboarded|imported|backfilled|raised|lowered|increased|reduced|bumped|patched|resized|enabled|flipped|launched|expanded|extended|added|reached|sent|edited|edit to|pushed|ran|bump|turned o(?:n|ff)|switched o(?:n|ff)|disabled|introduced|came with|merged|went to prod\w*|half done|under way|in progress|ongoing|in rollout)\b/i;
/** "Our last deploy was on Tuesday": said to show that there was none since. */
const LAST_STATED =
  /^(?:our |the |my )?last (?:[\w-]+ ){0,2}?(?:deploy(?:ment)?|release|rollout|change)\b[^.;]{0,14}\b(?:was|is|were|happened|dates?)\b|^(?:our |the |my )?last (?:deploy(?:ment)?|release|rollout|change)$/i;
const BARE_VERB = /^(?:deployed|released|shipped|rolled out|merged|upgraded|changed|rollout)$/i;

function changeOf(item: Item, place: number, reader: ItemReader): ChangeRead | undefined {
  const { mentions, clockwork } = reader;
  if (!MAYBE.test(item.text) || PLANNED.test(item.text) || HABIT.test(item.text) || /\?$/.test(item.text)) return undefined;
  // Where the writer knows it from: "(from the backfill query)".
  if (item.asideOf !== undefined && /^(?:from|per|see|according to|as of|by)\b/i.test(item.text)) return undefined;
  const inside = mentions.filter((m) => m.start >= item.start && m.end <= item.end);
  if (item.opens && isTitle(item, inside)) return undefined;
  const relation = clockwork.relations.find((r) => r.field === item.field && r.event.start < item.end && r.event.end > item.start);
  const follows = relation ? undefined : eventAfterCue(item, inside);
  const own = kindsOf(relation ? item.text.slice(Math.max(0, relation.event.start - item.start)) : (follows?.text ?? item.text));
  const inherited =
    item.header &&
    BARE_VERB.test(
      nameOf(
        item.header,
        mentions.filter((m) => m.start >= (item.header?.start ?? 0) && m.end <= (item.header?.end ?? 0)),
      ),
    )
      ? kindsOf(item.header.text)
      : undefined;
  const kinds = [...new Set([...own.kinds, ...(inherited?.kinds ?? [])])];
  const event = own.event || inherited?.event === true;
  if (kinds.length === 0 || isDenied(item, reader.denied)) return undefined;
  if (isResponse(item.text) && !item.listed) return undefined;
  const when = inside.find((m) => m.clock !== undefined) ?? inside[0] ?? neighbour(item, place, reader);
  const dated = withHeaderTime(when, item, mentions);
  if (/^(?:the )?last\b/i.test(item.text) && !dated) return undefined;
  // Only a day that is told to be the onset's, or the one before it, makes it a candidate.
  if (LAST_STATED.test(item.text) && dated && dated.clock === undefined) {
    const { days } = changeAge(undefined, dated, clockwork);
    if (days === undefined || days.least >= 2) return undefined;
  }
  const placed = dated !== undefined || relation !== undefined || follows !== undefined || item.listed;
  if (!placed && !(event && item.field === 'occurrence_pattern' && TELLS.test(item.text) && !/\b(?:no|not|or)\b|n't\b/i.test(item.text)))
    return undefined;
  // A noun with a time beside it is an event in the pattern of occurrence; in a story of symptoms it may be anything.
  if (
    !event &&
    !item.listed &&
    !relation &&
    !follows &&
    item.field !== 'occurrence_pattern' &&
    !/\b(?:deploy|release|failover|migration|upgrade|rollout|rotation|cutover|campaign|sale)/i.test(item.text)
  )
    return undefined;
  if (isOnsetItself(item, dated, clockwork)) return undefined;
  const name = nameOf(relation ? { start: relation.event.start, text: relation.event.quote } : (follows ?? item), inside);
  if (item.opens && BARE_VERB.test(name)) return undefined;
  const derived = relation && clockwork.derived.get(relation);
  const start = relation ? Math.min(item.start, relation.start) : item.start;
  const end = relation ? Math.max(item.end, relation.event.end) : item.end;
  return { kinds, name, field: item.field, start, end, quote: reader.text.slice(start, end), ...changeAge(derived, dated, clockwork) };
}

/** Somebody acted on the incident; "deployed X at 17:00 and suspected it" is a deploy all the same. */
function isResponse(text: string): boolean {
  const response = RESPONSE.exec(text);
  const tells = TELLS.exec(text);
  return response !== null && !/\bby mistake\b/i.test(text) && !(tells && tells.index < response.index);
}

/** A denial that fills a good part of the item, or "no" directly before the first word of change. */
function isDenied(item: Item, denied: readonly Denial[]): boolean {
  if (denied.some((d) => d.start < item.end && d.end > item.start && d.quote.length > item.text.length / 3)) return true;
  const first = FIRST_KIND.exec(item.text);
  return (
    first !== null &&
    /\b(?:no|not|without|never|nothing|none|isn't|wasn't|hasn't|didn't)\s(?:(?:a|any|the|been|yet|even)\s|\S+\s){0,1}$/i.test(
      item.text.slice(0, first.index),
    )
  );
}

/** The clause that tells the onset by "from 10:52 on" or "since 14:20" is the trouble, unless it names an event. */
function isOnsetItself(item: Item, dated: Mention | undefined, { onset }: Clockwork): boolean {
  return (
    dated !== undefined &&
    onset !== undefined &&
    onset.field === item.field &&
    onset.start >= item.start &&
    onset.end <= item.end &&
    !/\b(?:deploy|releas|rollout|launch|campaign|sale|migrat|upgrad|config|edit|failover|import|batch|job|run\b|cron|rebooted|rotat)/i.test(
      item.text,
    )
  );
}

const FIRST_KIND =
  /\b(?:(?:re)?deploy\w*|releas\w*|roll\w*|build|merge\w*|push\w*|config\w*|flag\w*|migrat\w*|upgrad\w*|bump\w*|fail-?over\w*|sale|campaign|cert\w*|rotat\w*|import\w*|maintenance|launch\w*|mail\w*|peak|backup\w*|cron\w*|job|patch\w*|leaflet|newsletter|spot)\b/i;

/** "… fail since the domain controllers were patched": where the event begins, and its words. */
function eventAfterCue(item: Item, inside: readonly Mention[]): { start: number; text: string } | undefined {
  for (const m of item.text.matchAll(AFTER)) {
    const from = m.index + m[0].length;
    const text = item.text.slice(from, from + 120);
    if (
      inside.some((x) => x.start - item.start <= from + 1 && x.end - item.start > from) ||
      /^(?:that|then|a |about|some|every|each|\d|~|they|it )/i.test(text)
    )
      continue;
    if (kindsOf(text).kinds.length > 0) return { start: item.start + from, text: item.text.slice(from) };
  }
  return undefined;
}

/** A time that stands alone beside the item, in brackets or after a comma, or the time of the item that it is an aside to. */
function neighbour(item: Item, place: number, { items, mentions }: ItemReader): Mention | undefined {
  if (item.asideOf !== undefined) {
    const host = items[item.asideOf];
    return host && mentions.find((x) => x.start >= host.start && x.end <= host.end);
  }
  const near = [items[place + 1], items[place - 1], ...items.slice(place + 1, place + 8).filter((x) => x.asideOf === place)];
  for (const other of near) {
    if (!other || other.sentence !== item.sentence) continue;
    const m = mentions.find((x) => x.start >= other.start && x.end <= other.end);
    if (
      m &&
      (other.text.replace(/ {2,}/g, ' ').length - m.text.length < 12 ||
        /^(?:that(?:['’]s| is| was)|which (?:is|was)) (?:also |exactly |just )?(?:when|the time of|the moment of)\b/i.test(item.text)) &&
      Math.abs(other.start - item.end) < 200
    )
      return m;
  }
  return undefined;
}

/** The list's day for a clock without one, and its time for an item without any. */
function withHeaderTime(when: Mention | undefined, item: Item, mentions: readonly Mention[]): Mention | undefined {
  const { header } = item;
  if (!header || when?.day) return when;
  const own = mentions.filter((m) => m.start >= header.start && m.end <= header.end);
  const day = own.find((m) => m.day);
  if (when) return day?.day ? { ...when, day: day.day, dayText: day.dayText } : when;
  return own.find((m) => m.clock !== undefined) ?? day;
}

const tailOf = (text: string, item: Item, next: Item | undefined): string =>
  (text.slice(item.start, Math.min(text.length, Math.max(item.end, next?.end ?? 0) + 60)).split(/\n(?=\s*[-*•\d])|\n\n/)[0] ?? '').slice(
    0,
    220,
  );

const SOFTWARE =
  /deploy|releas|version|build|\bcode\b|\bapp\b|image|patch|push|firmware|software|\bv?\d+\.\d+|upgrade|\bfix\b|config|setting|flag/i;

/** "Rolled back at 14:50, no change": the change that it undid learns so. */
function markUndone(changes: ChangeRead[], item: Item, quote: string, tail: string): void {
  const effect = effectAfter(tail) ?? 'unknown';
  const words = new Set(item.text.toLowerCase().match(/[a-z][a-z0-9.-]{3,}/g) ?? []);
  const undoable = changes
    .map((c, i) => ({ c, i }))
    .filter(
      ({ c }) => c.undone === undefined && c.kinds.some((k) => k === 'deploy' || k === 'upgrade' || k === 'configuration' || k === 'flag'),
    );
  const shares = ({ c }: { c: ChangeRead }) =>
    (c.quote.toLowerCase().match(/[a-z][a-z0-9.-]{3,}/g) ?? []).filter(
      (w) => words.has(w) && !/^(?:back|release|deploy|rolled|version)$/.test(w),
    ).length;
  const before = ({ c }: { c: ChangeRead }) => Number(c.field === item.field && c.start < item.start);
  const best = [...undoable].sort(
    (a, b) =>
      shares(b) - shares(a) ||
      before(b) - before(a) ||
      Number(b.c.kinds.includes('deploy')) - Number(a.c.kinds.includes('deploy')) ||
      b.i - a.i,
  )[0];
  if (best) {
    changes[best.i] = { ...best.c, undone: effect };
    return;
  }
  // The change itself is not told, only that it was taken back: of what, the words must say, or that it ended the trouble.
  if (effect !== 'cured' && !SOFTWARE.test(item.text)) return;
  changes.push({
    kinds: ['deploy'],
    name: nameOf(item, []),
    field: item.field,
    start: item.start,
    end: item.end,
    quote,
    undone: effect,
  });
}

/** One event told twice is one: the same name, or the same minute and kind. */
function merged(changes: readonly ChangeRead[]): ChangeRead[] {
  const out: ChangeRead[] = [];
  for (const c of changes) {
    const twin = out.findIndex(
      (o) =>
        o.name.toLowerCase() === c.name.toLowerCase() ||
        (o.at &&
          c.at &&
          o.at.minutes === c.at.minutes &&
          !o.at.derived &&
          o.at.start === c.at.start &&
          o.kinds.some((k) => c.kinds.includes(k))),
    );
    const other = out[twin];
    if (!other) out.push(c);
    else
      out[twin] = {
        ...(other.at ? other : c.at ? c : other),
        kinds: [...new Set([...other.kinds, ...c.kinds])],
        ...((other.undone ?? c.undone) ? { undone: other.undone ?? c.undone } : {}),
      } as ChangeRead;
  }
  return out;
}

/** Peak hours that hold the onset began before it, and belong to its window. */
function withPeaks(changes: readonly ChangeRead[], time: TimeFacts, fields: readonly FieldText[]): ChangeRead[] {
  const { onset } = time;
  if (!onset) return [...changes];
  const peaks = time.intervals.filter(
    (i) =>
      /peak|busy|business|rush|office|working|opening|trading/.test(i.what) &&
      i.from.minutes <= onset.minutes &&
      onset.minutes <= i.to.minutes,
  );
  return [
    ...changes.filter(
      (c) =>
        !(
          c.kinds.length === 1 &&
          c.kinds[0] === 'traffic' &&
          peaks.some((p) => p.from.field === c.field && p.from.start >= c.start && p.to.end <= c.end)
        ),
    ),
    ...peaks.map((p): ChangeRead => {
      const { field } = p.from;
      const text = fields.find((f) => f.field === field)?.text ?? '';
      // The quotation holds the name of the peak where it stands directly before.
      const named = text.toLowerCase().lastIndexOf(p.what, p.from.start);
      const start = named >= 0 && p.from.start - named < 60 ? named : p.from.start;
      const end = p.to.end;
      const quote = text.slice(start, end);
      return {
        kinds: ['traffic'],
        name: p.what.startsWith('peak') ? `start of the ${p.what}` : `start of ${p.what}`,
        field,
        start,
        end,
        quote,
        at: p.from,
        minutesBeforeOnset: onset.minutes - p.from.minutes,
      };
    }),
  ];
}

/** Changes that lie within `minutes` before the onset, nearest first: all of them, so that none is blamed alone. */
export function triggersInWindow(time: TimeFacts, minutes = 120): Change[] {
  return time.changes
    .filter((c) => c.minutesBeforeOnset !== undefined && c.minutesBeforeOnset >= -5 && c.minutesBeforeOnset <= minutes)
    .sort((a, b) => (a.minutesBeforeOnset ?? 0) - (b.minutesBeforeOnset ?? 0));
}

/** Observable ids by kind of change. */
const OBSERVABLE: Readonly<Record<ChangeKind, string>> = {
  deploy: 'deploy-before-onset',
  configuration: 'config-change-before-onset',
  flag: 'flag-change-before-onset',
  migration: 'migration-before-onset',
  'scale-out': 'scale-out-before-onset',
  'scale-in': 'scale-in-before-onset',
  upgrade: 'upgrade-before-onset',
  failover: 'failover-before-onset',
  traffic: 'traffic-event-before-onset',
  credential: 'credential-rotation-before-onset',
  certificate: 'certificate-change-before-onset',
  manual: 'manual-operation-before-onset',
  network: 'network-change-before-onset',
  schedule: 'schedule-run-before-onset',
  data: 'data-change-before-onset',
  vendor: 'vendor-change-before-onset',
  infrastructure: 'infrastructure-change-before-onset',
};

export const observableOfChange = (kind: ChangeKind): string => OBSERVABLE[kind];

const SAID = 0.8;

/**
 * The observables of family `change`. A change counts by how well its time fits; of several of one kind the best fitting stands and
 * the others are its further places. A denial answers `no`, unless a change of that kind is told.
 */
export function changeSignals(changes: readonly ChangeRead[], time: TimesRead): Signal[] {
  const out: Signal[] = [];
  for (const [kind, observable] of Object.entries(OBSERVABLE) as [ChangeKind, string][]) {
    const own = changes.filter((c) => c.kinds.includes(kind)).sort((a, b) => reliabilityOf(b) - reliabilityOf(a));
    const [best, ...rest] = own;
    if (best) out.push(signal(observable, 'yes', best, reliabilityOf(best), 0.6, rest));
    const denial = (time.denials ?? [])
      .filter((d) => d.kind === kind || (d.kind === 'any' && kind === 'deploy'))
      .sort((a, b) => b.strength - a.strength)[0];
    // A denial outweighs a change of long ago; one for a single component does not stand against a change of another.
    if (denial && best && reliabilityOf(best) < 0.4) out.pop();
    if (denial && (!best || !denial.qualified || reliabilityOf(best) < 0.4))
      out.push(signal(observable, 'no', denial, SAID, denial.strength, []));
  }
  for (const undone of ['cured', 'no-effect'] as const) {
    const own = changes.filter((c) => c.undone === undone);
    if (own[0]) out.push(signal('rollback-cures', undone === 'cured' ? 'yes' : 'no', own[0], 0.9, 0.9, own.slice(1)));
  }
  const nothing = (time.denials ?? []).find((d) => d.kind === 'any' && !d.qualified);
  if (nothing && !changes.some((c) => reliabilityOf(c) >= 0.6))
    out.push(signal('no-change-known', 'yes', nothing, changes.length > 0 ? 0.5 : SAID, nothing.strength, []));
  return out;
}

function signal(
  observable: string,
  value: string,
  at: Pick<Change, 'field' | 'start' | 'end' | 'quote'>,
  reliability: number,
  strength: number,
  also: readonly Change[],
): Signal {
  const place = ({ field, start, end, quote }: Pick<Change, 'field' | 'start' | 'end' | 'quote'>) => ({ field, start, end, quote });
  return {
    observable,
    value,
    reading: `${observable.replaceAll('-', ' ')}: ${value}`,
    classification: 'time-dependent',
    ...place(at),
    reliability,
    strength,
    origin: 'text',
    also: also.slice(0, 4).map(place),
    slots: {},
  };
}
