import type { Incident } from '../../incident/types.ts';
import { anyOf, isProgramLine } from '../../text/index.ts';

const ASIDE = anyOf`
  tried | attempts? | steps | done | what (?:we|was|it|else|changed|isn't|is not)\b | extracts? | excerpts? | snippets? | evidence | logs? | trace | looked
  config\w* | settings? | parameters? | code | script | spec | checked | checks | examined | excluded | ruled out | considered | discussed
  not | misleading | (?:wrong |false )?trails? | red herrings? | dead ends? | suspected | suspicions? | blamed | thought | notes? | history
  stack | platform | form | title | events | observations
`;
/** Where a new line turns to another matter: what was tried, a quotation of settings, a fence of code. */
const TURNS = new RegExp(String.raw`\n[^\S\n]*(?:${'```'}|(?:[#*-]+ )?(?:${ASIDE})\b[^\n:.]{0,30}:(?:\s|$))`, 'i');

/** What a program's line counts are its own calls, and its words are nobody's account of who is hit. */
const withoutLogs = (text: string): string => text.replace(/[^\n]+/g, (line) => (isProgramLine(line) ? ' '.repeat(line.length) : line));

/** `<Message>`: the name of a part of a document is no word about anybody. */
const TAG = /<\/?[A-Za-z][\w:.-]{0,40}(?:\s[^<>\n]{0,120})?\/?>/g;
const withoutTags = (text: string): string => text.replace(TAG, (tag) => ' '.repeat(tag.length));

/**
 * The incident without lines of logs and names of tags, and with its blast radius up to where the text turns away from who is hit: people write on below it ("Tried: restart, no effect"), and "none"
 * down there speaks of locks. What is left stands where it stood.
 */
export function harmOf(incident: Incident): Incident {
  const text = incident.blast_radius;
  const turn = TURNS.exec(text);
  const told = { ...incident, symptoms: withoutTags(withoutLogs(incident.symptoms)) };
  return turn && text.slice(0, turn.index).trim() !== '' ? { ...told, blast_radius: text.slice(0, turn.index) } : told;
}
