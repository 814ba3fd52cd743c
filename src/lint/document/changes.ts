import { anyOf } from '../../text/index.ts';

const OF_LATE = anyOf`to point to | at all | known | whatsoever | today | this week | in (?:the )?(?:last|past) [\w ]+`;
const OF_A_KIND = anyOf`since | near | to (?:the|these|this) | of | in (?!(?:the )?(?:last|past)) | other | after | for \w+ days?`;
/** An incident that says that nothing was changed; "no deploy since Friday" says that one was, then. */
export const NO_CHANGE = new RegExp(
  anyOf`
    \bno (?:recent |known |own )?(?:changes?|deploys?|deployments?|releases?)\b(?! ${OF_A_KIND})(?: ${OF_LATE})?
    \bnothing (?:was |has been |had been )?(?:changed|deployed|released)\b
  `,
  'i',
);

const SHIPPED = anyOf`
  deployed | released | rolled out | (?:deploy|release|rollout|version) (?:of|at|v?\d) | upgraded | shipped
  after (?:the )?(?:deploy|release)
`;
/** It names a deploy or release all the same. */
export const CHANGED = new RegExp(
  anyOf`
    (?<!\bno )(?<!\bno recent )\b${SHIPPED}\b | \b(?:deploy|release)\b[^.;\n]{0,12}\d{1,2}:\d{2}
    \d{1,2}:\d{2}[^.;\n]{0,25}\b(?:deploy|release)\b
  `,
  'i',
);
