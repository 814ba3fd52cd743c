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
