import { anyOf, words } from '../../text/index.ts';
import { type Row, type Table, tablesIn } from './rows.ts';
import type { Derived, Parts } from './types.ts';
import { type Verdict, verdictOf } from './verdicts.ts';
import { shown, spanOf } from './words.ts';

/** Columns of what an instance is or has; what it does follows from its sickness. */
const VERSION = /\b(?:version|ver|image|tag|build|release|commit|sha|rev|revision|digest|chart|pod-template-hash)\b/;
const BELOW = /\b(?:kernel|os|driver|runtime|firmware|fw|jdk|java|jvm|libc|glibc|agent|ami|microcode|bios)\b/;
const ZONE = /^(?:.*[ _.-])?(?:zone|az|region|rack|dc|datacenter|site|row|subnet)$/;
const HOST = /^(?:.*[ _.-])?(?:node|host|hostname|server|hypervisor|machine|switch|nodepool|pool)$/;
const BORN = /^(?:.*[ _.-])?(?:age|uptime|start(?:ed)?(?: at| time)?|start_?time|boot(?:ed)?|created(?:_?at)?|since|launched)$/;
const OTHER = words`
  size | type | class | flavou?r | arch | config | generation | gen | hash | checksum | md5 | keys? | warmed | count | members | peers | shards | n | model | mode
  flag | profile | mtu | vlan | account | tenant | owner | protocol | cipher | tls | cert\w* | limit | instance[-_ ]type | schema | setting | template
`;
/** What comes of being sick, or says nothing. */
const FOLLOWS = new RegExp(
  anyOf`
    restart | err | fail | \dxx | latenc | p\d\d | \bms\b | time-?out | status | state | ready | reason | message | result | health | \blast | lag | queue | rps | qps
    req | \bcpu | \bmem | load | used | usage | % | conn | wait | duration | elapsed | seconds | note | comment | remark | response | code | exit | event | since | rate
    behind | delay | active | idle | busy | bytes | rows | result | hits | miss | \bip\b | address | action | cause | symptom | effect | answer | check | phase
  `,
  'i',
);
const NOTHING = /^(?:|-|–|—|n\/a|<none>|none|null|\?|unknown)$/i;
/** An odd one among few is odd by chance. Judgement. */
const FEWEST = 3;
const FEWEST_UNKNOWN = 4;
const BY_CHANCE = 0.2;
/** Ages that lie apart as far as this are two generations. Judgement. */
const APART = 2;
const NAMED = 3;
const RELIABLE = 0.85;

interface Separation {
  readonly column: number;
  readonly title: string;
  readonly sick: string;
  readonly well: string;
  readonly shows?: Derived['shows'];
}

/** What all sick rows of a table have and no other row has. */
export function sickAgainstWell(parts: Parts): Derived[] {
  for (const table of tablesIn(parts)) {
    if (table.rows.length < FEWEST) continue;
    const verdict = verdictOf(table, parts);
    if (!verdict) continue;
    const found = table.columns.flatMap((_, i) => separation(table, verdict, i));
    if (found.length > 0) return [told(verdict, found.slice(0, NAMED), namesIn(table))];
    const next = table.columns.flatMap((_, i) => stillWell(table, verdict, i));
    if (next.length === 1) return next;
  }
  return [];
}

function told(v: Verdict, found: readonly Separation[], nameOf: (row: Row) => string): Derived {
  const what = found.map((s) => `${s.title}${s.sick} against ${s.well}`);
  const shows = found.find((s) => s.shows)?.shows;
  return {
    id: 'sick-against-well',
    text: `Without exception ${what.join('; ')} separates ${namesOf(v.sick, nameOf)} from the ${v.well.length === 1 ? 'other one' : `other ${v.well.length}`}, which ${v.well.length === 1 ? 'is' : 'are'} well.`,
    formula: `${what.join('; ')}: ${v.sick.length} of ${v.sick.length}, and 0 of ${v.well.length}`,
    value: v.sick.length,
    unit: '',
    inputs: [...v.sick.slice(0, 3), ...v.well.slice(0, 2)].map(spanOf),
    ...(shows ? { shows, reliability: RELIABLE } : {}),
  };
}

const NAME = /^[a-z][\w.:/-]{1,80}$/i;
/** What each row calls itself: the first column whose entries are names and all different. */
function namesIn({ columns, rows }: Table): (row: Row) => string {
  const column = columns.findIndex(
    (_, i) => rows.every((r) => NAME.test(r.cells[i] ?? '')) && new Set(rows.map((r) => r.cells[i])).size === rows.length,
  );
  return (row) => row.cells[Math.max(0, column)] ?? '';
}

function namesOf(rows: readonly Row[], nameOf: (row: Row) => string): string {
  const names = rows.map(nameOf);
  if (names.length === 1) return `the sick one (${names[0]})`;
  return `the ${names.length} sick ones (${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''})`;
}

const known = (title: string): boolean =>
  VERSION.test(title) || BELOW.test(title) || ZONE.test(title) || HOST.test(title) || BORN.test(title) || OTHER.test(title);

