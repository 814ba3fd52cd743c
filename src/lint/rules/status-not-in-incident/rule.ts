import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const OVER = anyOf`contained | mitigated | resolved | fixed | closed | restored | under control | stabili[sz]ed | no longer ongoing`;
const STATUS = new RegExp(String.raw`(?:^|[.;|] ?)\W*(?:current )?(?:status|state)\b\W{0,4}(?:is |now )?${OVER}\b[^.;]{0,60}`, 'i');
/** Somebody did something, or it is said to be over. */
const ENDED = words`
  mitigated | resolved | contained | rolled back | reverted | restored | fixed | paused | disabled | stopped by | turned off | failed over
  under control | recovered after | scaled | restarted | workaround
`;
const GOES_ON = words`
  continu\w+ (?:now|today) | still (?:happening|growing|failing|rising|open|ongoing|seen|down) | ongoing | right now | at the moment
  keeps? (?:happening|growing|failing|rising)
`;

/** What was done and did not help ended nothing. */
const IN_VAIN = /[^.\n]*\b(?:without (?:any )?effect|no effect|did not help|in vain|to no avail)\b[^.\n]*/gi;

export const statusNotInIncident = rule({
  id: 'status-not-in-incident',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'who reads "mitigated" goes to bed while the harm goes on',
  mend: 'take the status from the incident: ongoing, ended by itself, or ended by what was done',
  check: (doc, facts) =>
    prose(doc)
      .filter((s) => s.section === 'head' || s.section === 'snapshot')
      .flatMap(({ piece }) => {
        const h = hits(piece, STATUS)[0];
        if (!h) return [];
        const goesOn = GOES_ON.exec(facts.text);
        if (goesOn)
          return [at(h, `${quoted(h.text)}: the incident says ${quoted(goesOn[0])}`, 'the status that follows from the incident')];
        return ENDED.test(facts.text.replace(IN_VAIN, ' '))
          ? []
          : [at(h, `${quoted(h.text)}: the incident tells of nothing that was done`, 'the status that follows from the incident')];
      }),
});
