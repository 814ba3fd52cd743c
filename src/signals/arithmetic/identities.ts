import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import { logLines } from './logs.ts';
import { type Row, type Table, tablesIn } from './rows.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

const MEMBER = anyOf`
  (?:mqtt[ _-]?)?client[ _-]?id | member[ _-]?id | consumer[ _-]?(?:id|name) | instance[ _-]?id | group\.instance\.id | group[ _-]?instance[ _-]?id | lease[ _-]?holder | holder(?:identity)?
  lock[ _-]?owner | subscriber[ _-]?id | agent[ _-]?id | device[ _-]?id | peer[ _-]?id | processor[ _-]?id
`;
const NUMBER = anyOf`worker[ _-]?(?:id|number) | machine[ _-]?number | generator[ _-]?id | datacenter[ _-]?id | shard[ _-]?writer[ _-]?id`;
const ADDRESS = anyOf`mac(?:[ _-]?addr(?:ess)?)? | router[ _-]?id | hwaddr`;
const MACHINE = anyOf`machine[ _-]?id | server[ _-]?id | server[ _-]?uuid | node[ _-]?id | broker[ _.-]?id | host[ _-]?id | engine[ _-]?id | system[ _-]?uuid | serial(?:[ _-]?number)?`;
const ID = new RegExp(`^(?:${[MEMBER, NUMBER, ADDRESS, MACHINE].map((kind) => `(${kind})`).join('|')})$`, 'i');
const SHOWS: readonly (Derived['shows'] | undefined)[] = [
  ['member-name-used-twice', 'yes'],
  ['generators-share-number', 'yes'],
  ['address-used-twice', 'yes'],
  undefined,
];
/** By which two owners are told apart. */
const OWNER = new RegExp(
  `^${anyOf`
    host(?:name)? | node | pod | pod[ _]name | ip | ip[ _]?addr(?:ess)? | address | addr | server | machine | remote(?:[ _]addr)? | peer | source | from
    cluster | instance | name | vm | member | replica | broker | process
  `}$`,
  'i',
);
/** Owners that move or that hold several on purpose are not two: what stands for a place without a name. */
const NO_OWNER = /^(?:|-|–|<none>|none|null|unknown|localhost|127\.0\.0\.1|0\.0\.0\.0|::1|\d{1,5})$/i;
const NO_ID = /^(?:|-|–|<none>|none|null|\(null\)|n\/a|unknown|\*)$/i;
/** A log that says it itself. */
const TAKEN =
  /\b(?:already connected|taken over|duplicate|fenced|conflict\w*|evict\w*|kick\w*|another (?:client|member|consumer|instance)|superseded|closing old)\b/i;
