import { nounForms } from './noun-forms.ts';
import type { Form, Reading } from './reading.ts';
import { verbForms } from './verb-forms.ts';

export { type Form, type FormName, type Reading, readingOf } from './reading.ts';

/** Every way in which a sentence puts a change, whenever it was. */
export const formsIn = (reading: Reading): Form[] => [...verbForms(reading), ...nounForms(reading)];
