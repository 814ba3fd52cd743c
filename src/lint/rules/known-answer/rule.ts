import { anyOf, words } from '../../../text/index.ts';
import type { Piece } from '../../document/piece.ts';
import { type Setting, settingsIn } from '../../document/settings.ts';
import { containment, contentWords } from '../../document/words.ts';
import { at, quoted, rule } from '../../rule.ts';
import { givenCounts, givenExtremes, givenMeasures, settledChoices } from './measures.ts';

const CONFIRM = anyOf`confirm | verify | check | determine | establish | find out | see | ask | validate`;
const WHETHER = anyOf`if | whether | that | when | how many | which`;
const ASKS = new RegExp(String.raw`^\W*(?:step \d+\W*)?(?:please )?${CONFIRM}\s+${WHETHER}\s+(.{12,200}?)(?:[.;:(]|$)`, 'i');
/** Words that go beyond what is known: a look at single rows, times, places, or a comparison. */
const DEEPER = words`
  each | every | per | by | compare | correlat\w* | between | timestamps? | exact(?:ly)? | still | now | currently | today | since
  same | different | both | distribution | breakdown | sample | match\w* | align\w* | also | other | before | after the fix
  with the same | come from | comes from | trace | idempotency | lock\w*
`;

export const knownAnswer = rule({
  id: 'known-answer',
  severity: 'error',
  elsewhere: 'warning',
  why: 'minutes are lost on a question that the incident has answered',
  mend: 'ask what is still open',
  check: (doc, facts) => {
    if (doc.report) {
      // What only a language model read may be asked again.
      const answered = new Set(doc.report.signals.filter((s) => s.origin !== 'model').map((s) => s.observable));
      return doc.steps.flatMap((s) =>
        s.observable && answered.has(s.observable) ? [at(s.piece, `"${s.observable}" is answered by a signal`, 'an open observable')] : [],
      );
    }
    if (!facts.given) return [];
    const known = facts.text.split(/(?<=[.;!?])\s+|\n/).map((t) => ({ text: t, words: contentWords(t) }));
    const settings = settingsIn(`${facts.incident.tech_stack}\n${facts.incident.symptoms}\n${facts.incident.occurrence_pattern}`);
    const confirmations = doc.hypotheses.flatMap((h) => (h.parts.confirmation ?? []).slice(0, 1).flatMap((p) => givenSetting(p, settings)));
    const looks = doc.steps.flatMap((s) =>
      s.action
        .slice(0, 3)
        .flatMap((p) => givenSetting(p, settings))
        .slice(0, 1),
    );
    const asked = doc.steps.flatMap((s) =>
      s.action.slice(0, 2).flatMap((p) => {
        const opinion = OPINION.exec(p.text);
        if (opinion) return [at(p, `${quoted(opinion[0])}: an opinion is asked for, where a measure can be read`, 'the measure')];
        const asked = ASKS.exec(p.text)?.[1] ?? '';
        const words = contentWords(asked);
        const figures = givenFigures(p.text, facts.text);
        if (figures) return [at(p, `${quoted(p.text)} is answered by the incident: ${quoted(figures)}`, 'an open question')];
        const seen = s.branches.some((b) => PRESENT.test(b.when)) ? LOOKS_FOR.exec(p.text)?.[1] : undefined;
        if (seen && facts.text.toLowerCase().includes(seen.toLowerCase()) && !FURTHER.test(p.text))
          return [at(s.branches[0]?.piece ?? p, `${quoted(p.text)} is answered by the incident, which quotes it`, 'an open question')];
        const denied = /\b(OOM\w*|evict\w*|throttl\w*|crash\w*|deadlock\w*)\b/i.exec(asked)?.[1];
        const no = denied && new RegExp(`\\b(?:no|not) ${denied.replace(/(?:ed|s|ing)$/i, '')}\\w*`, 'i').exec(facts.text);
        if (no && !DEEPER.test(asked))
          return [at(p, `${quoted(p.text)} is answered by the incident: ${quoted(no[0])}`, 'an open question')];
        if (words.size < 3 || DEEPER.test(asked)) return [];
        const answer = known.find((k) => containment(words, k.words) >= 0.8);
        return answer ? [at(p, `${quoted(p.text)} is answered by the incident: ${quoted(answer.text)}`, 'an open question')] : [];
      }),
    );
    const told = [...confirmations, ...looks, ...asked];
    // What ours asks was computed to be open.
    const also = doc.computed
      ? []
      : [...givenMeasures(doc, facts), ...settledChoices(doc, facts), ...givenExtremes(doc, facts), ...givenCounts(doc, facts)];
    return [...told, ...also.filter((a) => !told.some((t) => t.at.piece === a.at.piece))];
  },
});

