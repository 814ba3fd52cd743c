import { join, type Piece, renamed } from '../document/piece.ts';
import type { ActionKind, Likelihood, Said, Section } from '../document/types.ts';

/** What is being read, filled line by line. */
export interface Draft {
  section: Section | 'head';
  /** Heading level of the sections, so that a deeper "Verification" is no section. */
  level: number;
  readonly sections: Partial<Record<Section, Piece>>;
  readonly said: Said[];
  readonly hypotheses: Map<string, Owner>;
  readonly table: { id: string; piece: Piece; rated?: Piece; rank?: number; likelihood?: Likelihood }[];
  other?: number;
  readonly steps: Owner[];
  readonly actions: Map<string, Owner>;
  readonly order: Piece[];
  readonly checks: CheckDraft[];
  readonly lists: Record<'ruledIn' | 'ruledOut' | 'signals' | 'triggers' | 'timeline' | 'alerts', Piece[]>;
  readonly todo: { piece: Piece; owner: string; dated?: boolean }[];
  owner: Owner | undefined;
  /** The list that lines go to, where there is no owner: "ruledOut", "order", "fix verification". */
  group: string;
  /** Indent of the list item that opened the group by its first words. */
  item: number | undefined;
  part: string;
  /** The last thing read was a table: a paragraph behind it is no row of it. */
  tabled: boolean;
  /** Kind of the actions that follow. */
  kind: ActionKind;
  /** The last piece began with a list marker. */
  bulleted: boolean;
  /** The last piece may be continued by the next line. */
  open: boolean;
}

/** A hypothesis, a step or an action. */
export interface Owner {
  readonly type: 'hypothesis' | 'step' | 'action' | 'check';
  readonly id: string;
  title: Piece;
  readonly parts: Record<string, Piece[]>;
  readonly kind?: ActionKind;
  /** Beyond a row in a table. */
  told: boolean;
  readonly piece: Piece;
  readonly indent: number;
  /** It is an item of a list. */
  readonly item?: boolean;
}

export interface CheckDraft {
  readonly for: readonly string[];
  readonly parts: Record<string, Piece[]>;
  readonly pieces: Piece[];
  /** It is a row of a table. */
  readonly row?: boolean;
}

export const newDraft = (): Draft => ({
  section: 'head',
  level: 0,
  sections: {},
  said: [],
  hypotheses: new Map(),
  table: [],
  steps: [],
  actions: new Map(),
  order: [],
  checks: [],
  lists: { ruledIn: [], ruledOut: [], signals: [], triggers: [], timeline: [], alerts: [] },
  todo: [],
  owner: undefined,
  group: '',
  item: undefined,
  part: '',
  tabled: false,
  kind: 'mitigation',
  bulleted: false,
  open: false,
});

const PATHS: Readonly<Record<string, string>> = { step: 'step ', action: '', hypothesis: '', check: 'verification of ' };

export const pathOf = (d: Draft): string =>
  d.owner
    ? `${PATHS[d.owner.type]}${d.owner.id}${d.part ? `, ${d.part}` : ''}`
    : [d.section === 'head' ? 'head' : d.section, d.group].filter(Boolean).join(', ');

/** The list of one part, made where there is none yet. */
export function partList(parts: Record<string, Piece[]>, name: string): Piece[] {
  const list = parts[name] ?? [];
  parts[name] = list;
  return list;
}

/** Adds to the open part; `goesOn`: the line continues the one before. */
export function add(d: Draft, p: Piece, goesOn: boolean, command = false): void {
  if (p.text === '') return;
  const piece = renamed(p, pathOf(d));
  const list = d.owner ? partList(d.owner.parts, d.part) : undefined;
  const last = d.said[d.said.length - 1];
  // Lines of plain text that end with a sentence: the next one is another sentence, perhaps about something else.
  const ended = last && /[.!?]$/.test(last.piece.text) && /^[A-Z]/.test(p.text) && !d.bulleted && !d.owner;
  const continues =
    goesOn && !ended && d.open && last && !last.command && !command && last.of === d.owner?.id && last.part === (d.part || undefined);
  if (continues) {
    const longer = join([last.piece, piece], piece.path);
    d.said[d.said.length - 1] = { ...last, piece: longer };
    replaceLast(list, last.piece, longer);
    for (const l of [...Object.values(d.lists), d.order]) replaceLast(l, last.piece, longer);
    for (const c of d.checks) {
      replaceLast(c.pieces, last.piece, longer);
      for (const ps of Object.values(c.parts)) replaceLast(ps, last.piece, longer);
    }
    const t = d.todo[d.todo.length - 1];
    if (t && t.piece === last.piece) t.piece = longer;
    return;
  }
  d.said.push({
    section: d.section,
    piece,
    command,
    ...(d.owner ? { of: d.owner.id } : {}),
    ...(d.part || d.group ? { part: d.part || d.group } : {}),
  });
  list?.push(piece);
  d.open = true;
}

function replaceLast(list: Piece[] | undefined, old: Piece, next: Piece): void {
  if (list && list[list.length - 1] === old) list[list.length - 1] = next;
}

export function openOwner(d: Draft, owner: Owner): void {
  d.owner = owner;
  d.part = '';
  d.open = false;
  if (owner.type === 'step') d.steps.push(owner);
  else if (owner.type === 'hypothesis') d.hypotheses.set(owner.id, owner);
  else if (owner.type === 'action') d.actions.set(owner.id, owner);
}
