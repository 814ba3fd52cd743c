import { describe, expect, it } from 'vitest';
import { numberAt } from './measured.ts';
import { errorDenied, stanceOf, takenBack } from './negation.ts';

/** Whether the words in angle brackets are denied in their clause. */
const denied = (marked: string): boolean => {
  const from = marked.indexOf('<');
  const clause = marked.replace(/[<>]/g, '');
  return stanceOf(clause, clause, from, marked.indexOf('>') - 1).denied;
};

describe('the scope of a denial', () => {
  it.each([
    ['no <lock waits>', true],
    ['there were never any <restarts>', true],
    ['it is not <since midnight>', true],
    ['dashboards show no data <since the 1st>', false],
    ['the service did not start after <an OOM kill>', false],
    ['no errors other than <few 504>', false],
    ['no errors except <timeouts>', false],
    ['the server is not accepting commands to avoid <wraparound>', false],
    ['came up as 0 bytes on 40 of 9,000 units with <power loss>', false],
    ['no deploy and <cpu is high>', false],
    ['almost no requests and <zero errors>', false],
    ['no <restarts> and crashes', true],
    ['no restarts and <crashes>', true],
    ['0 <evictions>', true],
    ['<evictions> 0', true],
    ['<evictions> 0.4 per second', false],
    ['the setpoint was <read as> 0, so it heats', false],
    ['the cluster <evicted> none of our pods', true],
    ['<rejected> never', true],
    ['nobody is locked out and no <user lost> a session', true],
    ['nobody noticed that the <CPU was at 100 %>', false],
    ['without warning <the node went away>', false],
    ['without a restart <the memory grows>', false],
    ['we did not notice that <the disk was full>', false],
  ])('%s -> %s', (marked, expected) => {
    expect(denied(marked)).toBe(expected);
  });

  it('takes back what is excepted', () => {
    const text = 'No errors other than a few 504.';
    expect(takenBack(text, 'No errors'.length)).toBe(true);
    expect(takenBack('No errors in the log.', 'No errors'.length)).toBe(false);
  });

  it.each([
    ['no <ECONNRESET> in the log', true],
    ['<ECONNRESET>: 0', true],
    ['None of the pods was <OOMKilled>', true],
    ['Could not launch instances "<VcpuLimitExceeded>', false],
    ['no errors until <DEADLINE_EXCEEDED> at 60 s', false],
  ])('%s -> quoted error denied %s', (marked, expected) => {
    expect(errorDenied(marked.replace(/[<>]/g, ''), marked.indexOf('<'), marked.indexOf('>') - 1)).toBe(expected);
  });
});

describe('the number of a subject', () => {
  const percent = (sentence: string, subject: string) =>
    numberAt(sentence, sentence.indexOf(subject), sentence.indexOf(subject) + subject.length, 'percent')?.value;
  it.each([
    ['CPU 9 %', 'CPU', 9],
    ['servers idle: 2% CPU', 'CPU', 2],
    ['12 % of CPU, 90 % memory', 'CPU', 12],
    ['12 % of CPU, 90 % memory', 'memory', 90],
    ['CPU fine, disk 98 %', 'CPU', undefined],
    ['CPU idle and disk 98 %', 'CPU', undefined],
    ['CPU and memory at 90 %', 'CPU', 90],
    ['CPU one core 100 %', 'CPU', undefined],
    ['CPU 30 % -> 98 %', 'CPU', 98],
    ['CPU from 30 % to 98 %', 'CPU', 98],
    ['memory 600 MB of 2 GB', 'memory', 30],
    ['memory 1.9 / 2 GiB', 'memory', undefined],
    ['target is 60 %, CPU at 20 %', 'CPU', 20],
  ])('%s: %s -> %s', (sentence, subject, expected) => {
    expect(percent(sentence, subject)).toBe(expected);
  });
});
