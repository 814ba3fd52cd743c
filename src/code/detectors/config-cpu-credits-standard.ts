import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** Families that earn CPU credits; t2 stops at its baseline unless told otherwise, the later ones go on and are billed. */
const BURST = /^(?:db\.|cache\.)?(t2|t3|t3a|t4g)\.\w+$/;

/** The machine may use its whole CPU only while it has credits; without them it is held at a fraction. */
export const cpuCreditsStandard: Detector = {
  observable: 'config-cpu-credits-standard',
  *detect(source) {
    const all = keyed(source);
    for (const each of all) {
      if (!/(?:^|\.)(?:cpucredits|creditspecification)$/.test(each.key) || !/^standard$/i.test(each.value)) continue;
      const type = all.find((other) => /(?:^|\.)instancetype$/.test(other.key) && BURST.test(other.value));
      yield seen(
        each,
        `${type ? `${type.value} is` : 'the machine is'} held at its baseline when its CPU credits are spent (${each.name} standard)`,
        type ? { instance: type.value } : {},
      );
    }
    // A t2 is standard by itself, and so are caches and databases of its family.
    for (const each of all) {
      if (
        !/(?:^|\.)(?:instancetype|instanceclass|nodetype|cachenodetype|dbinstanceclass)$/.test(each.key) ||
        !/^(?:db\.|cache\.)?t2\.\w+$/.test(each.value)
      )
        continue;
      if (all.some((other) => /(?:^|\.)(?:cpucredits|creditspecification)$/.test(other.key))) continue;
      yield seen(each, `${each.value} is held at its baseline when its CPU credits are spent, unless it is set to unlimited`, {
        instance: each.value,
      });
    }
  },
};
