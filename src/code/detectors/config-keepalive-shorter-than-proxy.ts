import type { Detector } from '../source.ts';
import { seconds } from './k8s.ts';

/** The server closes idle connections before the proxy does, so the proxy may send on one that is being closed. */
export const keepaliveShorterThanProxy: Detector = {
  observable: 'config-keepalive-shorter-than-proxy',
  *detect({ settings, configs, text }) {
    const server = settings.filter((setting) =>
      /^(?:keepAliveTimeout|keep-?alive-?timeout|keepalive_timeout|keep_alive|timeout-keep-alive|connectionTimeout|idle_?timeout|IdleTimeout|timeoutKeepAlive)$/i.test(
        setting.name.replace(/^.*\./, ''),
      ),
    );
    const proxy =
      /(?:alb|elb|load balancer|ingress|idle[_ ]timeout)[^\n]{0,40}?(\d{2,4})\s*s?\b/i.exec(text) ??
      /idle_timeout(?:\.timeout_seconds)?["']?\s*[=:]\s*["']?(\d{2,4})/.exec(text);
    const upstream = configs
      .flatMap((config) => config.entries)
      .find((entry) => entry.key === 'keepalive_timeout' && entry.path.some((part) => part.startsWith('upstream')));
    const limit = upstream ? seconds(upstream.value) : proxy ? Number(proxy[1]) : Number.NaN;
    for (const setting of server) {
      const value =
        setting.unit === 'ms' || (Number(setting.value) >= 1000 && !setting.unit) ? Number(setting.value) / 1000 : Number(setting.value);
      if (
        /idle/i.test(setting.name) &&
        !/keep/i.test(setting.name) &&
        !/server/i.test(text.slice(Math.max(0, setting.start - 80), setting.start))
      )
        continue;
      if (limit > 0 && value > 0 && value < limit)
        yield {
          start: setting.start,
          end: setting.end,
          because: `the server closes idle connections after ${value} s, the proxy before it keeps them ${limit} s`,
          slots: { server_timeout: `${value} s`, proxy_timeout: `${limit} s` },
        };
      else if (Number.isNaN(limit) && value > 0 && value <= 5 && /keep-?_?alive/i.test(setting.name))
        yield {
          start: setting.start,
          end: setting.end,
          because: `the server closes idle connections after ${value} s, sooner than usual proxies do (60 s)`,
          slots: { server_timeout: `${value} s` },
        };
    }
  },
};
