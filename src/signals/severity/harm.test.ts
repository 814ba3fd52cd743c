import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmOf } from './harm.ts';

const of = (blast_radius: string) =>
  harmOf({ code_snippet: '', tech_stack: '', symptoms: '', occurrence_pattern: '', blast_radius }).blast_radius;

it('reads no words out of the names of tags', () => {
  const symptoms = 'they get <Error><Message>Access Denied</Message></Error> and p95 < 300 ms > 200 ms';
  const told = harmOf({ code_snippet: '', tech_stack: '', symptoms, occurrence_pattern: '', blast_radius: '' }).symptoms;
  expect(told).toBe(symptoms.replace(/<\/?(?:Error|Message)>/g, (tag) => ' '.repeat(tag.length)));
});

describe('where the blast radius ends', () => {
  it.each([
    ['9 % of orders\nTried: restart, none of it helped', '9 % of orders'],
    ['all tills\n\nWhat we looked at (in vain): locks, none', 'all tills\n'],
    ['40 clinics\n```yaml\nreplicas: 2\n```', '40 clinics'],
    ['EU: 40k users\nUS: none', 'EU: 40k users\nUS: none'],
    ['Tried: restart', 'Tried: restart'],
    ['none of the settings: they are not for users', 'none of the settings: they are not for users'],
  ])('%j', (text, harm) => expect(of(text)).toBe(harm));

  it('keeps what stands before where it stood', () => {
    const text = fc.array(fc.constantFrom('\n', ' ', 'Tried', ': ', '```', 'all users', 'settings', 'none')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, (t) => t.startsWith(of(t)) && (of(t).trim() !== '' || t.trim() === '')));
  });
});
