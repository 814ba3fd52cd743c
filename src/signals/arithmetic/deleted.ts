import type { Span } from '../../incident/types.ts';
import { bytesOf, type Command, cell, commandsIn, hostOf, inContainer, number, type Page, pageOf, spaceRows } from '../outputs/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, textsOf } from './words.ts';

/** Space that a mount counts as used and that no file below it takes. */
export interface Nameless {
  readonly bytes: number;
  readonly used: Amount;
  readonly found: Amount;
  readonly mount: string;
  /** df's share of use. */
  readonly full: number;
}

interface Amount extends Span {
  readonly bytes: number;
  readonly path: string;
  readonly host: string;
}

/** Of what is used, and at least so much: less is the file system's own. Judgement. */
const SHARE = 0.2;
const LEAST = 2 * 2 ** 30;
/** A volume with more room than this is filled by nothing. Judgement. */
const FILLED = 80;

/** What is hidden under another mount would look the same. Judgement. */
const RELIABILITY = 0.95;

/** These file systems count what snapshots hold, which has names elsewhere. */
const SNAPSHOTS = /\b(?:btrfs|zfs|zpool|subvol\w*|bcachefs)\b/i;

const GIB = 2 ** 30;
const gib = (bytes: number): string => `${shown(bytes / GIB)}G`;

/** df counts what deleted files hold that a process keeps open; du, which walks by name, does not. */
export function deletedButOpen(parts: Parts): Derived[] {
  const nameless = namelessIn(parts);
  if (!nameless) return [];
  const { bytes, used, found, mount, full } = nameless;
  return [
    {
      id: 'deleted-but-open',
      text: `df counts ${gib(used.bytes)} as used on ${mount} and du finds ${gib(found.bytes)} there: ${gib(bytes)} belong to files that have no name any more, deleted while a process still holds them open (unless they lie hidden under another mount).`,
      formula: `${gib(used.bytes)} - ${gib(found.bytes)} = ${gib(bytes)}`,
      value: bytes,
      unit: 'bytes',
      inputs: [spanOf(used), spanOf(found)],
      ...(full >= FILLED ? { shows: ['what-fills-the-disk', 'deleted-open'] as const, reliability: RELIABILITY } : {}),
    },
  ];
}

/** The mount whose rows of df and du differ. */
export function namelessIn(parts: Parts): Nameless | undefined {
  const texts = textsOf(parts);
  if (!texts.some(({ text }) => DU.test(text))) return undefined;
  const pages = texts.map((t) => ({ ...t, page: pageOf(t.text, '') }));
  const folders = pages.flatMap(foldersIn);
  if (folders.length === 0 || pages.some(({ text }) => SNAPSHOTS.test(text))) return undefined;
  const mounts = pages.flatMap(mountsIn);
  for (const found of folders) {
    const same = mounts.filter((m) => m.path === found.path && (m.host === '' || found.host === '' || m.host === found.host));
    // A volume that was looked at more than once has changed; so have several machines of one kind.
    const lack = (used: Amount): boolean => used.bytes - found.bytes >= Math.max(SHARE * used.bytes, LEAST);
    if (same.length === 0 || !same.every(lack) || folders.some((f) => f.path === found.path && f.bytes !== found.bytes)) continue;
    const used = same.reduce((a, b) => (a.bytes <= b.bytes ? a : b));
    return { bytes: used.bytes - found.bytes, used, found, mount: used.path, full: used.full };
  }
  return undefined;
}

interface Pasted extends FieldText {
  readonly page: Page;
}

/** The command that printed the line at a place. */
const commandOf = (commands: readonly Command[], at: number): Command | undefined =>
  commands.find((c) => c.lines.some((l) => l.start === at));

const BLOCKS: Readonly<Record<string, number>> = {
  size: Number.NaN,
  '1k-blocks': 2 ** 10,
  '1024-blocks': 2 ** 10,
  '512-blocks': 512,
  '1m-blocks': 2 ** 20,
  '1g-blocks': 2 ** 30,
};

