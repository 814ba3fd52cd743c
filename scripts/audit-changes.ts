// How well the reader of changes reads texts that people labelled with the changes they tell: recall and precision by value; of the half that may be
// read, also the sentences that were missed and the quotations that were read wrongly.
//   npx tsx scripts/audit-changes.ts [--most 12] [OBSERVABLE …]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { changeSignals, readChanges } from '../src/signals/changes.ts';
import { clockworkOf, readTimes } from '../src/signals/times.ts';
import type { FieldText, Signal } from '../src/signals/types.ts';

interface Labelled {
  readonly of: string;
  readonly text: string;
  readonly says: readonly string[];
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { most: { type: 'string', default: '12' } } });
const most = Number(values.most);
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));
const ofChanges = (says: string): boolean => /^(?!permission|index).*-before-onset=|^no-change-known=/.test(says);

/** A text's sentences, joined as the symptoms of an incident. */
function textsOf(half: string): Labelled[][] {
  const texts = new Map<string, Labelled[]>();
  for (const row of readFileSync(`eval/sentences/${half}.jsonl`, 'utf8').split('\n').filter(Boolean)) {
    const sentence = JSON.parse(row) as Labelled;
    texts.set(sentence.of, [...(texts.get(sentence.of) ?? []), sentence]);
  }
  return [...texts.values()];
}

function signalsOf(text: string): Signal[] {
  const fields: FieldText[] = [{ field: 'symptoms', text }];
  const clockwork = clockworkOf(fields);
  const time = readTimes(fields, clockwork);
  return changeSignals(readChanges(fields, time, clockwork), time);
}

interface Tally {
  stated: number;
  hits: number;
  right: number;
  readonly missed: string[];
  readonly wrong: string[];
}

function tallied(half: string): Map<string, Tally> {
  const out = new Map<string, Tally>();
  const of = (says: string): Tally => {
    const own = out.get(says) ?? { stated: 0, hits: 0, right: 0, missed: [], wrong: [] };
    out.set(says, own);
    return own;
  };
  for (const sentences of textsOf(half)) {
    const stated = new Set(sentences.flatMap((s) => s.says).filter(ofChanges));
    const read = new Map(signalsOf(sentences.map((s) => s.text).join(' ')).map((s) => [`${s.observable}=${s.value}`, s.quote]));
    for (const says of stated) {
      of(says).stated++;
      if (!read.has(says)) of(says).missed.push(sentences.find((s) => s.says.includes(says))?.text ?? '');
    }
    for (const [says, quote] of read) {
      if (!ofChanges(says)) continue;
      of(says).hits++;
      if (stated.has(says)) of(says).right++;
      else of(says).wrong.push(`${quote}   [${[...stated].join(' ')}]`);
    }
  }
  return out;
}

const halves = new Map(['read', 'held-out'].map((half) => [half, tallied(half)]));
for (const [half, tallies] of halves) {
  line(`${half}:`);
  const all = [...tallies.values()];
  const sum = (of: (t: Tally) => number): number => all.reduce((n, t) => n + of(t), 0);
  const row = (name: string, stated: number, hits: number, right: number): void =>
    line(`  ${name}: stated ${stated}, read ${hits}, recall ${share(right, stated)}, precision ${share(right, hits)}`);
  for (const [says, t] of [...tallies].sort((a, b) => b[1].stated - a[1].stated)) row(says, t.stated, t.hits, t.right);
  row(
    'all',
    sum((t) => t.stated),
    sum((t) => t.hits),
    sum((t) => t.right),
  );
}
for (const [says, t] of halves.get('read') ?? []) {
  if (!positionals.some((p) => says === p || says.startsWith(`${p}=`))) continue;
  line(says);
  for (const text of t.missed.slice(0, most)) line(`  missed: ${text}`);
  for (const text of t.wrong.slice(0, most)) line(`  wrong: ${text}`);
}
