import { anyOf } from '../../text/index.ts';
import { type LogLine, logLines, type RunLine, runsIn } from './logs.ts';
import type { Derived, Parts } from './types.ts';
import { numberIn, shown, spanOf } from './words.ts';

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{2,12})`;
const TAKEN = new RegExp(
  String.raw`\b${anyOf`fetched | read | received | extracted | downloaded | selected | exported | loaded from source`}\b[ :=]{1,3}${NUMBER}\b`,
  'i',
);
const KEPT = new RegExp(
  String.raw`\b${anyOf`merged | written | wrote | inserted | stored | saved | imported | upserted | copied | indexed`}\b[ :=]{1,3}${NUMBER}\b`,
  'i',
);
/** What was left out on purpose is no loss. */
const ON_PURPOSE = /\b(?:skip\w*|duplicat\w*|unchanged|filter\w*|ignored|dedup\w*|rejected)\b/i;
/** Fewer than this share of what was taken was kept. Judgement. */
const NEARLY_ALL = 0.99;

/** A run whose log says that it took more than it kept. */
export function fewerKept(parts: Parts): Derived[] {
  for (const { id, lines } of runsIn(logLines(parts))) {
    if (lines.some((l) => ON_PURPOSE.test(l.message))) continue;
    const [taken, kept] = [numberOf(lines, TAKEN), numberOf(lines, KEPT)];
    if (!taken || !kept || kept.line.at < taken.line.at || kept.value >= NEARLY_ALL * taken.value) continue;
    return [
      {
        id: 'fewer-kept',
        text: `Run ${id} took ${shown(taken.value)} and kept ${shown(kept.value)}: ${shown(taken.value - kept.value)} went missing between, and no line says why.`,
        formula: `${shown(taken.value)} - ${shown(kept.value)} = ${shown(taken.value - kept.value)}`,
        value: taken.value - kept.value,
        unit: '',
        inputs: [spanOf(taken.line), spanOf(kept.line)],
        shows: ['records-missing-silently', 'yes'],
        reliability: 0.9,
      },
    ];
  }
  return [];
}

function numberOf(lines: readonly RunLine[], pattern: RegExp): { value: number; line: LogLine } | undefined {
  for (const { line, message } of lines) {
    const m = pattern.exec(message);
    if (m) return { value: numberIn(m[1] ?? ''), line };
  }
  return undefined;
}