function separation(table: Table, v: Verdict, column: number): Separation[] {
  const title = (table.columns[column] ?? '').replaceAll('_', ' ');
  if (v.told.has(column) || (FOLLOWS.test(title) && !known(title))) return [];
  const [sick, well] = [v.sick, v.well].map((rows) => rows.map((r) => r.cells[column] ?? ''));
  if (!sick || !well || [...sick, ...well].some((c) => NOTHING.test(c))) return [];
  const named = title === '' ? '' : `${title} `;
  if (BORN.test(title)) return apartInTime(sick, well).map((s) => ({ ...s, column, title: named }));
  const [one, other] = [new Set(sick), new Set(well)];
  const [a = '', b = ''] = [sick[0], well[0]];
  const enough = v.sick.length + v.well.length >= (known(title) ? FEWEST : FEWEST_UNKNOWN);
  if (!enough || one.size > 1 || other.has(a) || a.toLowerCase() === b.toLowerCase()) return [];
  // One odd value among values that are all odd says nothing.
  if (other.size > 1 && (v.sick.length < 2 || !known(title) || chance(v.sick.length, v.sick.length, table.rows.length) > BY_CHANCE))
    return [];
  if (title === '' && !/\d/.test(`${a}${b}`)) return [];
  return [{ column, title: named, sick: a, well: other.size === 1 ? b : 'others', ...showsOf(title, a, b) }];
}

function showsOf(title: string, sick: string, well: string): { shows?: Derived['shows'] } {
  if (BELOW.test(title)) return { shows: ['only-on-one-version', 'yes'] };
  if (VERSION.test(title)) return { shows: ['old-and-new-versions-side-by-side', 'yes'] };
  if (ZONE.test(title)) return { shows: ['only-one-zone-or-region', 'yes'] };
  if (/^(?:node|host|hostname|server|hypervisor|machine)$/.test(title)) return { shows: ['hosts-affected', 'one'] };
  if (/\bv?cpus?\b|\bcores\b/.test(title) && Number(sick) > Number(well)) return { shows: ['bad-on-larger-hosts', 'yes'] };
  return {};
}

const AGE: Readonly<Record<string, number>> = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };
const ageOf = (text: string): number =>
  /^(?:\d{1,5}[ywdhms] ?){1,3}$/.test(text)
    ? [...text.matchAll(/(\d+)([ywdhms])/g)].reduce((sum, [, n, unit = 's']) => sum + Number(n) * (AGE[unit] ?? 0), 0)
    : Number.NaN;
const MOMENT = /^(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?|\d\d:\d\d(?::\d\d)?)$/;

/** All of the sick are younger than all others, or older. */
function apartInTime(sick: readonly string[], well: readonly string[]): Omit<Separation, 'column' | 'title'>[] {
  const few = chance(sick.length, sick.length, sick.length + well.length) > BY_CHANCE;
  const ages = [sick, well].map((cells) => cells.map((text) => ({ text, at: ageOf(text) })).sort((a, b) => a.at - b.at));
  const byAge = ages.every((group) => group.every(({ at }) => at > 0));
  const moments = [sick, well].map((cells) => [...cells].sort());
  if (byAge && !few) {
    const [s, w] = [ages[0] ?? [], ages[1] ?? []];
    const [youngest, oldest] = [s[0], s.at(-1)];
    const [first, last] = [w[0], w.at(-1)];
    if (!youngest || !oldest || !first || !last) return [];
    if (oldest.at * APART <= first.at)
      return [{ sick: `${oldest.text} at most`, well: `${first.text} at least`, shows: ['new-instances-differ', 'yes'] }];
    return last.at * APART <= youngest.at ? [{ sick: `${youngest.text} at least`, well: `${last.text} at most` }] : [];
  }
  const shape = new Set([...sick, ...well].map((t) => t.length));
  if (few || shape.size > 1 || ![...sick, ...well].every((t) => MOMENT.test(t))) return [];
  const [s, w] = [moments[0] ?? [], moments[1] ?? []];
  if ((s[0] ?? '') > (w.at(-1) ?? ''))
    return [{ sick: `${s[0]} and later`, well: `${w.at(-1)} and earlier`, shows: ['new-instances-differ', 'yes'] }];
  return (s.at(-1) ?? '') < (w[0] ?? '') ? [{ sick: `${s.at(-1)} and earlier`, well: `${w[0]} and later` }] : [];
}

/** How likely it is that so many, drawn blindly of all, fall among those that have the value. */
function chance(drawn: number, having: number, all: number): number {
  let p = 1;
  for (let i = 0; i < drawn; i++) p *= (having - i) / (all - i);
  return p;
}

/** All of the sick have a value that others have as well, which are not sick yet. */
function stillWell(table: Table, v: Verdict, column: number): Derived[] {
  const title = (table.columns[column] ?? '').replaceAll('_', ' ');
  if (v.told.has(column) || !known(title) || BORN.test(title) || v.sick.length < 2) return [];
  const value = v.sick[0]?.cells[column] ?? '';
  const same = v.well.filter((r) => r.cells[column] === value);
  const having = v.sick.length + same.length;
  if (NOTHING.test(value) || v.sick.some((r) => r.cells[column] !== value) || same.length === 0 || v.well.length - same.length < 2)
    return [];
  if (chance(v.sick.length, having, v.sick.length + v.well.length) > BY_CHANCE) return [];
  const { shows } = showsOf(title, value, '');
  const nameOf = namesIn(table);
  return [
    {
      id: 'same-and-still-well',
      text: `All ${v.sick.length} sick ones have ${title} ${value}; ${same.length === 1 ? `one more (${nameOf(same[0] as Row)}) has it and is still well: it is next` : `${shown(same.length)} more have it and are still well (${same.slice(0, 3).map(nameOf).join(', ')}${same.length > 3 ? ', …' : ''}): they are next`}. Without it ${v.well.length - same.length === 1 ? 'one is' : `${v.well.length - same.length} are`} well and none is sick.`,
      formula: `${title} ${value}: ${v.sick.length} sick + ${same.length} well; other: 0 sick + ${v.well.length - same.length} well`,
      value: same.length,
      unit: '',
      inputs: [...v.sick.slice(0, 3), ...same.slice(0, 2)].map(spanOf),
      ...(shows && VERSION.test(title) ? { shows, reliability: 0.7 } : {}),
    },
  ];
}
