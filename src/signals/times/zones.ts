import { anyOf } from '../../text/index.ts';

/** Minutes east of UTC. Names that several countries share stand for the commonest reading. */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  GST: 240,
  PKT: 300,
  IST: 330,
  ICT: 420,
  WIB: 420,
  SGT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  ART: -180,
  EST: -300,
  EDT: -240,
  ET: -300,
  CST: -360,
  CDT: -300,
  CT: -360,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  PT: -480,
  PACIFIC: -480,
  EASTERN: -300,
};

const UPPER = Object.keys(OFFSETS)
  .filter((z) => z.length > 1 && z.length < 6)
  .sort((a, b) => b.length - a.length)
  .join('|');

const ZONES = anyOf`
  (?:${UPPER})(?:[+-]\d{1,2}(?::?\d\d)?)? | (?:utc|gmt|cet|cest|pst|pdt|edt|bst|jst|sgt) | Z | (?:Pacific|Eastern)(?: time)?
  \+\d\d:\d\d
`;
/**
 * Pattern source for a zone after a clock time: a name in capitals (the unmistakable ones in small letters too), `Z`,
 * `UTC+2`, `+02:00`, `Pacific`.
 */
export const ZONE = String.raw`${ZONES}(?![\w])`;

/** In a machine's stamp, `-05:00` and `+0100` are zones, too; elsewhere they may be the end of an interval. */
export const STAMP_ZONE = `(?:${ZONE}|[+-]\\d\\d:?\\d\\d(?![\\w:]))`;

/** A zone in one spelling: capitals, no "time". */
export const zoneName = (written: string): string => {
  const z = written.trim().replace(/ time$/i, '');
  return z === 'Z' ? 'UTC' : /^(?:pacific|eastern)$/i.test(z) ? `${z[0]?.toUpperCase()}${z.slice(1).toLowerCase()}` : z.toUpperCase();
};

/** Minutes east of UTC; undefined for a name that is not known. */
export function zoneOffset(zone: string): number | undefined {
  const m = /^([A-Z]*)([+-])(\d{1,2}):?(\d\d)?$/i.exec(zone);
  if (!m) return OFFSETS[zone.toUpperCase()];
  const base = m[1] ? OFFSETS[m[1].toUpperCase()] : 0;
  const shift = (Number(m[3]) * 60 + Number(m[4] ?? 0)) * (m[2] === '-' ? -1 : 1);
  return base === undefined ? undefined : base + shift;
}
