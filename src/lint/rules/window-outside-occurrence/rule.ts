import { isCriterion } from '../../document/checks.ts';
import { at, quoted, rule } from '../../rule.ts';

const LIMITED =
  /\b(?:peak (?:hours?|times?|traffic|load)|(?:only|concentrated|mostly|mainly)\b[^.]{0,40}\b\d{1,2}:\d{2}|business hours|during (?:the )?(?:sale|campaign|batch|on-sale|rush)|only (?:while|during|when|at|between|under)\b)/i;
const EXPOSED =
  /\b(?:peak|load|traffic|busy|business hours|same hours?|(?:next|following|full|entire|whole|through (?:the )?|one) (?:peak|window|day|cycle|business|\d{1,2}:\d{2})|while the|during the|\d{1,2}:\d{2}\s*(?:[A-Z]{3,4}\s*)?(?:[-–—]|to|until|and)\s*\d{1,2}:\d{2}|24 ?h|24 hours|a day|days?|week|on-sale|campaign|batch|concurren\w*)\b/i;
const QUIET = /\b(?:overnight|off-?peak|at night|quiet (?:hours?|period)|early morning|low[- ]traffic|weekend)\b/i;

export const windowOutsideOccurrence = rule({
  id: 'window-outside-occurrence',
  severity: 'warning',
  why: 'a quiet hour at a time when the fault never shows proves nothing, and the all-clear is given',
  mend: 'count only minutes in which the fault showed before: at that hour, under that load',
  check: (doc, facts) => {
    if (doc.kind === 'own') {
      const limited = doc.report?.verification.checks.some((c) => c.onlyWhen.trim() !== '');
      return (doc.report?.verification.checks ?? []).flatMap((c, i) =>
        limited && c.onlyWhen.trim() === '' && /\d/.test(c.window) && doc.report?.signals.some((s) => s.classification === 'time-dependent')
          ? [
              at(
                { text: c.window, path: `verification.checks[${i}].onlyWhen` },
                'minutes count at any time',
                'only those in which the fault shows',
              ),
            ]
          : [],
      );
    }
    const story = facts.given
      ? `${facts.incident.occurrence_pattern} ${facts.incident.symptoms}`
      : doc.said
          .filter((s) => s.section === 'snapshot')
          .map((s) => s.piece.text)
          .join(' ');
    const limited = LIMITED.exec(story);
    const checks = doc.checks.filter(isCriterion);
    if (!limited || checks.length === 0) return [];
    const quiet = checks.find(
      (c) => QUIET.test(c.piece.text) && !/\b(?:proves? nothing|not|outside|besides|do not count)\b/i.test(c.piece.text),
    );
    if (quiet)
      return [at(quiet.piece, `${quoted(quiet.piece.text)}: it happens ${quoted(limited[0])}`, 'minutes in which the fault showed')];
    const anywhere = doc.said.filter((s) => s.section === 'verification').some((s) => EXPOSED.test(s.piece.text));
    return anywhere || !checks[0]
      ? []
      : [
          at(
            checks[0].piece,
            `it happens ${quoted(limited[0])}, and no check says when its minutes count`,
            'only minutes in which the fault showed before',
          ),
        ];
  },
});
