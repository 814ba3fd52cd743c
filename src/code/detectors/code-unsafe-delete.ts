import type { Detector } from '../source.ts';
import { unsafeDeletes } from './shell.ts';

/** A script deletes a tree by a variable that may be empty. */
export const unsafeDelete: Detector = {
  observable: 'code-unsafe-delete',
  detect: ({ scripts }) => unsafeDeletes(scripts),
};
