/** Words from which on what an outcome looks like is understood without its question. Judgement. */
const SPEAKS_ALONE = 5;

/** What an outcome looks like; where that is a word or two ("a group is"), with what it means. */
export function looksOf(looks: string | undefined, means: string): string {
  if (looks === undefined) return means;
  const words = looks.split(/\s+/).length;
  return words >= SPEAKS_ALONE || looks === means ? looks : `${looks} (${means})`;
}
