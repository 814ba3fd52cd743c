import type { Detector } from '../source.ts';
import { allSql, sqlSlots } from './common.ts';
import { sighting } from './k8s.ts';

/** Dead rows and old transaction ids are not cleaned up by themselves. */
export const autovacuumOff: Detector = {
  observable: 'config-autovacuum-off',
  *detect(source) {
    for (const config of source.configs)
      for (const entry of config.entries)
        if (/^autovacuum(?:_enabled)?$/.test(entry.key) && /^(?:off|false|0|no)$/i.test(entry.value))
          yield sighting(entry, 'autovacuum is switched off');
    for (const place of allSql(source)) {
      const { tokens } = place.statement;
      const i = tokens.findIndex((token) => /^(?:autovacuum_enabled|autovacuum)$/i.test(token.text));
      const value = tokens.slice(i + 1, i + 3).find((token) => /^(?:off|false|0)$/i.test(token.text));
      if (i >= 0 && value)
        yield {
          start: tokens[i]?.start ?? 0,
          end: value.end,
          because: 'autovacuum is switched off',
          slots: sqlSlots(place),
        };
    }
  },
};
