import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { learn } from '../../src/learning/index.ts';
import { readConfig, tokensOf } from '../../src/server/config.ts';
import { createRate } from '../../src/server/http/rate.ts';
import { isPrivate } from '../../src/server/outgoing/address.ts';
import { RefusedAddress, resolvePublic, send } from '../../src/server/outgoing/send.ts';
import { html } from '../../src/server/pages/html.ts';
import { IN_MEMORY, openEmbedded, shortenLog } from '../../src/store/embedded.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { mode } from '../support/mini.ts';

const folder = mkdtempSync(join(tmpdir(), 'triage-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('addresses that a webhook may not reach', () => {
  it.each([
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
    ],
    ...['255.255.255.255', '198.18.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
    ...[
      '::ffff:169.254.169.254',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b::169.254.169.254',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2002:a9fe:a9fe::1',
      'fe80::1%eth0',
    ],
    ...['not an address', '0177.0.0.1', '2130706433'],
  ])('%s', (address) => {
    expect(isPrivate(address)).toBeDefined();
  });
  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1', '64:ff9b::808:808'])(
    '%s is public',
    (address) => {
      expect(isPrivate(address)).toBeUndefined();
    },
  );

  const resolve = async (host: string) =>
    (host === 'mixed.example' ? ['1.1.1.1', '10.0.0.1'] : ['127.0.0.1']).map((address) => ({ address, family: 4 }));
  it.each([
    ...[
      'http://localhost/',
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://[::1]/',
      'http://[::ffff:169.254.169.254]/',
    ],
    ...[
      'http://rebound.example/',
      'http://mixed.example/',
      'http://user:word@example.com/',
      'ftp://example.com/',
      'http://1.1.1.1:6379/',
      'http://169.254.169.254/latest/',
    ],
  ])('%s is refused before anything is sent', async (url) => {
    await expect(send(url, '{}', {}, { allowPrivate: false, resolve })).rejects.toBeInstanceOf(RefusedAddress);
  });
  it('connects to the address that was checked', async () => {
    expect(
      await resolvePublic(new URL('https://good.example/'), {
        allowPrivate: false,
        resolve: async () => [{ address: '1.1.1.1', family: 4 }],
      }),
    ).toEqual({ address: '1.1.1.1', family: 4 });
  });
});

describe('the lock of a data folder', () => {
  it('has one holder, tells the second who it is, and is free again after', async () => {
    const lock = await lockFolder(folder);
    lock.announce('http://127.0.0.1:4173');
    await expect(lockFolder(folder)).rejects.toThrow(
      /in use by process \d+, which serves http:\/\/127\.0\.0\.1:4173.*--data.*DATABASE_URL/s,
    );
    lock.release();
    (await lockFolder(folder)).release();
  });
  it('is taken over from a process that is dead, and from one whose number was given again', async () => {
    for (const pid of [2 ** 22 - 3, process.ppid]) {
      writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, host: hostname(), began: 'another boot/1', url: '', since: 'before' }));
      const lock = await lockFolder(folder);
      expect(JSON.parse(readFileSync(lock.path, 'utf8'))).toMatchObject({ pid: process.pid });
      lock.release();
    }
  });
  it('of another host is taken over only after silence', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify({ pid: 1, host: 'another', began: 'x', url: '', since: 'before' }));
    const beating = setInterval(() => utimesSync(path, new Date(), new Date()), 50);
    await expect(lockFolder(folder, 2000)).rejects.toThrow(/process 1 on another/);
    clearInterval(beating);
    (await lockFolder(folder, 300)).release();
  });
  it('is given to one of many who take it over at once', async () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 - 3, host: hostname(), began: 'x', url: '', since: 'before' }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = tries.flatMap((t) => (t.status === 'fulfilled' ? [t.value] : []));
    expect(won).toHaveLength(1);
    won[0]?.release();
  });
});

describe('configuration', () => {
  it('reads tokens in their four forms, and refuses others', () => {
    expect(
      tokensOf('a-token-of-16-chars, viewer:another-token-1234\nana:admin:third-token-12345 bo:responder:payments:fourth-token-1234').map(
        (t) => [t.name, t.role, t.team],
      ),
    ).toEqual([
      ['token 1', 'admin', 'default'],
      ['viewer', 'viewer', 'default'],
      ['ana', 'admin', 'default'],
      ['bo', 'responder', 'payments'],
    ]);
    for (const bad of ['short', 'king:some-token-12345', 'a:b:c:d:e', 'ana:admin:']) expect(() => tokensOf(bad)).toThrow(/TRIAGE_TOKENS/);
  });
  it('knows loopback, days and ports', () => {
    expect(readConfig({}, {})).toMatchObject({ host: '127.0.0.1', port: 4173, loopback: true, retainDays: undefined });
    expect(readConfig({ host: '0.0.0.0', retain: '26w' }, {})).toMatchObject({ loopback: false, retainDays: 182 });
    for (const flags of [{ port: '99999' }, { port: 'x' }, { retain: 'soon' }, { retain: '0d' }, { rate: '-1' }])
      expect(() => readConfig(flags, {})).toThrow(/not "/);
  });
});

describe('rate', () => {
  it('lets a burst through, then as many as a minute has, and says how long to wait', () => {
    let now = 0;
    const rate = createRate(60, 5, () => now);
    expect(Array.from({ length: 7 }, () => rate.take('a'))).toEqual([0, 0, 0, 0, 0, 1, 1]);
    expect(rate.take('b')).toBe(0);
    now = 2_000;
    expect([rate.take('a'), rate.take('a'), rate.take('a')]).toEqual([0, 0, 1]);
  });
});

describe('what closed incidents teach', () => {
  const modes = [mode('x', {}, { prevalence: 'common' }), mode('y', {}, { prevalence: 'rare' }), mode('z', {})];
  it('is a distribution that follows the counts, and nothing without any', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (x, y) => {
        const {
          modes: moved,
          closed,
          rest,
        } = learn(
          modes,
          new Map([
            ['x', x],
            ['y', y],
            ['unknown', 3],
          ]),
        );
        expect(closed).toBe(x + y);
        for (const m of moved) {
          expect(m.factor).toBeCloseTo(m.after / m.before, 9);
          expect(m.after).toBeGreaterThan(0);
          expect(m.after).toBeLessThan(1);
          // More of it than the others have makes it more common, never less than not having seen it.
          expect(m.factor).toBeGreaterThan(rest);
        }
        if (x + y === 0) expect(rest).toBe(1);
      }),
    );
  });
});

it('escapes every value in the pages that the server writes', () => {
  fc.assert(
    fc.property(fc.string(), (s) => {
      const out = html`<a title="${s}">${s}</a>`.html;
      expect(out.slice(10, -4)).not.toMatch(/<(?!\/?a\b)|[<>]{2}/);
      expect(html`${s}`.html).not.toMatch(/[<>"']/);
    }),
  );
});

describe('the log of the embedded database', () => {
  it('is let go when it has grown, and not before', async () => {
    const database = await openEmbedded(IN_MEMORY);
    const { executeSql } = database;
    await executeSql('create table filled as select repeat(md5(g::text), 80) from generate_series(1, 20000) g');
    expect(await shortenLog(executeSql)).toBe(false);
    expect(await shortenLog(executeSql, 1_000_000)).toBe(true);
    expect(await shortenLog(executeSql, 1_000_000)).toBe(false);
    await database.close();
  }, 60_000);
});
