import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const texts = (text: string) => sentencesOf(text).map((s) => s.text);

describe('lines of a text', () => {
  const WRAPPED = [
    'Traffic is as on any other afternoon of the week. The CPU of the database rose from',
    '34% to 100% within one minute and stays there, and the share of failed requests with',
    'it. Nothing was changed.',
  ].join('\n');

  it('go on in the next one where the text was wrapped', () => {
    expect(texts(WRAPPED)).toEqual([
      'Traffic is as on any other afternoon of the week.',
      'The CPU of the database rose from 34% to 100% within one minute and stays there, and the share of failed requests with it.',
      'Nothing was changed.',
    ]);
  });

  it('keep their places', () => {
    for (const s of sentencesOf(WRAPPED)) expect(WRAPPED.slice(s.start, s.end).replace(/\n/g, ' ')).toBe(s.text);
  });

  it('end by themselves where each is a fact of its own', () => {
    const facts = 'no query is slower than last week, and the indexes are the same on both of them\nreads are few\nwrites are many';
    expect(texts(facts)).toHaveLength(3);
  });

  it('of a program end where they end', () => {
    const log = [
      '2025-11-11T09:13:48Z profile-api auth rejected: the token has claims that are not valid yet',
      '2025-11-11T09:14:07Z auth-service token issued for the same user and the same key as before',
    ].join('\n');
    expect(texts(log)).toHaveLength(2);
    const stack = `java.net.SocketTimeoutException: connect timed out after thirty thousand milliseconds\n${'x'.repeat(85)}\nfrom within the pod it works`;
    expect(texts(stack)).toHaveLength(3);
  });
});

it('ends a sentence at a unit or an answer that looks like an abbreviation', () => {
  expect(texts('The build took 50 min. Fivetran was upgraded.')).toHaveLength(2);
  expect(texts('Does it help: no. Then we waited.')).toHaveLength(2);
  expect(texts('We keep min. 20 pods and max. 50 pods, see no. 7.')).toHaveLength(1);
});
