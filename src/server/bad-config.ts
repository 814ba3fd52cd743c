/** What the environment or a flag says cannot be done; the message says what was expected. */
export class BadConfig extends Error {}
