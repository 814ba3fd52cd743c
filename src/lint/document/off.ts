import { anyOf, words } from '../../text/index.ts';
import { measureWords } from './givens.ts';

const OFF = anyOf`suspended | disabled | switched off | turned off | stopped | paused | removed | uninstalled | deactivated | decommissioned`;
/** "… and has been suspended since", "it is disabled". */
const IS_OFF = new RegExp(
  String.raw`\b(?:(?:has|have) been (?:\w+ )?(${OFF})(?: since| again)?|(?:is|are|remains?|stays?) (?:now |still |already |currently )?(${OFF}))\b`,
  'i',
);
/** The deed that brings a state about, by the word for the state. */
const DEEDS: readonly (readonly [state: RegExp, deed: string])[] = [
  [/suspended|paused/i, anyOf`suspend\w* | paus(?:e|ing) | disabl\w* | stop(?:ping)?`],
  [/disabled|off|deactivated/i, anyOf`disabl\w* | (?:switch|turn)(?:ing)? (?:\w+ )?off | deactivat\w* | suspend\w*`],
  [/stopped/i, anyOf`stop(?:ping)? | suspend\w* | shut(?:ting)? down`],
  [/removed|uninstalled|decommissioned/i, anyOf`remov\w* | uninstall\w* | decommission\w*`],
];
const NOT_NOW = words`until | before | was | were | had been | except | only in | staging | other`;
/** Things that the incident says are off, each with its words and its deed. */
export function offIn(incident: string) {
  return incident.split(/\n|(?<=[.])\s+/).flatMap((sentence) => {
    const m = IS_OFF.exec(sentence);
    const state = m?.[1] ?? m?.[2] ?? '';
    const deed = DEEDS.find(([re]) => re.test(state))?.[1];
    if (!m || !deed || NOT_NOW.test(sentence.slice(m.index + m[0].length, m.index + m[0].length + 25).replace(/\bsince\b.*/i, '')))
      return [];
    const subject = measureWords(sentence.slice(0, m.index).replace(/[_`/-]/g, ' '));
    return [{ subject, deed: new RegExp(String.raw`\b${deed}\b`, 'i'), quote: sentence.trim() }];
  });
}
