import type { Detector } from '../source.ts';

const POOL =
  /^(?:maximum-?pool-?size|maximumPoolSize|max_?pool_?size|pool_?size|max_?active|maxOpenConns|SetMaxOpenConns|max-active|maxTotal|max_?connections|pool|max-pool-size|MaxPoolSize|maxPoolSize|MaxOpenConns|connection_?limit|connectionLimit|max_open_conns|default_pool_size)$/;

/** How many connections the client may hold at once, as the code or configuration sets it. */
export const poolSize: Detector = {
  observable: 'config-pool-size',
  *detect({ settings, programs, configs, text }) {
    for (const setting of settings) {
      const name = setting.name.replace(/^.*\.(?=[\w-]+$)/, '');
      const inPool =
        name === 'max' &&
        /(?:new (?:\w+\.)?Pool|createPool|pool|hikari)\b/i.test(text.slice(Math.max(0, setting.start - 160), setting.start)) &&
        (programs.length > 0 || configs.length > 0);
      if ((!POOL.test(name) && !inPool) || !/^\d{1,5}$/.test(setting.value)) continue;
      // A server's own limit (max_connections in a database's or proxy's file) is no client pool.
      if (
        /^max_?connections$/i.test(name) &&
        configs.some((config) => config.format === 'ini' && config.entries.some((entry) => entry.start === setting.start))
      )
        continue;
      yield {
        start: setting.start,
        end: setting.end,
        because: `the pool holds at most ${setting.value} connections`,
        slots: { pool_max: setting.value },
      };
    }
    for (const program of programs) {
      for (const call of program.calls) {
        const arg = call.args[0];
        if (
          /^(?:SetMaxOpenConns|setMaximumPoolSize|setMaxTotal|max_connections|max_size|maximumPoolSize)$/.test(call.name) &&
          arg?.kind === 'number'
        ) {
          const size = program.text.slice(arg.start, arg.end);
          yield {
            start: call.start,
            end: call.end,
            because: `the pool holds at most ${size} connections`,
            slots: { pool_max: size },
          };
        }
      }
    }
  },
};
