import type { Span } from '../../incident/types.ts';
import { base, isAdded, LABELS, type Matcher, matchersIn, SELECTOR } from './prometheus.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

/** A line of Prometheus' text format: name, labels, value. */
const SERIES = new RegExp(
  String.raw`^[ \t]{0,8}([a-zA-Z_:][\w:]{1,120})\{(${LABELS}),?\}[ \t]{1,4}(?:[-+]?[\d.]+(?:e[-+]?\d+)?|NaN|[-+]?Inf)(?:[ \t]\d{10,13})?[ \t]*$`,
  'gim',
);

const NAMES = /([a-zA-Z_]\w*)="/g;

interface Series extends Span {
  readonly labels: ReadonlySet<string>;
}

/** A rule asks for a label that the pasted series of its metric do not have. */
export function ruleAsksForMissingLabel(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const series = new Map<string, Series>();
  for (const { field, text } of texts)
    for (const m of text.matchAll(SERIES)) {
      const name = base(m[1] ?? '');
      const labels = [...(m[2] ?? '').matchAll(NAMES)].map((each) => each[1] ?? '');
      const known = series.get(name);
      series.set(name, {
        ...(known ?? { field, start: m.index + m[0].search(/\S/), end: m.index + m[0].length, quote: m[0].trim() }),
        labels: new Set([...(known?.labels ?? []), ...labels]),
      });
    }
  if (series.size === 0) return [];
  for (const { field, text } of texts)
    for (const m of text.matchAll(SELECTOR)) {
      const seen = series.get(base(m[1] ?? ''));
      const end = m.index + m[0].length;
      // The series itself, which stands in the same shape.
      if (!seen || /^[ \t]+[-+]?[\d.NI]/.test(text.slice(end, end + 12))) continue;
      for (const { label, op, value } of matchersIn(m[2] ?? '')) {
        if (seen.labels.has(label) || isAdded(label)) continue;
        return [missing({ field, start: m.index, end, quote: m[0] }, seen, m[1] ?? '', { label, op, value })];
      }
    }
  return [];
}

/** A label that is not there has the empty value for every matcher (Prometheus, "Querying basics"). */
const takesEmpty = (value: string): boolean => /^$|^\||\|$|\|\||^\.\*$/.test(value);

function missing(rule: Span, seen: Series, metric: string, { label, op, value }: Matcher): Derived {
  const all = (op === '!=' || op === '!~') !== takesEmpty(value);
  const like = [...seen.labels].find((each) => each.includes(label) || label.includes(each));
  const named = like ? `; they have ${like} instead` : ` (they have ${[...seen.labels].slice(0, 5).join(', ')})`;
  const says = `${label}${op}"${value}"`;
  return {
    id: 'rule-asks-for-missing-label',
    text: all
      ? `The rule asks for ${says}, and the series of ${metric} have no label ${label}${named}. A missing label counts as empty, and empty is not “${value}”: every sample of these series is counted, the good ones too.`
      : `The rule asks for ${says}, and the series of ${metric} have no label ${label}${named}: it finds none of them, whatever they show.`,
    formula: `${says}, where ${label} is missing and so "": ${all ? 'every' : 'no'} sample matches`,
    value: all ? 1 : 0,
    unit: '',
    inputs: [rule, spanOf(seen)],
    shows: ['rule-asks-for-missing-label', all ? 'counts-all' : 'finds-none'],
    // Judgement.
    reliability: 0.95,
  };
}