/** Of lines of a log as near as this, in seconds, both owners are alive. Judgement. */
const AT_ONCE = 90;
const LOGGED = /^\[?(?:\d{4}-\d\d-\d\d[T ]|\d\d:\d\d:\d\d)/;
const ON_MACHINE = /^(?:machine|node|host|system|serial|engine)/i;
const A_MACHINE = /host|node|server|machine|^vm$/i;
/** A number that somebody gave, not the name of a machine. */
const GIVEN = /^\d{1,5}$/;
const OF_CLIENT = /client|holder|owner|device|subscriber/i;
const LEAST_ROWS = 2;
const RELIABLE = 0.9;

interface Twice {
  readonly name: string;
  readonly value: string;
  readonly owners: readonly [string, string];
  readonly kind: number;
  readonly at: readonly Span[];
}

/** One identity that two owners have in one table, in one log or in two lines beside each other. */
export function oneIdentityTwoOwners(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const [found] = [...tablesIn(parts).flatMap(inTable), ...inLog(parts), ...texts.flatMap(inLines), ...texts.flatMap(connected)];
  if (!found) return [];
  const { name, value, owners, kind, at } = found;
  const shows = SHOWS[kind];
  return [
    {
      id: 'one-identity-two-owners',
      text: `One identity is used twice: ${owners[0]} and ${owners[1]} both have ${name} ${value}. Whoever tells them apart by it takes them for one.`,
      formula: `${name} ${value}: ${owners[0]} ≠ ${owners[1]}`,
      value: 2,
      unit: 'owners',
      inputs: at,
      ...(shows ? { shows, reliability: RELIABLE } : {}),
    },
  ];
}

const kindOf = (name: string): number => (ID.exec(name) ?? []).slice(1).findIndex((group) => group !== undefined);

function inTable({ columns, rows }: Table): Twice[] {
  // Lines of a log tell of several moments: an identity may have moved.
  if (rows.length < LEAST_ROWS || rows.some((r) => LOGGED.test(r.quote))) return [];
  const ids = columns.flatMap((c, i) => (kindOf(c) >= 0 ? [i] : []));
  const owner = columns.findIndex((c, i) => !ids.includes(i) && OWNER.test(c) && rows.every((r) => !NO_OWNER.test(r.cells[i] ?? '')));
  const first = owner >= 0 ? owner : columns[0] === '' && /^[a-z]/i.test(rows[0]?.cells[0] ?? '') ? 0 : -1;
  const prefixed = ids.flatMap((id) => byPrefix(rows, id, columns[id] ?? ''));
  if (first < 0 || prefixed.length > 0) return prefixed;
  return ids.flatMap((id) => {
    const kind = kindOf(columns[id] ?? '');
    const name = columns[id] ?? '';
    const pair = pairIn(rows, id, first);
    if (!pair || onPurpose(columns, rows, id, first)) return [];
    const [a, b] = pair;
    return [
      { name, value: a.cells[id] ?? '', owners: [a.cells[first] ?? '', b.cells[first] ?? ''] as const, kind, at: [a, b].map(spanOf) },
    ];
  });
}

/** Several that share an id and are meant to. */
function onPurpose(columns: readonly string[], rows: readonly Row[], id: number, owner: number): boolean {
  const [name = '', by = ''] = [columns[id], columns[owner]];
  const [ids, owners] = [id, owner].map((i) => rows.map((r) => r.cells[i] ?? ''));
  // What runs on one machine has its id; an instance of a cloud has several.
  if (ON_MACHINE.test(name) && !A_MACHINE.test(by) && !ids?.every((value) => GIVEN.test(value))) return true;
  if (ids?.some((value) => /^i-[0-9a-f]{6,}$/.test(value)) && !A_MACHINE.test(by)) return true;
  if (!OF_CLIENT.test(name)) return false;
  // All clients of one application have one id; a list of calls has one client in several places.
  return new Set(ids).size === 1 || new Set(owners).size < rows.length;
}

/** "euw1/7f3a91c2" and "use1/7f3a91c2": a cluster or region, and a serial number behind it. */
const PREFIXED =
  /^([a-z]{2,3}(?:-?[a-z]{4,9}-?\d|[nsew]\d)?|(?:dc|cluster|region|site|zone)-?\w{1,8}|east|west|north|south|blue|green)[-_:/.](?=[^\n]*\d)([\w:-]{8,60})$/i;

function byPrefix(rows: readonly Row[], id: number, name: string): Twice[] {
  const seen = new Map<string, { readonly prefix: string; readonly row: Row }>();
  for (const row of rows) {
    const [, prefix = '', rest = ''] = PREFIXED.exec(row.cells[id] ?? '') ?? [];
    const before = rest === '' ? undefined : seen.get(rest);
    if (before && before.prefix !== prefix)
      return [{ name, value: rest, owners: [before.prefix, prefix], kind: kindOf(name), at: [before.row, row].map(spanOf) }];
    if (rest !== '' && /^(?=.*\d)(?=.*[a-f])[0-9a-f-]+$|\d{6}/i.test(rest)) seen.set(rest, { prefix, row });
  }
  return [];
}

function pairIn(rows: readonly Row[], id: number, owner: number): readonly [Row, Row] | undefined {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const value = row.cells[id] ?? '';
    if (NO_ID.test(value)) continue;
    const before = seen.get(value);
    if (before && before.cells[owner] !== row.cells[owner]) return [before, row];
    if (!before) seen.set(value, row);
  }
  return undefined;
}

