import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './dialogue.ts';

/** A terminal that records its mode. */
class Terminal extends EventEmitter {
  raw: boolean[] = [];
  shown = '';
  setRawMode(on: boolean) {
    this.raw.push(on);
  }
  resume() {}
  pause() {}
  setEncoding() {}
  write(text: string) {
    this.shown += text;
  }
}

describe('an answer on a terminal', () => {
  it.each([
    ['finished', ['\x1b[200~a\r\rb\x1b[201~', '\r', '\r'], 'a\n\nb'],
    ['broken off', ['a', '\x03'], undefined],
  ])('%s: the terminal is left as it was found', async (_, chunks, want) => {
    const t = new Terminal();
    const answer = readAnswer(t, t);
    for (const c of chunks) t.emit('data', c);
    expect(await answer).toBe(want);
    expect(t.raw).toEqual([true, false]);
    expect(t.shown.startsWith('\x1b[?2004h') && t.shown.endsWith('\x1b[?2004l')).toBe(true);
    expect(t.listenerCount('data') + t.listenerCount('end')).toBe(0);
  });
  it('takes what there is when the terminal goes away', async () => {
    const t = new Terminal();
    const answer = readAnswer(t, t);
    t.emit('data', 'a');
    t.emit('end');
    expect(await answer).toBe('a');
  });
});
