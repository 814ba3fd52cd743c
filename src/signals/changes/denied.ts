import { words } from '../../text/index.ts';
import type { Denial } from '../times/types.ts';
import type { Item } from './items.ts';

const FIRST_KIND = words`
  (?:re)?deploy\w* | releas\w* | roll\w* | build | merge\w* | push\w* | config\w* | flag\w* | migrat\w* | upgrad\w* | bump\w*
  fail-?over\w* | sale | campaign | cert\w* | rotat\w* | import\w* | maintenance | launch\w* | mail\w* | peak | backup\w* | cron\w*
  job | patch\w* | updat\w* | chang\w* | leaflet | newsletter | spot
`;

/** A denial that fills a good part of the item, or "no" directly before the first word of change. */
export function isDenied(item: Item, denied: readonly Denial[]): boolean {
  if (denied.some((d) => d.start < item.end && d.end > item.start && d.quote.length > item.text.length / 3)) return true;
  const first = FIRST_KIND.exec(item.text);
  return (
    first !== null &&
    /\b(?:no|not|without|never|nothing|none|isn't|wasn't|hasn't|didn't)\s(?:(?:a|any|the|been|yet|even)\s|\S+\s){0,1}$/i.test(
      item.text.slice(0, first.index),
    )
  );
}
