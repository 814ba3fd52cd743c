import { counted, type Unreadable } from './result.ts';
import type { InputNote } from './types.ts';

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['a gzip archive', [0x1f, 0x8b]],
  ['a zip archive or office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

export interface Decoded {
  readonly ok: true;
  readonly text: string;
  readonly notes: readonly InputNote[];
}

const note = (text: string): InputNote => ({ kind: 'cleaned', text });

/** Bytes of unknown encoding -> text: UTF-8, UTF-16 with or without its mark, else Windows-1252; never throws. */
export function decodeBytes(bytes: Uint8Array): Decoded | Unreadable {
  const magic = MAGIC.find(([, head]) => head.every((b, i) => bytes[i] === b));
  if (magic) return { ok: false, error: `The input is ${magic[0]}, not text; give the incident as text.` };
  const wide = utf16(bytes);
  if (wide)
    return {
      ok: true,
      text: new TextDecoder(wide).decode(bytes),
      notes: [note(`The input was ${wide.toUpperCase()}; it was converted.`)],
    };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return notUtf8(bytes);
  }
}

/** By its mark, or by the zero bytes that ASCII text in UTF-16 has at every second place. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const n = Math.min(bytes.length, 4096) & ~1;
  if (n < 8) return undefined;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < n; i++) if (bytes[i] === 0) zeros[i & 1 ? 1 : 0]++;
  const half = n / 2;
  if (zeros[1] > half * 0.6 && zeros[0] < half * 0.05) return 'utf-16le';
  if (zeros[0] > half * 0.6 && zeros[1] < half * 0.05) return 'utf-16be';
  return undefined;
}

function notUtf8(bytes: Uint8Array): Decoded | Unreadable {
  const text = new TextDecoder('utf-8').decode(bytes);
  let control = 0;
  let high = 0;
  for (const b of bytes) {
    if (b >= 0x80) high++;
    else if (b < 0x20 && b !== 0x09 && b !== 0x0a && b !== 0x0d && b !== 0x1b) control++;
  }
  let lost = 0;
  let multibyte = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd) lost++;
    else if (c >= 0x80) multibyte++;
  }
  if (control + lost > bytes.length * 0.3) return { ok: false, error: 'The input is binary data, not text; give the incident as text.' };
  // Stray high bytes and not one valid sequence among them: a single-byte encoding, in practice Windows-1252.
  if (control === 0 && multibyte === 0 && high < bytes.length * 0.3) {
    return {
      ok: true,
      text: new TextDecoder('windows-1252').decode(bytes),
      notes: [note('The input was not UTF-8; it was read as Windows-1252.')],
    };
  }
  return { ok: true, text, notes: [note(`${counted(lost, 'invalid byte sequence')} replaced by “\ufffd”.`)] };
}
