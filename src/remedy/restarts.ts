import type { Remedy } from '../knowledge/types.ts';

/** Does a remedy start the processes anew on its way, where it is done by the command of this technology, or by none? Whatever does looks like a cure of what a restart cures for a while. */
export const restartsBy = ({ restarts }: Remedy, technology: string | undefined): boolean =>
  restarts === true || (technology !== undefined && (restarts?.includes(technology) ?? false));
