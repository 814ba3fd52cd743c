import { anyOf } from '../../../text/index.ts';
import { withoutCode, withoutQuotations } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const SLOT = new RegExp(
  anyOf`
    <(?:insert|your|the|service|table|name|value|placeholder)[a-z _-]*>
    \[(?:insert|your|todo|placeholder|fill|add|describe|x{2,})[^\]]*\] | \bTODO\b | \bTBD\b | \bXX:XX\b | \blorem ipsum\b
    \b(?:undefined|NaN) (?:%|min|h|of|to)(?![a-z]) | (?<!["“])\[object[ ] | \bX{2,}\s?(?:%|ms|min|users|requests)
  `,
  'i',
);

/** A slot of our own sentences, or of a template. */
const BRACES = /\{\{?[a-z_]{2,}(?:\||\}\}?)/;

export const leftoverPlaceholder = rule({
  id: 'leftover-placeholder',
  severity: 'error',
  why: 'a placeholder in a sentence means that nobody knows what it says',
  mend: 'fill it in, or write in words that it is not known',
  check: (doc) =>
    prose(doc).flatMap(({ piece, section, part }) => {
      // A time that nobody knows yet is left open by name in a timeline.
      if (section === 'followUp' && (part === 'timeline' || part === 'todo')) return [];
      if (!/[{<[]|TODO|TBD|XX|lorem|undefined|NaN/i.test(piece.text)) return [];
      const own = withoutQuotations(withoutCode(piece.text));
      const m = SLOT.exec(own) ?? BRACES.exec(own);
      return m
        ? [
            at(
              { piece, start: m.index, end: m.index + m[0].length, text: m[0] },
              `${quoted(m[0].trim())} stands in the text`,
              'plain words',
            ),
          ]
        : [];
    }),
});
