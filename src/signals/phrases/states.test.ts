import { expect, test } from 'vitest';
import { compilePhrases } from './compile.ts';
import { createMatcher } from './match.ts';
import { storeOf } from './store.ts';

const LEXICON = {
  'is-high': ['high', 'pegged', 'at its limit'],
  'is-rising': ['rise', 'climb', 'steady climb'],
  'is-low': ['low'],
  'is-normal': ['normal', 'fine', 'flat', 'steady', 'as usual'],
};
const about = (observable: string, thing: string) => [
  { observable, value: 'yes', phrases: [`${thing} ~ @is-high|@is-rising`] },
  { observable, value: 'no', phrases: [`${thing} ~ @is-normal`] },
];
const matcher = createMatcher(
  storeOf(compilePhrases(LEXICON, [...about('cpu', 'cpu'), ...about('memory', 'memory|heap'), ...about('db-cpu', 'db cpu')])),
);
const read = (text: string) =>
  matcher
    .match(text)
    .matches.map((m) => `${m.turned ? 'not ' : ''}${m.observable}=${m.value}`)
    .sort();

test('a thing has the nearest state behind it', () => {
  expect(read('CPU is fine, memory at its limit')).toEqual(['cpu=no', 'memory=yes']);
  expect(read('CPU of all three nodes is pegged')).toEqual(['cpu=yes']);
  expect(read('heap climbs while CPU stays flat')).toEqual(['cpu=no', 'memory=yes']);
  expect(read('CPU, but the queue is high')).toEqual([]);
});

test('a list shares its state, said behind it or before it', () => {
  expect(read('CPU, heap and disk are normal')).toEqual(['cpu=no', 'memory=no']);
  expect(read('As usual: CPU, disk, memory')).toEqual(['cpu=no', 'memory=no']);
  expect(read('fine, CPU, memory')).toEqual([]);
});

test('of two states in a row the last one counts', () => {
  expect(read('memory in a steady climb')).toEqual(['memory=yes']);
});

test('a denial between them turns it, and ends with its place in a list', () => {
  expect(read('CPU is not high')).toEqual(['not cpu=yes']);
  expect(read('CPU not, memory high')).toEqual(['cpu=yes', 'memory=yes']);
});

test('the longer name of the thing is meant', () => {
  expect(read('DB CPU is high')).toEqual(['db-cpu=yes']);
  expect(read('DB CPU high, CPU fine')).toEqual(['cpu=no', 'db-cpu=yes']);
});

test('words that belong to another thing break the bond', () => {
  expect(read('CPU type of the new machine series on order is high')).toEqual([]);
});

test('two numbers that are compared are a state', () => {
  expect(read('CPU went from 20 % to 90 %')).toEqual(['cpu=yes']);
  expect(read('heap 3.1 GB, normally 900 MB')).toEqual(['memory=yes']);
  expect(read('normally heap is at 900 MB, now 3 GB')).toEqual(['memory=yes']);
  expect(read('CPU 20 % → 90 % while heap 2 GB instead of 1 GB')).toEqual(['cpu=yes', 'memory=yes']);
});

test('numbers that hardly differ, fall, measure different things or were set by somebody are none of a rise', () => {
  expect(read('CPU went from 20 % to 24 %')).toEqual([]);
  expect(read('CPU went from 90 % to 20 %')).toEqual([]);
  expect(read('CPU 20 %, normally 4 cores')).toEqual([]);
  expect(read('we raised the heap from 1 GB to 4 GB')).toEqual([]);
  expect(read('CPU nodes from 2 to 4 replicas')).toEqual([]);
});

test('a state is said of what its clause speaks of, and of no other thing', () => {
  expect(read('the time on the CPU is high')).toEqual(['cpu=yes']);
  expect(read('the row in memory is fine')).toEqual([]);
  expect(read('other CPU normal')).toEqual([]);
  expect(read('In memory: all normal')).toEqual(['memory=no']);
  expect(read('CPU twice as much, three times a normal day')).toEqual([]);
  expect(read('memory 3 at 4, cores 16 of 32, disk 7, normal')).toEqual([]);
});

test('two numbers that are nearly the same, one of them usual, are as usual', () => {
  expect(read('CPU 24 %, yesterday 23 %')).toEqual(['cpu=no']);
  expect(read('heap 1,942 MB (same Monday last week: 1,907)')).toEqual(['memory=no']);
  expect(read('CPU went from 23 % to 24 %')).toEqual([]);
});
