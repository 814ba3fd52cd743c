import type { Detector } from '../source.ts';
import { keyed, secondsOf, seen, told } from './keys.ts';

/** The pool keeps a connection longer than the server or what lies between does. Only where both numbers are written. */
export const poolOutlivesServer: Detector = {
  observable: 'config-pool-outlives-server',
  *detect(source) {
    const all = keyed(source);
    const life = all.find(
      (each) =>
        /(?:maxlifetime|connmaxlifetime|poolrecycle|maxage|setconnmaxlifetime|maxconnectionage)$/.test(each.key) &&
        /hikari|pool|conn|lifetime|recycle/.test(each.key),
    );
    const server = all.find((each) => /(?:^|\.)(?:waittimeout|serveridletimeout|idlesessiontimeout|idleclienttimeout)$/.test(each.key));
    if (!life || !server) return;
    const keeps = secondsOf(life, /hikari|maxlifetime/.test(life.key) && Number(life.value) >= 10_000 ? 0.001 : 1);
    const closes = secondsOf(server);
    if (keeps > closes && closes > 0)
      yield seen(
        life,
        `the pool keeps connections for ${told(keeps)}, the server closes idle ones after ${told(closes)} (${server.name})`,
        {
          server_timeout: told(closes),
        },
      );
  },
};
