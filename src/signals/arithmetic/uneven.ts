import { anyOf } from '../../text/index.ts';
import type { Derived, Rule } from './types.ts';

/** So many times as much on some as on the others is no chance. Judgement. */
const UNEVEN = 3;

const COUNT = anyOf`\d{1,4} | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve`;
const UNITS = anyOf`m | % | percent | cores? | rps | qps | rpm | req\/s | requests\/s | msg\/s | MB\/s | connections | conns`;
/** "990m", "990m-1000m", "12-20 %". */
const LEVEL = String.raw`(\d[\d,.]{0,9})\s?(?:${UNITS})?(?:\s?[-–]\s?\d[\d,.]{0,9})?\s?(${UNITS})(?!\w)`;
const CARRIES = anyOf`at | with | on | runs? | running | carry | take | do | see | show | serve`;
const OTHERS = anyOf`other ${COUNT} | others? | rest | remaining`;
/** "four of them at 990m-1000m (limit 1 CPU), the other ten at 12m-20m". */
const SPLIT = new RegExp(
  String.raw`\b(${COUNT}) (?:of (?:the |our )?(?:${COUNT} )?)?[^.;\n\d]{0,30}?\b${CARRIES} [^.;\n\d]{0,16}${LEVEL}[^.;\n]{0,30}?\b${OTHERS}\b[^.;\n\d]{0,24}${LEVEL}`,
  'gi',
);

const numberOf = (text: string): number => Number(text.replace(/,/g, ''));

/** Some instances carry many times what the others do. */
export const unevenness: Rule = ({ prose }) =>
  prose.flatMap(({ field, text }) =>
    [...text.matchAll(SPLIT)].flatMap((m): Derived[] => {
      const [whole, some = '', a = '', unit = '', b = '', other = ''] = m;
      const [high, low] = [numberOf(a), numberOf(b)].sort((x, y) => y - x);
      if (unit.toLowerCase() !== other.toLowerCase() || high === undefined || low === undefined || !(high >= UNEVEN * Math.max(low, 0.1)))
        return [];
      const times = low > 0 ? `${Math.round(high / low)} times as much as` : 'all of the work, none of it on';
      return [
        {
          id: 'uneven-load',
          text: `${some} of them carry ${low > 0 ? `some ${times}` : times} the others (${high} against ${low} ${unit}).`,
          formula: `${high} / ${low}`,
          value: low > 0 ? high / low : high,
          unit: '',
          inputs: [{ field, start: m.index, end: m.index + whole.length, quote: whole }],
          shows: ['load-uneven', 'yes'],
        },
      ];
    }),
  );