/** Two hosts in one log, at the same time, or one that throws the other out. */
function inLog(parts: Parts): Twice[] {
  const lines = logLines(parts).flatMap((line) => {
    const id = line.ids.find(([n]) => kindOf(n) >= 0);
    const owner = line.ids.find(([n, value]) => OWNER.test(n) && !NO_OWNER.test(value));
    return id && owner && !NO_ID.test(id[1]) ? [{ line, id, owner: owner[1].replace(/:\d+$/, '') }] : [];
  });
  for (const [i, one] of lines.entries()) {
    const other = lines.slice(i + 1).find((o) => o.id[0] === one.id[0] && o.id[1] === one.id[1] && o.owner !== one.owner);
    if (!other) continue;
    const again = lines.some((l) => l.id[1] === one.id[1] && l.owner === one.owner && l.line.start > other.line.start);
    const near = Math.abs(other.line.at - one.line.at) <= AT_ONCE && again;
    if (!near && !TAKEN.test(`${one.line.text} ${other.line.text}`)) continue;
    return [
      {
        name: one.id[0],
        value: one.id[1],
        owners: [one.owner, other.owner],
        kind: kindOf(one.id[0]),
        at: [one.line, other.line].map(spanOf),
      },
    ];
  }
  return [];
}

/** "db-a: server_id = 3", "db-b$ cat /etc/machine-id" is not read: the id stands without its name. */
const LINE = new RegExp(
  String.raw`^[ \t>*-]{0,8}([a-z][\w.-]{1,60})(?: ?[:|]|[ \t]+)[^\n]{0,60}?\b(${[MEMBER, NUMBER, ADDRESS, MACHINE].join('|')})["']?[ \t]{0,3}[=:][ \t]{0,3}["']?([\w.:/-]{1,80})`,
  'gim',
);
const NAMED = /(?:id|uuid|name|number|holder|holderidentity|owner|mac|addr|address|serial)["']?[ \t]{0,3}[=:]/i;
const AN_OWNER = /\d|-[a-z]$/i;
const BETWEEN = 400;

function inLines({ field, text }: FieldText): Twice[] {
  if (!NAMED.test(text)) return [];
  const found = [...text.matchAll(LINE)].map((m) => ({
    owner: m[1] ?? '',
    name: (m[2] ?? '').toLowerCase(),
    value: (m[3] ?? '').replace(/[.,:]+$/, ''),
    span: { field, start: m.index, end: m.index + m[0].length, quote: m[0] },
  }));
  for (const [i, one] of found.entries()) {
    if (!AN_OWNER.test(one.owner) || NO_ID.test(one.value) || (/^(?:node|host|engine)/.test(one.name) && !GIVEN.test(one.value))) continue;
    const other = found
      .slice(i + 1, i + 12)
      .find(
        (o) => o.name === one.name && o.value === one.value && o.owner !== one.owner && AN_OWNER.test(o.owner) && alike(o.owner, one.owner),
      );
    if (!other || other.span.start - one.span.end > BETWEEN) continue;
    return [{ name: one.name, value: one.value, owners: [one.owner, other.owner], kind: kindOf(one.name), at: [one.span, other.span] }];
  }
  return [];
}

/** Names of one kind: db-a and db-b, not a host and a word. */
const alike = (a: string, b: string): boolean => a.replace(/[\d.]+|-[a-z0-9]+$/gi, '') === b.replace(/[\d.]+|-[a-z0-9]+$/gi, '');

/** MQTT brokers: "New client connected from 10.1.2.3:40112 as gw-17", "Client gw-17 already connected, closing old connection." */
const CONNECTED = /\bconnected from ([\w.:-]{3,60}?)(?::\d{2,5})? as ([\w./-]{2,80})/gi;

function connected({ field, text }: FieldText): Twice[] {
  if (!TAKEN.test(text)) return [];
  const found = [...text.matchAll(CONNECTED)].map((m) => ({
    owner: m[1] ?? '',
    value: m[2] ?? '',
    span: { field, start: m.index, end: m.index + m[0].length, quote: m[0] },
  }));
  for (const [i, one] of found.entries()) {
    const other = found.slice(i + 1).find((o) => o.value === one.value && o.owner !== one.owner);
    if (other) return [{ name: 'client id', value: one.value, owners: [one.owner, other.owner], kind: 0, at: [one.span, other.span] }];
  }
  return [];
}
