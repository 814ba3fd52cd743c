import { anyOf } from '../../../text/index.ts';
import type { Doc } from '../../document/types.ts';
import { allOf, at, quoted, rule } from '../../rule.ts';

const THINGS = anyOf`tables? | topics? | queues? | index(?:es)? | columns? | views? | buckets? | streams? | publications?`;
const TO_COME = anyOf`must be created | has to be created | needs to be created | must exist (?:first|beforehand) | is created (?:first|beforehand) | to be created`;
const BROUGHT = new RegExp(String.raw`\b(?:the|this|a new) (?:\w+ )?${THINGS} ${TO_COME}`, 'i');
const NAME = /`(?:[a-z][\w]*\.)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)`/g;

export const usesWhatAFixBrings = rule({
  id: 'uses-what-a-fix-brings',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the step fails, or shows nothing, since what it uses is not there yet: and that reads as an outcome',
  mend: 'use what is there, or create it in the step',
  check: (doc, facts) => {
    const later = broughtBy(doc).filter(({ name }) => !facts.text.includes(name));
    return doc.steps.flatMap((s) =>
      s.action
        .flatMap((p) => {
          const found = later.find(({ name }) => p.text.includes(name));
          const start = found ? p.text.indexOf(found.name) : -1;
          return found && !/\bcreate\b/i.test(p.text)
            ? [
                at(
                  { piece: p, start, end: start + found.name.length, text: found.name },
                  `step ${s.number} uses ${quoted(found.name)}, of which ${found.by} says ${quoted(found.quote)}`,
                  'something that is there already',
                ),
              ]
            : [];
        })
        .slice(0, 1),
    );
  },
});

/** Names that an action uses, and says of what they name that it has to be made first. */
const broughtBy = (doc: Doc): { readonly name: string; readonly by: string; readonly quote: string }[] =>
  doc.actions.flatMap((a) => {
    const text = allOf(a);
    const m = BROUGHT.exec(text);
    const names = new Set(
      [...text.matchAll(NAME), ...text.matchAll(/\b(?:INTO|FROM|UPDATE|TABLE) (?:\w+\.)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)/g)].map(
        (x) => x[1] ?? '',
      ),
    );
    return m ? [...names].map((name) => ({ name, by: a.id, quote: m[0] })) : [];
  });
