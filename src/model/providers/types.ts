export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** One call of a model. */
export interface Talk {
  readonly system: string;
  readonly turns: readonly Turn[];
  /** JSON Schema of the answer, for servers that hold a model to it. */
  readonly schema: unknown;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  /** Called as text comes in, with the characters so far. */
  readonly heard: (characters: number) => void;
}

export interface Said {
  readonly text: string;
  readonly tokens?: { readonly input: number; readonly output: number };
  /** The server said that the answer is complete. */
  readonly complete: boolean;
  readonly calledTool: boolean;
}

export type Provider = (talk: Talk) => Promise<Said>;

/** Why a call came to nothing. `again`: trying again may help, after so many milliseconds where the server says so. */
export class CallFailed extends Error {
  readonly again: boolean;
  readonly after: number | undefined;
  /** The server refused the request itself (400, 422): it may take it in a plainer form. */
  readonly refused: boolean;
  constructor(message: string, how: { again?: boolean; after?: number; refused?: boolean } = {}) {
    super(message);
    this.again = how.again ?? false;
    this.after = how.after;
    this.refused = how.refused ?? false;
  }
}
