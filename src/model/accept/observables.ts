import type { Check, Observable } from '../../knowledge/types.ts';
import type { Reply } from '../schema.ts';
import { isReadOnlyCommand } from './commands.ts';
import { actsInsteadOfLooking, isHarmful, plainText, ungrounded } from './texts.ts';
import type { Against } from './types.ts';

const MOST = 6;
/** A model does not know how long a look takes here; nothing of it is cheaper than this (minutes). */
const LEAST_MINUTES = 5;
const MOST_MINUTES = 60;

/** Observables that a model adds, in the form of ours: yes / no, looked at without changing anything, of middling noise. */
export function acceptObservables(reply: Reply, against: Against): Observable[] {
  const known = new Set(against.knowledge.observables.map((o) => o.id));
  const out: Observable[] = [];
  for (const o of reply.observables) {
    const id = kebab(o.id);
    const [question, yes, no, action] = [o.question, o.yes, o.no, o.action].map((t) => plainText(t, 300)) as [
      string,
      string,
      string,
      string,
    ];
    const texts = [question, yes, no, action];
    if (known.has(id)) against.drop('already read');
    else if (id === '' || texts.some((t) => t.length < 2)) against.drop('empty or malformed');
    else if (actsInsteadOfLooking(action) || [...texts, o.command].some(isHarmful)) against.drop('would change the system');
    else if (texts.some((t) => ungrounded(t, against.input))) against.drop('names what is not in the input');
    else if (out.length >= MOST) against.drop('more than is taken');
    else {
      known.add(id);
      out.push(observable(id, { question, yes, no }, check(o, { action, yes, no }, against), o.kind, against.model));
    }
  }
  return out;
}

function observable(
  id: string,
  words: { question: string; yes: string; no: string },
  check: Check,
  kind: Observable['kind'],
  proposedBy: string,
): Observable {
  const value = (means: string) => ({ means, phrases: [], errors: [], examples: [] });
  return {
    id,
    family: 'model',
    question: words.question,
    kind,
    noise: 'some',
    readBy: 'text',
    perishable: false,
    askable: true,
    settledBy: [],
    sameLook: [],
    values: { yes: value(words.yes), no: value(words.no) },
    near: [],
    measured: [],
    checks: [check],
    proposedBy,
  };
}

/** A command that is not certain to read only is left out; the look itself stays, in words. */
function check(o: Reply['observables'][number], words: { action: string; yes: string; no: string }, against: Against): Check {
  const command = o.command.trim();
  const safe = command !== '' && isReadOnlyCommand(command) && !/\{[a-z_]+(?:\||\})/.test(command);
  if (command !== '' && !safe) against.drop('would change the system');
  return {
    on: 'any',
    action: words.action.replace(/[.\s]+$/, ''),
    ...(safe ? { command } : {}),
    minutes: Math.max(LEAST_MINUTES, Math.min(MOST_MINUTES, Math.round(Number.isFinite(o.minutes) ? o.minutes : LEAST_MINUTES))),
    access: o.access,
    readOnly: true,
    looks: { yes: words.yes, no: words.no },
  };
}

/** An id in the form of ours; the empty text where nothing is left. */
export const kebab = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