/** It reads one setting or counter, and nothing beside it. */
const READS = /\b(?:show|grep|config get|get|check|read|look at|query|print|inspect|compare|verify)\b/i;
const IDENTIFIER = /(?<![\w./-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w(])|(?<![\w./-])[a-z][a-z0-9]+(?:[A-Z][A-Za-z0-9]+)+(?![\w(])/g;
const VIEW = /^(?:pg|information|performance|sys|v)_/;
/** "`SHOW max_connections;`", of an incident that says max_connections = 300. */
function givenSetting(p: Piece, settings: readonly Setting[]) {
  const names = [...new Set(p.text.match(IDENTIFIER) ?? [])].filter((n) => !VIEW.test(n));
  const known = names.map((n) => settings.find((x) => x.name.toLowerCase() === n.toLowerCase()));
  const [first] = known;
  return first &&
    READS.test(p.text) &&
    known.every((k) => k !== undefined) &&
    !/\bselect\b|\bgroup by\b|\beach\b|\bper\b|\bevery\b/i.test(p.text)
    ? [at(p, `${quoted(p.text)} is answered by the incident: ${quoted(first.quote)}`, 'an open question')]
    : [];
}

const IMPRESSION = anyOf`
  slow | fast | normal | busy | loaded | high | feels? | felt | seems? | seemed | thinks? | believes? | noticed anything | unusual
  strange
`;
const PEOPLE = anyOf`team | users? | customers? | developers? | engineers? | staff | colleagues? | operators? | support | people | dbas?`;
const SOME = anyOf`the | some | a few | all | any`;
const ASK = anyOf`ask | survey | poll | interview`;
/** People are asked for what is measured. */
const OPINION = new RegExp(
  String.raw`\b${ASK}(?:ing)? (?:${SOME} )?(?:\w+ )?${PEOPLE}\b[^.;]{0,20}\b(?:whether|if|how)\b[^.;]{0,50}\b${IMPRESSION}\b`,
  'i',
);

/** A line of a log is looked for, which the incident holds. */
const LOOKS_FOR = /\blogs?\b[^.;"“`]{0,40}\bfor ["“`]([^"”`]{6,80})["”`]/i;
const PRESENT = /^\W*(?:if )?(?:the |an? )?(?:\w+ )?(?:present|found|there|yes|appears?|exists?|seen)\b|\b(?:present|found)\W*$/i;

const LOOK_AT = anyOf`check | look at | read | see | inspect | query | count | view | review | get | measure | verify | compare`;
const LOOKS = new RegExp(String.raw`^\W*(?:(?:first|then|again),? )?${LOOK_AT}\s+(.{8,160}?)(?:[.;](?:\s|$)|$)`, 'i');
const MEASURES: readonly RegExp[] = [
  /\bcpu\b/i,
  /\bmem(?:ory)?\b/i,
  /\bdisk(?: usage)?\b/i,
  /\blatency\b/i,
  /\bconn(?:ection)?s\b/i,
  /\berror rate\b/i,
  /\bqueue (?:depth|length)\b/i,
];
/** It asks for more than the figure. */
const FURTHER = words`
  each | every | per | by | correlat\w* | timestamps? | still | now | currently | distribution | breakdown | trend | over time
  profile | which | who | during the next | after | query plan | explain | dump | trace | top | other | sample | replica | slow
`;

/** Two or more measures or names are asked for, and the incident gives a figure for each. */
function givenFigures(text: string, incident: string): string | undefined {
  // "… in CloudWatch" is where, not what.
  const asked = LOOKS.exec(text)?.[1]?.replace(/\s(?:in|on|from|via|with)\s+(?:the )?[A-Z`][\w`]*(?: \w+)?.*$/, '');
  if (!asked || FURTHER.test(asked)) return undefined;
  const names = [
    ...asked.matchAll(/\b(?:[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z][a-z]+(?=,| and)|[a-z]+(?:_[a-z]+)+|(?<=(?:and|,) )[A-Z][a-z]{4,})\b/g),
  ].map((m) => new RegExp(`\\b${m[0]}\\b`));
  const things = [...MEASURES.filter((m) => m.test(asked)), ...names];
  if (things.length < 2) return undefined;
  const parts = incident.split(/[,;\n]|\.(?=\s|$)/);
  const lines = incident.split('\n');
  const given = things.map(
    (t) => parts.find((x) => t.test(x) && /\d/.test(x.replace(/\d{1,2}:\d{2}/g, ''))) ?? lines.find((x) => t.test(x) && /\d{3}/.test(x)),
  );
  return given.every((g) => g !== undefined)
    ? given
        .map((g) => (g ?? '').trim())
        .slice(0, 3)
        .join(', ')
    : undefined;
}
