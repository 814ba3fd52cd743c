import { anyOf } from './any-of.ts';

/** How the name of a month begins. */
export const MONTH_BEGINS = anyOf`jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec`;
/** A day of the week in full. */
export const WEEKDAY = `${anyOf`mon | tues | wednes | thurs | fri | satur | sun`}day`;
