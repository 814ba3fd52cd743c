/** A time of the day in a text. */
export interface Clock {
  readonly text: string;
  /** Of the day. */
  readonly minutes: number;
  readonly start: number;
  readonly end: number;
}

/** "14:20", "2:20 pm"; not the ratio "1:30" of a duration in front of "min", nor part of a longer number. */
export function clocksIn(text: string): Clock[] {
  return [...text.matchAll(/(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d|:\d)\s?(am|pm)?/gi)].flatMap((m) => {
    const half = (m[3] ?? '').toLowerCase();
    const hour = (Number(m[1]) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0);
    return [{ text: `${m[1]}:${m[2]}`, minutes: hour * 60 + Number(m[2]), start: m.index, end: m.index + m[0].length }];
  });
}

/** Minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  SGT: 480,
  JST: 540,
  AEST: 600,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

export interface ZonedClock extends Clock {
  readonly zone: string;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** The clocks of a text that stand before a zone: "14:00 CET". Of a range, both ends. */
export function zonedIn(text: string): ZonedClock[] {
  const clocks = clocksIn(text);
  const zoned = clocks.map((c) => {
    const m = /^\s?([A-Z]{1,4})\b/.exec(text.slice(c.end));
    const zone = m?.[1] ?? '';
    return ZONES[zone] === undefined ? undefined : { ...c, zone, offset: ZONES[zone] ?? 0 };
  });
  return clocks.flatMap((c, i) => {
    const own = zoned[i];
    if (own) return [own];
    const next = clocks[i + 1];
    const after = zoned[i + 1];
    return next && after && /^\s?(?:-|–|—|to|and)\s?$/.test(text.slice(c.end, next.start))
      ? [{ ...c, zone: after.zone, offset: after.offset }]
      : [];
  });
}
