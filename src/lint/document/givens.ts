import type { Incident } from '../../incident/types.ts';
import { anyOf, words } from '../../text/index.ts';
import { contentWords } from './words.ts';

/** What an incident tells of one thing: a clause with a figure, or with the word that it is as it was. */
export interface Given {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly figure: boolean;
  /** Flat, normal, without change: a look at it over time is answered as well. */
  readonly calm: boolean;
}

const NO = anyOf`no | without | zero`;
const AS_IT_WAS = words`
  unchanged | flat | normal | constant | steady | before, during and after | same as before | (?:is|are|was|were|stays?) (?:fine|healthy|ok|low)
  practically unchanged | unaffected | ${NO} (?:change|increase|growth|rise)\w*
`;
/** Of another time or place it says nothing of now. */
const ELSEWHERE = /\b(?:staging|before that|used to|until then|until the)\b/i;

/** Clause by clause; what stands before a colon is the subject of each clause behind it. */
export function givensIn(incident: Incident): Given[] {
  const out: Given[] = [];
  const text = [incident.symptoms, incident.occurrence_pattern, incident.blast_radius].join('\n');
  for (const sentence of text.split(/\n|(?<=[.;])\s+/)) {
    const plain = sentence.replace(/^\W*(?=\w|`)/, '');
    const subject = /^([A-Z`][^:.;]{2,45}):\s/.exec(plain)?.[1] ?? '';
    const body = subject === '' ? plain : plain.slice(subject.length + 1);
    for (const clause of body.split(/,\s+(?!\d)|;\s+/)) {
      if (ELSEWHERE.test(clause)) continue;
      const whole = `${subject} ${clause}`;
      out.push({
        text: `${subject === '' ? '' : `${subject}: `}${clause.trim()}`,
        words: measureWords(whole),
        figure: /\d/.test(clause.replace(/\d{1,2}:\d{2}|\bp\d{2}\b/g, '')),
        calm: AS_IT_WAS.test(clause),
      });
    }
  }
  return out;
}

/** The content words, names taken apart, and every two neighbours as one word: "event loop" is `eventloop` in a metric. */
export function measureWords(text: string): Set<string> {
  const apart = text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(/[_./`"“”()-]/g, ' ');
  const raw = apart.toLowerCase().match(/[a-z][a-z0-9]+/g) ?? [];
  return new Set([...contentWords(apart), ...raw.slice(1).flatMap((w, i) => [`${raw[i]}${w}`])]);
}

const GENERIC = words`
  total | seconds? | count(?:er)? | bytes | sum | bucket | rate | percent | p\d+ | container | node | nodejs | jvm | pg | http | server | client
  process | max | min | avg | num | ms | api | requests? | status | value | usage | used | stat | state | gauge
`;
const METRIC = /(?<![\w./-])[a-z][a-z0-9]*(?:_[a-z0-9]+){2,}(?![\w(])/g;

/** Metrics that a text names, each with the words of its own name. */
export const metricsIn = (text: string): { readonly name: string; readonly parts: readonly string[] }[] =>
  [...new Set(text.match(METRIC) ?? [])].map((name) => ({
    name,
    parts: [...new Set(name.split('_'))].filter((p) => p.length > 2 && !GENERIC.test(p)).flatMap((p) => [...contentWords(p)]),
  }));
