/** A title of the knowledge without an incident to fill its slots: "{service|the process}" is "the process". */
export const plain = (title: string): string => title.replace(/\{[^{}|]*\|([^{}]*)\}/g, '$1');

/** Room for more than the next thing to do. Read once: nothing folds or unfolds while it is read. */
export const isWide = (): boolean => matchMedia('(min-width: 64rem)').matches;
