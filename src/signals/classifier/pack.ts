import type { LinearModel, PackedModel } from './model.ts';

type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

function encode(array: Numbers): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

function decode(text: string): ArrayBuffer {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes.buffer;
}

/** Weights below half a step are left out: they would be zero. */
export function pack(model: LinearModel): PackedModel {
  const top = model.weights.reduce((m, w) => Math.max(m, Math.abs(w)), 0) || 1;
  const step = top / 127;
  const keys: number[] = [];
  const idf: number[] = [];
  const counts: number[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const [key, place] of [...model.places].sort(([a], [b]) => a - b)) {
    const before = targets.length;
    for (let i = model.offsets[place] ?? 0; i < (model.offsets[place + 1] ?? 0); i++) {
      const w = Math.round((model.weights[i] ?? 0) / step);
      if (w === 0) continue;
      targets.push(model.targets[i] ?? 0);
      weights.push(w);
    }
    keys.push(key);
    idf.push(model.idf[place] ?? 0);
    counts.push(targets.length - before);
  }
  return {
    labels: model.labels,
    bias: [...model.bias].map((b) => Math.round(b * 1000) / 1000),
    keys: encode(Uint32Array.from(keys)),
    idf: encode(Uint8Array.from(idf, (x) => Math.min(255, Math.round(x * 16)))),
    counts: encode(Uint16Array.from(counts)),
    targets: encode(Uint16Array.from(targets)),
    weights: encode(Int8Array.from(weights)),
    step,
  };
}

export function unpack(packed: PackedModel): LinearModel {
  const keys = new Uint32Array(decode(packed.keys));
  const counts = new Uint16Array(decode(packed.counts));
  const offsets = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) offsets[i + 1] = (offsets[i] ?? 0) + (counts[i] ?? 0);
  const places = new Map<number, number>();
  for (let i = 0; i < keys.length; i++) places.set(keys[i] ?? 0, i);
  return {
    labels: packed.labels,
    bias: Float32Array.from(packed.bias),
    places,
    idf: Float32Array.from(new Uint8Array(decode(packed.idf)), (x) => x / 16),
    offsets,
    targets: new Uint16Array(decode(packed.targets)),
    weights: Float32Array.from(new Int8Array(decode(packed.weights)), (w) => w * packed.step),
  };
}
