import { anyOf, words } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const GO_BACK = anyOf`revert | roll(?:ed)? back | go back | return | fall back | redeploy | restore`;
const OLD = anyOf`previous | former | old | earlier | last`;
const TO_THE_OLD = words`
  ${GO_BACK}\b[^.;]{0,25}\bthe ${OLD} (?:image|version|release|build|code|deployment)
`;
/** The fault was there before: no change is to blame. */
const OLD_FAULT = words`
  no (?:code )?(?:changes?|deploys?|releases?)(?: \w+){0,2} (?:in|for|since) | no code changes?
  (?:last|was) deployed (?:\w+ ){1,3}(?:days?|weeks?|months?) ago
  unchanged for [^.;]{0,20}\bthe code\b | not (?:been )?(?:changed|deployed) (?:in|for|since)
`;
/** What keeps the harm away meanwhile. */
const KEPT_AWAY = words`
  FM\d+ | paus\w+ | disabl\w+ | switch\w* off | off | with (?:the )?\w+ (?:on|off) | again | cap | stopp?\w* | hold | suspend\w* | flag
`;

export const rollbackRestoresFault = rule({
  id: 'rollback-restores-fault',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'the way back brings the harm back, at the moment when everybody looks elsewhere',
  mend: 'name the mitigation that is on again before the old version is, or a way back that leaves the fix in',
  check: (doc, facts) =>
    doc.computed || !OLD_FAULT.test(facts.text)
      ? []
      : prose(doc)
          .filter((s) => s.section === 'verification' || (s.section === 'mitigation' && s.of?.startsWith('RCF')))
          .flatMap(({ piece }) => hits(piece, TO_THE_OLD).slice(0, 1))
          .filter((h) => !KEPT_AWAY.test(h.piece.text.replace(h.text, ' ')))
          .map((h) =>
            at(
              h,
              `${quoted(h.text)}: by the incident the fault is in it, since nothing was deployed before`,
              'the way back, with what keeps the harm away meanwhile',
            ),
          ),
});
