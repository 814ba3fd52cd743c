import { anyOf, WEEKDAY } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';
import type { FieldText } from '../types.ts';
import type { Item } from './items.ts';
import { TELLS } from './unreal.ts';

// Fields that tell what there is, and only by the way what was done to it: the list of parts, and the comments of the code.

export const isAside = (field: FieldText['field']): boolean => field === 'tech_stack' || field === 'code_snippet';

const WHEN = anyOf`
  on | since | last | yesterday | today | tonight | ago | this | weekend | at \d{1,2}[:.]\d\d
  ${WEEKDAY}
`;
const UPGRADED = anyOf`upgraded | updated | migrated | moved | switched | replaced | bumped | rolled out | patched`;
/** "RabbitMQ 3.12 (upgraded from 3.8 on the weekend)". */
const UPGRADED_WHEN = new RegExp(String.raw`\b${UPGRADED}\b(?=[\s\S]{0,60}\b${WHEN}\b)`, 'i');
const COMMENT = /(?:^|\s)(?:\/\/|#(?!\S*[{;])|--(?=\s)|\/\*|<!--|%(?=\s)).*$|^\s*\*\s.*$/gm;

/** Only what tells what was done and when is read there. */
export const isToldAside = (item: Item, mentions: readonly Mention[]): boolean =>
  UPGRADED_WHEN.test(item.text) ||
  mentions.some((m) => (m.day !== undefined || TELLS.test(item.text)) && m.start >= item.start && m.end <= item.end);

/** The code with all blanked but its comments, so that offsets hold. */
export function commentsOf({ field, text }: FieldText): FieldText {
  let out = '';
  for (const m of text.matchAll(COMMENT))
    out += blank(text.slice(out.length, m.index)) + m[0].replace(/^\s*(?:\/\/|\/\*|<!--|[#%*]|--)/, blank);
  return { field, text: out + blank(text.slice(out.length)) };
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
