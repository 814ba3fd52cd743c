import type { Remedy } from '../knowledge/types.ts';
import { settingName } from '../signals/index.ts';

/** `CONFIG SET maxmemory-policy volatile-lru`, `SET GLOBAL read_only = ON`, `sysctl -w net.core.somaxconn=4096`, `alter system set x to 'y'`. */
const SETS = [
  /\bCONFIG SET ([\w.-]{4,60}) ([^\s;'"]{1,40})/g,
  /\b(?:alter system set|set global|set persist|set session) ([\w.]{4,60}) ?(?:=|to) ?'?([^\s;'"]{1,40})/gi,
  /\bsysctl -w ([\w.]{4,60})=([^\s;'"]{1,40})/g,
];
/** What a person has to fill in is no value. */
const SLOT = /^[A-Z][A-Z\d_]{2,}$|[{}$]/;

const known = new WeakMap<Remedy, readonly (readonly [name: string, value: string])[]>();

/** What the commands of a remedy set to a value of their own. */
function setBy(r: Remedy): readonly (readonly [name: string, value: string])[] {
  const before = known.get(r);
  if (before) return before;
  const found = Object.values(r.commands).flatMap((command) =>
    SETS.flatMap((form) =>
      [...command.matchAll(form)].flatMap(([, name = '', value = '']): [string, string][] =>
        SLOT.test(value) ? [] : [[settingName(name), value.toLowerCase()]],
      ),
    ),
  );
  known.set(r, found);
  return found;
}

/** All that a mitigation would set stands so already, as the text prints it. */
export function isInForce(r: Remedy, printed: ReadonlyMap<string, string>): boolean {
  if (r.kind !== 'mitigation' || printed.size === 0) return false;
  const sets = setBy(r).filter(([name]) => printed.has(name));
  return sets.length > 0 && sets.every(([name, value]) => printed.get(name)?.toLowerCase() === value);
}
