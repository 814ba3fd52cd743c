import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Context } from '../context.ts';

const NUMBER = String.raw`(?:under |about |below |some |~ ?|< ?)?\d[\d.,]*(?: ?(?:%|ms|µs|s|sec|seconds|min|minutes|h|hours|k|M|GB|MB|ops\/s|req\/s|rps|\/s|\/min))?`;
const WAS = anyOf`was | were | normally | normal(?:ly)? is | usually | usual(?:ly)? is | normal | usual | before | instead of | up from | down from | else | otherwise | typically`;
/** "97 %, before 0.1 %", "88 %, was 30", "11 min (normal: under 2 s)". */
const THEN_WAS = new RegExp(String.raw`^(?:[^.;\d\n]{0,12}[,(;]? ?\(?|[^.;\n]{0,45}?[,(] ?)${WAS}:? (${NUMBER})(?![\d:.])`, 'i');
/** "2 ms on Monday, 640 ms now". */
const WAS_FIRST = new RegExp(
  String.raw`(${NUMBER}) (?:on|in|last|before|yesterday|at|until|normally|usually)\b[^.;,\d\n]{0,24}, (?:and |but )?(?:it is |now )?$`,
  'i',
);

/** The level that the text gives beside a number as that of before or of always, as written; undefined where it gives none. */
export function levelBefore({ incident }: Context, { field, start, end }: Span): string | undefined {
  const text = incident[field];
  const behind = THEN_WAS.exec(text.slice(end, end + 60))?.[1];
  const ahead = /^[^.;\n]{0,14}\bnow\b/i.test(text.slice(end))
    ? WAS_FIRST.exec(text.slice(Math.max(0, start - 70), start))?.[1]
    : undefined;
  return (behind ?? ahead)?.replace(/[.,]$/, '').trim();
}
