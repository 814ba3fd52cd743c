import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';

const SHARE = anyOf`had | have | has | were | was | are | with | on | from | in | go to | went to | came from | hit | carry | carried`;
/** "1,204 of 1,204 had site_id rtm-2". */
const ALL_OF_ALL = new RegExp(
  String.raw`\b(\d[\d,]*) (?:of|out of) (?:the |all )?(\d[\d,]*)\b(?: [\w-]+){0,3}? ((?:${SHARE}) [^.;,\n]{3,70})`,
  'gi',
);
/** Fewer than that share things by chance. Judgement. */
const FEWEST = 8;
const ONE_KEY = /\b(?:\w*_?id|key|tenant|customer|account|shard|partition|site|store|merchant|bucket|topic)\b/i;
/** Where capacity is short, what all of them share takes it. */
const SHORT = /\b(?:throttl\w*|ProvisionedThroughput\w*|hot|overload\w*|at its limit|saturated|capacity)\b/i;

/** Of what was counted all have one thing in common. */
export function allShare({ prose }: Parts): Derived[] {
  for (const { field, text } of prose)
    for (const m of text.matchAll(ALL_OF_ALL)) {
      const [quote, n = '', of = '', what = ''] = m;
      const count = Number(n.replaceAll(',', ''));
      if (n !== of || count < FEWEST) continue;
      const shows = ONE_KEY.test(what) && prose.some((p) => SHORT.test(p.text));
      return [
        {
          id: 'all-share',
          text: `All ${n} that were counted ${what.trim()}: whatever the cause is, it is bound to that.`,
          formula: `${n} of ${of} = 100 %`,
          value: 1,
          unit: '',
          inputs: [{ field, start: m.index, end: m.index + quote.length, quote }],
          ...(shows ? { shows: ['one-key-or-shard-hot', 'yes'] as const, reliability: 0.9 } : {}),
        },
      ];
    }
  return [];
}
