import { SECTION_TITLES, SECTIONS } from '../../document/types.ts';
import { at, rule } from '../../rule.ts';

export const missingSection = rule({
  id: 'missing-section',
  severity: 'error',
  why: 'the part that is not there is the question that nobody answered: how bad, what, how to tell, what to do, whether it worked, what to change',
  mend: 'write the section, or say in it why it is empty',
  check: (doc) =>
    SECTIONS.filter((s) => !doc.sections[s]).map((s) => at(doc.top, `no section "${SECTION_TITLES[s]}"`, 'all six sections of the form')),
});
