import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { convertCre, type Imported } from '../../team/cre/convert.ts';
import { CRE_FILE, type CreEntry, creFile } from '../../team/cre/entry.ts';
import { unsound } from '../../team/linear.ts';
import { loadEngine } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { findTeamFolder, TEAM_FOLDER } from '../team/find.ts';
import { labelOf } from '../team/open.ts';
import { type FolderOptions, folderOf, told, Wrong } from './folder.ts';

const MOST_FILES = 20_000;
const LARGEST = 1_000_000;
/** Of those that are not taken over, so many are named. */
const NAMED = 12;

/** `triage knowledge import cre DIR`: enumerations of a checked-out folder into the team's folder, with their licence. */
export const importCommand = (what: string, dir: string, options: FolderOptions): Promise<number> =>
  told(async () => {
    if (what !== 'cre') throw new Wrong(`knowledge import takes cre DIR; "${what}" is not known`);
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      throw new Wrong(`"${dir}" is no folder; give a checkout of github.com/prequel-dev/cre`);
    const files = yamlFiles(dir);
    const imported = convertCre(files, loadEngine().knowledge, unsound);
    const total = imported.entries.length + imported.drafts.length + imported.unmapped.length;
    if (total === 0) throw new Wrong(`no Common Reliability Enumeration under ${dir}; expected rules/*/*.yaml with "rules: - cre:"`);
    const folder = teamFolder(options);
    const path = join(folder, CRE_FILE);
    const notices = licenceOf(dir);
    const entries = withClassesOf(path, imported.entries);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      textOf(
        entries,
        notices.map((n) => n.notice),
      ),
    );
    for (const n of notices) writeFileSync(join(dirname(path), n.name), n.text);
    for (const line of summary(
      imported,
      entries,
      dir,
      path,
      notices.map((n) => join(dirname(path), n.name)),
    ))
      process.stdout.write(`${line}\n`);
    return EXIT.done;
  });

/** The folder that was named, the nearest `.triage/`, or a new one here; never the shipped knowledge. */
function teamFolder({ knowledge }: FolderOptions): string {
  if (knowledge === undefined) {
    const found = findTeamFolder('.');
    return found ? labelOf(found.path) : TEAM_FOLDER;
  }
  if (existsSync(knowledge) && folderOf({ knowledge })?.whole)
    throw new Wrong(`${knowledge} is shipped knowledge; give the folder of a team`);
  return knowledge;
}

function yamlFiles(dir: string): { path: string; text: string }[] {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.ya?ml$/.test(e.name) && !e.parentPath.split(sep).some((p) => p === '.git' || p === 'node_modules'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
  if (paths.length > MOST_FILES) throw new Wrong(`${dir} holds ${paths.length} YAML files; give the folder of the enumerations alone`);
  return paths
    .filter((p) => statSync(p).size <= LARGEST)
    .map((p) => ({ path: relative(dir, p).split(sep).join('/'), text: readFileSync(p, 'utf8') }));
}

interface Kept {
  readonly name: string;
  readonly text: string;
  readonly notice: string;
}

/** LICENSE and NOTICE of the folder, or of the one above where its rules were given. */
function licenceOf(dir: string): Kept[] {
  return ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'NOTICE', 'NOTICE.txt'].flatMap((name) => {
    const path = [join(dir, name), join(dir, '..', name)].find((p) => existsSync(p));
    if (!path) return [];
    const text = readFileSync(path, 'utf8');
    const holder = /^\s*(Copyright (?:\(c\) |©\s?)?\d{4}.*?)\s*$/im.exec(text)?.[1];
    const licence = /Apache License/i.test(text) ? 'Apache License 2.0' : 'its own licence';
    const notice = name.startsWith('NOTICE')
      ? `The notice of Common Reliability Enumerations stands in ${dirname(CRE_FILE)}/${name}.`
      : `Common Reliability Enumerations (prequel-dev/cre), ${holder ? `${holder} ` : ''}${licence}, kept in ${dirname(CRE_FILE)}/${name}.`;
    return [{ name, text, notice }];
  });
}

/** A class that somebody corrected or took out in the file of an earlier import stands. */
function withClassesOf(path: string, entries: readonly CreEntry[]): CreEntry[] {
  if (!existsSync(path)) return [...entries];
  let before: ReadonlyMap<string, CreEntry>;
  try {
    before = new Map(creFile.parse(parse(readFileSync(path, 'utf8'))).enumerations.map((e) => [e.id, e]));
  } catch {
    throw new Wrong(`${path} is there and cannot be read; correct it, or take it away, and import again`);
  }
  return entries.map((e) => {
    const known = before.get(e.id);
    if (!known || known.class === e.class) return e;
    const { class: _, ...rest } = e;
    return known.class === undefined ? rest : { ...rest, class: known.class };
  });
}

const ABOUT =
  'Common Reliability Enumerations, taken over by triage knowledge import cre. Changed from their form: only what is read here was taken, texts are trimmed, a cause class was guessed from the title. "class" may be corrected, or taken out (then it is a signal alone); another import keeps that.';

function textOf(entries: readonly CreEntry[], notices: readonly string[]): string {
  const lines = (ls: CreEntry['lines']) => ls.map(({ count, ...l }) => ({ ...l, ...(count > 1 ? { count } : {}) }));
  const enumerations = entries.map(({ id, title, class: cls, ...e }) => ({
    id,
    title,
    ...(cls === undefined ? {} : { class: cls }),
    ...e,
    lines: lines(e.lines),
    none: lines(e.none),
    ...(e.window === undefined ? {} : { window: e.window }),
  }));
  // JSON is YAML too, and is read many times faster.
  return `${JSON.stringify({ about: ABOUT, notices, enumerations }, null, 1)}\n`;
}

function summary(imported: Imported, entries: readonly CreEntry[], dir: string, path: string, kept: readonly string[]): string[] {
  const { drafts, unmapped } = imported;
  const count = (f: (e: CreEntry) => boolean) => entries.filter(f).length;
  const several = (e: CreEntry) => e.lines.length > 1 || e.lines.some((l) => l.count > 1);
  const withClass = count((e) => e.class !== undefined);
  return [
    `${entries.length + drafts.length + unmapped.length} enumerations under ${dir}: ${entries.length} imported into ${path}, ${drafts.length} drafts without a cause skipped, ${unmapped.length} not mapped`,
    ...unmapped.slice(0, NAMED).map((u) => `  not mapped: ${u.id}: ${u.why}`),
    ...(unmapped.length > NAMED ? [`  and ${unmapped.length - NAMED} more`] : []),
    `  ${count((e) => !several(e))} are known by one line, ${count((e) => several(e) && !e.ordered)} by several that must all be there, ${count((e) => e.ordered)} by several in their order`,
    `  ${count((e) => e.window !== undefined)} name a time within which the lines stand: kept, and not looked at, since a pasted log need not hold its times`,
    `  ${count((e) => e.none.length > 0)} name lines that must be absent: looked for in the whole text, without their time`,
    `  ${withClass} have a cause class, guessed from the title, and stand as hypotheses; ${entries.length - withClass} are signals alone. Correct "class" in the file where the guess is wrong`,
    kept.length
      ? `Their licence is kept: ${kept.join(', ')}`
      : `No LICENSE was found in ${dir}: keep the one of the folder beside the file (theirs is Apache-2.0)`,
  ];
}
