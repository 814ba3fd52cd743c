import type { Detector } from '../source.ts';

export const DETECTORS: readonly Detector[] = [];
