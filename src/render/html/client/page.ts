import { startTriage } from './index.ts';

/** The script of a page: every report on it. */
for (const report of document.querySelectorAll<HTMLElement>('[data-triage]')) startTriage(report);
