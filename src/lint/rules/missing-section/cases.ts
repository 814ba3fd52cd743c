import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = { alsoOnPage: ['no-alert'] };
