import type { Detector } from '../source.ts';
import { type Keyed, keyed, secondsOf, seen, told } from './keys.ts';

const named = (all: readonly Keyed[], key: RegExp): Keyed | undefined => all.find((each) => key.test(each.key));

/** A Kafka consumer that is put out of its group soon: less than a minute between polls, or a session of under three heartbeats. */
export const consumerTimingTight: Detector = {
  observable: 'config-consumer-timing-tight',
  *detect(source) {
    const all = keyed(source);
    const poll = named(all, /max\.?poll\.?interval(?:\.?ms)?(?:config)?$/);
    const records = named(all, /max\.?poll\.?records(?:config)?$/);
    const session = named(all, /(?:^|\.)session\.?timeout\.?ms(?:config)?$/);
    const beat = named(all, /heartbeat\.?interval(?:\.?ms)?(?:config)?$/);
    const limit = poll ? secondsOf(poll, 0.001) : Number.NaN;
    if (poll && limit > 0 && limit < 60) {
      const each = records && Number(records.value) > 1 ? limit / Number(records.value) : undefined;
      yield seen(
        poll,
        `a consumer that is away from poll for ${told(limit)} loses its partitions${
          each ? `; with up to ${records?.value} records a poll that leaves ${told(each)} for each` : ''
        } (the default is 5 min)`,
        { limit: told(limit) },
      );
    }
    const time = session ? secondsOf(session, 0.001) : Number.NaN;
    const every = beat ? secondsOf(beat, 0.001) : Number.NaN;
    if (session && time > 0 && every > 0 && every * 3 > time)
      yield seen(
        session,
        `a session of ${told(time)} at a heartbeat each ${told(every)} ends after ${Math.floor(time / every)} missed, 3 are advised`,
        {
          limit: told(time),
        },
      );
    else if (session && time > 0 && time <= 6 && !beat)
      yield seen(session, `a consumer that is silent for ${told(time)} loses its partitions (the default is 45 s)`, { limit: told(time) });
  },
};
