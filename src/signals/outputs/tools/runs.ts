import { over, says } from '../lines.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

interface Mark {
  readonly line: Line;
  readonly seconds: number;
  readonly job: string;
  readonly pid: string;
  readonly begins: boolean;
}

const BEGIN = 'start(?:ed|ing)?|begin|began';
const END = 'done|finish(?:ed)?|complete[d]?|end(?:ed)?|exit(?:ed)?';
const LINE = new RegExp(
  String.raw`^\[?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)\S{0,12} +(\S.{0,80}?):? (?:(${BEGIN})|${END})\b.{0,60}?\bpid[ =:]{1,2}(\d{1,8})\b`,
  'i',
);

const marksOf = (page: Page): Mark[] =>
  page.lines.flatMap((line) => {
    const m = LINE.exec(line.text);
    if (!m) return [];
    const [, day = '', clock = '', job = '', begins, pid = ''] = m;
    return [{ line, seconds: Date.parse(`${day}T${clock}Z`) / 1000, job, pid, begins: begins !== undefined }];
  });

/** Judgement: cron starts within two seconds of the minute. */
const SLACK = 2;

/** A log of scheduled runs, each with its process: one begins while the one before is still at work. Workers of a pool begin at any second. */
export const runs: OutputReader = {
  id: 'scheduled-runs',
  needs: [
    ['pid', 'start'],
    ['pid', 'begin'],
  ],
  read: (page) => {
    const marks = marksOf(page);
    const claims = [...new Set(marks.map((m) => m.job))].flatMap((job) => ofJob(marks.filter((m) => m.job === job)));
    return { claims };
  },
};

function ofJob(marks: readonly Mark[]): Claim[] {
  const begun = marks.filter((m) => m.begins);
  const [first, second] = begun;
  if (!first || !second) return [];
  const onSchedule = begun.every((m) => {
    const apart = m.seconds - first.seconds;
    const off = ((apart % 60) + 60) % 60;
    return Math.min(off, 60 - off) <= SLACK && (m === first || apart >= 60 - SLACK);
  });
  if (!onSchedule) return [];
  const late = begun.find((b, i) => {
    const before = begun[i - 1];
    const end = before && marks.find((m) => !m.begins && m.pid === before.pid);
    // Of a run whose end is not shown nothing is known: it may have failed.
    return before !== undefined && end !== undefined && end.seconds > b.seconds;
  });
  const ended = late && marks.find((m) => !m.begins && m.seconds > late.seconds);
  return late && ended ? [says(over([late.line, ended.line]), 'job-runs-overlap', 'yes', { job: late.job })] : [];
}
