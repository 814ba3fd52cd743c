import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonyms } from './pseudonyms.ts';

describe('pseudonyms', () => {
  it('hide addresses of people, the same by the same name, and bring them back', () => {
    const names = pseudonyms();
    const hidden = names.hide('ann.lee@example.org wrote to Bob+ops@mail.example.com, then Ann.Lee@example.org again');
    expect(hidden).toBe('<email-1> wrote to <email-2>, then <email-1> again');
    expect(names.restore('<email-2>, <email-3>')).toBe('Bob+ops@mail.example.com, <email-3>');
    expect(names.counts()).toEqual(new Map([['email', 2]]));
  });
  it('hide addresses of machines on request only', () => {
    const text = '10.0.0.12:8080, 2001:db8::7 and fe80::1ff:fe23:4567:890a, 127.0.0.1, version 1.2.3.4.5, at 12:30:45, v10.0.0.1-x';
    expect(pseudonyms().hide(text)).toBe(text);
    expect(pseudonyms({ ips: true }).hide(text)).toBe(
      '<ip-1>:8080, <ip-2> and <ip-3>, 127.0.0.1, version 1.2.3.4.5, at 12:30:45, v10.0.0.1-x',
    );
  });
  it('leave alone what is no address', () => {
    const text = 'git@github.com:a/b is one, user@host is not; @decorator, a@b, image@sha256:abc, 10.0.0.999, std::vector, a::b';
    expect(pseudonyms({ ips: true }).hide(text)).toBe(text.replace('git@github.com', '<email-1>'));
  });
  it('never take a placeholder of the text for one of theirs', () => {
    const names = pseudonyms();
    expect(names.hide('<email-1> and a@b.example')).toBe('<email-1> and <email-2>');
    expect(names.restore('<email-1>')).toBe('<email-1>');
  });
  it('restore what they hid, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.emailAddress(), fc.ipV4(), fc.string())), (parts) => {
        const names = pseudonyms({ ips: true });
        const text = parts.join(' ');
        expect(names.restore(names.hide(text)).toLowerCase()).toBe(text.toLowerCase());
      }),
      { numRuns: 200 },
    );
  });
  it('in linear time', () => {
    const started = performance.now();
    for (const run of [
      'a@'.repeat(50_000),
      'a.'.repeat(50_000),
      `${'x'.repeat(100_000)}@`,
      '1:'.repeat(50_000),
      '1.1.'.repeat(30_000),
      'a@b.'.repeat(30_000),
    ])
      pseudonyms({ ips: true }).hide(run);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
