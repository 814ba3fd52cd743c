import { anyOf } from '../../text/index.ts';
import { secondsIn } from '../quantities/numbers.ts';
import type { Setting } from './types.ts';

const UNIT = anyOf`ms | s | m | h | sec | seconds? | min | minutes? | millis | milliseconds? | hours?`;
/** Terraform and hand-made tables put the signs of equality below one another. */
const NAME = String.raw`([A-Za-z_][\w.-]{1,60})["']?[ \t]{0,24}`;
const NUMBER = String.raw`(\d{1,12}(?:_\d{3}){0,3}(?:\.\d{1,6})?)`;
const ASSIGNED = new RegExp(String.raw`${NAME}(?:[:=(]|=>)[ \t]{0,3}["']?${NUMBER}[ \t]?(${UNIT})?(?![\w.])`, 'g');
const GO_UNIT = anyOf`Millisecond | Second | Minute | Hour`;
const TIMES = new RegExp(
  String.raw`${NAME}(?:[:=(,]|:=)[ \t]{0,3}(?:[\w.]{1,20},[ \t]?)?(?:(\d{1,6})[ \t]?\*[ \t]?)?time\.(${GO_UNIT})\b`,
  'g',
);
const UNIT_IN_NAME = anyOf`Millis | Milliseconds | Seconds | secs | millis | Minutes | Hours | seconds= | minutes= | hours=`;
const DURATION_OF = anyOf`Duration\.of | TimeSpan\.From | Duration::from_ | timedelta\(`;
const OF_UNIT = new RegExp(String.raw`${NAME}(?:[:=(,])[ \t]{0,3}(?:java\.time\.)?${DURATION_OF}(${UNIT_IN_NAME})\(?(\d{1,6})`, 'g');
/** `props.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500)`. */
const CONFIGURED = /\b([A-Z][A-Z_]{3,60})_CONFIG["']?,[ \t]{0,3}["']?(\d{1,12})\b/g;
const LOOP = /\bfor\b[^;\n]{0,12}?\b\w*(?:attempt|retry|retries|tries)\w*\b[^\n]{0,40}?(?:range\(|<=? ?)(\d{1,2})\b/gi;
const MOST = 300;

/** Numbers with names in code or configuration, in order. Units of time come from the suffix, the name or the language's form. */
export function settingsOf(code: string): Setting[] {
  const out: Setting[] = [];
  const put = (m: RegExpExecArray, name: string, value: number, seconds: number | undefined) => {
    const quote = m[0];
    out.push({
      field: 'code_snippet',
      start: m.index,
      end: m.index + quote.length,
      quote,
      name,
      value,
      ...(seconds === undefined ? {} : { seconds }),
    });
  };
  for (const m of code.matchAll(TIMES))
    put(m, m[1] ?? '', Number(m[2] ?? 1), Number(m[2] ?? 1) * (secondsIn((m[3] ?? '').toLowerCase()) ?? 1));
  for (const m of code.matchAll(OF_UNIT))
    put(
      m,
      m[1] ?? '',
      Number(m[3]),
      Number(m[3]) * (/^milli/i.test(m[2] ?? '') ? 0.001 : (secondsIn((m[2] ?? '').replace(/=$/, '').toLowerCase()) ?? 1)),
    );
  for (const m of code.matchAll(CONFIGURED)) put(m, m[1] ?? '', Number(m[2]), timeOf(m[1] ?? '', Number(m[2]), undefined));
  for (const m of code.matchAll(LOOP)) put(m, 'attempts', Number(m[1]), undefined);
  for (const m of code.matchAll(ASSIGNED)) {
    if (out.length >= MOST) break;
    const value = Number((m[2] ?? '').replace(/_/g, ''));
    put(m, m[1] ?? '', value, timeOf(m[1] ?? '', value, m[3]));
  }
  return out.slice(0, MOST).sort((a, b) => a.start - b.start);
}

const TIMED = /time_?out|ttl|expir|interval|deadline|delay|backoff|max_?age|lease|max[-_]?poll|(?:_|\b)ms$|millis|seconds?$|_s$/i;

function timeOf(name: string, value: number, unit: string | undefined): number | undefined {
  if (!TIMED.test(name)) return undefined;
  if (unit) return value * (secondsIn(unit) ?? 1);
  if (/ms$|millis/i.test(name)) return value / 1000;
  if (/sec(?:ond)?s?$|_s$|max_?age|ttl|expire/i.test(name)) return value;
  // A bare time-out of hundreds or more is milliseconds in every library that takes milliseconds; a small one is seconds.
  return value >= 100 ? value / 1000 : value;
}
