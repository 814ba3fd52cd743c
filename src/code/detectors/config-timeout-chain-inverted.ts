import type { Detector } from '../source.ts';
import type { Setting } from '../types.ts';

const CALLER =
  /^(?:call-?time-?out|callTimeout|request-?time-?out|requestTimeout|client-?time-?out|timeout|proxy_read_timeout|gateway-?timeout|responseTimeout)$/i;
const CALLEE =
  /^(?:read-?time-?out|readTimeout|socket-?timeout|statement_?timeout|response-?timeout|upstream-?timeout|server-?timeout|query_?timeout)$/i;

/** Two time-outs along one way: the outer one ends before the inner one may, so the caller gives up on work that goes on. */
export const timeoutChainInverted: Detector = {
  observable: 'config-timeout-chain-inverted',
  *detect({ settings, text }) {
    for (const outer of settings) {
      const limit = inSeconds(outer);
      if (!CALLER.test(last(outer.name)) || !(limit > 0)) continue;
      const inner = settings.find(
        (each) =>
          each !== outer &&
          CALLEE.test(last(each.name)) &&
          inSeconds(each) > limit &&
          pieceOf(text, each.start) !== pieceOf(text, outer.start),
      );
      if (inner)
        yield {
          start: outer.start,
          end: outer.end,
          because: `the caller gives up after ${limit} s (${last(outer.name)}) while what it calls may take ${inSeconds(inner)} s (${last(inner.name)})`,
          slots: { caller_timeout: `${limit} s`, callee_timeout: `${inSeconds(inner)} s` },
        };
    }
  },
};

const last = (name: string): string => name.replace(/^.*\./, '');

function inSeconds(setting: Setting): number {
  const value = Number(setting.value);
  const factor = { ms: 0.001, s: 1, min: 60, m: 60, h: 3600, d: 86400 }[setting.unit ?? ''];
  if (factor !== undefined) return value * factor;
  return Number.NaN;
}

/** Pieces are told apart by header comments: two files, two parties. */
const pieceOf = (text: string, offset: number): number =>
  (text.slice(0, offset).match(/^\s*(?:\/\/|#|--)\s*[\w./@[\]-]+\.\w{1,10}\b/gm) ?? []).length;