/** du counts in powers of 1024 meanwhile. */
const POWERS_OF_1000 = /\bdf\b[^|;]* (?:-[a-zA-Z]*H[a-zA-Z]*|--si)(?![\w-])/;

function mountsIn({ field, text, page }: Pasted): (Amount & { full: number })[] {
  const commands = commandsIn(page);
  return spaceRows(page).flatMap((row) => {
    const command = commandOf(commands, row.start);
    // What is mounted from elsewhere, or into a container, is a part of what df counts.
    if (!/^\/dev\/(?!loop)/.test(cell(row, 'filesystem')) || (command && (inContainer(command) || POWERS_OF_1000.test(command.text))))
      return [];
    const named = Object.keys(BLOCKS).find((name) => row.cells.has(name));
    const block = named === undefined || named === 'size' ? blockOf(command?.text ?? '', DF_FLAGS) : (BLOCKS[named] ?? Number.NaN);
    const bytes = sizeOf(cell(row, 'used'), block);
    const full = Math.max(...['use%', 'capacity'].map((c) => number(row, c)).filter((n) => n >= 0));
    const quote = text.slice(row.start, row.end);
    return bytes > 0
      ? [{ field, start: row.start, end: row.end, quote, bytes, path: cell(row, 'mounted on'), host: command ? hostOf(command) : '', full }]
      : [];
  });
}

/** Files and folders that may not be read, are left out or counted otherwise make the sum of a folder another one. */
const OTHER_SUM = /--(?:exclude|apparent-size|inodes|threshold|separate-dirs|si\b)| -[a-zA-Z]*[bXtS]/;
const UNREAD = /\bdu: |permission denied|cannot (?:read|access)/i;
const TOTAL = /^(\d[\d.,]*[KMGTP]?)\s+(\/\S*)$/;
const DU = /\bdu((?: +-[\w-]+(?:=\S+)?)*)(?: +\/\S*)+/;

function foldersIn({ field, text, page }: Pasted): Amount[] {
  return commandsIn(page).flatMap((command) => {
    const [asked] = DU.exec(command.text) ?? [];
    if (!asked || OTHER_SUM.test(asked) || inContainer(command) || command.lines.some((l) => UNREAD.test(l.text))) return [];
    if (command.text.includes('2>') && !command.asRoot) return [];
    const paths = asked.match(/ \/\S*/g)?.map((p) => plain(p.trim())) ?? [];
    return command.lines.flatMap((line) => {
      const [, amount = '', path = ''] = TOTAL.exec(line.text) ?? [];
      const bytes = sizeOf(amount, blockOf(asked, DU_FLAGS));
      if (!(bytes >= 0) || !paths.includes(plain(path))) return [];
      const quote = text.slice(line.start, line.end);
      return [{ field, start: line.start, end: line.end, quote, bytes, path: plain(path), host: hostOf(command) }];
    });
  });
}

const plain = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path);

/** A number without a unit counts blocks. */
const sizeOf = (text: string, block: number): number =>
  /[KMGTP]i?$/.test(text) ? bytesOf(text.replace(/,(?=\d{1,2}[KMGTP])/, '.')) : Number(text.replace(/,/g, '')) * block;

const FLAGS = String.raw`((?: +-[\w-]+(?:=\S+)?)*)`;
const DF_FLAGS = new RegExp(String.raw`\bdf${FLAGS}`);
const DU_FLAGS = new RegExp(String.raw`\bdu${FLAGS}`);

/** What the flags say that a block is; a kibibyte without them. */
function blockOf(command: string, ofTool: RegExp): number {
  const flags = ofTool.exec(command)?.[1] ?? '';
  if (/ -[a-zA-Z]*m\b/.test(flags)) return 2 ** 20;
  return / -[a-zA-Z]*B|--block-size/.test(flags) ? Number.NaN : 2 ** 10;
}
