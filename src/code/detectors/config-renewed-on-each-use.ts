import type { Detector } from '../source.ts';
import { type Keyed, keyed, secondsOf, seen, told } from './keys.ts';

const LIFETIME =
  /(?:^|\.)(?:(?:access|id|session|sts|auth|service)?(?:token|session|credentials?|creds|lease)(?:ttl|lifetime|duration|durationseconds|expiresin|expiry|validity)(?:s|sec|secs|seconds|ms)?|durationseconds|expiresin)$/;
const WINDOW =
  /(?:^|\.)(?:(?:token|session|credentials?|creds|lease|auth)?(?:refresh|renew|expiry|expiration|prefetch)(?:before|window|buffer|skew|margin|threshold|ahead|leeway)(?:expiry|expiration)?(?:s|sec|secs|seconds|ms)?)$/;
/** botocore renews credentials that it can renew from 15 minutes before their end. */
const BOTOCORE = 900;

/** What is renewed some time before its end lives no longer than that time: each use renews it. */
export const renewedOnEachUse: Detector = {
  observable: 'config-renewed-on-each-use',
  *detect(source) {
    const all = keyed(source);
    const lives = all.filter((each) => LIFETIME.test(each.key) && secondsOf(each) > 0);
    const windows = all.filter((each) => WINDOW.test(each.key) && secondsOf(each) > 0);
    const [life] = lives;
    const [window] = windows;
    // Of several it is not known which belong together.
    if (life && window && lives.length === 1 && windows.length === 1 && secondsOf(life) <= secondsOf(window))
      yield seen(
        life,
        `it lives for ${told(secondsOf(life))} and is renewed from ${told(secondsOf(window))} before its end: each use renews it`,
        slots(life, window),
      );
    // A profile that assumes a role, and sessions that botocore itself keeps fresh.
    const keeps =
      /RefreshableCredentials|AssumeRoleCredentialFetcher/.test(source.text) ||
      all.some((each) => /(?:^|\.)rolearn$/.test(each.key) && each.config?.format === 'ini');
    for (const each of keeps ? all : [])
      if (/(?:^|\.)durationseconds$/.test(each.key) && secondsOf(each) <= BOTOCORE)
        yield seen(
          each,
          `the session lives for ${told(secondsOf(each))}, and botocore renews from ${told(BOTOCORE)} before its end: each use asks for a new one`,
          { lifetime: each.value },
        );
  },
};

const slots = (life: Keyed, window: Keyed): Record<string, string> => ({ lifetime: life.value, window: window.value });
