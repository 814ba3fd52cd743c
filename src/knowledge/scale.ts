import type { Access, Frequency, Noise, Prevalence } from './types.ts';

/**
 * Words to numbers. The words of frequency are those of THEORY §1 (QMR-DT's five, plus `never` for what a mechanism forbids);
 * noise on such numbers hardly moves a diagnosis (Henrion et al. 1996), so the words are what is maintained.
 */
export const FREQUENCY: Readonly<Record<Frequency, number>> = {
  always: 0.95,
  usually: 0.75,
  often: 0.5,
  sometimes: 0.25,
  rarely: 0.08,
  never: 0.005,
};

/** The frequency words from most to least frequent: a step is one place in this list. */
export const FREQUENCY_ORDER: readonly Frequency[] = ['always', 'usually', 'often', 'sometimes', 'rarely', 'never'];

/** How often a value is read in incidents that nothing known explains (the leak). Judgement, in steps of about three. */
export const NOISE: Readonly<Record<Noise, number>> = {
  /** An action's effect where the fault comes and goes (THEORY §2); no observable of the knowledge is so noisy. */
  'by-itself': 0.3,
  ubiquitous: 0.15,
  common: 0.04,
  some: 0.02,
  little: 0.01,
  specific: 0.003,
};

/** Prior odds of one mode among incidents. Judgement: a step is a factor of about three. */
export const PREVALENCE: Readonly<Record<Prevalence, number>> = {
  common: 0.02,
  occasional: 0.008,
  uncommon: 0.003,
  rare: 0.001,
};

export const PREVALENCE_ORDER: readonly Prevalence[] = ['common', 'occasional', 'uncommon', 'rare'];

/** What a person may need for a check. */
export const ACCESS_KINDS: readonly Access[] = ['code', 'logs', 'metrics', 'database', 'shell', 'platform', 'vendor', 'users', 'none'];
