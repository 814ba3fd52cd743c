import type { Detector } from '../source.ts';
import { keyed, secondsOf, seen, told } from './keys.ts';

const NAME =
  /^(?:(?:proxy|fastcgi|uwsgi|grpc)_read_timeout|timeout server|idle_timeout|proxy-read-timeout|nginx\.ingress\.kubernetes\.io\/proxy-read-timeout|idle_timeout\.timeout_seconds)$/;

/** A proxy cuts a request after at most a minute. */
export const proxyTimeLimit: Detector = {
  observable: 'config-proxy-time-limit',
  *detect(source) {
    for (const each of keyed(source)) {
      if (!each.config || !NAME.test(each.name)) continue;
      if (each.name === 'idle_timeout' && !/(?:lb|alb|elb|loadbalancer)\b/.test(each.key)) continue;
      const limit = secondsOf(each);
      // HAProxy's bare numbers are milliseconds.
      const given = each.config.format === 'haproxy' && /^\d+$/.test(each.value) ? limit / 1000 : limit;
      if (given > 0 && given <= 60)
        yield seen(each, `the proxy gives a request up after ${told(given)} without an answer (${each.name})`, { limit: told(given) });
    }
  },
};
