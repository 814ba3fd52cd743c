export { FORMS, type Form, postIncident } from './forms.ts';
export { actionWords, type CauseRead, causeOf, type Moment, type RuledOut, type Story, tell } from './story.ts';
