import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest } from '../../knowledge/index.ts';
import type { Knowledge } from '../../knowledge/types.ts';
import { loadEngine } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { knowledgeFiles } from '../knowledge-files.ts';
import { TEAM_FOLDER } from '../team/find.ts';
import { type FolderOptions, folderOf, told, Wrong } from './folder.ts';
import { modeFiles, type NewFile, observableFiles, remedyFiles, technologyFiles } from './templates.ts';

export interface NewOptions extends FolderOptions {
  readonly class?: string;
  readonly family?: string;
  readonly kind: string;
}

const KINDS = ['mode', 'observable', 'remedy', 'technology'] as const;
type Kind = (typeof KINDS)[number];
const LISTS = { mode: 'modes', observable: 'observables', remedy: 'remedies', technology: 'technologies' } as const;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const REMEDIES = ['mitigation', 'fix', 'repair', 'evidence'];

/** `triage knowledge new KIND [ID]`: the files of a new entry, in the team's folder or in the project's own knowledge. Nothing that is there is touched. */
export const newCommand = (what: string, given: string | undefined, options: NewOptions): Promise<number> =>
  told(async () => {
    const kind = KINDS.find((k) => k === what);
    if (!kind) throw new Wrong(`knowledge new takes ${KINDS.join(', ')}; "${what}" is none of them`);
    const id = given ?? `my-${kind}`;
    if (!ID.test(id)) throw new Wrong(`"${id}" is no id; expected lower-case words joined by hyphens, such as ${slug(id)}`);
    const shipped = loadEngine().knowledge;
    const found = folderOrNew(options);
    const cls = options.class;
    if (cls !== undefined && !shipped.classes.some((c) => c.id === cls)) {
      const near = nearest(
        cls,
        shipped.classes.map((c) => c.id),
      );
      throw new Wrong(`there is no class "${cls}"; the nearest are ${near.join(', ')}`);
    }
    if (!REMEDIES.includes(options.kind)) throw new Wrong(`--kind "${options.kind}" is none of ${REMEDIES.join(', ')}`);
    refuseKnown(kind, id, found, shipped);
    const files = filesOf(kind, id, options, shipped);
    const taken = files.find((f) => existsSync(join(found.path, f.path)));
    if (taken) throw new Wrong(`${found.label}/${taken.path} is there already; nothing was written`);
    for (const f of files) {
      mkdirSync(dirname(join(found.path, f.path)), { recursive: true });
      writeFileSync(join(found.path, f.path), f.text, { flag: 'wx' });
      process.stdout.write(`${found.label}/${f.path}\n`);
    }
    const check = found.whole ? 'triage knowledge check' : `triage knowledge check ${found.label}`;
    process.stderr.write(`triage: write what is marked TODO; until then the entry is left out. ${check} ${id} says what is missing\n`);
    return EXIT.done;
  });

const slug = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'blue-queue-stuck';

function folderOrNew(options: FolderOptions): { path: string; label: string; whole: boolean } {
  const named = options.knowledge ?? options.dir;
  if (named !== undefined && !existsSync(named)) return { path: named, label: named.replace(/\/$/, ''), whole: false };
  return folderOf(options) ?? { path: TEAM_FOLDER, label: TEAM_FOLDER, whole: false };
}

/** One id, one entry: not of this folder, and in a team's folder not of the shipped knowledge either. */
function refuseKnown(kind: Kind, id: string, { path, label, whole }: ReturnType<typeof folderOrNew>, shipped: Knowledge): void {
  const pattern = { mode: `/${id}/mode.yaml`, observable: `/${id}.yaml`, remedy: `/${id}.yaml`, technology: `/${id}.yaml` }[kind];
  const here = existsSync(path)
    ? knowledgeFiles(path).find((f) => f.path.startsWith(`${LISTS[kind]}/`) && `/${f.path}`.endsWith(pattern))
    : undefined;
  if (here) throw new Wrong(`${label}/${here.path} is there already; give another id`);
  if (whole || !shipped[LISTS[kind]].some((x) => x.id === id)) return;
  const how =
    kind === 'mode'
      ? 'refine or switch it off in shipped.yaml, or give yours another id'
      : `give yours another id, or copy it (triage knowledge show ${id}) to take its place`;
  throw new Wrong(`the ${kind} "${id}" is shipped; ${how}`);
}

function filesOf(kind: Kind, id: string, options: NewOptions, shipped: Knowledge): NewFile[] {
  const domain = shipped.classes.find((c) => c.id === options.class)?.domain ?? 'own';
  if (kind === 'mode') return modeFiles(id, domain, options.class);
  if (kind === 'observable') return observableFiles(id, options.family ?? 'own');
  return kind === 'remedy' ? remedyFiles(id, options.kind) : technologyFiles(id);
}
