/** An incident that says that nothing was changed; "no deploy since Friday" says that one was, then. */
export const NO_CHANGE =
  /\bno (?:recent |known |own )?(?:changes?|deploys?|deployments?|releases?)\b(?! (?:since|near|to (?:the|these|this)|of|other|after|for \w+ days?))(?: (?:to point to|at all|known|whatsoever|today|this week|in (?:the )?(?:last|past) [\w ]+))?|\bnothing (?:was |has been |had been )?(?:changed|deployed|released)\b/i;

/** It names a deploy or release all the same. */
export const CHANGED =
  /(?<!\bno )(?<!\bno recent )\b(?:deployed|released|rolled out|(?:deploy|release|rollout|version) (?:of|at|v?\d)|upgraded|shipped|after (?:the )?(?:deploy|release))\b|\b(?:deploy|release)\b[^.;\n]{0,12}\d{1,2}:\d{2}|\d{1,2}:\d{2}[^.;\n]{0,25}\b(?:deploy|release)\b/i;
