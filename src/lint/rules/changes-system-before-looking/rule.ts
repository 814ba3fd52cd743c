import { words } from '../../../text/index.ts';
import { CHANGES } from '../../document/deeds.ts';
import { at, quoted, rule } from '../../rule.ts';

const LOOKS = /\b(?:log(?:ging| level)|verbose|tracing|debug|dashboard|filter|watch|alarm)\b/i;

const APART = words`
  fork | copy | clone | replica | standby | scratch | throw-?away | staging | locally | laptop | sandbox
  test (?:database|instance|environment)
`;
export const changesSystemBeforeLooking = rule({
  id: 'changes-system-before-looking',
  severity: 'error',
  elsewhere: 'warning',
  why: 'a step that changes the system before anything was read destroys what would have told the cause',
  mend: 'begin with a step that only reads',
  check: (doc) => {
    const first = doc.steps[0];
    if (!first || doc.steps.length < 2) return [];
    if (doc.kind === 'own')
      return first.readOnly === false && doc.steps.some((s) => s.readOnly)
        ? [at(first.piece, 'the first step changes the system', 'a read-only step first')]
        : [];
    const apart = APART;
    const deed = first.action.find((p) => CHANGES.test(p.text) && !LOOKS.test(p.text.slice(0, 80)) && !apart.test(p.text.slice(0, 120)));
    return deed ? [at(deed, `the first step changes the system: ${quoted(deed.text)}`, 'a step that only reads first')] : [];
  },
});
